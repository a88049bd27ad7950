import Locking
import Patterns
import Synchronization

/// What one judge needs to search for patterns, at a fixed address.
///
/// `@unchecked`: it is with ``PatternDesks`` or with one judge, never both.
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
///
/// The one that was given back last is taken by a single exchange; mostly there is no other.
final class PatternDesks: Sendable {
  /// The address of that desk, which counts as a reference to it; 0 for none.
  private let nearest = Atomic<UInt>(0)
  private let others = Lock<[PatternDesk]>([])

  /// Hands out a desk with one reference to it, which has to be given back.
  func take() -> Unmanaged<PatternDesk> {
    nearest.exchange(0, ordering: .acquiring).desk
      ?? .passRetained(others.withLock { $0.popLast() } ?? PatternDesk())
  }

  func giveBack(_ desk: Unmanaged<PatternDesk>) {
    let address = UInt(bitPattern: desk.toOpaque())
    let (isNearest, _) = nearest.compareExchange(
      expected: 0, desired: address, ordering: .releasing)
    if !isNearest { others.withLock { $0.append(desk.takeRetainedValue()) } }
  }

  deinit { nearest.exchange(0, ordering: .acquiring).desk?.release() }
}

extension UInt {
  /// The desk at this address.
  fileprivate var desk: Unmanaged<PatternDesk>? {
    UnsafeRawPointer(bitPattern: self).map(Unmanaged.fromOpaque)
  }
}
