/// When a request is made again, and how long after: arithmetic, to which time and chance are given.
///
/// An attempt that failed is worth another one when its status is 408, 409, 429 or 5xx, or when it ended
/// without an answer for a reason that may pass. The pause is what the server asks for, or else any
/// length up to a ceiling that doubles with each attempt.
public struct RetryPolicy: Sendable, Hashable {
  /// How often a request is made, the first time included.
  public var attempts: Int
  /// The ceiling of the first pause.
  public var first: Duration
  /// The highest ceiling.
  public var longest: Duration
  /// The longest pause that a server may ask for; when it wants more, the request is given up.
  public var longestAsked: Duration
  /// Whether a request that may cost money is made again after 408, 502 or 504, by which a server says
  /// that it waited no longer, and not that nothing was done. The official SDK makes it again.
  public var repeatsUncertain: Bool

  /// What the official SDK does, but with pauses spread from zero, so that many clients do not come
  /// back at once.
  public init(
    attempts: Int = 5, first: Duration = .milliseconds(500), longest: Duration = .seconds(8),
    longestAsked: Duration = .seconds(120), repeatsUncertain: Bool = true
  ) {
    self.attempts = attempts
    self.first = first
    self.longest = longest
    self.longestAsked = longestAsked
    self.repeatsUncertain = repeatsUncertain
  }

  /// Every failure stands.
  public static let never = RetryPolicy(attempts: 1)
}

extension RetryPolicy {
  /// What follows from an attempt.
  package enum Verdict: Sendable, Hashable {
    /// Asking again would not change the outcome.
    case letStand
    case again(after: Duration, Certainty)
    case giveUp(Reason)
  }

  /// Whether an attempt that failed may have had an effect.
  package enum Certainty: Sendable, Hashable {
    /// Making the request again does what making it once would have done.
    case certain
    /// The server may have acted, and charged for it, though its answer did not come.
    case ambiguous
  }

  /// Why a request is not made again though another attempt might succeed.
  package enum Reason: Sendable, Hashable {
    case attemptsSpent(Int)
    case pauseTooLong(asked: Duration, limit: Duration)
  }

  /// What making a request twice does.
  package enum Repetition: Sendable, Hashable {
    /// Nothing more than making it once: reading, deleting, cancelling.
    case harmless
    /// It may be paid for twice.
    case mayBill
  }

  /// Judges an answer to the attempt of that number, which counts from 1. `chance` is in 0...1.
  package func verdict(
    on status: Int, _ headers: HTTPHeaders, repeating: Repetition = .harmless, attempt: Int,
    now: HTTPDate, chance: Double
  ) -> Verdict {
    switch status {
    case 408 where !mayRepeat(repeating), 502 where !mayRepeat(repeating),
      504 where !mayRepeat(repeating):
      return .letStand
    case 408, 409, 429, 500...599:
      let asked = RetryHint(headers, now: now)?.pause
      return another(after: attempt, .certain, asked: asked, chance: chance)
    default: return .letStand
    }
  }

  private func mayRepeat(_ repetition: Repetition) -> Bool {
    repeatsUncertain || repetition == .harmless
  }

  /// Judges an attempt that ended without an answer.
  package func verdict(
    on error: TransportError, repeating: Repetition, attempt: Int, chance: Double
  ) -> Verdict {
    guard error.fault.mayPass else { return .letStand }
    let isCertain = repeating == .harmless || error.reach == .neverSent
    return another(
      after: attempt, isCertain ? .certain : .ambiguous, asked: nil, chance: chance)
  }

  /// Judges an attempt that is known to be worth another, after which the server asked to be left alone
  /// for so long.
  package func another(
    after attempt: Int, _ certainty: Certainty, asked: Duration?, chance: Double
  ) -> Verdict {
    guard attempt < attempts else { return .giveUp(.attemptsSpent(attempt)) }
    guard let asked else { return .again(after: ceiling(attempt) * chance, certainty) }
    guard asked <= longestAsked else {
      return .giveUp(.pauseTooLong(asked: asked, limit: longestAsked))
    }
    return .again(after: asked, certainty)
  }

  /// The longest pause after the attempt of that number.
  private func ceiling(_ attempt: Int) -> Duration {
    min(longest, first * (1 << min(max(attempt - 1, 0), 20)))
  }
}

extension TransportError.Fault {
  /// Whether it is this machine that can make no request, whoever it is for.
  package var isOfMachine: Bool {
    switch self {
    case .exhausted, .libraryMissing: true
    default: false
    }
  }

  /// Whether another attempt may fare better.
  package var mayPass: Bool {
    switch self {
    case .nameNotFound, .proxyNameNotFound, .cannotConnect, .timedOut, .tooSlow, .broken: true
    case .libraryMissing, .insecure, .exhausted, .insecureConnection, .malformed, .encoded,
      .headTooLarge, .responseTooLarge, .bodyUnreadable, .cancelled, .other:
      false
    }
  }
}
