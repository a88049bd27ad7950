import Extractor
import Files
import Ledger
import OrderedJSON
import Testing

/// What is known of one document.
@Suite(.timeLimit(.minutes(10))) struct `A document of a folder` {
  private static func closed() async throws -> MadeFolder {
    let folder = try await MadeFolder.mixed()
    try await folder.close(code: 1)
    return folder
  }

  @Test(
    "is found by its name, an ending of it, or the beginning of its item",
    arguments: ["inbox/a.txt", "a.txt", "/a.txt", "y/a.txt", "item"])
  func isFound(_ word: String) async throws {
    let folder = try await Self.closed()
    let item = "\(MadeFolder.key("a").digest)".prefix(8)
    guard word != "y/a.txt" else {
      let error = #expect(throws: RecordFolderError.self) {
        try folder.records.document(named: word)
      }
      #expect(
        error.map { "\($0)" }
          == "y/a.txt: no document of \(folder.path) is called that or ends that way, and no item begins with it; see the names in records.jsonl, failures.jsonl and skipped.jsonl"
      )
      return
    }
    let document = try folder.records.document(named: word == "item" ? String(item) : word)
    #expect(document.name == "inbox/a.txt")
    #expect(document.outcome == "record")
    #expect(document.record == TillReceipt.record)
    #expect(document.warnings == [["code": "doubted", "text": "is it one?"]])
    #expect(document.calls.map(\.interaction) == ["v1_a_1"])
    #expect(document.calls.map(\.tokens) == [1234])
  }

  @Test func `is not guessed where several are meant`() async throws {
    let folder = try await Self.closed()
    let error = #expect(throws: RecordFolderError.self) {
      try folder.records.document(named: ".txt")
    }
    #expect(
      error.map { "\($0)" }
        == ".txt: may be any of inbox/a.txt, inbox/b.txt, inbox/empty.txt; give more of its name")
  }

  @Test func `gives one value by the way to it`() async throws {
    let folder = try await Self.closed()
    let document = try folder.records.document(named: "a.txt")
    #expect(try document.value(of: "lines[1].amount") == 10.98)
    #expect(try document.value(of: "/lines/0/item") == "M6 hex bolts, box of 100")
    #expect(try document.value(of: "currency") == "GBP")
    let messages = ["lines[2].amount", "lines[0].price", "total.sum", "a..b"].map { field in
      #expect(throws: RecordFolderError.self) { try document.value(of: field) }
        .map { "\($0)" } ?? ""
    }
    #expect(
      messages == [
        "lines[2].amount: the record of inbox/a.txt has nothing there; there is [0] to [1]",
        "lines[0].price: the record of inbox/a.txt has nothing there; there is item, quantity, unit_price, amount",
        "total.sum: the record of inbox/a.txt has nothing there",
        "a..b: is no way to a field; write it as lines[0].amount or /lines/0/amount",
      ])
  }

  @Test func `tells why there is no record`() async throws {
    let folder = try await Self.closed()
    let document = try folder.records.document(named: "b.txt")
    #expect(document.outcome == "invalid")
    let lines = "\(document)".split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(4) == [
        "inbox/b.txt: invalid", "one thing is wrong with the record", "look at the record",
        "  total: the total must be the sum",
      ])
    #expect(
      lines.contains(
        "call 1: extraction by gemini-3.5-flash, finished, 1,234 tokens, $0.0012, interaction v1_b_1"
      ))
    let error = #expect(throws: RecordFolderError.self) { try document.value(of: "total") }
    #expect(
      error.map { "\($0)" }
        == "inbox/b.txt: has no record (invalid); leave out --field to see why")
  }

  @Test func `tells why it was skipped`() async throws {
    let folder = try await Self.closed()
    let document = try folder.records.document(named: "empty.txt")
    #expect("\(document)" == "inbox/empty.txt: skipped\nholds nothing")
    #expect(
      document.json == [
        "schema": "extract.show/1", "document": "inbox/empty.txt", "outcome": "skipped",
        "version": 1, "item": nil, "model": nil, "warnings": [],
        "failure": ["word": "empty", "reason": "holds nothing"], "calls": [],
      ])
  }

  @Test func `keeps the answers as the API told them`() async throws {
    let folder = try await Self.closed()
    let document = try folder.records.document(named: "a.txt")
    #expect(document.calls[0].answer?["id"] == "v1_a_1")
    #expect(document.json["calls"]?[0]?["answer"] == nil)
    #expect(document.json(withAnswers: true)["calls"]?[0]?["answer"]?["status"] == "completed")
  }

  @Test func `whose name is no text is found as it is shown`() async throws {
    let folder = try await MadeFolder()
    let name = try #require(FilePath(Array("inbox/M".utf8) + [0xFC] + Array("ller.txt".utf8)))
    try await folder.list(name)
    let key = try await folder.answer(name, holding: "m", with: TillReceipt.said())
    try await folder.end(key, with: TillReceipt.record)
    try await folder.close()
    #expect(try folder.records.document(named: #"inbox/M\xfcller.txt"#).outcome == "record")
    #expect(try folder.records.document(named: name).name == #"inbox/M\xfcller.txt"#)
  }
}
