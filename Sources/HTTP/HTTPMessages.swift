/// What a client asks, whole: sending it again sends the same.
public struct HTTPRequest: Sendable {
  /// What is to be done.
  public var method: Method
  /// With what.
  public var url: HTTPURL
  /// Without those that follow from the URL and the body.
  public var headers: HTTPHeaders
  /// What is sent along.
  public var body: HTTPBody
  /// How long each part of the exchange may take, and how much may come back.
  public var limits: HTTPLimits
  /// How the answer's body is wanted.
  public var delivery: Delivery

  /// Describes a request.
  public init(
    _ method: Method, _ url: HTTPURL, headers: HTTPHeaders = [:], body: HTTPBody = HTTPBody(),
    limits: HTTPLimits = HTTPLimits(), delivery: Delivery = .whole
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
    self.delivery = delivery
  }

  /// What is to be done.
  public enum Method: String, Sendable, Hashable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// Whether the answer is handed over at its end or as it comes.
  public enum Delivery: Sendable, Hashable {
    /// `send` returns when the last byte is there: one hand-over, for answers that are read whole.
    case whole
    /// `send` returns with the head; the body follows in chunks.
    case streamed
  }
}

/// What a server answered.
public struct HTTPResponse: Sendable {
  /// Three digits.
  public var status: Int
  /// As they came.
  public var headers: HTTPHeaders
  /// What came after them.
  public var body: HTTPResponseBody

  /// Describes an answer.
  public init(
    status: Int, headers: HTTPHeaders = [:], body: HTTPResponseBody = HTTPResponseBody([])
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// How long an exchange may take, and how much may come back. `nil` is no limit.
public struct HTTPLimits: Sendable, Hashable {
  /// From the first attempt to connect to a usable connection, TLS included.
  public var connect: Duration?
  /// From the last byte sent to the first byte of the answer.
  public var firstByte: Duration?
  /// Between two bytes, of the request or the answer, in either direction.
  public var idle: Duration?
  /// The slowest answer that is still waited for, on average over the time given.
  public var slowest: Pace?
  /// The whole exchange.
  public var total: Duration?
  /// The bytes of the answer's body.
  public var responseBytes: Int?
  /// The bytes of the answer's head.
  public var headBytes: Int

  /// A number of bytes in a stretch of time.
  public struct Pace: Sendable, Hashable {
    /// How many.
    public var bytes: Int
    /// How long.
    public var over: Duration

    /// So many bytes in so long a time.
    public init(bytes: Int, over: Duration) {
      self.bytes = bytes
      self.over = over
    }
  }

  /// Limits that a healthy call to a model keeps.
  public init(
    connect: Duration? = .seconds(15), firstByte: Duration? = .seconds(600),
    idle: Duration? = .seconds(120), slowest: Pace? = nil, total: Duration? = nil,
    responseBytes: Int? = 256 << 20, headBytes: Int = 256 << 10
  ) {
    self.connect = connect
    self.firstByte = firstByte
    self.idle = idle
    self.slowest = slowest
    self.total = total
    self.responseBytes = responseBytes
    self.headBytes = headBytes
  }
}
