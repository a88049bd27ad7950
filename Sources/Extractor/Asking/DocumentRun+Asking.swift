import HTTP
import Interactions
import OrderedJSON
import SchemaGen

extension DocumentRun {
  /// Asks about the document for the first time, on the highest footing on which the API takes the
  /// schema.
  func question(
    _ contents: [Content], _ examples: [Example], on footing: Footing
  ) throws(ExtractionFailure) -> Question {
    let form: RecordForm
    do {
      form = try RecordForm(schema, rung: footing.rung, asksForAbsence: footing.asksForAbsence)
    } catch {
      throw .unsendable(error)
    }
    return Question(
      form: form, settings: settings, isStored: extractor.settings.isStored,
      serviceTier: extractor.settings.serviceTier,
      examples: examples.flatMap { $0.turns(in: form) },
      contents: contents)
  }

  /// Asks about the document, and begins a talk with the answer. Uploads that the API has forgotten are
  /// made once more.
  mutating func talk(about document: InspectedDocument) async throws(ExtractionFailure) -> Talk {
    // Before anything is uploaded for it.
    if let limit = limit(brokenByReading: document) { throw .overBudget(limit, nil) }
    let prepared = try await prepared(document)
    do {
      return try await talk(about: document, as: prepared.content)
    } catch {
      guard case .failed(let fault) = error, fault.mayMeanLostFile, !prepared.uploads.isEmpty else {
        throw error
      }
      extractor.uploads.forget(prepared.uploads)
      return try await talk(about: document, as: self.prepared(document).content)
    }
  }

  /// Asks with ever simpler schemas, until the API takes one.
  private mutating func talk(
    about document: InspectedDocument, as contents: [Content]
  ) async throws(ExtractionFailure) -> Talk {
    let examples = try await examples()
    let model = (settings.model ?? extractor.gemini.model).rawValue
    let wishes = extractor.settings.asksForAbsence
    let start = extractor.ladder.footing(of: schema.identity, by: model, asksForAbsence: wishes)
    var footing = start
    var refusal: ExtractionFailure?
    while true {
      let question = try question(contents, examples, on: footing)
      if let limit = limit(brokenByReading: document) { throw .overBudget(limit, nil) }
      do {
        let answer = try await ask(question.first, .extraction, question.form)
        if footing != start {
          extractor.ladder.note(
            footing, of: schema.identity, by: model, asksForAbsence: wishes)
        }
        return Talk(question, answer)
      } catch {
        guard error.mayBeOfTheSchema else { throw error }
        // If nothing helps, it was not the schema: what was said first counts.
        refusal = refusal ?? error
        guard let next = footing.next else { throw refusal ?? error }
        footing = next
        tell(.degraded(to: footing.rung.rawValue))
      }
    }
  }

  /// Asks again for what is wrong.
  mutating func ask(
    _ repair: Repair, in talk: inout Talk, best: InvalidRecord?
  ) async throws(ExtractionFailure) {
    let purpose: Attempt.Purpose = if case .rest = repair.kind { .rest } else { .repair }
    if let limit = limit(brokenBy: purpose) { throw .overBudget(limit, best) }
    do {
      talk.note(repair, try await ask(talk.request(repair), purpose, talk.question.form))
    } catch .failed(.api(let error)) where error.status == 404 && talk.isRemembered {
      // What the API kept has expired.
      talk.forget()
      if let limit = limit(brokenBy: purpose) { throw .overBudget(limit, best) }
      talk.note(repair, try await ask(talk.request(repair), purpose, talk.question.form))
    }
  }

  /// The limit that showing a document would break, by the least that it may take.
  private func limit(brokenByReading document: InspectedDocument) -> BudgetLimit? {
    let model = settings.model ?? extractor.gemini.model
    let estimate = document.estimate(for: model)
    let least = extractor.prices.cost(
      of: estimate, by: model, tier: extractor.settings.serviceTier, on: extractor.today
    ).least
    var spent = Spending()
    for attempt in attempts { spent.add(attempt) }
    return extractor.settings.budget.limit(
      brokenBy: Spending(next: estimate.least.total, cost: least), after: spent)
  }

  /// The limit that another call would break. It is taken to be as large as the largest so far, which
  /// showed the document.
  private func limit(brokenBy purpose: Attempt.Purpose) -> BudgetLimit? {
    var spent = Spending()
    for attempt in attempts { spent.add(attempt) }
    let largest = attempts.max { ($0.tokens?.total ?? 0) < ($1.tokens?.total ?? 0) }
    let next = Spending(next: largest?.tokens?.total ?? 0, cost: largest?.cost ?? Cost())
    return extractor.settings.budget.limit(brokenBy: next, after: spent)
  }

  // MARK: One call

  private mutating func ask(
    _ request: InteractionRequest, _ purpose: Attempt.Purpose, _ form: RecordForm
  ) async throws(ExtractionFailure) -> Answered {
    let number = attempts.count + 1
    let gemini = extractor.gemini
    let model = request.model ?? gemini.model
    tell(.asked(number: number, purpose, model: model))
    let start = gemini.surroundings.elapsed()
    let result = await answer(to: request, hearing: purpose == .extraction ? form : nil)
    let tokens: Tokens?
    let ending: Attempt.Ending
    switch result {
    case .success(let answer):
      tokens = Tokens(answer.interaction.usage)
      ending = answer.ending
    case .failure(let error):
      tokens = Tokens(error.progress?.usage)
      ending =
        error.heldBackFor.map { .blocked($0.rawValue) }
        ?? .failed(error.word, mayHaveBeenBilled: error.mayHaveBeenBilled)
    }
    let answer = try? result.get()
    let attempt = Attempt(
      number: number, purpose: purpose, interactionID: answer?.interaction.id,
      model: answer?.interaction.model ?? model, tokens: tokens,
      cost: cost(of: tokens, by: answer?.interaction.model ?? model, ending),
      answerBytes: answer?.text.utf8.count ?? 0,
      duration: gemini.surroundings.elapsed() - start, ending: ending)
    attempts.append(attempt)
    tell(.answered(attempt))
    do { return try result.get() } catch { throw ExtractionFailure(error) }
  }

  /// A request that may be paid for is not made again unless nothing can have been done.
  private var callOptions: CallOptions {
    var policy = extractor.gemini.retries
    policy.repeatsUncertain = false
    var options = CallOptions(retries: policy)
    let number = attempts.count + 1
    options.retrying = { [self] status, pause in
      tell(.retried(number: number, status: status, after: pause))
    }
    return options
  }

  private func cost(
    of tokens: Tokens?, by model: ModelName, _ ending: Attempt.Ending
  ) -> Cost {
    if case .failed(_, let mayHaveBeenBilled) = ending, tokens == nil {
      return Cost(unknown: mayHaveBeenBilled ? [.failedCall(model)] : [])
    }
    return extractor.prices.cost(
      of: tokens, by: model, tier: extractor.settings.serviceTier, on: extractor.today)
  }

  private func answer(
    to request: InteractionRequest, hearing form: RecordForm?
  ) async -> Result<Answered, GeminiError> {
    do {
      guard extractor.settings.isStreamed else {
        return .success(
          Answered(try await extractor.gemini.create(request, options: callOptions)))
      }
      return .success(try await streamedAnswer(to: request, hearing: form))
    } catch {
      return .failure(error)
    }
  }

  private func streamedAnswer(
    to request: InteractionRequest, hearing form: RecordForm?
  ) async throws(GeminiError) -> Answered {
    let stream = try await extractor.gemini.stream(request, options: callOptions)
    var events = stream.makeAsyncIterator()
    var watch = RepetitionWatch()
    do {
      while let event = try await events.next() {
        guard let piece = event.text else { continue }
        if let form, let listener { listener(piece, form, attempts.count) }
        if let loop = watch.take(piece.utf8) { return await cutOff(stream, by: loop) }
      }
    } catch {
      guard let whole = await stream.interaction(insteadOf: error) else { throw error }
      return Answered(whole)
    }
    return Answered(await explained(stream.progress))
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
