import Interactions
import Locking

/// Who uploads what, who waits for it, and what is there.
final class UploadQueue: Sendable {
  let state = Lock(State())

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

  struct State {
    var entries: [UploadKey: Entry] = [:]
    /// What each document at work uses, or waits for.
    var used: [UploadReader: Set<UploadKey>] = [:]
    /// Documents that wait for another's upload, or for room.
    var blocked: Set<UploadReader> = []
    var waitingForRoom: [Waiter<Void>] = []
    /// Documents that gave way to others, and wait for the end of one.
    var waitingForEnd: [Waiter<Void>] = []
    var lastNumber = 0
    /// With so many entries, those that have expired are thrown out.
    var limit = 1024
  }

  struct Entry {
    var file: UploadedFile?
    var isReady = false
    /// In seconds since 1970.
    var until = 0
    var isInWork = false
    /// Documents at work that use it.
    var readers: Set<UploadReader> = []
    /// The lower, the longer it has been there.
    var rank = 0
    var waiters: [Waiter<Turn>] = []
  }

  struct Waiter<Answer: Sendable>: Sendable {
    let id: Int
    let reader: UploadReader?
    let continuation: CheckedContinuation<Answer, Never>
  }

  /// A number that was never given before.
  func nextNumber() -> Int { state.withLock { $0.next() } }

  /// Waits until the file can be used, or has to be uploaded by whoever asks; it must be usable for
  /// longer than to a moment, in seconds since 1970. A document uses it until it leaves.
  func turn(
    for key: UploadKey, by reader: UploadReader?, usableAfter moment: Int
  ) async -> Turn {
    let id = nextNumber()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (turn, hopeful): (Turn?, [Waiter<Void>]) = state.withLock { state in
          // Whoever is cancelled after this looks for it in the list, and finds it.
          if Task.isCancelled { return (.cancelled, []) }
          if let turn = state.turn(for: key, by: reader, usableAfter: moment) { return (turn, []) }
          return (nil, state.wait(Waiter(id: id, reader: reader, continuation: continuation), key))
        }
        if let turn { continuation.resume(returning: turn) }
        for waiter in hopeful { waiter.continuation.resume() }
      }
    } onCancel: {
      leave(id, key)
    }
  }

  /// A file was uploaded at another time; whether it can be used is still to be seen.
  func remember(_ file: UploadedFile, for key: UploadKey, until: Int) {
    state.withLock { state in
      var entry = Entry()
      entry.file = file
      entry.until = until
      entry.rank = state.next()
      state.entries[key] = entry
    }
  }

  /// How many wait for another's upload.
  var waiting: Int {
    state.withLock { state in state.entries.values.reduce(0) { $0 + $1.waiters.count } }
  }

  private func leave(_ id: Int, _ key: UploadKey) {
    let waiter = state.withLock { state in
      let waiter = state.entries[key]?.waiters.firstIndex { $0.id == id }
        .flatMap { state.entries[key]?.waiters.remove(at: $0) }
      if let reader = waiter?.reader { state.blocked.remove(reader) }
      return waiter
    }
    waiter?.continuation.resume(returning: .cancelled)
  }
}

extension UploadQueue.State {
  mutating func next() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// What to do at once; `nil` is to wait.
  fileprivate mutating func turn(
    for key: UploadKey, by reader: UploadReader?, usableAfter moment: Int
  ) -> UploadQueue.Turn? {
    makeRoom(at: moment)
    var entry = entries[key] ?? UploadQueue.Entry()
    defer { entries[key] = entry }
    if let reader {
      entry.readers.insert(reader)
      used[reader, default: []].insert(key)
    }
    guard !entry.isInWork else { return nil }
    if entry.until <= moment { entry.file = nil }
    if entry.isReady, let file = entry.file { return .here(file) }
    entry.isReady = false
    entry.isInWork = true
    return .yours(entry.file)
  }

  /// Waits for another's upload. Answers who waits for room, and may hope for it no longer.
  fileprivate mutating func wait(
    _ waiter: UploadQueue.Waiter<UploadQueue.Turn>, _ key: UploadKey
  ) -> [UploadQueue.Waiter<Void>] {
    entries[key]?.waiters.append(waiter)
    guard let reader = waiter.reader else { return [] }
    blocked.insert(reader)
    return takeWaitingForRoom()
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
      let rank = state.next()
      state.entries[key]?.file = file
      state.entries[key]?.until = until
      state.entries[key]?.rank = rank
    }
  }

  /// The file can be used, by all who wait for it.
  func end(_ key: UploadKey, with file: UploadedFile) {
    let waiters = state.withLock { state in
      state.entries[key]?.file = file
      state.entries[key]?.isReady = true
      return state.released(key)
    }
    for waiter in waiters { waiter.continuation.resume(returning: .here(file)) }
  }

  /// It did not come to that. What is wrong for one alone is not for all who wait for it.
  func end(_ key: UploadKey, with error: GeminiError) {
    guard error.isOfOneAlone else {
      for waiter in state.withLock({ $0.released(key) }) {
        waiter.continuation.resume(returning: .failed(error))
      }
      return
    }
    pass(key)
  }

  /// It did not come to that, for a reason that is no other's: the next one who waits for it tries.
  func pass(_ key: UploadKey) {
    let next = state.withLock { state in
      guard let entry = state.entries[key], let first = entry.waiters.first else {
        state.entries[key]?.isInWork = false
        return nil as (Waiter<Turn>, UploadedFile?)?
      }
      state.entries[key]?.waiters.removeFirst()
      if let reader = first.reader { state.blocked.remove(reader) }
      return (first, entry.file)
    }
    next?.0.continuation.resume(returning: .yours(next?.1))
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
  ) -> [UploadQueue.Waiter<UploadQueue.Turn>] {
    let waiters = entries[key]?.waiters ?? []
    blocked.subtract(waiters.compactMap(\.reader))
    entries[key]?.waiters = []
    entries[key]?.isInWork = false
    if entries[key]?.file == nil { entries[key] = nil }
    return waiters
  }
}
