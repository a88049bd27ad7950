/// One request that has its turn; whoever took it tells the pacer how it ended.
package struct Turn: Sendable {
  /// How often there had been a pause when it was taken.
  let epoch: Int
  /// In which second it was taken.
  let second: Int
  /// Of which call it is.
  let arrival: Int
  let isMetered: Bool
  /// Where its tokens are counted.
  let tokens: Int?
  /// How many requests had succeeded when it was taken.
  let passes: Int
}

/// A call on its way through a pacer: when it came, and what it is. It has a turn for each attempt.
package struct PacedCall: Sendable {
  /// Whether it costs money, so that the limits of a pace hold for it.
  let isMetered: Bool
  /// What its input is expected to take.
  let tokens: Int
  /// Its number among the calls; none before it has asked for its first turn.
  package var arrival = 0
  /// How much trouble there had been when it came.
  var trouble = Duration.zero

  package init(isMetered: Bool, tokens: Int = 0) {
    self.isMetered = isMetered
    self.tokens = max(0, tokens)
  }

  var hasArrived: Bool { arrival > 0 }
  /// Where it waits.
  var lane: Int { isMetered ? 0 : 1 }
}

/// What is known of the server after a turn.
package struct Aftermath: Sendable {
  /// Whether it has trouble, so that the failure of a single request tells nothing of the request.
  package let isInTrouble: Bool
  /// Whether it took other requests meanwhile.
  package let tookOthers: Bool
}

/// How a turn ended.
package enum TurnEnd: Sendable {
  /// The server answered, and not that it has too much to do.
  case passed
  /// It began to answer with a stream, in which it can still say that it has too much to do.
  case opened
  /// 429: it was one too many; how long the server wants to be left alone, and its error.
  case refused(hint: Duration?, any Error)
  /// The server has too much to do, with this status.
  case overloaded(status: Int, hint: Duration?, any Error)
  /// The server failed, with this status, which may have been for the request.
  case failed(status: Int, any Error)
  /// No connection came about.
  case unreachable(any Error)
  /// Nobody knows: it was cancelled, or broke off.
  case unknown
}
