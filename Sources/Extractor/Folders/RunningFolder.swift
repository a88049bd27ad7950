import Locking

/// A run at work: a sequence of what becomes of each document, in the order in which they are done.
///
/// Documents that were done before are not among them. Whoever does not want the documents asks for
/// ``report`` alone; who leaves the loop early stops the run, which brings to an end what was begun.
/// When the task that listens or waits for the report is cancelled, the run lets go of what is at work,
/// as by ``Stop/now``.
public final class RunningFolder: AsyncSequence, Sendable {
  /// What became of a document.
  public typealias Element = DocumentEnd
  /// Never thrown by a run that has started.
  public typealias Failure = FolderError

  private let work: FolderWork
  private let course = Lock<Task<FolderReport, Never>?>(nil)

  init(_ work: FolderWork) { self.work = work }

  /// Hands out one after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let ear: Ear

    /// What became of the next document that is done.
    public mutating func next() async throws(FolderError) -> DocumentEnd? { await ear.next() }

    /// What became of the next document that is done.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(FolderError) -> DocumentEnd? { await ear.next() }
  }

  /// Sets the work going.
  public func makeAsyncIterator() -> AsyncIterator {
    work.ends.listen()
    _ = begun()
    return AsyncIterator(ear: Ear(work))
  }

  /// Takes no further documents, or lets go of those at work, too. What was paid for is taken up by the
  /// next run.
  public func stop(_ how: Stop) { stop(how, for: nil) }

  /// The same for a signal, which the report then tells.
  package func stop(_ how: Stop, for signal: Int32?) {
    work.end(.stopped, lettingGo: how == .now, for: signal)
  }

  /// How a run is stopped.
  public enum Stop: Sendable, Hashable {
    /// What was begun comes to its end.
    case draining
    /// Nothing does; ids of interactions are kept.
    case now
  }

  /// How it ended; it waits for that, and sets the work going if nobody has.
  public var report: FolderReport {
    get async {
      let course = begun()
      return await work.letGoWhenCancelled { await course.value }
    }
  }

  private func begun() -> Task<FolderReport, Never> {
    course.withLock { course in
      if let course { return course }
      let task = Task { [work] in await work.course() }
      course = task
      return task
    }
  }
}

/// Whoever listens to a run; when it is gone, the run takes no further documents.
private final class Ear: Sendable {
  private let work: FolderWork

  init(_ work: FolderWork) { self.work = work }

  deinit {
    work.ends.deafen()
    work.end(.stopped)
  }

  func next() async -> DocumentEnd? { await work.letGoWhenCancelled { await work.ends.take() } }
}

extension FolderWork {
  /// Waits for something of the run, which is let go of when the task that waits is cancelled.
  fileprivate func letGoWhenCancelled<Result: Sendable>(
    _ wait: () async -> Result
  ) async -> Result {
    await withTaskCancellationHandler(operation: wait) { end(.stopped, lettingGo: true) }
  }
}
