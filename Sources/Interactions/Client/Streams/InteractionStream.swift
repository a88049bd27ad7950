/// An answer as it comes, event by event.
///
///     for try await event in try await gemini.stream("Explain how AI works") {
///       print(event.text ?? "", terminator: "")
///     }
///
/// Events come once, to one reader. A stream that is cut is taken up again where that can be done
/// without asking, and so paying, anew, and what the server repeats is left out; a server was seen that
/// says all again as new steps, which come twice then, and once in the whole. An error that the API
/// reports in the stream is thrown, as ``GeminiError/interrupted(_:)`` with what there was; so is the
/// end of a stream before the end of its interaction.
public struct InteractionStream: AsyncSequence, Sendable {
  let reader: StreamReader

  /// Reads from where the last reader stopped.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader) }

  /// Hands out event after event.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let reader: StreamReader

    /// The next event.
    public mutating func next() async throws(GeminiError) -> StreamEvent? {
      try await reader.next()
    }

    /// The next event.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(GeminiError) -> StreamEvent? {
      try await reader.next()
    }
  }

  /// The interaction as far as it has come.
  public var progress: Interaction { get async { await reader.progress } }

  /// Stops the transfer; nothing more comes.
  public func close() async { await reader.close() }

  /// The whole interaction as the server has it, after reading it failed; nothing if it is not to be
  /// had there either.
  package func interaction(insteadOf error: GeminiError) async -> Interaction? {
    await reader.fetched(insteadOf: error)
  }

  /// The text alone, piece by piece as it comes.
  ///
  ///     for try await piece in try await gemini.stream("Explain how AI works").texts {
  ///       print(piece, terminator: "")
  ///     }
  public var texts: some AsyncSequence<String, GeminiError> & Sendable { compactMap(\.text) }

  /// The whole interaction: reads what is still to come, and puts all of it together.
  ///
  /// When the stream breaks off and cannot be taken up, the interaction is fetched by its id once it has
  /// ended, if the server stores it: it was paid for.
  public func interaction() async throws(GeminiError) -> Interaction {
    do {
      while try await reader.next() != nil {}
    } catch {
      guard let whole = await reader.fetched(insteadOf: error) else { throw error }
      return whole
    }
    return await reader.progress
  }
}

extension Gemini {
  /// Asks, and hands out the answer event by event, from the first on.
  ///
  /// What keeps the stream from opening is thrown here. An answer that is cut at the limit of one
  /// request is continued in the same stream, unless `isContinued` is false.
  public func stream(
    _ request: InteractionRequest, isContinued: Bool = true, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> InteractionStream {
    let reader = StreamReader(
      self, options, isContinued && request.isContinued ? Continuation(of: request) : nil,
      isStored: request.store != false)
    try await reader.ask(request)
    return InteractionStream(reader: reader)
  }

  /// Hands out the events of an interaction that exists already: from the first on, or those after one
  /// that had an id.
  public func stream(
    of id: String, after eventID: String? = nil, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> InteractionStream {
    let reader = StreamReader(self, options, nil, isStored: true)
    try await reader.listen(to: id, after: eventID)
    return InteractionStream(reader: reader)
  }
}
