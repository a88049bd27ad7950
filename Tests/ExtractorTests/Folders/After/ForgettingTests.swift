import Digest
import Emulator
import Extractor
import Files
import Ledger
import OrderedJSON
import TestSupport
import Testing

/// What the API keeps is deleted there, and a document here, too.
@Suite(.timeLimit(.minutes(10))) struct `Forgetting` {
  private static let deletes = Mishap.Match(path: "*/interactions/*", method: "DELETE")

  private static func closed() async throws -> MadeFolder {
    let folder = try await MadeFolder.mixed()
    try await folder.close(code: 1)
    _ = try await folder.records.export()
    return folder
  }

  private static func deleted(_ rehearsal: Rehearsal) -> [String] {
    rehearsal.wire.sent.filter { $0.method == "DELETE" }.map {
      String($0.path.split(separator: "/").last ?? "")
    }.sorted()
  }

  @Test func `a folder deletes every interaction that it knows of, once`() async throws {
    let folder = try await Self.closed()
    let rehearsal = try Rehearsal()
    let erasure = try await folder.records.forget(by: rehearsal.extractor.gemini)
    // The emulator never heard of them, which is as good.
    #expect(Self.deleted(rehearsal) == ["v1_a_1", "v1_b_1"])
    #expect("\(erasure)" == "deleted at the API: 2 interactions, 0 uploads")
    #expect(erasure.isComplete)

    let again = try await folder.records.forget(by: rehearsal.extractor.gemini)
    #expect(again.interactions == 0)
    #expect(Self.deleted(rehearsal).count == 2)
    // Records are nobody's business but ours.
    #expect(try folder.records.document(named: "a.txt").record == TillReceipt.record)
  }

  @Test func `goes on where it failed`() async throws {
    let folder = try await Self.closed()
    let broken = try Rehearsal(rules: [
      Mishap(
        .init(path: "*/interactions/v1_b_1", method: "DELETE"), do: [.status(500, message: "Oh.")])
    ])
    let erasure = try await folder.records.forget(by: broken.extractor.gemini)
    #expect(erasure.interactions == 1)
    #expect(erasure.failures.map(\.name) == ["interaction v1_b_1"])
    #expect(erasure.mayPass)

    let rehearsal = try Rehearsal()
    #expect(try await folder.records.forget(by: rehearsal.extractor.gemini).interactions == 1)
    #expect(Self.deleted(rehearsal) == ["v1_b_1"])
  }

  @Test func `asks no further once the key was refused`() async throws {
    let folder = try await MadeFolder()
    let names = (0..<50).compactMap { FilePath("\($0).txt") }
    for name in names {
      let key = try await folder.answer(name, holding: "\(name)", with: TillReceipt.said())
      try await folder.end(key, with: TillReceipt.record)
    }
    try await folder.close()
    let rehearsal = try Rehearsal(rules: [
      Mishap(Self.deletes, do: [.status(401, message: "No.")])
    ])
    let erasure = try await folder.records.forget(by: rehearsal.extractor.gemini)
    #expect(erasure.refusal != nil)
    #expect(erasure.interactions == 0)
    #expect(Self.deleted(rehearsal).count <= 16)
  }

  @Test func `a document leaves nothing of it, there or here`() async throws {
    let folder = try await Self.closed()
    let rehearsal = try Rehearsal()
    let erasure = try await folder.records.forget("a.txt", by: rehearsal.extractor.gemini)
    #expect(Self.deleted(rehearsal) == ["v1_a_1"])
    #expect(
      "\(erasure)"
        == "deleted at the API: 1 interaction, 0 uploads; inbox/a.txt was taken out here")
    #expect(try folder.text("records.jsonl") == "")
    #expect(try folder.records.status().outcomes == ["invalid": 1, "skipped": 1])
    #expect(try folder.records.verify().faults == [])
    let database = try File(opening: folder.path.appending(".extract/ledger.db"))
      .readAll(limit: 1 << 24)
    #expect(!String(decoding: database, as: UTF8.self).contains("is it one?"))
  }

  @Test func `a document keeps what it shares with another`() async throws {
    let folder = try await MadeFolder()
    try await folder.list("one.txt", "two.txt")
    let key = try await folder.answer("one.txt", holding: "same", with: TillReceipt.said())
    try await folder.end(key, with: TillReceipt.record)
    _ = try await folder.ledger.claim(
      InputEntry(name: "two.txt", rank: 1, parts: [.uri("gs://two")], state: .listed), as: key,
      run: folder.run.run)
    try await folder.close()

    let rehearsal = try Rehearsal()
    _ = try await folder.records.forget("one.txt", by: rehearsal.extractor.gemini)
    #expect(Self.deleted(rehearsal) == [])
    #expect(try folder.records.document(named: "two.txt").record == TillReceipt.record)

    _ = try await folder.records.forget("two.txt", by: rehearsal.extractor.gemini)
    #expect(Self.deleted(rehearsal) == ["v1_same_1"])
  }

  @Test func `a document stays here while it is there`() async throws {
    let folder = try await Self.closed()
    let broken = try Rehearsal(rules: [Mishap(Self.deletes, do: [.status(500, message: "Oh.")])])
    let erasure = try await folder.records.forget("a.txt", by: broken.extractor.gemini)
    #expect(erasure.document == nil)
    #expect(try folder.records.document(named: "a.txt").outcome == "record")

    let here = try await folder.records.forget("a.txt", by: nil)
    #expect(
      "\(here)" == """
        inbox/a.txt: the API keeps 1 interaction of it until it expires
        deleted at the API: 0 interactions, 0 uploads; inbox/a.txt was taken out here
        """)
    #expect(throws: RecordFolderError.self) { try folder.records.document(named: "a.txt") }
  }

  @Test func `a document stays here when whoever forgets it is cancelled`() async throws {
    let folder = try await Self.closed()
    let rehearsal = try Rehearsal()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await folder.records.forget("a.txt", by: rehearsal.extractor.gemini)
    }
    let erasure = try await task.value
    #expect(!erasure.isComplete)
    #expect(erasure.document == nil)
    #expect(try folder.records.document(named: "a.txt").outcome == "record")
  }

  @Test func `uploads are deleted, those that expired without asking`() async throws {
    let folder = try await MadeFolder.mixed()
    for (name, expires) in [("files/new", 1_763_750_000), ("files/old", 1_763_740_000)] {
      try await folder.ledger.note(
        UploadEntry(
          contents: MadeFolder.key(name).digest, type: "application/pdf",
          origin: MadeFolder.origin, name: name, uri: "http://127.0.0.1/\(name)", expires: expires))
    }
    try await folder.close(code: 1)
    let rehearsal = try Rehearsal()
    let erasure = try await folder.records.forget(by: rehearsal.extractor.gemini)
    #expect(erasure.uploads == 2)
    #expect(Self.deleted(rehearsal) == ["new", "v1_a_1", "v1_b_1"])
  }

  @Test func `uploads at another address are not lost sight of`() async throws {
    let folder = try await MadeFolder.mixed()
    let other = "https://other.example"
    _ = try await folder.ledger.begin(
      RunEntry(words: [], process: 4712, begun: 1_763_740_800_000, origin: other), folder.version)
    for (name, expires) in [("files/new", 1_763_750_000), ("files/old", 1_763_740_000)] {
      try await folder.ledger.note(
        UploadEntry(
          contents: MadeFolder.key(name).digest, type: "application/pdf", origin: other, name: name,
          uri: "\(other)/\(name)", expires: expires))
    }
    try await folder.close(code: 1)
    let rehearsal = try Rehearsal()

    let erasure = try await folder.records.forget(by: rehearsal.extractor.gemini)

    #expect(erasure.elsewhere == [other: 1])
  }

  @Test func `a document stays here while an upload of it is at another address`() async throws {
    let folder = try await MadeFolder()
    let other = "https://other.example"
    let files = TemporaryFolder()
    let scan = files.file("scan.pdf", holding: [1, 2, 3])
    try await folder.list("one.txt")
    let key = try await folder.answer("one.txt", holding: "same", with: TillReceipt.said())
    try await folder.end(key, with: TillReceipt.record)
    _ = try await folder.ledger.claim(
      InputEntry(
        name: "scan.pdf", rank: 1, parts: [.file(scan, try File(opening: scan).stamp())],
        state: .listed),
      as: key, run: folder.run.run)
    _ = try await folder.ledger.begin(
      RunEntry(words: [], process: 4712, begun: 1_763_740_800_000, origin: other), folder.version)
    for (contents, name) in [(try SHA256(ofFileAt: scan), "files/scan"), (key.digest, "files/two")]
    {
      try await folder.ledger.note(
        UploadEntry(
          contents: contents, type: "application/pdf", origin: other, name: name,
          uri: "\(other)/\(name)", expires: 1_763_750_000))
    }
    try await folder.close(code: 1)

    let rehearsal = try Rehearsal()
    let erasure = try await folder.records.forget("scan.pdf", by: rehearsal.extractor.gemini)

    #expect(erasure.elsewhere == [other: 1])
    #expect(erasure.document == nil)
    #expect(try folder.records.document(named: "scan.pdf").outcome == "record")
  }
}
