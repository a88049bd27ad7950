import Digest
import Files
import Interactions
import Ledger
import OrderedJSON

// One document: its files, its item, its calls, its end.

extension FolderWork {
  /// Brings a document to its end, or as far as it goes, and those whose end was to be seen by it.
  func work(on input: InputEntry) async throws(LedgerError) -> [DocumentEnd] {
    guard let end = try await end(of: input) else { return [] }
    return try await endSuspects() + [end]
  }

  /// Ends documents that were refused, now that it is known whether it was for what they are.
  func endSuspects(atEnd: Bool = false) async throws(LedgerError) -> [DocumentEnd] {
    var ends: [DocumentEnd] = []
    for suspect in takeSuspects(atEnd: atEnd) {
      let isOpen = atEnd && ending != nil
      if !isOpen { try await ledger.end(suspect.key, with: suspect.item, run: start.run) }
      ends += suspect.ends.map { end in
        var end = end
        if isOpen {
          end.outcome = .open(sentence: "it was refused, and nothing else was answered")
        } else {
          end.take(suspect.item, record: nil)
        }
        return end
      }
    }
    return ends
  }

  /// What became of a document; nothing if that is to be seen.
  private func end(of input: InputEntry) async throws(LedgerError) -> DocumentEnd? {
    run.watch(.started("\(input.name)"))
    let files: PartFiles
    let inspected: InspectedDocument
    do {
      (files, inspected) = try look(into: input)
    } catch {
      if error.isOfMachine {
        end(.tryLater(.document(error), nil))
        return open(input, error.advice)
      }
      let (word, sentence) = error.skip(of: input)
      try await ledger.skip(input.name, word: word, sentence: sentence)
      return DocumentEnd(
        path: input.name, outcome: .skipped(word: word, sentence: sentence), isKnown: false)
    }
    let key = ItemKey(recipe, files, inspected)
    await lanes.enter(key)
    defer { lanes.leave(key) }
    switch try await ledger.claim(files.input, as: key, run: start.run) {
    case .ended(let end): return DocumentEnd(path: input.name, end, isKnown: true)
    case .open(let calls):
      // What was begun is brought to its end, whatever others have come upon meanwhile.
      let isBegun = try await isBegun(key, calls)
      guard isBegun || ending == nil else { return open(input, "nothing was asked about it yet") }
      guard isBegun || account.beginsDocument() else {
        end(.documentLimit(settings.limits.documents ?? 0))
        return open(input, "the limit of documents was reached before it")
      }
      // One that equals a document that was refused shares its end.
      if suspects(DocumentEnd(path: input.name, []), as: key) { return nil }
      return try await ask(about: inspected, input, key, after: calls)
    }
  }

  /// Whether a document was begun, and counted, by this job.
  private func isBegun(_ key: ItemKey, _ calls: [CallEntry]) async throws(LedgerError) -> Bool {
    let hasFailed = calls.allSatisfy { if case .failed = $0.fate { true } else { false } }
    // What failed, or was set aside, may be of an earlier one.
    guard hasFailed else { return true }
    guard settings.limits.documents != nil, !calls.isEmpty else { return false }
    return try await ledger.isBegun(key, inJobOf: start.run)
  }

  private func open(_ input: InputEntry, _ sentence: String) -> DocumentEnd {
    DocumentEnd(path: input.name, outcome: .open(sentence: sentence), isKnown: false)
  }

  /// Opens the files of a document. One that is put in another's place meanwhile is looked at again.
  private func look(
    into input: InputEntry
  ) throws(DocumentFault) -> (PartFiles, InspectedDocument) {
    let now = Timestamp(seconds: extractor.gemini.surroundings.date())
    for _ in 0..<2 {
      let files = try PartFiles(input, for: extractor.settings.documents)
      let inspected = try files.document.inspected(by: extractor.settings.documents, at: now)
      if files.agree(with: inspected) { return (files, inspected) }
    }
    throw DocumentFault("\(input.name)", .changing)
  }

  private func ask(
    about document: InspectedDocument, _ input: InputEntry, _ key: ItemKey,
    after calls: [CallEntry]
  ) async throws(LedgerError) -> DocumentEnd? {
    let number = nextDocument()
    let begun = elapsed
    let asked = DocumentRun(listening(to: number), "\(input.name)", run.schema)
    asked.journal = CallJournal(
      ledger, of: key, run: start.run, after: calls, unknownCalls: settings.unknownCalls)
    asked.frame = frame
    if account.hasLimit {
      asked.permission = { [account] next in account.permit(next, for: number) }
      await account.waitForFirst(number)
    }
    guard ending == nil || !calls.isEmpty else {
      account.release(number)
      return open(input, "nothing was asked about it yet")
    }
    let extraction = await asked.extraction(of: document)
    account.release(number)
    note(repaid: asked.journal?.repaid ?? 0)
    var end = DocumentEnd(
      path: input.name, extraction.attempts.dropFirst(asked.knownAttempts))
    switch consequence(
      of: extraction, document, since: begun, stoppedBy: asked.jobLimit, after: calls)
    {
    case .end(let item):
      if extraction.isRefused, !calls.hasRefusal,
        suspects(Suspect(key: key, item: item, ends: [end]))
      {
        return nil
      }
      try await ledger.end(key, with: item, run: start.run)
      end.take(item, record: extraction.record)
    case .skip(let fault):
      let (word, sentence) = fault.skip(of: input)
      try await ledger.skip(input.name, word: word, sentence: sentence)
      end.outcome = .skipped(word: word, sentence: sentence)
    case .open(let sentence, let ending):
      if let ending { self.end(ending, lettingGo: ending.isOfStorage) }
      end.outcome = .open(sentence: sentence)
    }
    return end
  }

  /// Never inlined: what it works with would be kept in the frame of the task that waits for the network.
  @inline(never)
  private func consequence(
    of extraction: Extraction<JSON>, _ document: InspectedDocument, since begun: Duration,
    stoppedBy limit: BudgetLimit?, after calls: [CallEntry]
  ) -> Consequence {
    if case .failed(let failure) = extraction.outcome {
      // The document goes on when the job may take more.
      if case .overBudget = failure, let limit {
        return .open(failure.advice, stopping: .limit(limit))
      }
      let isOfModel = extraction.wasRefusedModel(
        asking: document, by: extractor.settings.documents)
      // What was refused in an earlier run as well says nothing of others.
      let refusal = calls.hasRefusal ? nil : failure.refusedRequest
      if isOfModel || refusal.map(isOfAll) == true {
        return .open(failure.advice, stopping: .refused(failure))
      }
    }
    let several = document.parts.count > 1
    let notes = document.parts.flatMap { part in
      part.notes.map { several ? "\(part.name) \($0)" : "\($0)" }
    }
    return Consequence(
      extraction, notes: notes, model: recipe.model.rawValue,
      othersFare: othersFare(since: begun))
  }

  /// An extractor whose calls are counted.
  @inline(never)
  private func listening(to number: Int) -> Extractor {
    let (watch, others) = (run.watch, run.extractor.observer)
    return extractor.with(
      ExtractionObserver { [self] event in
        if case .answered(let attempt) = event.kind { count(attempt, of: number) }
        others(event)
        watch(.document(event))
      })
  }
}

/// An item that was refused before any was answered, and the documents that are it.
struct Suspect: Sendable {
  let key: ItemKey
  let item: ItemEnd
  var ends: [DocumentEnd]
}

extension [CallEntry] {
  /// Whether the request was refused in an earlier run.
  fileprivate var hasRefusal: Bool {
    contains { call in
      if case .failed(let failure) = call.fate {
        [400, 404].contains(failure.status)
      } else {
        false
      }
    }
  }
}

extension Extraction<JSON> {
  /// Whether its request was refused, and nothing else.
  fileprivate var isRefused: Bool {
    if case .failed(let failure) = outcome { failure.refusedRequest != nil } else { false }
  }
}

extension FolderReport.Ending {
  var isOfStorage: Bool { if case .storage = self { true } else { false } }
}

extension DocumentEnd {
  /// What was done for a document by these calls, and is not at its end.
  @inline(never)
  fileprivate init(path: FilePath, _ made: ArraySlice<Attempt>) {
    self.init(
      path: path, outcome: .open(sentence: ""),
      tokens: made.reduce(0) { $0 + ($1.tokens?.total ?? 0) },
      cost: made.map(\.cost).reduce(Cost(), +), calls: made.count,
      repairs: made.count { $0.purpose != .extraction }, isKnown: false)
  }

  /// What is known of a document.
  init(path: FilePath, _ end: ItemEnd, isKnown: Bool) {
    self.init(
      path: path, outcome: DocumentOutcome(end), isKnown: isKnown, model: end.model,
      warnings: end.warnings)
  }

  fileprivate mutating func take(_ end: ItemEnd, record: JSON?) {
    outcome = record.map(DocumentOutcome.record) ?? DocumentOutcome(end)
    model = end.model
    warnings = end.warnings
  }
}
