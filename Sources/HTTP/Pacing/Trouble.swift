/// A time in which a server is left alone, and then asked by few until it is well.
struct Trouble: Sendable {
  let since: Duration
  /// How often a pause was begun without success since.
  var strikes = 0
  /// When the pause is over; none while it is being tried whether the server is well.
  var end: Duration?
  /// How many are trying.
  var probes = 0
  /// Whether a refusal was among the reasons: the rate was too high.
  var isRateLimit = false
  var why: PaceReason
  /// What the server said, for those who cannot wait.
  var error: any Error

  /// However long a server wants to be left alone, after this time somebody looks.
  static let longest = Duration.seconds(3600)

  /// However lucky the draw, a server is left alone for a moment.
  static let shortest = Duration.milliseconds(50)

  init(since: Duration, _ why: PaceReason, _ error: any Error) {
    self.since = since
    self.why = why
    self.error = error
  }

  /// The longest pause that is made without being asked for.
  var floor: Duration { min(.seconds(60), .seconds(1) * (1 << min(max(strikes - 1, 0), 6))) }
}

/// Failures in a row: a few together mean that it is the server, and not the requests.
struct FailureSignals: Sendable {
  private var count = 0
  private var lastCall: Int?

  private static let many = 3

  /// Notes a failure, and says whether there are many. Of one call, where the call may be at fault, only
  /// the first counts.
  mutating func note(_ call: Int?) -> Bool {
    if call == nil || call != lastCall { count += 1 }
    lastCall = call
    return count >= Self.many
  }

  mutating func clear() {
    count = 0
    lastCall = nil
  }
}
