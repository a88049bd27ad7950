import Interactions
import Locking

// Where the project has no room for another file.
//
// A document that needs several files may wait for room while it has some of them there, and so may
// another: each would wait for the other. The one that comes to that last gives way: it lets go of its
// files, waits until a document has come to its end, and begins again. One is always left that does not
// give way; it has the room, or there is not enough for it alone.
//
//     room for two    A has a1, waits    B has b1, waits ─▶ gives way: A has a1 a2, ends ─▶ B has b1 b2

extension UploadQueue {
  /// What can be done where there is no room for another file.
  enum Room: Sendable {
    /// Delete this one: no document at work needs it. The queue has forgotten it.
    case instead(UploadedFile)
    /// Let go of what was uploaded: other documents wait for that, and nobody else comes to an end.
    case byGivingWay
    /// Nothing: there is not enough for one document.
    case none
    case cancelled
  }

  /// Finds the file that has been there for longest of those that no document at work needs, and waits
  /// for one if they are all needed.
  func room(for reader: UploadReader?, waiting mayWait: Bool) async -> Room {
    while true {
      let found: Room? = state.withLock { state in
        if let file = state.takeUnused() { return .instead(file) }
        if mayWait, state.mayHope(reader) { return nil }
        return reader != nil && state.othersAreAtWork(than: reader) ? .byGivingWay : Room.none
      }
      if let found { return found }
      guard await hopes(for: reader) else { return .cancelled }
    }
  }

  /// Waits until something has changed, if there is reason to; says whether anybody still wants it.
  private func hopes(for reader: UploadReader?) async -> Bool {
    let id = nextNumber()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          // It may have changed since it was looked at.
          guard !Task.isCancelled, !state.hasUnused, state.mayHope(reader) else { return false }
          state.waitingForRoom.append(Waiter(id: id, reader: reader, continuation: continuation))
          if let reader { state.blocked.insert(reader) }
          return true
        }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      let waiters = state.withLock { $0.takeWaitingForRoom { $0.id == id } }
      for waiter in waiters { waiter.continuation.resume() }
    }
    return !Task.isCancelled
  }

  /// How many wait for room.
  var waitingForRoom: Int { state.withLock { $0.waitingForRoom.count } }
  /// How many gave way.
  var waitingForEnd: Int { state.withLock { $0.waitingForEnd.count } }

  /// A document has come to its end, and needs nothing any more.
  func leave(_ reader: UploadReader) {
    let waiters = state.withLock { state in
      // Who used nothing leaves nothing.
      guard state.used[reader] != nil else { return [] as [Waiter<Void>] }
      state.release(reader, keeping: [])
      defer { state.waitingForEnd = [] }
      return state.takeWaitingForRoom() + state.waitingForEnd
    }
    for waiter in waiters { waiter.continuation.resume() }
  }

  /// What a document uses.
  func used(by reader: UploadReader) -> Set<UploadKey> { state.withLock { $0.used[reader] ?? [] } }

  /// Lets go of what a document uses, but for some, and waits until another has come to its end, unless
  /// there is none any more. Says whether anybody still wants it.
  func giveWay(_ reader: UploadReader, keeping kept: Set<UploadKey>) async -> Bool {
    let id = nextNumber()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (waits, hopeful) = state.withLock { state in
          state.release(reader, keeping: kept)
          let waits = !Task.isCancelled && state.othersAreAtWork(than: reader)
          if waits {
            state.waitingForEnd.append(Waiter(id: id, reader: reader, continuation: continuation))
          }
          return (waits, state.takeWaitingForRoom())
        }
        if !waits { continuation.resume() }
        for waiter in hopeful { waiter.continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.waitingForEnd.firstIndex { $0.id == id }.map { state.waitingForEnd.remove(at: $0) }
      }
      waiter?.continuation.resume()
    }
    return !Task.isCancelled
  }
}

extension UploadQueue.State {
  private var unused: UploadKey? {
    entries.filter { $0.value.isUnused }.min { $0.value.rank < $1.value.rank }?.key
  }

  fileprivate var hasUnused: Bool { entries.values.contains(where: \.isUnused) }

  fileprivate mutating func takeUnused() -> UploadedFile? {
    unused.flatMap { entries.removeValue(forKey: $0)?.file }
  }

  /// Whether a document may end before there is room, and leave some.
  fileprivate func mayHope(_ reader: UploadReader?) -> Bool {
    used.keys.contains { $0 != reader && !blocked.contains($0) && !gaveWay($0) }
  }

  /// Whether a document is there that has not given way.
  fileprivate func othersAreAtWork(than reader: UploadReader?) -> Bool {
    used.keys.contains { $0 != reader && !gaveWay($0) }
  }

  private func gaveWay(_ reader: UploadReader) -> Bool {
    waitingForEnd.contains { $0.reader == reader }
  }

  fileprivate mutating func release(_ reader: UploadReader, keeping kept: Set<UploadKey>) {
    for key in used[reader, default: []].subtracting(kept) {
      entries[key]?.readers.remove(reader)
    }
    used[reader] = kept.isEmpty ? nil : kept
  }

  /// Ends the wait for room, of all or of some.
  mutating func takeWaitingForRoom(
    where isMeant: (UploadQueue.Waiter<Void>) -> Bool = { _ in true }
  ) -> [UploadQueue.Waiter<Void>] {
    let taken = waitingForRoom.filter(isMeant)
    waitingForRoom.removeAll(where: isMeant)
    blocked.subtract(taken.compactMap(\.reader))
    return taken
  }
}

extension UploadQueue.Entry {
  fileprivate var isUnused: Bool { file != nil && !isInWork && readers.isEmpty }
}
