import Interactions
import Locking

/// Who uploads what, who waits for it, and what is there.
final class UploadQueue: Sendable {
  private let state = Lock(State())

  /// What somebody who asks for a file has to do.
  enum Turn: Sendable {
    /// Use it.
    case here(UploadedFile)
    /// Upload it, or wait for what another had uploaded, and then tell the end.
    case yours(UploadedFile?)
    /// Give up, as the other did.
    case failed(GeminiError)
    case cancelled
  }

  fileprivate struct State {
    var entries: [UploadKey: Entry] = [:]
    var nextWaiter = 0
    /// With so many entries, those that have expired are thrown out.
    var limit = 1024
  }

  fileprivate struct Entry {
    var file: UploadedFile?
    var isReady = false
    /// In seconds since 1970.
    var until = 0
    var isInWork = false
    var waiters: [(id: Int, continuation: CheckedContinuation<Turn, Never>)] = []
  }

  /// Waits until the file can be used, or has to be uploaded by whoever asks; it must be usable for
  /// longer than to a moment, in seconds since 1970.
  func turn(for key: UploadKey, usableAfter moment: Int) async -> Turn {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let turn: Turn? = state.withLock { state in
          // Whoever is cancelled after this looks for it in the list, and finds it.
          if Task.isCancelled { return .cancelled }
          return state.turn(for: key, usableAfter: moment)
            ?? {
              state.entries[key]?.waiters.append((id, continuation))
              return nil
            }()
        }
        if let turn { continuation.resume(returning: turn) }
      }
    } onCancel: {
      leave(id, key)
    }
  }

  /// How many wait for another's upload.
  var waiting: Int {
    state.withLock { state in state.entries.values.reduce(0) { $0 + $1.waiters.count } }
  }

  private func leave(_ id: Int, _ key: UploadKey) {
    let continuation = state.withLock { state in
      state.entries[key]?.waiters.firstIndex { $0.id == id }
        .flatMap { state.entries[key]?.waiters.remove(at: $0).continuation }
    }
    continuation?.resume(returning: .cancelled)
  }
}

extension UploadQueue.State {
  /// What to do at once; `nil` is to wait.
  fileprivate mutating func turn(
    for key: UploadKey, usableAfter moment: Int
  ) -> UploadQueue.Turn? {
    makeRoom(at: moment)
    var entry = entries[key] ?? UploadQueue.Entry()
    guard !entry.isInWork else { return nil }
    if entry.until <= moment { entry.file = nil }
    if entry.isReady, let file = entry.file { return .here(file) }
    entry.isReady = false
    entry.isInWork = true
    entries[key] = entry
    return .yours(entry.file)
  }

  private mutating func makeRoom(at moment: Int) {
    guard entries.count >= limit else { return }
    entries = entries.filter { $0.value.isInWork || $0.value.until > moment }
    limit = max(1024, entries.count * 2)
  }
}

// Told by whoever's turn it was.
extension UploadQueue {
  /// The bytes have arrived; whether they can be used is still to be seen.
  func note(_ file: UploadedFile, for key: UploadKey, until: Int) {
    state.withLock { state in
      state.entries[key]?.file = file
      state.entries[key]?.until = until
    }
  }

  /// The file can be used, by all who wait for it.
  func end(_ key: UploadKey, with file: UploadedFile) {
    let waiters = state.withLock { state in
      state.entries[key]?.file = file
      state.entries[key]?.isReady = true
      return state.released(key)
    }
    for waiter in waiters { waiter.resume(returning: .here(file)) }
  }

  /// It did not come to that. What is wrong for one alone lets the next one try.
  func end(_ key: UploadKey, with error: GeminiError) {
    guard error.isOfOneAlone else {
      for waiter in state.withLock({ $0.released(key) }) {
        waiter.resume(returning: .failed(error))
      }
      return
    }
    let next = state.withLock { state in
      guard let entry = state.entries[key], let first = entry.waiters.first else {
        state.entries[key]?.isInWork = false
        return nil as (CheckedContinuation<Turn, Never>, UploadedFile?)?
      }
      state.entries[key]?.waiters.removeFirst()
      return (first.continuation, entry.file)
    }
    next?.0.resume(returning: .yours(next?.1))
  }

  /// The API has no files of these names any more.
  func forget(_ names: [String]) {
    state.withLock { state in
      for (key, entry) in state.entries where !entry.isInWork {
        let name = entry.file?.name
        if names.contains(where: { $0.utf8.elementsEqual(name?.utf8 ?? "".utf8) }) {
          state.entries[key] = nil
        }
      }
    }
  }
}

extension UploadQueue.State {
  /// Ends the work on a file, and answers who waited for it.
  fileprivate mutating func released(
    _ key: UploadKey
  ) -> [CheckedContinuation<UploadQueue.Turn, Never>] {
    let waiters = entries[key]?.waiters.map(\.continuation) ?? []
    entries[key]?.waiters = []
    entries[key]?.isInWork = false
    if entries[key]?.file == nil { entries[key] = nil }
    return waiters
  }
}
