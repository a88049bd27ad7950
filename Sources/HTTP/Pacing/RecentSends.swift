/// How many requests were sent in each of the last seconds and not refused: what a server lets through is
/// learnt from it.
struct RecentSends: Sendable {
  private var counts = [Int](repeating: 0, count: Self.length)
  /// The second to which the last count belongs.
  private var last = 0
  /// When the first was sent since counting began.
  private var began: Duration?

  private static let length = 64

  /// One is sent; what is answered is needed if it is refused.
  mutating func note(_ now: Duration) -> Int {
    let second = Self.second(now)
    if began == nil { restart(now) }
    if second > last {
      for passed in (last + 1)...min(second, last + Self.length) { counts[passed & 63] = 0 }
      last = second
    }
    counts[last & 63] += 1
    return last
  }

  /// One that was sent in this second was refused.
  mutating func forget(_ second: Int) {
    guard second > last - Self.length, counts[second & 63] > 0 else { return }
    counts[second & 63] -= 1
  }

  /// Counts anew from the next on.
  mutating func clear() { began = nil }

  private mutating func restart(_ now: Duration) {
    counts = [Int](repeating: 0, count: Self.length)
    last = Self.second(now)
    began = now
  }

  /// How many requests a second went through up to a moment, if nothing goes through for a while after.
  ///
  /// The best of several stretches counts, so that idle times before do not: a hundred in a tenth of a
  /// second, then nothing for 0.9 s, are a hundred a second; ten in ten seconds, then nothing for fifty,
  /// are ten a minute.
  func rate(until end: Duration, thenNothingFor pause: Duration) -> Double? {
    guard let began, end >= began else { return nil }
    let age = (end - began).asSeconds
    let pause = pause.asSeconds
    let now = Self.second(end)
    let begun = end.asSeconds - Double(now)
    var best: Double?
    for stretch in [1, 2, 4, 8, 16, 32, 60] {
      let count = (0..<stretch).reduce(0) { $0 + self.count(now - $1) }
      let isAll = age <= Double(stretch - 1) + begun
      let length = isAll ? age : Double(stretch - 1) + begun
      if stretch > 1 || isAll || begun > 0.5 {
        best = max(best ?? 0, Double(count) / max(length + pause, 0.001))
      }
      if isAll { break }
    }
    return best
  }

  private func count(_ second: Int) -> Int {
    second <= last && second > last - Self.length ? counts[second & 63] : 0
  }

  private static func second(_ now: Duration) -> Int { Int(now.components.seconds) }
}

extension Duration {
  /// As a number of seconds.
  var asSeconds: Double { self / .seconds(1) }
}
