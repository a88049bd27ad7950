import HTTP

/// The emulated service on the stage of a scenario: one value, in which requests and times go in, and
/// out comes what happens on the wire.
package struct StagedGemini {
  private var gemini: EmulatedGemini
  private let scenario: Scenario
  private var memory = ScenarioState()
  /// Bills that nobody has taken yet.
  private var bill: [BillLine] = []
  /// Whether requests have to be looked at at all.
  private let isPlain: Bool

  /// A service that has seen nothing yet.
  package init(
    _ scenario: Scenario = Scenario(), answers: @escaping AnswerBook = { _ in nil }
  ) {
    self.scenario = scenario
    gemini = EmulatedGemini(scenario.settings, answers: answers)
    isPlain =
      scenario.rules.isEmpty && scenario.keys == nil && scenario.rates == Scenario.Rates()
  }

  /// How the body of a request is to be taken.
  package mutating func intake(for head: RequestHead) -> Intake { gemini.intake(for: head) }

  /// Takes the next bytes of an upload.
  package mutating func receive(_ bytes: [UInt8], for ticket: UploadTicket, at now: Moment) {
    gemini.receive(bytes, for: ticket, at: now)
  }

  /// Answers a request whose body is longer than its limit.
  package mutating func tooLarge(_ head: RequestHead) -> Reply { gemini.tooLarge(head) }

  /// Answers a request whose bytes have all been received; what it is refused, it has sent all the
  /// same, as happens where a proxy fails behind the service.
  package mutating func finish(
    _ ticket: UploadTicket, of head: RequestHead, at now: Moment
  ) -> Reply {
    let facts = isPlain ? nil : facts(of: ArrivedRequest(head), at: now)
    let plan = plan(for: facts, at: now)
    if let reply = plan.reply { return plan.applied(to: gemini.finished(reply)) }
    if let refusal = plan.twist.refusal {
      return plan.applied(to: gemini.finished(refusal.reply(.google)))
    }
    return plan.applied(to: gemini.finish(ticket, at: now))
  }

  /// Answers a request.
  package mutating func answer(_ request: ArrivedRequest, at now: Moment) -> Reply {
    let facts = isPlain ? nil : facts(of: request, at: now)
    let plan = plan(for: facts, at: now)
    if let reply = plan.reply { return plan.applied(to: gemini.finished(reply)) }
    let reply = gemini.answer(request, at: now, twist: plan.twist)
    let lines = gemini.takeBill()
    if scenario.rates.tokensPerMinute != nil {
      let key = request.head.key ?? ""
      for line in lines { memory.note(tokens: line.inputTokens, of: key, at: now) }
    }
    if let facts {
      for line in lines { memory.note(facts.documents, of: line.interaction) }
    }
    bill += lines
    return plan.applied(to: reply)
  }

  private func facts(of request: ArrivedRequest, at now: Moment) -> RequestFacts {
    var facts = RequestFacts(request) { gemini.files.named(in: $0, at: now) }
    // Who goes on speaks of the same documents.
    if let known = facts.previous.flatMap(memory.documents(of:)) { facts.documents = known }
    return facts
  }

  private mutating func plan(for facts: RequestFacts?, at now: Moment) -> ScenarioPlan {
    guard let facts else {
      var plan = ScenarioPlan(seed: scenario.settings.seed)
      plan.latency = scenario.latency
      return plan
    }
    return memory.plan(for: facts, by: scenario, at: now)
  }

  /// Hands over the bills since the last time.
  package mutating func takeBill() -> [BillLine] {
    defer { bill = [] }
    return bill
  }
}

extension FileShelf {
  /// The uploaded file that an address names.
  fileprivate func named(in uri: String, at now: Moment) -> RequestFacts.Document? {
    Self.id(in: uri).flatMap { file($0, at: now) }.map {
      RequestFacts.Document(sha256: "\($0.digest)", name: $0.displayName ?? $0.id)
    }
  }
}
