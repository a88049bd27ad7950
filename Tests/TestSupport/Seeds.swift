import Foundation

/// Seeds of cases that are made up: a part of them in every run, all with `EXTRACT_EVERY_SEED=1`, as
/// `scripts/checks.d/25-every-seed` has it.
package struct Seeds: Sequence, Sendable {
  private let all: Range<UInt64>
  private let step: UInt64

  /// Every seed of a range when all are wanted, else one in so many.
  package init(_ all: Range<UInt64>, oneIn step: UInt64) {
    self.all = all
    self.step = Self.areAll ? 1 : step
  }

  package static let areAll = ProcessInfo.processInfo.environment["EXTRACT_EVERY_SEED"] == "1"

  package var count: Int { Array(self).count }

  package func makeIterator() -> StrideTo<UInt64>.Iterator {
    stride(from: all.lowerBound, to: all.upperBound, by: UInt64.Stride(step)).makeIterator()
  }
}
