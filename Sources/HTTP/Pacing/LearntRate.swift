private import Glibc

/// How many requests a second a server takes, as far as its refusals tell.
///
/// After a refusal the rate is what went through lately, less than before in any case. Then it grows: back
/// to just below the rate at which the refusal came, and from there slowly, so that refusals are rare; or,
/// where no such rate is known, by a small share. When nothing was refused for long it grows ever faster,
/// until it is forgotten. The longer the pause was, the slower all of that goes: a limit of a minute shows
/// only in minutes.
///
///     rate │╲ refused                ╭ refused
///          │ ╲  ╭──────────────────╯ ╲  ╭────
///          │  ╲╯                      ╲╯
struct LearntRate: Sendable {
  /// Just after the refusal.
  private var start: Double
  /// What was too much.
  private var tooMuch: Double?
  private var since: Duration
  /// The unit of time for its growth, in seconds.
  private var unit: Double
  /// When the next request may go.
  private(set) var next: Duration

  /// Learns from the first pause, which is over: what went through until it began, and meanwhile nothing.
  init(through: Double, pause: Duration, now: Duration) {
    self.init(start: through * 0.95, pause, now)
  }

  /// Learns from a pause that began at a moment though there was a rate already.
  init(after old: LearntRate, refused: Duration, pause: Duration, now: Duration) {
    let rate = old.rate(refused) ?? old.start
    // So soon after the last pause it is not a little too much.
    let isSoon = (refused - old.since).asSeconds < 3 * old.unit
    self.init(start: rate * (isSoon ? 0.6 : 0.85), pause, now)
    tooMuch = rate
  }

  private init(start: Double, _ pause: Duration, _ now: Duration) {
    self.start = min(max(start, 1 / 60), 1e6)
    since = now
    unit = min(max(pause.asSeconds, 1), 60)
    next = now
  }

  /// Requests a second at a moment; none when it is forgotten.
  func rate(_ now: Duration) -> Double? {
    let age = (now - since).asSeconds / unit
    let calm = max(0, age - 60)
    guard calm < 100 else { return nil }
    return grown(by: min(age, 60)) * pow(1.05, calm)
  }

  private func grown(by age: Double) -> Double {
    guard let tooMuch else { return start * pow(1.25, age) }
    let near = max(start, tooMuch * 0.97)
    return near - (near - start) * exp(-age / 3) + tooMuch * 0.0007 * age
  }

  /// One goes. A timer that is late is made up for.
  mutating func note(_ now: Duration, at rate: Double) {
    let interval = Duration.seconds(1 / rate)
    next = max(next, now - min(interval, .milliseconds(20))) + interval
  }
}
