import Locking

/// Hands a reply on to whoever waits for it: whole, or as it comes.
package struct Relay: Sendable {
  /// Hands the next part on.
  package let hand: @Sendable (Delivery) -> Void

  /// Hands parts to whoever takes them.
  package init(hand: @escaping @Sendable (Delivery) -> Void) { self.hand = hand }

  /// What comes of a reply: all at once, or a beginning, more of it, and its end.
  package enum Delivery: Sendable, Equatable {
    case whole(Reply)
    case beginning(Reply)
    case more([Piece])
    case end

    /// Whether nothing comes behind it.
    var isLast: Bool {
      switch self {
      case .whole, .end: true
      case .beginning, .more: false
      }
    }
  }
}

extension Answer {
  /// The reply, when all of it is there.
  package func whole() async -> Reply {
    switch self {
    case .ready(let reply): return reply
    case .later(let question):
      let parts = Lock<[Relay.Delivery]>([])
      await question(Relay { part in parts.withLock { $0.append(part) } })
      return parts.withLock { Self.whole(of: $0) }
    }
  }

  private static func whole(of parts: [Relay.Delivery]) -> Reply {
    var whole = Reply(status: 500)
    for part in parts {
      switch part {
      case .whole(let reply), .beginning(let reply): whole = reply
      case .more(let pieces): whole.script += pieces
      case .end: break
      }
    }
    return whole
  }
}
