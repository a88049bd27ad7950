/// The bytes of an answer, in the chunks in which they came. It can be read once.
public struct HTTPResponseBody: Sendable {
  private let source: any ChunkSource

  /// Takes bytes that are there already.
  public init(_ bytes: [UInt8]) { source = ReadyChunk(bytes) }

  /// Takes chunks as they come.
  public init(_ source: any ChunkSource) { self.source = source }

  /// Everything that is still to come, in one piece.
  public func collected() async throws(TransportError) -> [UInt8] {
    guard var whole = try await source.next() else { return [] }
    while let chunk = try await source.next() { whole += chunk }
    return whole
  }
}

/// Whoever hands out the chunks of an answer: one reader, one after the other.
public protocol ChunkSource: Sendable {
  /// The next bytes, never none; `nil` at the end.
  func next() async throws(TransportError) -> [UInt8]?
}

extension HTTPResponseBody: AsyncSequence {
  /// Reads chunk after chunk.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let source: any ChunkSource

    /// The next bytes.
    public mutating func next() async throws(TransportError) -> [UInt8]? {
      try await source.next()
    }

    /// The next bytes.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(TransportError) -> [UInt8]? {
      try await source.next()
    }
  }

  /// Reads from where the last reader stopped.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }
}
