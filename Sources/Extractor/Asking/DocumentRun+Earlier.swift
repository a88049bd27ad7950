import Interactions
import Ledger

// Calls that an earlier run made: what was paid for is taken up, and not asked for again.

extension DocumentRun {
  /// The answer to the next call, if an earlier run has it or the API does, and which call that was.
  func earlierAnswer(
    to purpose: Attempt.Purpose
  ) async throws(ExtractionFailure) -> (Answered, CallEntry)? {
    while let call = journal?.popEarlier() {
      // This call was the repeat, if there was one to be made.
      journal?.repeatsPaidCall = false
      switch call.fate {
      case .failed(let failure):
        remember(Attempt(call, failure, attempts.count + 1))
        // What followed it was the repeat.
        if !failure.bill.isExact, journal?.knowsEarlier == false { try repeatIfAllowed() }
      case .answered(let saved):
        if let answer = try await answer(to: call, saved, purpose) { return (answer, call) }
      case .acknowledged(let id):
        if let answer = try await fetched(id, of: call, purpose) { return (answer, call) }
      case .intended:
        try repeatIfAllowed()
        let failure = CallFailure.unknownFate
        try await journal?.settle(call.number, .failed(failure))
        remember(Attempt(call, failure, attempts.count + 1))
      }
    }
    return nil
  }

  /// Lets a call be made again that may have been paid for, or holds the document.
  private func repeatIfAllowed() throws(ExtractionFailure) {
    guard journal?.unknownCalls == .retry else { throw .held }
    journal?.repeatsPaidCall = true
  }

  /// What was answered to a call, if it is the answer to this one. The ledger may have lost it, or let go of
  /// it; then the API may have it still.
  private func answer(
    to call: CallEntry, _ saved: CallAnswer, _ purpose: Attempt.Purpose
  ) async throws(ExtractionFailure) -> Answered? {
    // Where the course was another, it is what was paid, and no answer to this.
    guard call.hasPurpose(purpose) else {
      remember(Attempt(call, saved, attempts.count + 1))
      return nil
    }
    if let answer = Answered(saved) {
      _ = note(Called(.success(answer)), purpose, by: ModelName(call.model), since: elapsed)
      knownAttempts = attempts.count
      return answer
    }
    if let id = saved.interaction {
      return try await fetchedAgain(id, of: call, saved, purpose)
    }
    remember(Attempt(call, saved, attempts.count + 1))
    try repeatIfAllowed()
    return nil
  }

  /// The answer that the API has under an id, noted as that of its call.
  private func fetched(
    _ id: String, of call: CallEntry, _ purpose: Attempt.Purpose
  ) async throws(ExtractionFailure) -> Answered? {
    let start = elapsed
    let called = await takenUp(id)
    let attempt = note(called, purpose, by: ModelName(call.model), since: start)
    if !called.mayStillCome {
      try await journal?.settle(call.number, CallEntry.Fate(called, attempt))
      tell(.answered(attempt))
    }
    switch called.result {
    case .success(let answer): return call.hasPurpose(purpose) ? answer : nil
    case .failure(let error):
      guard called.isInDoubt else { throw ExtractionFailure(error) }
      try repeatIfAllowed()
      return nil
    }
  }

  /// An answer that came, was paid and is lost here: what the API has of it is saved again, with the bill of
  /// then.
  private func fetchedAgain(
    _ id: String, of call: CallEntry, _ saved: CallAnswer, _ purpose: Attempt.Purpose
  ) async throws(ExtractionFailure) -> Answered? {
    let called = await takenUp(id)
    switch called.result {
    case .success(let answer):
      let attempt = note(called, purpose, by: ModelName(call.model), since: elapsed)
      knownAttempts = attempts.count
      var fate = CallEntry.Fate(called, attempt)
      if case .answered(var again) = fate {
        again.bill = saved.bill
        fate = .answered(again)
      }
      try await journal?.settle(call.number, fate)
      return answer
    case .failure(let error):
      guard called.isInDoubt else { throw ExtractionFailure(error) }
      remember(Attempt(call, saved, attempts.count + 1))
      try repeatIfAllowed()
      return nil
    }
  }

  private func remember(_ attempt: Attempt) {
    attempts.append(attempt)
    knownAttempts = attempts.count
  }

  /// Waits for an interaction that the API has under an id.
  ///
  /// For some time after an id was given the API may say that there is none; after that it is lost.
  func takenUp(_ id: String) async -> Called {
    let gemini = extractor.gemini
    var pause = Duration.seconds(1)
    var waited = Duration.zero
    while true {
      do {
        var whole = try await gemini.poll(
          id, within: extractor.settings.longestAnswer, options: callOptions)
        // What is stored begins with what was asked, which a stream does not tell.
        whole.steps = whole.answerSteps
        return Called(.success(Answered(whole)), id: id)
      } catch {
        switch error {
        case .overdue:
          // Nobody waits for it any more; what it took is paid.
          _ = try? await gemini.cancel(id, options: callOptions)
          return Called(.failure(error), id: id)
        case .api(let refusal)
        where refusal.status == 404 && waited < extractor.settings.patienceWithIDs:
          do { try await gemini.surroundings.pause(pause) } catch {
            return Called(.failure(.cancelled), id: id)
          }
          waited += pause
          pause = min(pause * 2, .seconds(15))
        default: return Called(.failure(error), id: id)
        }
      }
    }
  }
}

extension CallEntry {
  fileprivate func hasPurpose(_ purpose: Attempt.Purpose) -> Bool {
    self.purpose.utf8.elementsEqual(purpose.rawValue.utf8)
  }
}

extension CallFailure {
  /// Of a call that was about to be made when its run died.
  fileprivate static var unknownFate: CallFailure {
    var bill = CallBill()
    bill.isExact = false
    return CallFailure(
      interaction: nil, status: nil, word: "unknown",
      sentence: "the run ended before it was known whether the call was made", bill: bill)
  }
}

extension Attempt {
  /// A call of an earlier run that is no answer to anything.
  fileprivate init(_ call: CallEntry, _ failure: CallFailure, _ number: Int) {
    self.init(
      call, failure.interaction, failure.bill, number,
      .failed(failure.word, mayHaveBeenBilled: !failure.bill.isExact))
  }

  fileprivate init(_ call: CallEntry, _ answer: CallAnswer, _ number: Int) {
    self.init(call, answer.interaction, answer.bill, number, .finished)
  }

  private init(
    _ call: CallEntry, _ interaction: String?, _ bill: CallBill, _ number: Int, _ ending: Ending
  ) {
    let model = ModelName(call.model)
    var tokens = Tokens()
    tokens.input = bill.inputTokens
    tokens.output = bill.outputTokens
    tokens.unsorted = max(0, bill.tokens - bill.inputTokens - bill.outputTokens)
    self.init(
      number: number, purpose: Purpose(rawValue: call.purpose) ?? .extraction,
      interactionID: interaction, model: model, tokens: bill.tokens > 0 ? tokens : nil,
      cost: Cost(
        known: Money(picodollars: Int128(bill.picodollars)),
        unknown: bill.isExact ? [] : [.failedCall(model)]),
      answerBytes: 0, duration: .milliseconds(bill.milliseconds), ending: ending)
  }
}
