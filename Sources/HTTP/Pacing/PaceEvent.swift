/// Why requests are held back.
public enum PaceReason: Sendable, Hashable {
  /// The server says that there were too many.
  case rateLimit
  /// The server says that it has too much to do, with this status.
  case overloaded(status: Int)
  /// The server failed several requests in a row, the last with this status.
  case failing(status: Int)
  /// Several connections in a row did not come about.
  case unreachable
  /// What the pace allows is used up.
  case requestsPerMinute(Int)
  case tokensPerMinute(Int)
  /// The server complained lately, so there are fewer than before.
  case slowedDown
}

extension PaceReason: CustomStringConvertible {
  /// In a few words: `rate limit (429)`, `60 requests a minute`.
  public var description: String {
    switch self {
    case .rateLimit: "rate limit (429)"
    case .overloaded(let status): "overloaded (\(status))"
    case .failing(let status): "failing (\(status))"
    case .unreachable: "no connection"
    case .requestsPerMinute(let limit): "\(limit) \(limit == 1 ? "request" : "requests") a minute"
    case .tokensPerMinute(let limit): "\(limit) \(limit == 1 ? "token" : "tokens") a minute"
    case .slowedDown: "slowed down after a rate limit"
    }
  }
}

/// Something that a pacer tells of.
public enum PaceEvent: Sendable, Hashable {
  /// Nothing is sent for so long at the least. A pause that is made longer is told of again.
  case paused(Duration, why: PaceReason)
  /// Requests go out again; so many a second at first, if that is limited.
  case resumed(rate: Double?)
}

/// How a pacer stands at a moment.
public struct PaceState: Sendable, Hashable {
  /// How long nothing is sent yet.
  public var pause: Duration?
  /// Why nothing is sent, or less than could be.
  public var why: PaceReason?
  /// How many requests go out in a second at the most, as far as that was learnt from refusals.
  public var rate: Double?
  /// How many requests wait for their turn.
  public var waiting: Int
}
