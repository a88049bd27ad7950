import Locking
import Threads

/// The thread of a ledger's writer.
final class WriterThread: Sendable {
  private let thread: SystemThread
  private let ending: WriterEnding

  /// Starts it.
  init(_ store: sending Store, _ mailbox: Mailbox) throws(LedgerError) {
    let path = store.path
    let ending = WriterEnding()
    let work = WriterWork(store, mailbox, ending)
    guard let thread = SystemThread({ work.run() }) else {
      throw .storage(path, "the system gives no thread to it; allow more with ulimit -u")
    }
    self.thread = thread
    self.ending = ending
  }

  /// Waits for its end, which comes after that of its mailbox, and says what went wrong on the way.
  func end() async -> LedgerError? { await ending.wait() }

  /// Waits for its end on this thread, for what is left to do at the end of a ledger's life.
  func join() { thread.join() }
}

/// What the thread is given.
private final class WriterWork {
  private var store: Store?
  private let mailbox: Mailbox
  private let ending: WriterEnding

  init(_ store: Store, _ mailbox: Mailbox, _ ending: WriterEnding) {
    self.store = store
    self.mailbox = mailbox
    self.ending = ending
  }

  func run() {
    let refusal = write()
    ending.come(with: refusal)
  }

  /// The file is closed and the lock gone when this is left.
  private func write() -> LedgerError? {
    guard let store else { return nil }
    self.store = nil
    return Writer(store, mailbox).run()
  }
}

/// How the thread ended, for those who wait for that.
private final class WriterEnding: Sendable {
  private typealias Waiter = UnsafeContinuation<LedgerError?, Never>

  private enum State {
    case awaited(by: [Waiter])
    case came(LedgerError?)
  }

  private let state = Lock(State.awaited(by: []))

  func wait() async -> LedgerError? {
    await withUnsafeContinuation { continuation in
      let ended: LedgerError?? = state.withLock { state in
        switch state {
        case .came(let refusal): return .some(refusal)
        case .awaited(let others):
          state = .awaited(by: others + [continuation])
          return nil
        }
      }
      if let ended { continuation.resume(returning: ended) }
    }
  }

  func come(with refusal: LedgerError?) {
    let waiters: [Waiter] = state.withLock { state in
      guard case .awaited(let waiters) = state else { return [] }
      state = .came(refusal)
      return waiters
    }
    for waiter in waiters { waiter.resume(returning: refusal) }
  }
}
