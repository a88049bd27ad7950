import Emulator
import Extractor
import Interactions
import OrderedJSON
import Testing

/// Answers that say the same without end.
@Suite struct `Answers in circles` {
  private static func rehearsal(
    _ times: Mishap.Times, settings: ExtractionSettings = ExtractionSettings()
  ) throws -> Rehearsal {
    let rule = Mishap(
      .init(path: "*/interactions", method: "POST"), times: times, do: [.repetition(tokens: 20_000)]
    )
    return try Rehearsal(settings: settings, rules: [rule]) {
      $0.answer(believing: TillReceipt.record)
    }
  }

  private static func extraction(_ rehearsal: Rehearsal) async -> Extraction<JSON> {
    await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)
  }

  private static func seeds(_ rehearsal: Rehearsal) -> [JSON?] {
    rehearsal.creates.map { $0.body?["generation_config"]?["seed"] }
  }

  @Test func `are cut off early, counted whole, and asked for with another seed`() async throws {
    let rehearsal = try Self.rehearsal(.nth(1))

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.record == TillReceipt.record)
    #expect(extraction.attempts.map(\.ending) == [.looping, .finished])
    #expect(Self.seeds(rehearsal) == [nil, 1])
    // Each token is a frame of more than a hundred bytes.
    let read = try #require(rehearsal.creates.first?.received)
    #expect(read < 200_000)
    #expect(extraction.attempts[0].answerBytes < 5_000)
    #expect(rehearsal.wire.sent.count { $0.method == "GET" } == 1)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
    #expect(extraction.tokens.output > 20_000)
    #expect(extraction.cost.isExact)
  }

  @Test func `end as looping the second time`() async throws {
    let rehearsal = try Self.rehearsal(.always)

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.outcome.word == "looping")
    #expect(Self.seeds(rehearsal) == [nil, 1])
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test func `go on from the caller's seed`() async throws {
    var settings = ExtractionSettings()
    settings.seed = 41
    let rehearsal = try Self.rehearsal(.nth(1), settings: settings)
    #expect(await Self.extraction(rehearsal).record == TillReceipt.record)
    #expect(Self.seeds(rehearsal) == [41, 42])
  }

  @Test func `cost nobody knows what where nothing is stored`() async throws {
    var settings = ExtractionSettings()
    settings.isStored = false
    let rehearsal = try Self.rehearsal(.nth(1), settings: settings)

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.record == TillReceipt.record)
    #expect(rehearsal.wire.sent.count == 2)
    #expect(extraction.attempts[0].tokens == nil)
    #expect(!extraction.cost.isExact)
  }
}
