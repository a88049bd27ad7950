import Extractor
import Files
import Ledger
import OrderedJSON
import Testing

/// How a folder stands.
@Suite(.timeLimit(.minutes(10))) struct `The status of a folder` {
  @Test func `says what became of documents, what it took, and what to do next`() async throws {
    let folder = try await MadeFolder.mixed()
    try await folder.close(code: 1)
    let status = try folder.records.status()

    #expect(status.documents == 3)
    #expect(status.outcomes == ["record": 1, "invalid": 1, "skipped": 1])
    #expect(status.failed == 1)
    #expect(status.spent.calls == 2)
    #expect(status.spent.tokens == 2468)
    #expect("\(status.spent.money)" == "$0.0024")
    #expect(status.next == "extract retry \(folder.path)")
    #expect(status.run.code == 1)
    #expect(!status.run.isAlive)
    let ended = try #require(status.run.ended)
    #expect(ended > status.run.begun)
    let lines = "\(status)".split(separator: "\n").map(String.init)
    #expect(
      lines.filter { !$0.contains("began") } == [
        "\(folder.path)",
        "  documents  3",
        "    record   1",
        "    invalid  1",
        "    skipped  1 (1 empty)",
        "  spent      2 calls, 2,468 tokens, $0.0024",
        "  version 1  2 documents done, gemini-3.5-flash, in the outputs",
        "  next       extract retry \(folder.path)",
      ])
    #expect(lines.contains { $0.hasPrefix("  run 1      began 2025-11-21T16:00:00Z, ended 20") })
  }

  @Test func `is the same for programs`() async throws {
    let folder = try await MadeFolder.mixed()
    try await folder.close(code: 1)
    let json = try folder.records.status().json
    #expect(json["schema"] == "extract.status/1")
    #expect(json["outcomes"] == ["record": 1, "invalid": 1, "skipped": 1])
    #expect(
      json["spent"] == ["calls": 2, "tokens": 2468, "usd": 0.0024, "uncounted": 0, "repaid": 0])
    #expect(json["run"]?["code"] == 1)
    #expect(json["run"]?["begun"] == "2025-11-21T16:00:00Z")
    #expect(json["versions"]?[0]?["asked"]?["model"] == "gemini-3.5-flash")
  }

  @Test func `of a run at work says so, and nothing of what to do`() async throws {
    let folder = try await MadeFolder.mixed()
    try await folder.ledger.sync()
    let status = try folder.records.status()
    #expect(status.run.isAlive)
    #expect(status.next == nil)
    #expect("\(status)".contains("began 2025-11-21T16:00:00Z, at work (process 4711)"))
    try await folder.close()
  }

  @Test func `proposes no command for what a program of one's own began`() async throws {
    let folder = try await MadeFolder(words: [])
    try await folder.list("a.txt")
    let key = try await folder.answer("a.txt", holding: "a", with: "No")
    try await folder.fail(key, "not-json", ["sentence": "no JSON"])
    try await folder.close(code: 1)
    let status = try folder.records.status()
    #expect(status.failed == 1)
    #expect(status.next == nil)
  }

  @Test func `names the words that go on, as a shell reads them`() async throws {
    let folder = try await MadeFolder()
    try await folder.list("a.txt", "b.txt")
    let key = MadeFolder.key("a")
    _ = try await folder.ledger.claim(
      InputEntry(name: "a.txt", rank: 0, parts: [.uri("gs://a")], state: .listed), as: key,
      run: folder.run.run)
    try await folder.ledger.intend(
      CallEntry(
        item: key, number: 1, purpose: "extraction", footing: 0, model: "m",
        request: key.digest, isRepeat: false), run: folder.run.run)
    try await folder.close(code: 130, isComplete: false)
    let status = try folder.records.status()
    #expect(status.outcomes == ["open": 2])
    #expect(status.unknownCalls == 1)
    #expect(status.next == "extract run 'my inbox' --schema receipt.yaml")
    #expect("\(status)".contains("fate unknown  1 call, made again by the next run"))
    #expect("\(status)".contains("at least $0.00 (1 call not fully counted)"))
  }

  @Test func `of no folder of records is one line`() async throws {
    let folder = RecordFolder(FilePath("/nowhere/out"))
    let error = #expect(throws: RecordFolderError.self) { try folder.status() }
    #expect(error.map { !"\($0)".contains("\n") && "\($0)".hasPrefix("/nowhere/out") } ?? false)
  }
}
