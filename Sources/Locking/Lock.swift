private import Glibc

/// A value that several threads share, and that one at a time may touch.
///
/// For state that is changed in a moment and never across an `await`. It is a pthread mutex because
/// ThreadSanitizer on Linux follows those and takes `Synchronization.Mutex` for a race.
///
/// `@unchecked Sendable` holds because `state` is reached through `withLock` alone, which runs one
/// body at a time, and because what enters or leaves is `sending`, so nothing else refers to it.
package final class Lock<State>: @unchecked Sendable {
  /// In memory of its own: a mutex must keep its address.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var state: State

  /// Takes over a value that nobody else refers to.
  package init(_ state: sending State) {
    self.mutex = .allocate(capacity: 1)
    self.mutex.initialize(to: pthread_mutex_t())
    self.state = state
    Self.demand(pthread_mutex_init(mutex, nil))
  }

  deinit {
    Self.demand(pthread_mutex_destroy(mutex))
    mutex.deallocate()
  }

  /// Runs `body` while no other thread is in one, and answers what it answers.
  ///
  /// Locking again from inside `body` never returns.
  package func withLock<Answer, Failure: Error>(
    _ body: (inout sending State) throws(Failure) -> sending Answer
  ) throws(Failure) -> sending Answer {
    Self.demand(pthread_mutex_lock(mutex))
    defer { Self.demand(pthread_mutex_unlock(mutex)) }
    return try body(&state)
  }

  private static func demand(_ code: Int32) {
    // A plain mutex fails only when it was not initialised, or is destroyed while held.
    precondition(code == 0, "A pthread mutex answered \(code).")
  }
}
