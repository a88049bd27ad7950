public import HTTP

/// What is different for one call.
public struct CallOptions: Sendable {
  /// Sent along; a header of the client's own settings gives way.
  public var headers: HTTPHeaders
  /// Added to the URL.
  public var query: [(name: String, value: String)]
  /// Instead of the client's limits.
  public var limits: HTTPLimits?
  /// Instead of the client's policy.
  public var retries: RetryPolicy?
  /// How many tokens its input may have; a pacer that limits them reckons with that. Else it is guessed
  /// from the size of the request.
  public var inputTokens: Int?
  /// Told each time before the request is made again: the status of the answer, if there was one, and how
  /// long it waits.
  public var retrying: (@Sendable (_ status: Int?, _ pause: Duration) -> Void)?
  /// Who keeps account of what goes out and may be paid for.
  package var witness: (any CallWitness)?

  /// Nothing is different but what is named.
  public init(
    headers: HTTPHeaders = [:], query: [(name: String, value: String)] = [],
    limits: HTTPLimits? = nil, retries: RetryPolicy? = nil
  ) {
    self.headers = headers
    self.query = query
    self.limits = limits
    self.retries = retries
  }
}

extension Call {
  /// The call with what is different for it.
  func adjusted(by options: CallOptions) -> Call {
    var call = self
    for field in options.headers.fields { call.headers[field.name] = field.value }
    call.query += options.query
    call.limits = options.limits ?? limits
    call.retries = options.retries ?? retries
    call.inputTokens = options.inputTokens ?? inputTokens
    call.retrying = options.retrying ?? retrying
    // To ask for what is there already is no call of its own.
    if isBillable { call.witness = options.witness }
    return call
  }
}
