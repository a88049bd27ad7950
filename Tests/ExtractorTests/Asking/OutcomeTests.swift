import Emulator
import Extractor
import Files
import Interactions
import JSONCoding
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

/// What reaches whoever asked.
@Suite(.timeLimit(.minutes(10))) struct `What comes of a document` {
  private static let document = Document.text(TillReceipt.text, named: "receipt.txt")

  @Test func `is a reason where it is something else`() async throws {
    let rehearsal = try Rehearsal([#"{"not_applicable":"It is a poem.","record":null,"absent":[]}"#]
    )
    let error = await #expect(throws: ExtractionError.self) {
      try await rehearsal.extractor.extract(TillReceipt.schema, from: Self.document)
    }
    #expect(
      error.map { "\($0)" } == "receipt.txt: not what the schema describes: It is a poem.")
    #expect(error?.extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test func `comes with the reasons for what is not there`() async throws {
    let rehearsal = try Rehearsal([
      TillReceipt.said(
        TillReceipt.with(["paid_by"], .null),
        absent: [["field": "paid_by", "reason": "torn off"]])
    ])
    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)
    #expect(
      extraction.absences == [
        Absence(field: "paid_by", pointer: ["paid_by"], reason: "torn off")
      ])
    #expect(
      extraction.json["absent"] == [["field": "paid_by", "reason": "torn off"]])
  }

  @Test func `is as many records as a list has items`() async throws {
    let schema = try Schema(yaml: "output: {$list: {number: integer}}")
    let rehearsal = try Rehearsal { _ in [["number": 1], ["number": 2], ["number": 3]] }
    let extraction = await rehearsal.extractor.extraction(of: Self.document, by: schema)
    #expect(extraction.records == [["number": 1], ["number": 2], ["number": 3]])
  }

  // MARK: What is shown

  @Test func `is not that of the examples, which are earlier turns`() async throws {
    let folder = TemporaryFolder()
    _ = folder.file("example.txt", holding: "second example".utf8)
    let file = folder.file(
      "schema.yaml",
      holding: """
        output: {title: string}
        examples:
          - input: first example
            output: {title: One}
          - file: example.txt
            output: {title: Two}
        """.utf8)
    let schema = try Schema(contentsOf: file)
    let rehearsal = try Rehearsal { $0.texts == ["the document"] ? ["title": "Three"] : nil }

    let extraction = await rehearsal.extractor.extraction(of: .text("the document"), by: schema)

    #expect(extraction.record == ["title": "Three"])
    let turns = rehearsal.creates.first?.body?["input"]?.array?.map { step in
      let texts = step["content"]?.array?.compactMap { $0["text"]?.string } ?? []
      return "\(step["type"]?.string ?? ""): \(texts.joined(separator: " | "))"
    }
    #expect(
      turns == [
        "user_input: first example",
        #"model_output: {"not_applicable":null,"record":{"title":"One"}}"#,
        "user_input: second example",
        #"model_output: {"not_applicable":null,"record":{"title":"Two"}}"#,
        "user_input: the document",
      ])
  }

  @Test func `of several parts knows each by its name`() async throws {
    let rehearsal = try Rehearsal { _ in TillReceipt.record }
    let letter = Document.together([
      .text("Dear Sirs", named: "letter.txt"), .text("a;b", named: "annex.csv"),
    ])

    let extraction = await rehearsal.extractor.extraction(of: letter, by: TillReceipt.schema)

    #expect(extraction.document == "letter.txt and 1 more")
    let steps = rehearsal.creates.first?.body?["input"]?.array
    #expect(
      steps?.last?["content"]?.array?.map { $0["text"]?.string }
        == ["letter.txt:", "Dear Sirs", "annex.csv:", "a;b"])
  }

  // MARK: Types

  private struct Receipt: Codable, Equatable, Sendable {
    let merchant: String
    let total: Double
  }

  @Test func `is the same by a type, with its record or without`() async throws {
    let rehearsal = try Rehearsal { _ in ["merchant": "HOLLOWAY & SONS", "total": 19.97] }
    let expected = Receipt(merchant: "HOLLOWAY & SONS", total: 19.97)
    #expect(
      try await rehearsal.extractor.extract(Receipt.self, from: Self.document) == expected)
    let extraction = try await rehearsal.extractor.extraction(Receipt.self, of: Self.document)
    #expect(extraction.record == expected)
    #expect(extraction.attempts.count == 1)
  }

  private struct Unlike: Decodable, Sendable {
    let merchant: Int
  }

  @Test func `tells where a type does not agree with the schema`() async throws {
    let rehearsal = try Rehearsal { _ in TillReceipt.record }
    let extraction = await rehearsal.extractor.extraction(
      Unlike.self, of: Self.document, describedBy: TillReceipt.schema)
    guard case .failed(.undecodable(let error, let record)) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect("\(error)".contains("merchant"))
    #expect(record == TillReceipt.record)
    #expect(extraction.outcome.word == "undecodable")
  }

  // MARK: Cancellation

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [Fault.stall(at: nil), .stall(at: 2_000), .delay(.seconds(3_600))])
  func `is cancelled at once when its task is`(fault: Fault) async throws {
    let rehearsal = try Rehearsal(
      rules: [Mishap(.init(path: "*/interactions"), do: [fault])],
      book: { _ in TillReceipt.record })
    let extractor = rehearsal.extractor
    let task = Task { await extractor.extraction(of: Self.document, by: TillReceipt.schema) }
    while rehearsal.creates.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()

    let extraction = await task.value

    #expect(extraction.outcome.word == "cancelled")
    #expect(rehearsal.creates.count == 1)
    // It may have been paid for.
    #expect(!extraction.cost.isExact)
  }
}
