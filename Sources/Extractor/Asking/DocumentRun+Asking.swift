import Interactions
import Ledger
import OrderedJSON
import SchemaGen

extension DocumentRun {
  /// Asks about the document for the first time, on the highest footing on which the API takes the
  /// schema.
  @inline(never)
  func question(
    _ contents: [Content], _ examples: [Example], on footing: Footing
  ) throws(ExtractionFailure) -> Question {
    let asked: AskedForm
    do {
      asked = try extractor.forms.form(of: schema, on: footing)
    } catch {
      throw .unsendable(error)
    }
    return Question(
      asked: asked, settings: settings, isStored: extractor.settings.isStored,
      serviceTier: extractor.settings.serviceTier,
      examples: examples.flatMap { $0.turns(in: asked.form) },
      contents: contents)
  }

  /// Asks about the document, and begins a talk with the answer. Uploads that the API has forgotten are
  /// made once more.
  func talk(about document: InspectedDocument) async throws(ExtractionFailure) -> Talk {
    if let known = try await knownTalk(about: document) { return known }
    // Before anything is uploaded for it.
    if let limit = limit(brokenByReading: document) { throw .overBudget(limit, nil) }
    let prepared = try await prepared(document)
    do {
      return try await talk(about: document, as: prepared.content)
    } catch {
      guard case .failed(let fault) = error, fault.mayMeanLostFile, !prepared.uploads.isEmpty else {
        throw error
      }
      await extractor.uploads.forget(prepared.uploads)
      return try await talk(about: document, as: self.prepared(document).content)
    }
  }

  /// The talk as an earlier run left it, if that was answered or the API has the answer. The document is
  /// not carried to the API for that, unless all of it has to be told again with each call.
  private func knownTalk(
    about document: InspectedDocument
  ) async throws(ExtractionFailure) -> Talk? {
    guard let footing = journal?.footing else { return nil }
    do throws(ExtractionFailure) {
      guard let (answer, call) = try await earlierAnswer(to: .extraction) else { return nil }
      let footing = Footing(code: call.footing) ?? footing
      let contents =
        extractor.settings.isStored
        ? document.outline(by: extractor.settings.documents)
        : try await prepared(document).content
      return Talk(try question(contents, try await examples(), on: footing), answer, on: footing)
    } catch {
      // It is asked about anew, with a simpler schema.
      guard error.mayBeOfTheSchema else { throw error }
      return nil
    }
  }

  /// Asks with ever simpler schemas, until the API takes one.
  private func talk(
    about document: InspectedDocument, as contents: [Content]
  ) async throws(ExtractionFailure) -> Talk {
    let examples = try await examples()
    let model = (settings.model ?? extractor.gemini.model).rawValue
    let wishes = extractor.settings.asksForAbsence
    let start = extractor.ladder.footing(
      of: schema.identity, by: model, asksForAbsence: wishes)
    var footing = start
    var refusal: ExtractionFailure?
    while true {
      let question = try question(contents, examples, on: footing)
      // The first time, that was looked at before.
      if !attempts.isEmpty, let limit = limit(brokenByReading: document) {
        throw .overBudget(limit, nil)
      }
      do {
        let answer = try await ask(
          question.first, .extraction, question.form, on: footing)
        if footing != start {
          extractor.ladder.note(
            footing, of: schema.identity, by: model, asksForAbsence: wishes)
        }
        return Talk(question, answer, on: footing)
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
  func ask(
    _ repair: Repair, in talk: inout Talk, about document: InspectedDocument,
    best: InvalidRecord?
  ) async throws(ExtractionFailure) {
    let purpose: Attempt.Purpose = if case .rest = repair.kind { .rest } else { .repair }
    if let limit = limitOfAskingAgain { throw .overBudget(limit, best) }
    do {
      talk.note(
        repair, try await ask(talk.request(repair), purpose, talk.question.form, on: talk.footing))
    } catch .failed(.api(let error)) where error.status == 404 && talk.isRemembered {
      // What the API kept has expired.
      talk.show(try await prepared(document).content)
      talk.forget()
      if let limit = limitOfAskingAgain { throw .overBudget(limit, best) }
      talk.note(
        repair, try await ask(talk.request(repair), purpose, talk.question.form, on: talk.footing))
    }
  }

  /// The limit that showing a document would break, by the least that it may take.
  @inline(never)
  private func limit(brokenByReading document: InspectedDocument) -> BudgetLimit? {
    let model = settings.model ?? extractor.gemini.model
    let reading = document.estimate(for: model)
    expectedInput = reading.input.upperBound
    let estimate = hasLimit ? reading + wholeFrame(by: model) : reading
    let least = extractor.prices.cost(
      of: estimate, by: model, tier: extractor.settings.serviceTier, on: extractor.today
    ).least
    return limit(brokenBy: Spending(next: estimate.least.total, cost: least))
  }

  /// The limit that asking again would break. The call is taken to be as large as the largest so far,
  /// which showed the document.
  var limitOfAskingAgain: BudgetLimit? {
    @inline(never) get {
      let largest = attempts.filter { $0.tokens != nil }
        .max { ($0.tokens?.total ?? 0) < ($1.tokens?.total ?? 0) }
      return limit(
        brokenBy: Spending(
          next: largest?.tokens?.total ?? expectedInput ?? 0, cost: largest?.cost ?? Cost()))
    }
  }

  private func limit(brokenBy next: Spending) -> BudgetLimit? {
    var spent = Spending()
    for attempt in attempts { spent.add(attempt) }
    if let limit = extractor.settings.budget.limit(brokenBy: next, after: spent) { return limit }
    jobLimit = permission?(next)
    return jobLimit
  }

  private var hasLimit: Bool {
    let budget = extractor.settings.budget
    return permission != nil || budget.tokens != nil || budget.money != nil
  }

  /// What a call takes beside the document: instructions, schema and examples to read, and a record to
  /// write. It is worked out once.
  private func wholeFrame(by model: ModelName) -> Estimate {
    if let frame { return frame }
    let made = Estimate(framing: self, by: model)
    frame = made
    return made
  }
}
