import HTTP
import Interactions
import Ledger
import OrderedJSON

// One call after the other.

extension DocumentRun {
  /// Makes one call, notes it as an attempt, and tells of it. What an earlier run was answered is not
  /// asked for again.
  func ask(
    _ request: InteractionRequest, _ purpose: Attempt.Purpose, _ form: RecordForm,
    on footing: Footing
  ) async throws(ExtractionFailure) -> Answered {
    if journal?.knowsEarlier == true, let (answer, _) = try await earlierAnswer(to: purpose) {
      return answer
    }
    let model = request.model ?? extractor.gemini.model
    let slip = slip(of: request, purpose, on: footing, by: model)
    let start = elapsed
    let called = try seen(
      try await call(request, hearing: purpose == .extraction ? form : nil, slip), of: slip)
    let attempt = note(called, purpose, by: model, since: start)
    if let line = slip.line, called.wasSent, !called.mayStillCome {
      try await journal?.settle(line.number, CallEntry.Fate(called, attempt))
    }
    tell(.answered(attempt))
    switch called.result {
    case .success(let answer): return answer
    case .failure(let error):
      guard let journal, !isRepeating, called.isInDoubt else { throw ExtractionFailure(error) }
      // Nobody knows whether it was paid for: it is asked once more, and counted.
      guard journal.unknownCalls == .retry else { throw .held }
      if let limit = limitOfAskingAgain { throw .overBudget(limit, nil) }
      isRepeating = true
      defer { isRepeating = false }
      self.journal?.repeatsPaidCall = true
      return try await ask(request, purpose, form, on: footing)
    }
  }

  /// A call that is to be made.
  @inline(never)
  private func slip(
    of request: InteractionRequest, _ purpose: Attempt.Purpose, on footing: Footing,
    by model: ModelName
  ) -> CallSlip {
    let line = journal?.line(of: request, purpose, on: footing, by: model)
    let event = ExtractionEvent.Kind.asked(
      number: attempts.count + 1, purpose, model: model)
    return CallSlip(line, in: journal) { [extractor, name] in extractor.tell(event, of: name) }
  }

  /// Looks whether a call went out before it ended. One that was let go of before is no attempt; one that gave
  /// up while it waited was not paid for.
  private func seen(_ called: Called, of slip: CallSlip) throws(ExtractionFailure) -> Called {
    if let refusal = slip.refusal { throw refusal }
    guard !slip.isOut, case .failure(let error) = called.result else {
      if let line = slip.line { journal?.count(line) }
      return called
    }
    if case .cancelled = error { throw ExtractionFailure(error) }
    slip.announce()
    var called = called
    // What is there already was paid for, by a request before this one.
    called.wasSent = error.progress != nil
    return called
  }

  var elapsed: Duration { extractor.gemini.surroundings.elapsed() }

  /// Notes a call that has ended as an attempt.
  ///
  /// Never inlined, like others here: what it works with would be kept in the frame of the task that waits
  /// for the network.
  @inline(never)
  func note(
    _ called: Called, _ purpose: Attempt.Purpose, by asked: ModelName, since start: Duration
  ) -> Attempt {
    let answer = try? called.result.get()
    let model = answer?.interaction.model ?? asked
    let tokens: Tokens?
    let ending: Attempt.Ending
    switch called.result {
    case .success(let answer):
      tokens = Tokens(answer.interaction.usage)
      ending = answer.ending
    case .failure(let error):
      tokens = Tokens(error.progress?.usage)
      ending =
        error.heldBackFor.map { .blocked($0.rawValue) }
        ?? .failed(
          // What has an id was begun, whatever became of asking for it.
          error.word,
          mayHaveBeenBilled: called.wasSent && (error.mayHaveBeenBilled || called.id != nil))
    }
    let attempt = Attempt(
      number: attempts.count + 1, purpose: purpose,
      interactionID: answer?.interaction.id ?? called.id, model: model, tokens: tokens,
      cost: cost(of: tokens, by: model, ending), answerBytes: answer?.text.utf8.count ?? 0,
      duration: elapsed - start, ending: ending)
    attempts.append(attempt)
    return attempt
  }

  /// A request that may be paid for is not made again unless nothing can have been done.
  var callOptions: CallOptions {
    @inline(never) get {
      var policy = extractor.gemini.retries
      policy.repeatsUncertain = false
      var options = CallOptions(limits: answerLimits, retries: policy)
      options.inputTokens = attempts.last?.tokens?.input ?? expectedInput
      let number = attempts.count + 1
      options.retrying = { [extractor, name] status, pause in
        extractor.tell(.retried(number: number, status: status, after: pause), of: name)
      }
      return options
    }
  }

  @inline(never)
  private func options(with slip: CallSlip) -> CallOptions {
    var options = callOptions
    options.witness = slip
    return options
  }

  /// An answer that holds a record is smaller than all that a client takes, and has an end, even if a
  /// byte of it comes now and then.
  private var answerLimits: HTTPLimits {
    let longest = extractor.settings.longestAnswer
    var limits = extractor.gemini.limits
    limits.responseBytes = min(limits.responseBytes ?? .max, Self.mostAnswerBytes)
    limits.total = min(limits.total ?? longest, longest)
    return limits
  }

  private static let mostAnswerBytes = 32 << 20

  private func cost(
    of tokens: Tokens?, by model: ModelName, _ ending: Attempt.Ending
  ) -> Cost {
    if case .failed(_, let mayHaveBeenBilled) = ending, tokens == nil {
      return Cost(unknown: mayHaveBeenBilled ? [.failedCall(model)] : [])
    }
    return extractor.prices.cost(
      of: tokens, by: model, tier: extractor.settings.serviceTier, on: extractor.today)
  }
}

/// What came of a call.
struct Called: Sendable {
  var result: Result<Answered, GeminiError>
  /// Under which the API has it, if that was learnt before it ended.
  var id: String?
  /// Whether the API may have it; it may have given up while it waited.
  var wasSent = true

  init(_ result: Result<Answered, GeminiError>, id: String? = nil) {
    self.result = result
    self.id = id
  }

  /// Whether the API may still have the answer: it is asked for by its id another time.
  var mayStillCome: Bool {
    guard case .failure(let error) = result else { return false }
    // Of what was cut off here without an id, nobody knows whether it was begun.
    if case .cancelled = error { return true }
    return id != nil && error.isOfTheWay
  }

  /// Whether it may have been paid for though its answer is not to be had.
  var isInDoubt: Bool {
    guard wasSent, case .failure(let error) = result else { return false }
    if case .cancelled = error { return false }
    if id != nil { return error.status == 404 }
    return error.isTransient && error.mayHaveBeenBilled
  }
}

// MARK: Ways of asking

extension DocumentRun {
  /// Makes a call in the way of the settings; it throws only if the journal cannot be written.
  private func call(
    _ request: InteractionRequest, hearing form: RecordForm?, _ slip: CallSlip
  ) async throws(ExtractionFailure) -> Called {
    if extractor.settings.isInBackground { return try await callInBackground(request, slip) }
    if extractor.settings.isStreamed { return try await stream(request, hearing: form, slip) }
    do {
      let whole = try await extractor.gemini.create(
        request, isContinued: journal == nil, options: options(with: slip))
      return Called(.success(Answered(whole)))
    } catch {
      return Called(.failure(error))
    }
  }

  private func stream(
    _ request: InteractionRequest, hearing form: RecordForm?, _ slip: CallSlip
  ) async throws(ExtractionFailure) -> Called {
    let stream: InteractionStream
    do {
      // With a journal each request is a call of its own.
      stream = try await extractor.gemini.stream(
        request, isContinued: journal == nil, options: options(with: slip))
    } catch {
      return Called(.failure(error))
    }
    var events = stream.makeAsyncIterator()
    // Made with the first piece: an answer may come whole.
    lazy var watch = RepetitionWatch()
    var id: String?
    while true {
      let event: StreamEvent?
      do { event = try await events.next() } catch {
        return await called(stream, brokenBy: error, id)
      }
      guard let event else {
        return Called(.success(Answered(await explained(stream.progress))), id: id)
      }
      if let line = slip.line, id == nil, let begun = event.begunID, extractor.settings.isStored {
        id = begun
        try await journal?.acknowledge(line.number, as: begun)
      }
      guard let piece = event.text else { continue }
      if let form, let listener { listener(piece, form, attempts.count) }
      if let loop = watch.take(piece.utf8) {
        return Called(.success(await cutOff(stream, by: loop)), id: id)
      }
    }
  }

  /// What there is of an answer whose stream broke off: the API may have it whole.
  private func called(
    _ stream: InteractionStream, brokenBy error: GeminiError, _ id: String?
  ) async -> Called {
    if let whole = await stream.interaction(insteadOf: error) {
      return Called(.success(Answered(whole)), id: id)
    }
    guard let id, error.isOfTheWay else { return Called(.failure(error), id: id) }
    return await takenUp(id)
  }

  private func callInBackground(
    _ request: InteractionRequest, _ slip: CallSlip
  ) async throws(ExtractionFailure) -> Called {
    var request = request
    request.background = true
    let begun: Interaction
    do {
      begun = try await extractor.gemini.create(
        request, isContinued: false, options: options(with: slip))
    } catch {
      return Called(.failure(error))
    }
    guard begun.status.isRunning, let id = begun.id else {
      return Called(.success(Answered(begun)))
    }
    if let line = slip.line { try await journal?.acknowledge(line.number, as: id) }
    return await takenUp(id)
  }

  /// A stream does not tell why its interaction failed; what is stored does.
  private func explained(_ interaction: Interaction) async -> Interaction {
    guard interaction.status == .failed, interaction.complaint == nil,
      extractor.settings.isStored, let id = interaction.id
    else { return interaction }
    var explained = interaction
    explained.errors = try? await extractor.gemini.get(id).errors
    return explained
  }

  /// Ends an answer that goes round in circles; what it took by then is asked for, as it is paid.
  private func cutOff(
    _ stream: InteractionStream, by loop: RepetitionWatch.Loop
  ) async -> Answered {
    var interaction = await stream.progress
    await stream.close()
    if interaction.usage == nil, extractor.settings.isStored, let id = interaction.id {
      interaction.usage = try? await extractor.gemini.get(id).usage
    }
    return Answered(
      text: interaction.outputText, interaction: interaction, ending: .looping, loop: loop)
  }
}

extension StreamEvent {
  /// The id of an interaction that has begun and not ended: one that has is saved whole.
  fileprivate var begunID: String? {
    switch self {
    case .created(let event): event.interaction.id
    default: nil
    }
  }
}
