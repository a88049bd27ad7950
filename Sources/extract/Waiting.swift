import Dispatch
import Locking

/// The one place where the command's thread waits for work that is not on it.
enum Waiting {
  static func until<Answer: Sendable>(
    _ work: @escaping @Sendable () async -> Answer
  ) -> Answer {
    let ended = DispatchSemaphore(value: 0)
    let answer = Lock<Answer?>(nil)
    Task {
      let value = await work()
      answer.withLock { $0 = value }
      ended.signal()
    }
    ended.wait()
    guard let answer = answer.withLock({ $0 }) else { preconditionFailure("Nothing was answered.") }
    return answer
  }
}
