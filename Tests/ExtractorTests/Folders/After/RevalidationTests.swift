import Extractor
import Files
import Ledger
import OrderedJSON
import SchemaGen
import Testing

/// Saved answers that are judged again.
@Suite(.timeLimit(.minutes(10))) struct `Judging saved answers again` {
  private static func schema(_ total: String, checks: String = "") throws -> Schema {
    try Schema(yaml: "name: bill\noutput:\n  total: \(total)\n\(checks)")
  }

  private static func said(_ total: JSON) -> String {
    let whole: JSON = ["not_applicable": nil, "record": ["total": total], "absent": []]
    return whole.text()
  }

  /// Asked for numbers up to ten: 5 is a record, 50 is none.
  private static func folder() async throws -> MadeFolder {
    let folder = try await MadeFolder(by: try schema("integer 1..10"))
    try await folder.list("five", "fifty", "never")
    let five = try await folder.answer("five", holding: "5", with: said(5))
    try await folder.end(
      five, with: ["total": 5], warnings: [["code": "not-in-text", "text": "/total: not there"]])
    let fifty = try await folder.answer("fifty", holding: "50", with: said(50))
    try await folder.fail(
      fifty, "invalid",
      ["reason": "r", "remedy": "m", "partial": ["total": 50], "complaints": [["path": "total"]]])
    try await folder.close(code: 130, isComplete: false)
    return folder
  }

  private static func outcomes(_ folder: MadeFolder) throws -> [String] {
    try ["five", "fifty", "never"].map { try folder.records.document(named: $0).outcome }
  }

  @Test func `makes records of answers that a wider bound allows`() async throws {
    let folder = try await Self.folder()
    let wider = try Self.schema("integer 1..100")
    let result = try await folder.records.revalidate(by: wider)

    #expect(
      "\(result)" == """
        total: integer 1..10 → integer 1..100 (widening)
        2 items judged again: 1 became valid
        """)
    #expect(try Self.outcomes(folder) == ["record", "record", "open"])
    #expect(try folder.records.document(named: "fifty").record == ["total": 50])
    // What was seen in the document stays, though it is not looked at again.
    #expect(
      try folder.records.document(named: "five").warnings
        == [["code": "not-in-text", "text": "/total: not there"]])
    #expect(try folder.text("records.jsonl").split(separator: "\n").count == 2)
    #expect(try folder.records.verify().faults == [])
    let version = try #require(try folder.records.status().versions.first)
    #expect(version.schema == wider.local)
    #expect(version.asked["schema"] == .string(wider.identity))
  }

  @Test func `takes records back that a narrower bound forbids`() async throws {
    let folder = try await Self.folder()
    let result = try await folder.records.revalidate(by: try Self.schema("integer 20..60"))
    #expect((result.gained, result.lost, result.items) == (1, 1, 2))
    #expect(result.outcomes == ["record": 1, "invalid": 1, "open": 1])
    #expect(try Self.outcomes(folder) == ["invalid", "record", "open"])
    let failure = try folder.records.document(named: "five").failure
    #expect(failure?["partial"] == ["total": 5])
    #expect(failure?["complaints"]?[0]?["path"] == "total")

    // And back again: nothing is lost on the way.
    let again = try await folder.records.revalidate(by: try Self.schema("integer 1..10"))
    #expect((again.gained, again.lost) == (1, 1))
    #expect(try Self.outcomes(folder) == ["record", "invalid", "open"])
  }

  @Test func `asks new checks`() async throws {
    let folder = try await Self.folder()
    let checked = try Self.schema(
      "integer 1..10", checks: "checks:\n  - total < 5 -- it must be small\n")
    let result = try await folder.records.revalidate(by: checked)
    #expect(result.differences == [])
    #expect(result.lost == 1)
    #expect("\(try folder.records.document(named: "five"))".contains("it must be small"))
  }

  @Test func `leaves all as it is when nothing changed`() async throws {
    let folder = try await Self.folder()
    _ = try await folder.records.revalidate(by: try Self.schema("integer 1..10"))
    let before = try folder.records.document(named: "five").json
    let result = try await folder.records.revalidate(by: try Self.schema("integer 1..10"))
    #expect("\(result)" == "2 items judged again: all are what they were")
    #expect(try folder.records.document(named: "five").json == before)
  }

  @Test func `refuses a schema that asks for something else`() async throws {
    let folder = try await Self.folder()
    let other = try Self.schema("integer 1..10\n  tax: integer")
    let error = await #expect(throws: RecordFolderError.self) {
      try await folder.records.revalidate(by: other)
    }
    #expect(
      error.map { "\($0)" }
        == "the schema asks for something else than the answers were asked for: tax: new, integer (breaking); ask again with extract run --new-version"
    )
    #expect(try Self.outcomes(folder) == ["record", "invalid", "open"])
  }

  @Test func `goes by the record where it was made of several answers`() async throws {
    let folder = try await MadeFolder(by: try Self.schema("integer 1..10"))
    try await folder.list("five")
    let key = try await folder.answer("five", holding: "5", with: Self.said(50))
    try await folder.answer(
      "five", holding: "5", with: #"{"total":7}"#, number: 2, purpose: "repair")
    try await folder.end(key, with: ["total": 7])
    try await folder.close()

    _ = try await folder.records.revalidate(by: try Self.schema("integer 1..9"))
    #expect(try folder.records.document(named: "five").record == ["total": 7])
    // The first answer counts where the mended record is none any more.
    _ = try await folder.records.revalidate(by: try Self.schema("integer 20..60"))
    #expect(try folder.records.document(named: "five").record == ["total": 50])
  }

  @Test func `never takes a cut answer for a record`() async throws {
    let folder = try await MadeFolder(by: try Self.schema("integer 1..10"))
    try await folder.list("cut")
    let key = try await folder.answer("cut", holding: "c", with: #"{"not_applicable":null,"rec"#)
    try await folder.fail(
      key, "cut-short", ["reason": "r", "remedy": "m", "partial": ["total": 5]])
    try await folder.close()
    let result = try await folder.records.revalidate(by: try Self.schema("integer 1..100"))
    #expect(result.gained == 0)
    #expect(try folder.records.document(named: "cut").outcome == "cut-short")
  }

  @Test func `goes by records alone once answers are purged`() async throws {
    let folder = try await Self.folder()
    #expect(try folder.records.documentsToPurge() == 2)
    #expect(try await folder.records.purgeAnswers() == 2)
    #expect(try folder.records.document(named: "five").calls.map(\.answer) == [nil])
    let result = try await folder.records.revalidate(by: try Self.schema("integer 1..100"))
    #expect(result.gained == 1)
    #expect(try Self.outcomes(folder) == ["record", "record", "open"])
    #expect(try folder.records.status().spent.calls == 2)
  }
}
