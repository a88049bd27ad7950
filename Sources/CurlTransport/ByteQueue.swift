import HTTP
import Locking

/// The bytes of a streamed answer between the event loop, which adds them, and one reader.
///
/// A reader that lags stops the server: past a megabyte nothing more is taken from the connection until
/// the reader has caught up.
final class ByteQueue: Sendable {
  private static let capacity = 1 << 20
  private let state = Lock(State())

  private struct State {
    var bytes: [UInt8] = []
    var end: Result<Void, TransportError>?
    /// One at most, unless two tasks read one answer.
    var readers: [CheckedContinuation<Void, Never>] = []
    /// Bytes were turned away, and wait at the connection.
    var isRefusing = false

    mutating func takeReaders() -> [CheckedContinuation<Void, Never>] {
      defer { readers = [] }
      return readers
    }
  }

  /// What a reader finds.
  enum Found: Sendable {
    /// Bytes, and whether the loop has to be told to go on.
    case bytes([UInt8], roomAgain: Bool)
    case end(Result<Void, TransportError>)
    case nothingYet
  }

  /// Adds bytes, or turns them away for now.
  func add(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let readers: [CheckedContinuation<Void, Never>]? = state.withLock { state in
      state.isRefusing = state.bytes.count >= Self.capacity
      if state.isRefusing { return nil }
      state.bytes.append(contentsOf: bytes)
      return state.takeReaders()
    }
    readers?.forEach { $0.resume() }
    return readers != nil
  }

  /// Says that nothing follows what is there. The first end counts.
  func end(_ result: Result<Void, TransportError>) {
    let readers = state.withLock { state in
      if state.end == nil { state.end = result }
      return state.takeReaders()
    }
    for reader in readers { reader.resume() }
  }

  /// All bytes that are there; the end, once there are none.
  func take() -> Found {
    state.withLock { state in
      guard state.bytes.isEmpty else {
        defer { (state.bytes, state.isRefusing) = ([], false) }
        return .bytes(state.bytes, roomAgain: state.isRefusing)
      }
      return state.end.map { .end($0) } ?? .nothingYet
    }
  }

  /// Returns when `take` has something to give.
  func wait() async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        let isReady = !state.bytes.isEmpty || state.end != nil
        if !isReady { state.readers.append(continuation) }
        return isReady
      }
      if isReady { continuation.resume() }
    }
  }
}
