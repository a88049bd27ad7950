import Interactions
import Ledger
import Locking

/// A call on its way. It is written down before it goes out, and not while it waits for its turn: what
/// stands in the ledger without an answer may have been paid for.
final class CallSlip: CallWitness {
  /// What stands in the ledger, in the run of a folder.
  let line: CallEntry?
  private let journal: CallJournal?
  private let tell: @Sendable () -> Void
  private let state = Lock(State())

  private struct State {
    var isOut = false
    var isTold = false
    var refusal: ExtractionFailure?
  }

  /// `tell` says that it went out; only the first time counts.
  init(_ line: CallEntry?, in journal: CallJournal?, tell: @escaping @Sendable () -> Void) {
    self.line = line
    self.journal = journal
    self.tell = tell
  }

  /// Whether the API may have it.
  var isOut: Bool { state.withLock { $0.isOut } }

  /// Why it could not be written down.
  var refusal: ExtractionFailure? { state.withLock { $0.refusal } }

  func goesOut() async throws(GeminiError) {
    if Task.isCancelled { throw .cancelled }
    try await write { journal, line throws(ExtractionFailure) in try await journal.intend(line) }
    state.withLock { $0.isOut = true }
    if Task.isCancelled {
      await comesBack()
      throw .cancelled
    }
    announce()
  }

  /// Says that it went out, if nobody did.
  func announce() {
    let isFirst = state.withLock { state in
      defer { state.isTold = true }
      return !state.isTold
    }
    if isFirst { tell() }
  }

  func comesBack() async {
    state.withLock { $0.isOut = false }
    // What refuses a line refuses the next one, too: nothing goes out after that.
    try? await write { journal, line throws(ExtractionFailure) in try await journal.withdraw(line) }
  }

  private func write(
    _ body: (CallJournal, CallEntry) async throws(ExtractionFailure) -> Void
  ) async throws(GeminiError) {
    guard let journal, let line else { return }
    do { try await body(journal, line) } catch {
      state.withLock { $0.refusal = $0.refusal ?? error }
      throw .cancelled
    }
  }
}
