import Emulator
import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

/// Documents that may take no more than so much.
@Suite struct `Bounds of spending` {
  private static let wrong = TillReceipt.with(["total"], "nineteen")

  /// A model that is always wrong, and each time otherwise.
  private static func rehearsal(
    _ budget: Budget, model: ModelName? = nil
  ) throws -> Rehearsal {
    var settings = ExtractionSettings()
    settings.budget = budget
    settings.model = model
    return try Rehearsal(
      [TillReceipt.said(wrong), #"{"total":-1}"#, #"{"total":-2}"#], settings: settings)
  }

  private static func extraction(_ rehearsal: Rehearsal) async -> Extraction<JSON> {
    await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)
  }

  @Test func `of calls stop before the next one, with the best record`() async throws {
    let rehearsal = try Self.rehearsal(Budget(attempts: 1))

    let extraction = await Self.extraction(rehearsal)

    guard case .failed(.overBudget(.attempts(limit: 1), let best?)) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(best.record == Self.wrong)
    #expect(best.complaints.map(\.path) == ["total"])
    #expect(rehearsal.creates.count == 1)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test func `of tokens stop before the call that may break them`() async throws {
    let free = try Self.rehearsal(Budget())
    let first = try #require(await Self.extraction(free).attempts.first?.tokens?.total)
    let rehearsal = try Self.rehearsal(Budget(tokens: first * 2 - 1))

    let extraction = await Self.extraction(rehearsal)

    guard case .failed(.overBudget(.tokens(let limit, let needed), let best?)) = extraction.outcome
    else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(limit == first * 2 - 1)
    #expect(needed == first * 2)
    #expect(best.record == Self.wrong)
    #expect(rehearsal.creates.count == 1)
    #expect(extraction.tokens.total <= limit)
  }

  @Test func `of money stop before the call that may break them`() async throws {
    let free = try Self.rehearsal(Budget())
    let first = try #require(await Self.extraction(free).attempts.first?.cost.known)
    let rehearsal = try Self.rehearsal(Budget(money: first + first))

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.attempts.count == 2)
    #expect(extraction.cost.known <= first + first)
    let tight = try Self.rehearsal(Budget(money: first))
    guard case .failed(.overBudget(.money, let best?)) = await Self.extraction(tight).outcome else {
      Issue.record("It goes on.")
      return
    }
    #expect(best.record == Self.wrong)
    #expect(tight.creates.count == 1)
  }

  @Test(arguments: [Budget(attempts: 0), Budget(tokens: 10), Budget(money: dollars("0.0000001"))])
  func `that one call breaks let none be made`(budget: Budget) async throws {
    let rehearsal = try Self.rehearsal(budget)

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.outcome.word == "over-budget")
    #expect(extraction.attempts.isEmpty)
    #expect(rehearsal.wire.sent.isEmpty)
  }

  @Test func `of money let no model be asked whose price is not known`() async throws {
    let rehearsal = try Self.rehearsal(
      Budget(money: dollars("100")), model: ModelName("gemini-99-mystery"))

    let extraction = await Self.extraction(rehearsal)

    guard case .failed(.overBudget(.unknownCost, nil)) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(rehearsal.wire.sent.isEmpty)
  }

  @Test func `hold when what the API kept is gone`() async throws {
    var settings = ExtractionSettings()
    settings.budget.attempts = 2
    let rehearsal = try Rehearsal(
      settings: settings,
      rules: [
        Mishap(.init(path: "*/interactions", method: "POST"), times: .nth(2), do: [.status(404)])
      ]
    ) { $0.isAskedAgain ? $0.answer(believing: TillReceipt.record) : Self.wrong }

    let extraction = await Self.extraction(rehearsal)

    guard case .failed(.overBudget(.attempts(limit: 2), let best?)) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(best.record == Self.wrong)
    #expect(rehearsal.creates.count == 2)
  }
}
