/// Whoever carries a request to a server and brings back what it answered.
///
/// One exchange is one call: a transport neither retries nor follows redirects, and a `3xx` is an
/// answer like any other. When the task that asked is cancelled the exchange ends at once, on the
/// network too, and `cancelled` is thrown.
public protocol HTTPTransport: Sendable {
  /// Makes one exchange.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

/// Why an exchange ended without a whole answer.
public struct TransportError: Error, Sendable, Hashable {
  /// What went wrong.
  public let fault: Fault
  /// Whether the server may have acted on the request.
  public let reach: Reach
  /// Whom the request was for.
  public let origin: HTTPURL.Origin

  /// States a fault.
  public init(_ fault: Fault, _ reach: Reach, _ origin: HTTPURL.Origin) {
    self.fault = fault
    self.reach = reach
    self.origin = origin
  }

  /// How far the request came. What was certainly not received may be asked again without fear of
  /// paying twice.
  public enum Reach: Sendable, Hashable {
    /// No byte of the request left this machine.
    case neverSent
    /// Some of the request was sent, but not the whole of it.
    case partlySent
    /// All of it was sent: the server may have acted, and may be acting still.
    case sent
  }

  /// What went wrong.
  public enum Fault: Sendable, Hashable {
    /// libcurl is not installed, or lacks what is needed.
    case libraryMissing(String)
    /// Plain `http` to a host that is neither this machine nor allowed by name.
    case insecure
    /// This machine has no more memory, files or threads to give: it says nothing of the request.
    case exhausted(String)
    case nameNotFound
    case proxyNameNotFound
    case cannotConnect(String)
    /// The certificate or the handshake was refused.
    case insecureConnection(String)
    case timedOut(Phase, Duration)
    /// Slower than the limit.
    case tooSlow(HTTPLimits.Pace)
    /// The connection ended before the answer did.
    case broken(String)
    /// The answer does not follow the protocol.
    case malformed(String)
    /// The answer came compressed, though that was not asked for.
    case encoded(String)
    case headTooLarge(limit: Int)
    case responseTooLarge(limit: Int)
    /// A file of the body could not be read, or was changed since it was measured.
    case bodyUnreadable(String)
    case cancelled
    case other(String)
  }

  /// The parts of an exchange that have a limit of time.
  public enum Phase: String, Sendable, Hashable {
    case connecting, firstByte, idle, total
  }
}
