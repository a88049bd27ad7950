import Digest
import Files
import Glibc
import OrderedJSON
import Sinks
import TestSupport
import Testing

@Suite struct `Putting outputs in place` {
  let outputs = Outputs()
  var folder: TemporaryFolder { outputs.folder }

  /// More than fits a buffer.
  private let rows = (0..<2_000).map { RecordRow(FilePath("doc-\($0).pdf") ?? "", "{\"n\":\($0)}") }

  @Test func `gives the same bytes, whatever was there before`() throws {
    let first = try outputs.project(rows)
    let bytes = try outputs.bytes("records.jsonl")
    _ = folder.file("records.jsonl", holding: "edited".utf8)
    let second = try outputs.project(rows)

    #expect(first == second)
    #expect(try outputs.bytes("records.jsonl") == bytes)
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 2_000)
  }

  @Test func `says of each file which bytes it has`() throws {
    for file in try outputs.project(rows) {
      let bytes = try outputs.bytes(file.path)
      #expect(file.size == bytes.count && file.digest == SHA256(of: bytes), "\(file.path)")
    }
  }

  @Test func `leaves the old files as they are until the end, and for good if there is none`()
    throws
  {
    _ = folder.file("records.jsonl", holding: "old".utf8)

    do {
      var projection = try outputs.begun()
      for row in rows { try projection.append(row) }
      #expect(try outputs.text("records.jsonl") == "old")
    }

    #expect(try outputs.text("records.jsonl") == "old")
    #expect(folder.names == ["records.jsonl"])
  }

  @Test func `takes away what a killed run left, and nothing that is not ours`() throws {
    _ = folder.file(".extract-output-1abc.tmp", holding: "torn".utf8)
    _ = folder.file(".extract-output-notes", holding: "mine".utf8)
    _ = folder.file("x.tmp", holding: "mine".utf8)
    _ = folder.thing(".extract-output-2.tmp", madeBy: { mkdir($0, 0o700) })

    try outputs.project()

    #expect(
      folder.names == [
        ".extract-output-2.tmp", ".extract-output-notes", "failures.jsonl", "records.jsonl",
        "skipped.jsonl", "x.tmp",
      ])
  }

  @Test func `lets nobody else read them`() throws {
    try outputs.project(rows)

    for name in folder.names {
      let access = try File(opening: folder.path(name)).access()
      #expect(access.mode & 0o077 == 0, "\(name)")
    }
  }

  @Test func `replaces a planted link instead of writing through it`() throws {
    let outside = TemporaryFolder()
    let target = outside.file("target", holding: "kept".utf8)
    _ = folder.thing("records.jsonl", madeBy: { symlink("\(target)", $0) })

    try outputs.project(rows)

    #expect(try File(opening: target).readAll(limit: 10) == Array("kept".utf8))
    #expect(try outputs.bytes("records.jsonl").count > 1_000)
  }

  @Test func `takes away forms that are not asked for any more, unless somebody changed them`()
    throws
  {
    var files = try outputs.project(rows)
    for name in ["records.csv", "notes.csv", "edited.csv"] as [FilePath] {
      _ = folder.file(name, holding: "x".utf8)
    }
    for name in ["records.csv", "edited.csv", "gone.csv", "../outside"] as [FilePath] {
      let bytes = Array(name == "edited.csv" ? "y".utf8 : "x".utf8)
      files.append(OutputFile(path: name, digest: SHA256(of: bytes), size: 1))
    }

    try outputs.project(rows, after: files)

    #expect(
      folder.names == [
        "edited.csv", "failures.jsonl", "notes.csv", "records.jsonl", "skipped.jsonl",
      ])
  }

  @Test func `says what stands in the way`() throws {
    _ = folder.thing("records.jsonl", madeBy: { mkdir($0, 0o700) })

    let error = #expect(throws: SinkError.self) { try outputs.project(rows) }
    #expect(error?.description == "\(folder.path)/records.jsonl: is a folder; name a file")
    #expect(
      folder.names.allSatisfy { !$0.bytes.starts(with: ".".utf8) }, "\(folder.names)")
  }

  @Test func `says that the folder is not there`() throws {
    let error = #expect(throws: SinkError.self) {
      try Projection(
        into: folder.path("no"), formats: [], schema: true, named: "x"
      ).finish()
    }
    #expect(
      error?.description == "\(folder.path)/no: there is no such file; check the path")
  }
}
