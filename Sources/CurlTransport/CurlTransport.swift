public import HTTP
private import Locking

/// Carries requests to servers by libcurl.
///
/// All exchanges of a transport run on one thread, which is started by the first and sleeps while
/// nothing moves; connections are kept for the next request. Both go with the last reference to the
/// transport and to the answers that are still being read.
///
///     let transport = CurlTransport()
///     let answer = try await transport.send(HTTPRequest(.get, url))
///
/// Certificates are always checked, by the system's authorities or by those in the file that
/// `SSL_CERT_FILE` or `CURL_CA_BUNDLE` names. Proxies are taken from the environment as curl does,
/// but never for this machine.
public final class CurlTransport: HTTPTransport {
  private let settings: CurlSettings
  private let environment: CurlEnvironment
  private let engine = Lock<Engine?>(nil)

  /// Makes a transport; nothing is opened before the first request.
  public convenience init(_ settings: CurlSettings = CurlSettings()) {
    self.init(settings, .ofProcess)
  }

  init(_ settings: CurlSettings, _ environment: CurlEnvironment) {
    self.settings = settings
    self.environment = environment
  }

  /// Makes one exchange. Cancelling the task ends it on the network, too, with its connection.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let isLocal = request.url.isLoopback
    guard isLocal || isAllowed(request.url) else {
      throw TransportError(.insecure, .neverSent, request.url.origin)
    }
    let engine = try runningEngine(for: request.url.origin)
    let exchange = Exchange(request, isLocal: isLocal)
    let answer = try await engine.answer(to: exchange)
    let body =
      exchange.stream.map { HTTPResponseBody(StreamedBody(exchange, $0, engine)) }
      ?? HTTPResponseBody(answer.body)
    return HTTPResponse(status: answer.status, headers: answer.headers, body: body)
  }

  /// The version of libcurl, as in `7.88.1`, which is opened for it; `nil` where it cannot be.
  package static var versionInUse: String? { try? CurlLibrary.shared.get().version }

  /// Whether a host other than this machine may be spoken to in this way.
  private func isAllowed(_ url: HTTPURL) -> Bool {
    url.scheme == .https || settings.plainHosts.contains(url.host)
  }

  /// What could not be started is tried again by the next request.
  private func runningEngine(for origin: HTTPURL.Origin) throws(TransportError) -> Engine {
    try engine.withLock { (engine) throws(TransportError) in
      if let engine { return engine }
      let started = try Engine(settings, environment, for: origin)
      engine = started
      return started
    }
  }
}
