import Digest
import Files
import Glibc
import OrderedJSON
import Sinks
import TestSupport
import Testing

@Suite struct `A file for each record` {
  private let outputs: Outputs
  private var inner: FilePath { outputs.folder.path("records") }

  init() {
    var outputs = Outputs()
    outputs.formats = [.json]
    self.outputs = outputs
  }

  private func names(_ documents: FilePath...) throws -> [String] {
    let files = try outputs.project(documents.map { RecordRow($0, "1") })
    let records = files.map(\.path).filter { $0.folder == "records" }
    #expect(records.map(\.lastComponent) == (try inner.names()))
    return records.map { "\($0.lastComponent)" }
  }

  @Test func `holds what its line holds, laid out for people`() throws {
    try outputs.project([RecordRow("inbox/a.pdf", #"{"total":19.90}"#)])

    #expect(
      try outputs.text("records/inbox--a.pdf.json") == """
        {
          "schema": "extract.record/1",
          "document": "inbox/a.pdf",
          "model": "gemini-x",
          "warnings": [],
          "data": {
            "total": 19.90
          }
        }

        """)
    #expect(try File(opening: inner.appending("inbox--a.pdf.json")).access().mode == 0o600)
  }

  @Test(
    arguments: [
      ("a.pdf", "a.pdf"),
      ("Müller & Söhne (2).pdf", "Müller & Söhne (2).pdf"),
      ("in/a b.pdf", "in--a b.pdf"),
      ("Prüfung/1.pdf", "Prüfung--1.pdf"),
    ] as [(FilePath, String)])
  func `is called as its document, folders and all`(document: FilePath, name: String) throws {
    #expect(try names(document) == [name + ".json"])
  }

  @Test(
    arguments: [
      ("in--a b.pdf", "in--a b.pdf"),
      ("../../etc/passwd", "_..--..--etc--passwd"),
      ("/etc/passwd", "_--etc--passwd"),
      ("CON", "_CON"),
      ("nul.txt", "_nul.txt"),
      ("a:b*c?.pdf", "a_b_c_.pdf"),
      ("-rf", "_-rf"),
      (".hidden", "_.hidden"),
      ("a\n\u{202e}b", "a__b"),
      ("https://x.org/a?b=1", "https_----x.org--a_b=1"),
      ("a-/b", "a---b"),
      ("a/-b", "a---b"),
      (.latin, "M_ller.pdf"),
    ] as [(FilePath, String)])
  func `has a mark, made of the digest, where that is not the whole name`(
    document: FilePath, name: String
  ) throws {
    let mark = "\(SHA256(of: document.bytes))".prefix(12)

    #expect(try names(document) == ["\(name)--\(mark).json"])
  }

  @Test func `has no name that another document could have`() throws {
    let found = try names(
      "a.pdf", "A.pdf", "a/b", "a--b", "Mu\u{308}ller", "M\u{fc}ller", .latin, "M\u{fffd}ller.pdf")

    #expect(found.count == 8)
    #expect(Set(found.map { $0.lowercased() }).count == 8)
  }

  @Test func `has a short name, cut between characters`() throws {
    let long = FilePath(String(repeating: "ü", count: 126) + "a.pdf") ?? ""
    let found = try names(long)

    #expect(found.allSatisfy { $0.utf8.count <= 200 && $0.utf8.count > 190 })
    #expect(found.allSatisfy { !$0.contains("\u{fffd}") })
  }

  @Test func `is left alone if it is as it should be`() throws {
    let row = RecordRow("a", "1")
    try outputs.project([row])
    let before = try File(opening: inner.appending("a.json")).stamp()

    try outputs.project([row, RecordRow("b", "2")])
    #expect(try File(opening: inner.appending("a.json")).stamp() == before)

    try outputs.project([RecordRow("a", "3")])
    #expect(try File(opening: inner.appending("a.json")).stamp() != before)
  }

  @Test func `goes with its document, and the folder with the last`() throws {
    let first = try outputs.project([RecordRow("a", "1"), RecordRow("b", "2")])
    let second = try outputs.project([RecordRow("b", "2")], after: first)
    #expect(try inner.names() == ["b.json"])

    var others = outputs
    others.formats = []
    try others.project(after: second)
    #expect(outputs.folder.names == ["failures.jsonl", "skipped.jsonl"])
  }

  @Test func `leaves what somebody else put beside it`() throws {
    let first = try outputs.project([RecordRow("a", "1"), RecordRow("b", "1")])
    _ = outputs.folder.file("records/notes.json", holding: "mine".utf8)
    _ = outputs.folder.file("records/b.json", holding: "edited".utf8)

    try outputs.project(after: first)

    #expect(try inner.names() == ["b.json", "notes.json"])
  }

  @Test func `is not written through a planted link`() throws {
    let outside = TemporaryFolder()
    _ = outputs.folder.thing("records", madeBy: { symlink("\(outside.path)", $0) })

    let error = #expect(throws: SinkError.self) { try outputs.project([RecordRow("a", "1")]) }

    #expect(outside.names.isEmpty)
    #expect(
      error?.description
        == "\(inner): is no folder of its own, but a symbolic link or a file; take it away, or choose "
        + "another output folder")
  }

  @Test func `takes the place of a link with its name`() throws {
    let outside = TemporaryFolder()
    let target = outside.file("target", holding: "kept".utf8)
    _ = outputs.folder.thing("records", madeBy: { mkdir($0, 0o700) })
    _ = outputs.folder.thing("records/a.json", madeBy: { symlink("\(target)", $0) })

    try outputs.project([RecordRow("a", "1")])

    #expect(try File(opening: target).readAll(limit: 10) == Array("kept".utf8))
    #expect(try outputs.text("records/a.json").hasPrefix("{"))
  }

  @Test func `appears with the others, and leaves nothing if there is no end`() throws {
    do {
      var projection = try outputs.begun()
      try projection.append(RecordRow("a", "1"))
      #expect(try inner.names() == [".extract-output-0.tmp"])
    }
    #expect(try inner.names() == [])

    for formats in [[.jsonl], [.json]] as [Set<OutputFormat>] {
      _ = outputs.folder.file("records/.extract-output-0.tmp", holding: "torn".utf8)
      try Outputs(folder: outputs.folder, formats: formats).project()
      #expect(try inner.names() == [])
    }
  }
}
