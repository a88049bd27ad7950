import Interactions
import Ledger
import Locking

/// Deletes interactions and uploads at the API, a few at a time, and forgets each in the ledger when it
/// is gone.
final class Eraser: Sendable {
  private let gemini: Gemini
  private let ledger: Ledger
  private let told: @Sendable (Int, _ of: Int) -> Void
  private let state = Lock(State())

  private struct State {
    var erasure = FolderErasure()
    var done = 0
    /// The key was refused: the others would be as well.
    var isRefused = false
    /// Why the ledger cannot be written any more.
    var ledgerError: LedgerError?
  }

  /// Something to delete.
  enum Thing: Sendable {
    case interaction(String)
    case upload(UploadEntry)

    var name: String {
      switch self {
      case .interaction(let id): "interaction \(id)"
      case .upload(let upload): upload.name
      }
    }
  }

  /// So many at a time: deleting is quick, and nobody is in a hurry.
  private static let width = 8

  init(
    _ gemini: Gemini, _ ledger: Ledger, _ told: @escaping @Sendable (Int, _ of: Int) -> Void
  ) {
    self.gemini = gemini
    self.ledger = ledger
    self.told = told
  }

  /// What came of it so far.
  var erasure: FolderErasure { state.withLock { $0.erasure } }

  /// Deletes all that can be deleted.
  func delete(_ things: [Thing]) async throws(RecordFolderError) {
    await withTaskGroup(of: Void.self) { group in
      for (started, thing) in things.enumerated() {
        if started >= Self.width { await group.next() }
        if mustStop {
          if Task.isCancelled { note(.cancelled, of: thing) }
          break
        }
        group.addTask { await self.delete(thing, of: things.count) }
      }
    }
    if let error = state.withLock({ $0.ledgerError }) { throw RecordFolderError(.ledger(error)) }
  }

  private var mustStop: Bool {
    state.withLock { $0.isRefused || $0.ledgerError != nil } || Task.isCancelled
  }

  private func delete(_ thing: Thing, of count: Int) async {
    do throws(GeminiError) {
      try await deleteThere(thing)
    } catch {
      return note(error, of: thing)
    }
    do throws(LedgerError) {
      try await forget(thing)
    } catch {
      state.withLock { $0.ledgerError = error }
      return
    }
    let done = state.withLock { state in
      switch thing {
      case .interaction: state.erasure.interactions += 1
      case .upload: state.erasure.uploads += 1
      }
      state.done += 1
      return state.done
    }
    told(done, count)
  }

  private func note(_ error: GeminiError, of thing: Thing) {
    state.withLock { state in
      state.erasure.failures.append((name: thing.name, error: error))
      if error.isOfKey { state.isRefused = true }
    }
  }

  /// What is not there any more is as good as deleted.
  private func deleteThere(_ thing: Thing) async throws(GeminiError) {
    switch thing {
    case .interaction(let id):
      do { try await gemini.delete(id) } catch .api(let error) where error.status == 404 {}
    case .upload(let upload):
      if upload.expires <= gemini.surroundings.date() { return }
      try await gemini.files.delete(upload.name)
    }
  }

  private func forget(_ thing: Thing) async throws(LedgerError) {
    switch thing {
    case .interaction(let id): try await ledger.forgetInteraction(id)
    case .upload(let upload): try await ledger.forgetUpload(upload.name, at: upload.origin)
    }
  }
}
