/// Something that a task wants done to the tables, and the task that waits for it.
protocol Job: Sendable {
  /// Whether the task goes on only when it is on the disk.
  var isDurable: Bool { get }
  /// Whether what it took out is to leave the file at once.
  var erases: Bool { get }
  /// Does it, within a transaction.
  func run(on tables: Tables) throws(LedgerError)
  /// Lets the task go on: with the answer, or with why there is none.
  func finish(_ refusal: LedgerError?)
}

/// A job whose answer a task waits for.
///
/// `@unchecked Sendable` holds because the writer's thread alone touches it, from when it was posted
/// until the task goes on.
final class Request<Answer: Sendable>: Job, @unchecked Sendable {
  typealias Continuation = UnsafeContinuation<Result<Answer, LedgerError>, Never>

  let isDurable: Bool
  let erases: Bool
  private let work: @Sendable (Tables) throws(LedgerError) -> Answer
  private let continuation: Continuation
  private var answer: Answer?

  init(
    isDurable: Bool, erases: Bool, _ continuation: Continuation,
    _ work: @escaping @Sendable (Tables) throws(LedgerError) -> Answer
  ) {
    self.isDurable = isDurable
    self.erases = erases
    self.continuation = continuation
    self.work = work
  }

  func run(on tables: Tables) throws(LedgerError) {
    answer = try work(tables)
  }

  func finish(_ refusal: LedgerError?) {
    if let answer, refusal == nil {
      continuation.resume(returning: .success(answer))
    } else if let refusal {
      continuation.resume(returning: .failure(refusal))
    } else {
      fatalError("A job that has neither an answer nor a refusal was not run.")
    }
  }
}
