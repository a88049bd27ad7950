import Dispatch
import Locking
import Threads

/// The one place where the command's thread waits for work that is not on it.
enum Waiting {
  /// Does the work and answers its exit code. It is refused where the system has too few threads for it:
  /// what shares them would wait for ever, without a word.
  static func until(_ words: Words, _ work: @escaping @Sendable () async -> ExitCode) -> ExitCode {
    guard hasThreads else {
      return words.fail(
        "this process may start fewer than \(threads) threads, and needs them; use ulimit -u, or end "
          + "other processes", .failed)
    }
    let ended = DispatchSemaphore(value: 0)
    let code = Lock(ExitCode.someFailed)
    Task {
      let value = await work()
      code.withLock { $0 = value }
      ended.signal()
    }
    ended.wait()
    return code.withLock { $0 }
  }

  /// Those that tasks share, and one each for the network, the ledger, the list of documents, signals, the
  /// emulator, and a few more.
  private static let threads = 12

  /// Whether there may be as many as are needed, all at the same time.
  private static var hasThreads: Bool {
    let (all, one) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    var started = 0
    while started < threads,
      SystemThread.detach(
        stack: 1 << 18,
        { [all, one] in
          all.wait()
          one.signal()
        })
    { started += 1 }
    for _ in 0..<started { all.signal() }
    for _ in 0..<started { one.wait() }
    return started == threads
  }
}
