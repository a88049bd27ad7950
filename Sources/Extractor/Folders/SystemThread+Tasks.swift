import Dispatch
import Threads

extension SystemThread {
  /// Does work that waits in the system on a thread of its own. Where there is none left, it holds one of
  /// those that tasks share.
  static func run<Answer: Sendable>(
    _ work: @escaping @Sendable () -> Answer
  ) async -> Answer {
    await withCheckedContinuation { continuation in
      let work = { @Sendable in continuation.resume(returning: work()) }
      if !detach(work) { DispatchQueue.global().async(execute: work) }
    }
  }
}
