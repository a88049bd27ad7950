import Emulator
import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

/// Records that are shown while they grow.
@Suite(.timeLimit(.minutes(10))) struct `Growing records` {
  private static let document = Document.text(TillReceipt.text, named: "receipt.txt")

  private static func elements(
    _ rehearsal: Rehearsal, _ schema: Schema = TillReceipt.schema
  ) async throws -> [ExtractionStream.Element] {
    var elements: [ExtractionStream.Element] = []
    for try await element in rehearsal.extractor.stream(schema, from: document) {
      elements.append(element)
    }
    return elements
  }

  /// An emulator that lets some time pass between two words, so that a reader sees them all.
  private static func slow(
    _ answers: [String] = [], believing record: JSON = TillReceipt.record,
    pause: Duration = .milliseconds(10)
  ) throws -> Rehearsal {
    var emulation = EmulatorSettings()
    emulation.eventPause = pause
    return try Rehearsal(answers, emulation: emulation) { _ in record }
  }

  @Test func `are each the beginning of the next, and whole at the end`() async throws {
    let rehearsal = try Self.slow()

    let elements = try await Self.elements(rehearsal)

    #expect(elements.count > 3)
    for (one, next) in zip(elements, elements.dropFirst()) {
      #expect(one.record.isBeginning(of: next.record))
      #expect(!one.isWhole)
    }
    let last = try #require(elements.last)
    #expect(last.isWhole)
    #expect(last.record.text() == TillReceipt.record.text())
    #expect(last.extraction?.attempts.count == 1)
    let extracted = try await rehearsal.extractor.extract(
      TillReceipt.schema, from: Self.document)
    #expect(last.record == extracted)
  }

  private struct Line: Decodable, Equatable {
    let item: String
    let quantity: Int
  }

  @Test func `hold items that can be decoded one by one`() async throws {
    let lines = try #require(TillReceipt.record["lines"])
    let schema = try Schema(
      yaml: """
        output:
          $list:
            item: string
            quantity: integer
            unit_price: number
            amount: number
        """)
    let rehearsal = try Self.slow(believing: lines)

    let elements = try await Self.elements(rehearsal, schema)

    let counts = elements.map { $0.record.array?.count ?? -1 }
    #expect(Set(counts).isSuperset(of: [1, 2]))
    let first = try #require(elements.first { $0.record.array?.count == 1 })
    #expect(!first.isWhole)
    #expect(
      try first.decoded(Line.self, at: ["0"])
        == Line(item: "M6 hex bolts, box of 100", quantity: 1))
    #expect(try first.decoded(Line.self, at: ["1"]) == nil)
    #expect(elements.last?.extraction?.records == lines.array)
  }

  @Test func `end with the error that says why there is none`() async throws {
    let rehearsal = try Self.slow(["I cannot help with this document."])
    let error = await #expect(throws: ExtractionError.self) {
      _ = try await Self.elements(rehearsal)
    }
    #expect(error?.extraction.outcome.word == "refused")
    #expect(error?.extraction.attempts.count == 1)
  }

  @Test func `end mended where the model was wrong at first`() async throws {
    let rehearsal = try Self.slow([
      TillReceipt.said(TillReceipt.with(["total"], "nineteen")), #"{"total":19.97}"#,
    ])
    let elements = try await Self.elements(rehearsal)
    #expect(elements.last?.record == TillReceipt.record)
    #expect(elements.last?.extraction?.attempts.count == 2)
  }

  @Test func `begin anew after an answer that went round in circles`() async throws {
    let loop =
      #"{"not_applicable":null,"record":{"merchant":"M","number":"1","total":1"#
      + String(repeating: "0", count: 300)
    let rehearsal = try Self.slow([loop, TillReceipt.said()])

    let elements = try await Self.elements(rehearsal)

    #expect(elements.contains { $0.record == ["merchant": "M", "number": "1"] })
    #expect(elements.contains { $0.record["merchant"] == "HOLLOWAY & SONS" && !$0.isWhole })
    #expect(elements.last?.record == TillReceipt.record)
  }

  @Test func `that nobody waits for are not read on`() async throws {
    let rehearsal = try Self.slow(pause: .milliseconds(20))
    for try await _ in rehearsal.extractor.stream(TillReceipt.schema, from: Self.document) { break }
    while rehearsal.events.last?.kind.word != "ended" {
      try await Task.sleep(for: .milliseconds(5))
    }
    guard case .ended(let outcome, _, _, _)? = rehearsal.events.last?.kind else {
      Issue.record("It goes on.")
      return
    }
    #expect(outcome == "cancelled")
    let read = try #require(rehearsal.creates.first?.received)
    #expect(read < 3_000)
    #expect(rehearsal.wire.sent.count == 1)
  }
}
