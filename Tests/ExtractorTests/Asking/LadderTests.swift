import Emulator
import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

/// Schemas that the API refuses.
@Suite struct `The ladder` {
  private static let creates = Mishap.Match(path: "*/interactions", method: "POST")

  private static func rehearsal(
    rules: [Mishap] = [], limits: (inout EmulatorSettings.SchemaLimits) -> Void = { _ in }
  ) throws -> Rehearsal {
    var emulation = EmulatorSettings()
    limits(&emulation.schemaLimits)
    return try Rehearsal(rules: rules, emulation: emulation) {
      $0.answer(believing: TillReceipt.record)
    }
  }

  private static func rungs(_ rehearsal: Rehearsal) -> [Int] {
    rehearsal.events.compactMap { if case .degraded(let rung) = $0.kind { rung } else { nil } }
  }

  private static func extraction(_ rehearsal: Rehearsal, _ name: String) async -> Extraction<JSON> {
    await rehearsal.extractor.extraction(
      of: .text("\(name)\n\(TillReceipt.text)", named: name), by: TillReceipt.schema)
  }

  @Test(arguments: [true, false])
  func `gives up the wrapper first, and remembers what was taken`(isTerse: Bool) async throws {
    let rehearsal = try Self.rehearsal { limits in
      limits.depth = 3
      limits.isTerse = isTerse
    }

    let first = await Self.extraction(rehearsal, "first.txt")

    #expect(first.record == TillReceipt.record)
    #expect(first.attempts.count == 2)
    #expect(Self.rungs(rehearsal) == [0])
    #expect(first.attempts[0].cost == Cost())
    #expect(first.attempts[0].tokens == nil)
    #expect(first.cost.isExact)

    let second = await Self.extraction(rehearsal, "second.txt")

    #expect(second.record == TillReceipt.record)
    #expect(second.attempts.count == 1)
    #expect((first.tokens + second.tokens).billed == rehearsal.bill().billed)
  }

  @Test func `ends with words where no schema is taken`() async throws {
    let rehearsal = try Self.rehearsal {
      $0.depth = 2
      $0.isTerse = true
    }

    let first = await Self.extraction(rehearsal, "first.txt")

    #expect(first.record == TillReceipt.record)
    #expect(Self.rungs(rehearsal) == [0, 1, 2, 3, 4, 5, 6])
    let sent = try #require(rehearsal.creates.last?.body)
    #expect(sent["response_format"]?["schema"] == nil)
    #expect(sent["response_format"]?["mime_type"] == "application/json")
    #expect(
      sent["system_instruction"]?.string?.contains("It must be valid by this JSON Schema") == true)
    #expect(await Self.extraction(rehearsal, "second.txt").attempts.count == 1)
  }

  @Test func `is not needed for how many items there may be`() async throws {
    var emulation = EmulatorSettings()
    emulation.schemaLimits.maxItems = 10
    let rehearsal = try Rehearsal(emulation: emulation) { _ in ["lines": ["one"]] }
    let schema = try Schema(yaml: "output: {lines: {$max: 5000, $list: string}}")
    let extraction = await rehearsal.extractor.extraction(of: .text("one"), by: schema)
    #expect(extraction.record == ["lines": ["one"]])
    #expect(extraction.attempts.count == 1)
  }

  @Test func `tells the first refusal where no rung helps`() async throws {
    let rehearsal = try Self.rehearsal(rules: [
      Mishap(Self.creates, times: .nth(1), do: [.status(400, message: "The first reason.")]),
      Mishap(Self.creates, do: [.status(400, message: "Another reason.")]),
    ])

    let extraction = await Self.extraction(rehearsal, "receipt.txt")

    guard case .failed(let failure) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(
      failure.description
        == "Gemini answered 400 invalid_request: The first reason; mend the request")
    #expect(rehearsal.creates.count == 8)
    #expect(extraction.cost == Cost())
    #expect(rehearsal.bill() == Tokens())
    // What never worked is not remembered.
    #expect(await Self.extraction(rehearsal, "again.txt").attempts.count == 8)
  }

  @Test(arguments: [(401, 1), (403, 1), (404, 1), (429, 5)])
  func `is not walked for other refusals`(status: Int, requests: Int) async throws {
    let rehearsal = try Self.rehearsal(rules: [Mishap(Self.creates, do: [.status(status)])])

    let extraction = await Self.extraction(rehearsal, "receipt.txt")

    #expect(extraction.outcome.word == "api")
    #expect(extraction.attempts.count == 1)
    #expect(rehearsal.creates.count == requests)
    #expect(Self.rungs(rehearsal).isEmpty)
    #expect(extraction.cost == Cost())
  }

  @Test func `is not walked beyond the budget`() async throws {
    var rehearsal = try Self.rehearsal(rules: [Mishap(Self.creates, do: [.status(400)])])
    rehearsal.extractor.settings.budget.attempts = 3

    let extraction = await Self.extraction(rehearsal, "receipt.txt")

    #expect(extraction.outcome.word == "over-budget")
    #expect(rehearsal.creates.count == 3)
  }
}
