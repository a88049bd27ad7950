import Emulator
import Extractor
import Interactions
import OrderedJSON
import Testing

/// Documents that are uploaded before they are asked about.
@Suite struct `Uploaded documents` {
  private static let document = Document.bytes(
    FileBuilder.pdf(), named: "receipt.pdf"
  ).carried(.upload)

  private static func rehearsal(expired times: Mishap.Times?) throws -> Rehearsal {
    let creates = Mishap.Match(path: "*/interactions", method: "POST")
    return try Rehearsal(
      rules: times.map { [Mishap(creates, times: $0, do: [.expiredFiles])] } ?? []
    ) { $0.answer(believing: TillReceipt.record) }
  }

  private static func uploads(_ rehearsal: Rehearsal) -> Int {
    rehearsal.wire.sent.count {
      $0.path.hasPrefix("/upload/") && $0.query?.contains("upload_id") != true
    }
  }

  @Test func `are uploaded anew, once, when the API has forgotten them`() async throws {
    let rehearsal = try Self.rehearsal(expired: .first(1))

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    #expect(extraction.record == TillReceipt.record)
    #expect(Self.uploads(rehearsal) == 2)
    #expect(rehearsal.creates.count == 2)
    #expect(extraction.tokens.billed == rehearsal.bill().billed)
  }

  @Test func `are not uploaded without end`() async throws {
    let rehearsal = try Self.rehearsal(expired: .always)

    let extraction = await rehearsal.extractor.extraction(
      of: Self.document, by: TillReceipt.schema)

    #expect(extraction.outcome.word == "api")
    #expect(Self.uploads(rehearsal) == 2)
    #expect(rehearsal.creates.count == 2)
    #expect(extraction.cost == Cost())
  }

  @Test func `of equal bytes are uploaded once, one after the other or at once`() async throws {
    let rehearsal = try Self.rehearsal(expired: nil)
    let extractor = rehearsal.extractor

    let records = await withTaskGroup(of: JSON?.self) { group in
      for _ in 1...3 {
        group.addTask {
          await extractor.extraction(of: Self.document, by: TillReceipt.schema).record
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let last = await extractor.extraction(of: Self.document, by: TillReceipt.schema)

    #expect(records == Array(repeating: TillReceipt.record, count: 3))
    #expect(last.record == TillReceipt.record)
    #expect(Self.uploads(rehearsal) == 1)
    let reused = rehearsal.events.compactMap {
      if case .uploaded(_, _, let isReused) = $0.kind { isReused } else { nil }
    }
    #expect(reused.count { $0 } == 3)
    #expect(reused.count { !$0 } == 1)
  }
}
