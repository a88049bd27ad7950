import Dispatch
import Files
import Inventory
import Ledger
import Locking
import Threads

extension FolderWork {
  /// Writes down what the words name, in their order.
  ///
  /// The inventory waits for the disk and for the ledger. A batch is handed over at a time.
  func list(_ inventory: Inventory) async throws(FolderError) {
    let listing = Listing(self)
    let result: Result<Void, FolderError> = await withTaskCancellationHandler {
      await SystemThread.run { listing.take(inventory) }
    } onCancel: {
      end(.stopped, lettingGo: true)
    }
    try result.get()
    let (documents, skipped) = listing.counts
    run.watch(.listed(documents: documents, skipped: skipped))
  }
}

/// What an inventory has found, on its way to the ledger: while a batch is entered, the next is found.
private final class Listing: Sendable {
  private let work: FolderWork
  private let state = Lock(State())

  fileprivate struct State {
    var batch: [InputEntry] = []
    /// The one that is being entered.
    var entering: Entering?
    var rank = 0
    var documents = 0
    var skipped = 0
  }

  private static let batchSize = 512

  init(_ work: FolderWork) { self.work = work }

  var counts: (documents: Int, skipped: Int) {
    state.withLock { ($0.documents, $0.skipped) }
  }

  /// Takes the inventory; it blocks its thread.
  func take(_ inventory: Inventory) -> Result<Void, FolderError> {
    let found = found(by: inventory)
    do throws(LedgerError) { try settle() } catch { return .failure(FolderError(.ledger(error))) }
    return found
  }

  private func found(by inventory: Inventory) -> Result<Void, FolderError> {
    do {
      try inventory.take { finding in
        guard !work.isLettingGo else { throw Stopped() }
        if case .skipped(let name, let skip) = finding {
          work.note(skip: "\(name)", word: skip.word, sentence: skip.sentence(about: name))
        }
        let isFull = state.withLock { state in
          state.add(finding)
          return state.batch.count >= Self.batchSize
        }
        if isFull { try handOver() }
      }
      try handOver()
      return .success(())
    } catch let error as LedgerError {
      return .failure(FolderError(.ledger(error)))
    } catch let error as InventoryError {
      return .failure(FolderError(.inventory(error)))
    } catch {
      // It was asked to stop.
      return .success(())
    }
  }

  private struct Stopped: Error {}

  private func handOver() throws(LedgerError) {
    try settle()
    let entering = state.withLock { state -> Entering? in
      defer { state.batch = [] }
      state.entering = state.batch.isEmpty ? nil : Entering(state)
      return state.entering
    }
    guard let entering else { return }
    Task { [work] in
      do throws(LedgerError) {
        try await work.ledger.list(entering.batch, run: work.start.run)
        entering.end(with: nil)
      } catch {
        entering.end(with: error)
      }
    }
  }

  /// Waits until the batch that was handed over is entered.
  private func settle() throws(LedgerError) {
    guard let entering = state.withLock({ $0.entering }) else { return }
    state.withLock { $0.entering = nil }
    if let error = entering.wait() { throw error }
    work.run.watch(.listed(documents: entering.documents, skipped: entering.skipped))
  }
}

/// A batch that is being entered, and what was found until its end.
private final class Entering: Sendable {
  let batch: [InputEntry]
  let documents: Int
  let skipped: Int
  private let isDone = DispatchSemaphore(value: 0)
  private let failure = Lock<LedgerError?>(nil)

  init(_ state: Listing.State) {
    (batch, documents, skipped) = (state.batch, state.documents, state.skipped)
  }

  func end(with error: LedgerError?) {
    failure.withLock { $0 = error }
    isDone.signal()
  }

  /// Blocks its thread.
  func wait() -> LedgerError? {
    isDone.wait()
    return failure.withLock { $0 }
  }
}

extension Listing.State {
  fileprivate mutating func add(_ finding: InventoryFinding) {
    switch finding {
    case .document(let found):
      documents += 1
      batch.append(
        InputEntry(
          name: found.name, rank: rank, parts: found.parts.map(InputEntry.Part.init),
          state: .listed))
    // What another word named has its line by that.
    case .skipped(_, .duplicate): return
    case .skipped(let name, let skip):
      skipped += 1
      batch.append(
        InputEntry(
          name: name, rank: rank, parts: [],
          state: .skipped(word: skip.word, sentence: skip.sentence(about: name))))
    }
    rank += 1
  }
}

extension InputEntry.Part {
  init(_ part: FoundDocument.Part) {
    switch part {
    case .file(let path, let stamp): self = .file(path, stamp)
    case .uri(let uri): self = .uri(uri)
    }
  }
}
