import Interactions
import Ledger

// Calls that an earlier run made: what was paid for is taken up, and not asked for again.

extension DocumentRun {
  /// The answer to the next call, if an earlier run has it or the API does.
  func earlierAnswer(
    to purpose: Attempt.Purpose
  ) async throws(ExtractionFailure) -> Answered? {
    while let call = journal?.popEarlier() {
      let model = ModelName(call.model)
      let start = elapsed
      // This call was the repeat, if there was one to be made.
      journal?.repeatsPaidCall = false
      switch call.fate {
      case .failed(let failure):
        remember(Attempt(call, failure, attempts.count + 1))
        journal?.repeatsPaidCall = !failure.bill.isExact
      case .answered(let saved):
        // Where the course was another, it is what was paid, and no answer to this.
        guard call.hasPurpose(purpose), let answer = Answered(saved) else {
          remember(Attempt(call, saved, attempts.count + 1))
          continue
        }
        _ = note(Called(.success(answer)), purpose, by: model, since: start)
        knownAttempts = attempts.count
        return answer
      case .acknowledged(let id):
        let called = await takenUp(id)
        let attempt = note(called, purpose, by: model, since: start)
        if !called.mayStillCome {
          try await journal?.settle(call.number, CallEntry.Fate(called, attempt))
          tell(.answered(attempt))
        }
        if case .success(let answer) = called.result, call.hasPurpose(purpose) { return answer }
        if case .failure(let error) = called.result {
          guard called.isInDoubt else { throw ExtractionFailure(error) }
          journal?.repeatsPaidCall = true
        }
      case .intended:
        guard journal?.unknownCalls == .retry, journal?.mayAsk == true else { throw .held }
        let failure = CallFailure.unknownFate
        try await journal?.settle(call.number, .failed(failure))
        remember(Attempt(call, failure, attempts.count + 1))
        journal?.repeatsPaidCall = true
      }
    }
    return nil
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
