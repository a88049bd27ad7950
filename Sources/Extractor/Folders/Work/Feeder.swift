import Ledger

/// Hands out the documents of a run that are not done, in order, each to one worker.
actor Feeder {
  private let ledger: Ledger
  private let run: Int
  private let batch: Int
  private var ready: ArraySlice<InputEntry> = []
  private var last = -1
  private var fetching: Task<[InputEntry], any Error>?

  init(_ ledger: Ledger, run: Int, batch: Int) {
    self.ledger = ledger
    self.run = run
    self.batch = batch
  }

  /// The next document; nothing when all are handed out.
  func next() async throws(LedgerError) -> InputEntry? {
    while true {
      if let input = ready.popFirst() { return input }
      do {
        let task = fetching ?? fetch()
        fetching = task
        let found = try await task.value
        // The first who comes back takes the batch in for all.
        if fetching == task {
          fetching = nil
          guard let end = found.last?.rank else { return nil }
          ready = found[...]
          last = end
        }
      } catch let error as LedgerError {
        throw error
      } catch {
        return nil
      }
    }
  }

  private func fetch() -> Task<[InputEntry], any Error> {
    Task { [ledger, last, batch, run] in
      try await ledger.open(after: last, count: batch, run: run)
    }
  }
}
