import Emulator
import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

/// What is sent when something is asked again.
@Suite struct `Repairs on the wire` {
  private static let wrong = TillReceipt.with(["total"], "nineteen")

  /// A model that is wrong at first and honest when it is asked again.
  private static func forgetful(
    _ settings: ExtractionSettings = ExtractionSettings(), rules: [Mishap] = []
  ) throws -> Rehearsal {
    try Rehearsal(settings: settings, rules: rules) { query in
      query.isAskedAgain ? query.answer(believing: TillReceipt.record) : wrong
    }
  }

  private static let document = Document.text(TillReceipt.text, named: "receipt.txt")

  // MARK: Size

  @Test func `three wrong fields of 200 lines take a twentieth of asking again, both ways`()
    async throws
  {
    let right = invoice(lines: 200)
    let wrong = try right.with(-2, at: ["lines", "17", "quantity"])
      .with("box", at: ["lines", "120", "unit"]).with("3 May", at: ["issue_date"])
    let rehearsal = try Rehearsal { query in
      query.isAskedAgain ? query.answer(believing: right) : wrong
    }
    // As large as the invoices of one page in `samples`.
    let scan = FileBuilder.pdf(ending: String(repeating: "%\n", count: 31_000) + "%%EOF\n")

    let extraction = await rehearsal.extractor.extraction(
      of: .bytes(scan, named: "invoice.pdf"), by: try Asking(named: "invoice").schema)

    #expect(extraction.record?.text() == right.text(), "\(extraction.outcome)")
    let creates = rehearsal.creates
    try #require(creates.count == 2)
    #expect(creates[0].byteCount > 62_000)
    #expect(creates[1].byteCount * 20 < creates[0].byteCount)
    let bill = rehearsal.emulator.takeBill()
    try #require(bill.count == 2)
    #expect(bill[1].outputTokens * 20 < bill[0].outputTokens)

    let model = try #require(extraction.attempts.first?.model)
    let price = try #require(PriceTable.builtIn.price(of: model)?.stretch(on: day(2025, 11, 21)))
    let paid = bill.reduce(Money.zero) { sum, line in
      sum + price.standard.rates.input * line.inputTokens
        + price.standard.rates.output * (line.outputTokens + line.thoughtTokens)
    }
    #expect(extraction.cost.known == paid)
    #expect(extraction.cost.isExact)
    #expect(paid > .zero)
  }

  // MARK: What is sent again

  @Test func `hold neither document nor instruction where the API remembers`() async throws {
    let rehearsal = try Self.forgetful()

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    #expect(extraction.record == TillReceipt.record)
    try #require(rehearsal.creates.count == 2)
    let (first, repair) = (
      try #require(rehearsal.creates[0].body), try #require(rehearsal.creates[1].body)
    )
    #expect(first["previous_interaction_id"] == nil)
    #expect(first["system_instruction"] != nil)
    #expect(
      repair["previous_interaction_id"]?.string == extraction.attempts.first?.interactionID)
    #expect(repair["system_instruction"] == nil)
    #expect(!repair.text().contains("HOLLOWAY"))
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test func `say all again where nothing may be stored`() async throws {
    var settings = ExtractionSettings()
    settings.isStored = false
    let rehearsal = try Self.forgetful(settings)

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    #expect(extraction.record == TillReceipt.record)
    let bodies = rehearsal.creates.compactMap(\.body)
    try #require(bodies.count == 2)
    #expect(bodies.allSatisfy { $0["store"] == false })
    #expect(bodies.allSatisfy { $0["previous_interaction_id"] == nil })
    #expect(bodies[1]["system_instruction"] == bodies[0]["system_instruction"])
    #expect(Self.kinds(of: bodies[0]) == ["user_input"])
    #expect(Self.kinds(of: bodies[1]) == ["user_input", "thought", "model_output", "user_input"])
    #expect(bodies[1]["input"]?[["0"]] == bodies[0]["input"]?[["0"]])
    #expect(rehearsal.wire.sent.count == 2)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
    let id = try #require(extraction.attempts.first?.interactionID)
    await #expect(throws: GeminiError.self) { try await rehearsal.extractor.gemini.get(id) }
  }

  @Test func `say all again once the API has forgotten`() async throws {
    let rehearsal = try Self.forgetful(rules: [
      Mishap(.init(path: "*/interactions", method: "POST"), times: .nth(2), do: [.status(404)])
    ])

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    #expect(extraction.record == TillReceipt.record)
    let bodies = rehearsal.creates.compactMap(\.body)
    try #require(bodies.count == 3)
    #expect(bodies[1]["previous_interaction_id"] != nil)
    #expect(bodies[2]["previous_interaction_id"] == nil)
    #expect(Self.kinds(of: bodies[2]) == ["user_input", "thought", "model_output", "user_input"])
    #expect(bodies[2]["system_instruction"] == bodies[0]["system_instruction"])
    #expect(extraction.attempts.map(\.purpose) == [.extraction, .repair, .repair])
    #expect(extraction.cost.isExact)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  private static func kinds(of body: JSON) -> [String] {
    (body["input"]?.array ?? []).compactMap { $0["type"]?.string }
  }
}
