import Emulator
import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

/// Answers that stop too early, wherever that is.
@Suite struct `Cut answers` {
  private static let document = Document.text(TillReceipt.text, named: "receipt.txt")
  private static let length = TillReceipt.said().utf8.count

  private static func honest(
    rules: [Mishap] = [], settings: ExtractionSettings = ExtractionSettings()
  ) throws -> Rehearsal {
    try Rehearsal(settings: settings, rules: rules) { $0.answer(believing: TillReceipt.record) }
  }

  @Test(arguments: Array(stride(from: 0, to: length, by: 10)))
  func `are continued at every tenth byte, though nothing says that they are cut`(
    bytes: Int
  ) async throws {
    let rehearsal = try Self.honest(rules: [
      Mishap(.init(path: "*/interactions"), times: .nth(1), do: [.cutText(bytes: bytes)])
    ])

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    #expect(extraction.record?.text() == TillReceipt.record.text(), "\(extraction.outcome)")
    // Behind the record, nothing that has to be asked for is missing.
    let isBehind = bytes > Self.length - 16
    #expect(extraction.attempts.count == (isBehind ? 1 : 2))
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test(arguments: Array(stride(from: 4, to: length + 40, by: 10)))
  func `are continued as long as each adds something, by their limit of tokens`(
    bytes: Int
  ) async throws {
    var settings = ExtractionSettings()
    settings.maxOutputTokens = (bytes + 3) / 4
    let rehearsal = try Self.honest(settings: settings)

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    switch extraction.outcome {
    case .record(let record): #expect(record.text() == TillReceipt.record.text())
    case .failed(.cutShort(let partial?, let stopped)):
      #expect(partial.isBeginning(of: TillReceipt.record), "\(partial.text())")
      #expect(partial[stopped] == nil || partial[stopped]?.kind != .string)
      // One item and its fields do not fit into the limit.
      #expect(bytes < 200)
    case .failed(.cutShort(nil, _)): #expect(bytes < 70)
    default: Issue.record("\(extraction.outcome)")
    }
    #expect(rehearsal.creates.count == extraction.attempts.count)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test(arguments: [true, false])
  func `of two hundred lines come to the same record through many rests`(
    isStreamed: Bool
  ) async throws {
    let right = invoice(lines: 200)
    var settings = ExtractionSettings()
    settings.isStreamed = isStreamed
    settings.maxOutputTokens = 2_000
    let rehearsal = try Rehearsal(settings: settings) { $0.answer(believing: right) }

    let extraction = await rehearsal.extractor.extraction(
      of: .text("200 lines", named: "invoice.txt"), by: try Asking(named: "invoice").schema)

    #expect(extraction.record?.text() == right.text(), "\(extraction.outcome)")
    let purposes = extraction.attempts.map(\.purpose)
    #expect(purposes == [.extraction] + Array(repeating: .rest, count: purposes.count - 1))
    #expect(purposes.count == 4)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test(arguments: ["I am sorry.", "", "[]", #"{"other":1}"#])
  func `are no record when their rest does not come, though what is there is valid`(
    rest: String
  ) async throws {
    let schema = try Schema(yaml: "output: {$list: {number: integer}}")
    let rehearsal = try Rehearsal([
      #"{"not_applicable":null,"record":[{"number":1},{"number":2},{"num"#, rest,
    ])

    let extraction = await rehearsal.extractor.extraction(of: Self.document, by: schema)

    guard case .failed(.cutShort(let partial, let stopped)) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect(
      partial == [["number": 1], ["number": 2]] || partial == [["number": 1], ["number": 2], [:]])
    #expect("\(stopped)".hasPrefix("/2"))
    #expect(extraction.attempts.count == 2)
  }

  /// What they are cut of stands behind what counts.
  @Test(arguments: [
    (#"{"not_applicable":"It is a poem.","record":null,"absent":[]}"#, 14, "not-applicable"),
    (#"{"not_applicable":null,"record":[]     }"#, 9, "record"),
    (#"{"not_applicable":null,"record":[{"number":1}]      }"#, 12, "record"),
  ])
  func `are whole where nothing that counts was cut`(
    answer: String, tokens: Int, outcome: String
  ) async throws {
    var settings = ExtractionSettings()
    settings.maxOutputTokens = tokens
    let rehearsal = try Rehearsal([answer], settings: settings)
    let schema = try Schema(yaml: "output: {$list: {number: integer}}")

    let extraction = await rehearsal.extractor.extraction(of: Self.document, by: schema)

    #expect(extraction.outcome.word == outcome)
    #expect(extraction.attempts.map(\.ending) == [.cutShort])
  }

  @Test func `end as cut short when rests are not asked for`() async throws {
    var settings = ExtractionSettings()
    settings.mostRests = 0
    let cut = TillReceipt.said().firstRange(of: #","unit_price":5.49"#)
    let bytes = try #require(cut).lowerBound.utf16Offset(in: TillReceipt.said())
    let rehearsal = try Self.honest(
      rules: [Mishap(.init(path: "*/interactions"), do: [.cutText(bytes: bytes)])],
      settings: settings)

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    guard case .failed(.cutShort(let partial?, let stopped)) = extraction.outcome else {
      Issue.record("\(extraction.outcome)")
      return
    }
    #expect("\(stopped)" == "/lines/1/quantity")
    #expect(
      partial.text()
        == #"{"merchant":"HOLLOWAY & SONS","number":"0098-11","date":"2023-11-02","currency":"GBP","#
        + #""lines":[{"item":"M6 hex bolts, box of 100","quantity":1,"unit_price":8.99,"amount":8.99},"#
        + #"{"item":"Wood glue 250ml"}]}"#)
    #expect(extraction.attempts.count == 1)
  }
}

extension Tokens {
  /// What a bill counts.
  var billed: [Int] { [input, output, thought] }
}

extension JSON {
  /// Whether all that it holds stands in another value at the same place, and nothing stands before it
  /// there that it lacks.
  func isBeginning(of whole: JSON) -> Bool {
    switch (self, whole) {
    case (.object(let part), .object(let whole)):
      return part.count <= whole.count
        && zip(part.members, whole.members).allSatisfy {
          UTF8Text($0.name) == UTF8Text($1.name) && $0.value.isBeginning(of: $1.value)
        }
    case (.array(let part), .array(let whole)):
      return part.count <= whole.count && zip(part, whole).allSatisfy { $0.isBeginning(of: $1) }
    default: return self == whole
    }
  }
}
