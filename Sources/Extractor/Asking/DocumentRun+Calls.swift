import HTTP
import Interactions
import OrderedJSON

// One call after the other.

extension DocumentRun {
  /// Makes one call, notes it as an attempt, and tells of it.
  mutating func ask(
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
