public import HTTP
import OrderedJSON

extension Gemini {
  /// How a client reaches the API, and what it asks for where a request does not say.
  public struct Settings: Sendable {
    /// Where the API key comes from.
    public var key: KeySource
    /// Where the API is: this, else `GOOGLE_GEMINI_BASE_URL`, else Google. A path is kept.
    public var baseURL: String?
    /// Hosts that may be reached over plain `http` besides this machine, as servers of models at home are; a
    /// key that Google gave out is never sent there. The transport has to allow them, too.
    public var plainHosts: Set<String> = []
    /// The version in every path: this, else `GOOGLE_GENAI_API_VERSION` (`beta` stands for `v1beta`, as
    /// in the official SDK), else `v1beta`, which the guide uses.
    public var version: String?
    /// The model of requests that name neither a model nor an agent.
    public var model = "gemini-3.5-flash"
    /// The `Api-Revision` that pins the form of answers; none is sent unless it is set.
    public var revision: String?
    /// What goes along with every request.
    public var headers: HTTPHeaders = [:]
    /// How long an exchange may take, and how much may come back.
    public var limits = HTTPLimits()
    /// When a call is made again.
    public var retries = RetryPolicy()
    /// Holds calls back where a server wants fewer; all clients of a process that share a limit share it.
    public var pacer: Pacer?

    /// The guide's settings.
    public init(key: KeySource = .environment) { self.key = key }
  }
}

extension Gemini.Settings {
  static let baseURLVariable = "GOOGLE_GEMINI_BASE_URL"
  static let versionVariable = "GOOGLE_GENAI_API_VERSION"
  static let google = "https://generativelanguage.googleapis.com"

  /// Where the API is; plain `http` is for this machine alone.
  func base(in surroundings: Surroundings) throws(GeminiError) -> HTTPURL {
    let text = baseURL ?? surroundings.variable(Self.baseURLVariable) ?? Self.google
    guard let url = HTTPURL(text), url.query == nil else { throw .badSetting(.baseURL(text)) }
    guard url.scheme == .https || url.isLoopback || plainHosts.contains(url.host) else {
      throw .unsafe(.plainHTTP(url.origin))
    }
    return url
  }

  /// The version, fit to stand in a path.
  func version(in surroundings: Surroundings) throws(GeminiError) -> String {
    let text = version ?? surroundings.variable(Self.versionVariable) ?? "v1beta"
    guard !text.isEmpty, text.utf8.allSatisfy(Self.isOfWord) else {
      throw .badSetting(.version(text))
    }
    return UTF8Text(text) == UTF8Text("beta") ? "v1beta" : text
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}
