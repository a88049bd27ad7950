/// Repeats work for a slice of time.
package struct Stopwatch {
  private let slice: Duration
  /// Passes between two looks at the clock: many for a small document, where a look would count.
  package let stride: Int

  package init(_ slice: Duration, bytes: Int) {
    self.slice = slice
    stride = max(1, 65_536 / bytes)
  }

  /// The nanoseconds that one pass took.
  package func time(_ pass: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    var passes = 0
    var elapsed: Duration
    repeat {
      for _ in 0..<stride { try pass() }
      passes += stride
      elapsed = start.duration(to: clock.now)
    } while elapsed < slice
    return elapsed / .nanoseconds(passes)
  }
}
