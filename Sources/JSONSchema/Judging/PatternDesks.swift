import Locking
import Patterns

/// What one judge needs to search for patterns, at a fixed address.
///
/// `@unchecked`: it is in the list of ``PatternDesks`` or with one judge, never both.
final class PatternDesk: @unchecked Sendable {
  let scratch: UnsafeMutablePointer<PatternScratch>

  init() {
    scratch = .allocate(capacity: 1)
    scratch.initialize(to: PatternScratch())
  }

  deinit {
    scratch.deinitialize(count: 1)
    scratch.deallocate()
  }
}

/// The desks that are free: making one takes longer than judging a small value.
final class PatternDesks: Sendable {
  private let free = Lock<[PatternDesk]>([])

  func take() -> PatternDesk { free.withLock { $0.popLast() } ?? PatternDesk() }

  func giveBack(_ desk: PatternDesk) { free.withLock { $0.append(desk) } }
}
