import Locking

/// Bytes that are there already, handed out once.
struct ReadyChunk: ChunkSource {
  private let bytes: Lock<[UInt8]>

  init(_ bytes: [UInt8]) { self.bytes = Lock(bytes) }

  func next() async throws(TransportError) -> [UInt8]? {
    let all = bytes.withLock { bytes in
      let all = bytes
      bytes = []
      return all
    }
    return all.isEmpty ? nil : all
  }
}
