import Ledger
import Locking

/// Lets one worker at a time have an item: of documents that are equal, the others wait, and find it
/// done.
final class Lanes: Sendable {
  private let waiting = Lock<[ItemKey: [CheckedContinuation<Void, Never>]]>([:])

  /// Waits until nobody else has the item.
  func enter(_ key: ItemKey) async {
    await withCheckedContinuation { continuation in
      let isFree = waiting.withLock { waiting in
        guard waiting[key] != nil else {
          waiting[key] = []
          return true
        }
        waiting[key]?.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  /// Lets the next one have the item.
  func leave(_ key: ItemKey) {
    let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
      guard waiting[key]?.isEmpty == false else {
        waiting[key] = nil
        return nil
      }
      return waiting[key]?.removeFirst()
    }
    next?.resume()
  }
}
