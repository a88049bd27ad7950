package import HTTP

/// One call of the API before it is a request: what is wanted, without what is the same for all calls.
package struct Call: Sendable {
  package var method: HTTPRequest.Method
  package var target: Target
  package var query: [(name: String, value: String)] = []
  /// Besides those that every call has.
  package var headers: HTTPHeaders = [:]
  package var body = HTTPBody()
  /// The form of answer that is asked for.
  package var accept = "application/json"
  package var delivery = HTTPRequest.Delivery.whole
  package var credential = Credential.key
  /// Whether it costs money once the server acts on it.
  package var isBillable = false
  /// The statuses of success. The API knows one.
  package var successes: ClosedRange<Int> = 200...200
  /// Instead of the client's own.
  package var limits: HTTPLimits?
  package var retries: RetryPolicy?
  /// How many tokens its input may have, if that is known.
  var inputTokens: Int?
  /// Told before a request is made again: the status, if there was an answer, and the pause.
  var retrying: (@Sendable (Int?, Duration) -> Void)?
  /// Who keeps account of what goes out, if that may be paid for.
  var witness: (any CallWitness)?

  /// Where a call goes.
  package enum Target: Sendable {
    /// Below the version: `interactions/v1_x`, encoded already.
    case resource(String)
    /// Where files go up: `files`, encoded already.
    case upload(String)
    /// A place that the server named; it must be its own.
    case place(HTTPURL)
  }

  /// By what right it is made.
  package enum Credential: Sendable {
    case key
    /// The key, and an OAuth token.
    case token(Secret)
    /// The URL itself is the right.
    case none
  }

  package init(_ method: HTTPRequest.Method, _ target: Target) {
    self.method = method
    self.target = target
  }
}

extension Call.Target {
  /// A resource by its id, which is one segment of the path whatever it holds.
  static func interaction(_ id: String, _ action: String = "") throws(GeminiError) -> Self {
    guard !id.isEmpty, !id.utf8.allSatisfy({ $0 == UInt8(ascii: ".") }) else {
      throw .unsendable(.unsuitableID(id))
    }
    return .resource("interactions/\(HTTPURL.encoded(id))\(action)")
  }
}

/// Keeps account of the requests of a call: of each that goes out, and of those by which nothing can have
/// been done.
package protocol CallWitness: Sendable {
  /// Nothing is left to wait for: the request is made when this comes back.
  func goesOut() async throws(GeminiError)
  /// Nothing can have been done by it, and the call waits until it is made again.
  func comesBack() async
}
