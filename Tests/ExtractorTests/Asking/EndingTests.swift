import Emulator
import Extractor
import Interactions
import OrderedJSON
import Testing

/// Ways in which the API ends an answer, and in which it tells of it.
@Suite struct `Ends of answers` {
  private static func rehearsal(
    _ times: Mishap.Times, _ fault: Fault, isStreamed: Bool = true
  ) throws -> Rehearsal {
    var settings = ExtractionSettings()
    settings.isStreamed = isStreamed
    let creates = Mishap.Match(path: "*/interactions", method: "POST")
    return try Rehearsal(settings: settings, rules: [Mishap(creates, times: times, do: [fault])]) {
      $0.answer(believing: TillReceipt.record)
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let fault: Fault
    let outcome: String
    let calls: Int
    var testDescription: String { "\(fault)" }
  }

  private static let rows = [
    Row(fault: .incomplete, outcome: "record", calls: 2),
    Row(fault: .budgetExceeded, outcome: "record", calls: 2),
    Row(fault: .noSteps, outcome: "record", calls: 2),
    Row(fault: .hops(3), outcome: "record", calls: 1),
    Row(fault: .blocked(code: "safety"), outcome: "blocked", calls: 1),
    Row(fault: .blocked(code: "spii"), outcome: "blocked", calls: 1),
    Row(fault: .blocked(code: "recitation"), outcome: "recited", calls: 1),
    Row(fault: .blocked(code: "service_unavailable"), outcome: "ended", calls: 1),
  ]

  @Test(arguments: rows, [true, false])
  func `come to one outcome, paid to the token`(row: Row, isStreamed: Bool) async throws {
    let rehearsal = try Self.rehearsal(.nth(1), row.fault, isStreamed: isStreamed)

    let extraction = await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)

    #expect(extraction.outcome.word == row.outcome, "\(extraction.outcome)")
    #expect(extraction.attempts.count == row.calls)
    if row.outcome == "record" { #expect(extraction.record == TillReceipt.record) }
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
    #expect(extraction.cost.isExact)
  }

  @Test(arguments: [
    Fault.status(400, code: "safety"), .streamError(code: "safety", message: "No.", afterEvents: 3),
  ])
  func `that are held back are told as such, however the API says it`(fault: Fault) async throws {
    let rehearsal = try Self.rehearsal(.always, fault)

    let extraction = await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)

    guard case .failed(.blocked(reason: "safety")) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(extraction.attempts.map(\.ending) == [.blocked("safety")])
    #expect(rehearsal.creates.count == 1)
    // Whether it is charged is not said.
    #expect(!extraction.cost.isExact)
  }

  @Test(arguments: [FrameFault.unknown, .split, .crlf, .unfinished, .duplicate])
  func `are the same however the stream is cut into frames`(fault: FrameFault) async throws {
    let rehearsal = try Self.rehearsal(.always, .frames(fault))

    let extraction = await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)

    #expect(extraction.record == TillReceipt.record)
    #expect(extraction.attempts.count == 1)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }
}
