/// How many documents come to their end in a second, by the last sixty of them.
struct Speed: Sendable {
  private static let span = 60
  /// A place for each second of the last minute: which second, and how many ended in it.
  private var seconds = [(second: Int, count: Int)](repeating: (-1, 0), count: span)
  private var first: Int?

  /// One has ended, so long after the beginning.
  mutating func count(at time: Duration) {
    let second = Int(time.components.seconds)
    let place = second % Self.span
    first = first ?? second
    seconds[place] =
      seconds[place].second == second
      ? (second, seconds[place].count + 1) : (second, 1)
  }

  /// Nothing before one has ended.
  func perSecond(at time: Duration) -> Double? {
    guard let first else { return nil }
    let now = Int(time.components.seconds)
    let recent = seconds.filter { $0.second >= 0 && $0.second > now - Self.span }
    let span = min(Self.span, max(1, now - first + 1))
    return Double(recent.reduce(0) { $0 + $1.count }) / Double(span)
  }
}
