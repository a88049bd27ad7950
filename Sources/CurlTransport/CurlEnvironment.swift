private import Glibc
import HTTP

/// What variables of the environment say of connections, read once for each transport.
///
/// The names are those that curl reads; a variable that is empty counts as not set.
struct CurlEnvironment: Sendable, Hashable {
  /// The file of the certificates that are trusted, instead of the system's.
  let certificates: String?
  /// Proxies by scheme.
  private let proxies: [HTTPURL.Scheme: String]
  /// Hosts that are spoken to directly.
  let direct: String?

  /// Asks for each variable by its name.
  init(_ value: (String) -> String?) {
    func first(_ names: String...) -> String? {
      names.lazy.compactMap(value).first { !$0.isEmpty }
    }
    certificates = first("CURL_CA_BUNDLE", "SSL_CERT_FILE")
    // HTTP_PROXY is what a CGI script finds when a client sends a header `Proxy`: never read.
    let plain = first("http_proxy", "all_proxy", "ALL_PROXY")
    let secure = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    proxies = [HTTPURL.Scheme.http: plain, .https: secure].compactMapValues(\.self)
    direct = first("no_proxy", "NO_PROXY")
  }

  /// The environment of this process.
  static var ofProcess: CurlEnvironment {
    CurlEnvironment { getenv($0).map { String(cString: $0) } }
  }

  /// The proxy that a request goes through, if any. This machine needs none.
  func proxy(for url: HTTPURL) -> String? {
    url.isLoopback ? nil : proxies[url.scheme]
  }
}
