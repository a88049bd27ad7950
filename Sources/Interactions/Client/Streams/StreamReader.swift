import HTTP
import OrderedJSON

/// Reads the streams of one interaction: the first, those that take it up after a cut, and those of its
/// continuations.
actor StreamReader {
  private let gemini: Gemini
  private let options: CallOptions
  /// None where nothing is to be continued.
  private var continuation: Continuation?
  private let isStored: Bool
  private var source: EventSource?
  /// That of the request that was last opened.
  private var turn: PacedTurn?
  private var replay = Replay()
  /// How often the stream was taken up since something new came.
  private var attempts = 0
  private var isOver = false

  /// The hops before this one, as one.
  private var earlier: Interaction?
  private var accumulator = InteractionAccumulator()
  private var id: String?

  /// As often as the official SDK.
  private static let mostAttempts = 3

  init(_ gemini: Gemini, _ options: CallOptions, _ continuation: Continuation?, isStored: Bool) {
    self.gemini = gemini
    self.options = options
    self.continuation = continuation
    self.isStored = isStored
  }

  /// The interaction as far as it has come.
  var progress: Interaction {
    let current = accumulator.interaction
    guard let earlier else { return current }
    // A hop that has not told its name adds nothing.
    return current.id == nil ? earlier : earlier.continued(by: current)
  }
}

// MARK: Opening

extension StreamReader {
  /// Opens the stream of a request.
  func ask(_ request: InteractionRequest) async throws(GeminiError) {
    try await open(gemini.creation(of: request, isStreamed: true))
    (accumulator, replay, id) = (InteractionAccumulator(), Replay(), nil)
  }

  /// Opens the stream of an interaction that exists.
  func listen(to id: String, after eventID: String?) async throws(GeminiError) {
    self.id = id
    var call = Call(.get, try .interaction(id))
    call.query.append(("stream", "true"))
    if let eventID { call.query.append(("last_event_id", eventID)) }
    call.accept = "text/event-stream"
    call.delivery = .streamed
    try await open(call)
  }

  private func open(_ call: Call) async throws(GeminiError) {
    let call = call.adjusted(by: options)
    let connection = gemini.connection
    let opened = try await connection.open(call)
    let response = opened.response
    turn = opened.turn
    if response.headers.mediaType == "text/event-stream" {
      source = EventSource(response.body)
      return
    }
    // A server that does not stream may answer whole.
    let body: [UInt8]
    do { body = try await response.body.collected() } catch {
      throw connection.failure(error, of: call)
    }
    source = EventSource(whole: Interaction(try connection.reply(response, body, to: call).tape()))
  }
}

// MARK: Reading

extension StreamReader {
  /// Reads no further.
  func close() {
    isOver = true
    source = nil
  }
}

extension StreamReader {
  /// The next event of the interaction, whichever stream it comes by.
  func next() async throws(GeminiError) -> StreamEvent? {
    guard !isOver else { return nil }
    do throws(Interruption.Cause) {
      while true {
        if let event = try await received() {
          if try isNew(event) { return event }
        } else if try await !goesOn() {
          isOver = true
          return nil
        }
      }
    } catch {
      isOver = true
      if case .failed(.cancelled) = error { throw .cancelled }
      throw .interrupted(Interruption(progress: progress, cause: error))
    }
  }

  /// The next event of the stream that is open, or of the one that takes it up.
  private func received() async throws(Interruption.Cause) -> StreamEvent? {
    guard var source else { return nil }
    do {
      let event = try await source.next()
      self.source = source
      return event
    } catch {
      self.source = nil
      let error = TransportError(error, from: gemini.connection.base.origin)
      let cause = gemini.connection.interruption(error)
      // Only the last word is missing; all was told.
      if accumulator.isComplete, error.fault != .cancelled { return nil }
      guard error.fault.mayPass else { throw cause }
      try await takeUp(after: cause)
      return try await received()
    }
  }

  /// Notes an event, and says whether it was not handed out before.
  ///
  /// Never inlined: what it works with would be kept in the frame of whoever waits for the next event.
  @inline(never)
  private func isNew(_ event: StreamEvent) throws(Interruption.Cause) -> Bool {
    let verdict = replay.judge(event)
    if verdict == .cannotJoin { throw .cannotJoin }
    // After a rewind it wants to be told again, too.
    accumulator.take(event)
    if verdict == .swallow { return false }
    attempts = 0
    id = event.interactionID ?? id
    if case .stepStart = event { turn?.answered() }
    if case .completed(let event) = event { turn?.correct(by: event.interaction.usage) }
    if case .error(let event) = event {
      let error = reported(event.error)
      if let status = event.error.status ?? error.code?.status { turn?.fail(with: status, error) }
      throw .reported(error)
    }
    return true
  }

  private func reported(_ fault: APIFault) -> APIError {
    APIError(
      status: nil, code: APIError.Code(error: .object(fault.members)),
      message: fault.message?.told(hiding: [gemini.connection.key.secret]) ?? "", isBillable: true)
  }

  /// Whether there is more to read now that the stream has ended.
  private func goesOn() async throws(Interruption.Cause) -> Bool {
    guard accumulator.isComplete else {
      try await takeUp(after: .streamEnded)
      return true
    }
    guard let next = try continuation?.request(after: accumulator.interaction) else { return false }
    let whole = progress
    do { try await ask(next) } catch { throw .failed(error) }
    earlier = whole
    return true
  }
}

// MARK: After a cut

extension StreamReader {
  /// Opens the stream again after the last checkpoint. Nothing is asked anew, so nothing is paid twice.
  private func takeUp(after cause: Interruption.Cause) async throws(Interruption.Cause) {
    guard isStored, let id, attempts < Self.mostAttempts else { throw cause }
    attempts += 1
    replay.begin()
    accumulator.rewind()
    do {
      try await gemini.connection.surroundings.pause(.milliseconds(250) * (1 << attempts))
      try await listen(to: id, after: replay.checkpoint)
    } catch let error as GeminiError {
      if case .cancelled = error { throw .failed(error) }
      throw cause
    } catch {
      throw .failed(.cancelled)
    }
  }

  /// The interaction as the server has it in the end, where its stream failed.
  func fetched(insteadOf error: GeminiError) async -> Interaction? {
    guard case .interrupted(let interruption) = error, isStored, let id else { return nil }
    // This hop is there already: it was the next that failed.
    if accumulator.isComplete { return nil }
    switch interruption.cause {
    case .streamEnded, .cannotJoin, .failed(.transport): break
    case .reported, .noWayOn, .tooManyContinuations, .failed: return nil
    }
    let limit = gemini.connection.settings.limits.firstByte ?? .seconds(600)
    guard var whole = try? await gemini.poll(id, within: limit, options: options) else {
      return nil
    }
    if continuation != nil, whole.status == .requiresContinuation { return nil }
    // What is stored begins with what was asked, which a stream does not tell.
    whole.steps = whole.answerSteps
    return earlier?.continued(by: whole) ?? whole
  }
}

extension APIFault {
  /// The number of a status, where that stands in the place of a word.
  fileprivate var status: Int? { self["code"] }
}
