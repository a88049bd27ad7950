import Emulator
import Extractor
import HTTP
import Interactions
import OrderedJSON
import Testing

/// Servers that fail and connections that break. What may have been paid for is never asked for again.
@Suite struct `Trouble on the way` {
  private static let creates = Mishap.Match(path: "*/interactions", method: "POST")

  private static func rehearsal(
    _ times: Mishap.Times, _ faults: Fault..., settings: ExtractionSettings = ExtractionSettings()
  ) throws -> Rehearsal {
    try Rehearsal(settings: settings, rules: [Mishap(creates, times: times, do: faults)]) {
      $0.answer(believing: TillReceipt.record)
    }
  }

  private static func extraction(_ rehearsal: Rehearsal) async -> Extraction<JSON> {
    await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)
  }

  private static func retries(_ rehearsal: Rehearsal) -> [Int?] {
    rehearsal.events.flatMap { event -> [Int?] in
      if case .retried(_, let status, _) = event.kind { [status] } else { [] }
    }
  }

  @Test(arguments: [429, 500, 503])
  func `that passes is waited for, within one attempt`(status: Int) async throws {
    let rehearsal = try Self.rehearsal(.first(2), .status(status))

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.record == TillReceipt.record)
    #expect(extraction.attempts.count == 1)
    #expect(rehearsal.creates.count == 3)
    #expect(Self.retries(rehearsal) == [status, status])
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test func `without an end has one here, by the size and by the time of an answer`() async throws
  {
    let rehearsal = try Self.rehearsal(.first(0), .status(500))

    _ = await Self.extraction(rehearsal)

    let limits = try #require(rehearsal.creates.first?.limits)
    #expect(limits.responseBytes == 32 << 20)
    #expect(limits.total == .seconds(3600))
  }

  @Test func `keeps the record that could not be mended, with what is wrong with it`() async throws
  {
    let wrong = TillReceipt.with(["total"], 91.97)
    let rehearsal = try Rehearsal(
      rules: [
        Mishap(Self.creates, times: .nth(1), do: [.text(TillReceipt.said(wrong))]),
        Mishap(Self.creates, times: .after(1), do: [.status(504)]),
      ])

    let extraction = await Self.extraction(rehearsal)

    guard case .failed(.unfinished(let kept, .api(let error))) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(kept.record == wrong)
    #expect(
      kept.complaints.map(\.sentence) == [
        "the total must be the sum of the lines: 91.97 is not 19.97"
      ])
    #expect(error.status == 504)
    #expect(extraction.attempts.count == 2)
  }

  @Test(arguments: [408, 502, 504], [true, false])
  func `after which the work may be done ends it`(status: Int, isStreamed: Bool) async throws {
    var settings = ExtractionSettings()
    settings.isStreamed = isStreamed
    let rehearsal = try Self.rehearsal(.always, .status(status), settings: settings)

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.outcome.word == "api")
    #expect(rehearsal.creates.count == 1)
    #expect(Self.retries(rehearsal).isEmpty)
    guard case .failed(_, mayHaveBeenBilled: true)? = extraction.attempts.first?.ending else {
      Issue.record("\(extraction.attempts)")
      return
    }
    #expect(!extraction.cost.isExact)
  }

  @Test(arguments: [true, false])
  func `before the answer's head ends it`(isStreamed: Bool) async throws {
    var settings = ExtractionSettings()
    settings.isStreamed = isStreamed
    let rehearsal = try Self.rehearsal(.always, .reset(at: nil), settings: settings)

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.outcome.word == "api")
    #expect(rehearsal.creates.count == 1)
    #expect(!extraction.cost.isExact)
  }

  /// How many bytes the stream has, and after how many of them the interaction's id is known.
  private static func stream() async throws -> (count: Int, named: Int) {
    let rehearsal = try Self.rehearsal(.nth(100))
    _ = await Self.extraction(rehearsal)
    let count = try #require(rehearsal.creates.first?.received)
    return (count, 300)
  }

  @Test(arguments: [Fault.reset, Fault.cut])
  func `in the middle of a stream is made up for without paying twice`(
    fault: @Sendable (Int?) -> Fault
  ) async throws {
    let (count, named) = try await Self.stream()
    #expect(count > 3_000)
    var withoutName = 0
    for place in stride(from: 0, to: count, by: 131) {
      let rehearsal = try Self.rehearsal(.first(1), fault(place))

      let extraction = await Self.extraction(rehearsal)

      #expect(rehearsal.creates.count == 1)
      let bill = rehearsal.emulator.takeBill()
      #expect(bill.count == 1)
      if extraction.record == nil {
        withoutName += 1
        // Nobody knows which interaction it was.
        #expect(place < named, "\(place): \(extraction.outcome)")
        #expect(extraction.outcome.word == "api")
        #expect(!extraction.cost.isExact)
        continue
      }
      #expect(extraction.record == TillReceipt.record)
      #expect(extraction.attempts.count == 1)
      #expect(extraction.tokens.output == bill.first?.outputTokens)
      #expect(extraction.tokens.input == bill.first?.inputTokens)
    }
    #expect(withoutName <= 3)
  }

  @Test func `in a stream that nobody stores ends it`() async throws {
    var settings = ExtractionSettings()
    settings.isStored = false
    let rehearsal = try Self.rehearsal(.first(1), .reset(at: 2_000), settings: settings)

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.outcome.word == "api")
    #expect(rehearsal.wire.sent.count == 1)
    #expect(!extraction.cost.isExact)
  }

  @Test func `that the stream tells of ends it`() async throws {
    let rehearsal = try Self.rehearsal(
      .always, .streamError(code: "service_unavailable", message: "Busy.", afterEvents: 3))

    let extraction = await Self.extraction(rehearsal)

    #expect(extraction.outcome.word == "api")
    #expect(rehearsal.creates.count == 1)
    #expect(!extraction.cost.isExact)
  }
}
