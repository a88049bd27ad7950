import Extractor
import Files
import Glibc
import Ledger
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

/// Outputs that are written anew, and looked over.
@Suite(.timeLimit(.minutes(10))) struct `The outputs of a folder` {
  private static func exported() async throws -> MadeFolder {
    let folder = try await MadeFolder.mixed()
    try await folder.close(code: 1)
    _ = try await folder.records.export()
    return folder
  }

  @Test func `are written from the ledger alone`() async throws {
    let folder = try await Self.exported()
    let lines = try folder.text("records.jsonl")
    #expect(
      try JSON(parsing: lines) == [
        "schema": "extract.record/1", "document": "inbox/a.txt", "model": "gemini-3.5-flash",
        "warnings": [["code": "doubted", "text": "is it one?"]], "data": TillReceipt.record,
      ])
    let failure = try JSON(parsing: try folder.text("failures.jsonl"))
    #expect(failure["outcome"] == "invalid")
    #expect(failure["reason"] == "one thing is wrong with the record")
    #expect(try JSON(parsing: try folder.text("skipped.jsonl"))["outcome"] == "empty")
  }

  @Test func `are whole when nothing is wrong`() async throws {
    let folder = try await Self.exported()
    let verdict = try folder.records.verify()
    #expect(verdict.faults == [])
    #expect("\(verdict)" == "1 record judged, 3 outputs compared, nothing is wrong")
    #expect(
      verdict.json == [
        "schema": "extract.verify/1", "records": 1, "files": 3, "faults": [], "notices": [],
      ])
  }

  @Test func `that were edited, deleted or added are told, and written as they were`() async throws
  {
    let folder = try await Self.exported()
    let before = try folder.text("records.jsonl")
    try File.write(Array("{}\n".utf8), to: folder.path.appending("records.jsonl"))
    _ = folder.temporary.thing("out/skipped.jsonl") { unlink($0) }
    try File.write(Array("a,b\n".utf8), to: folder.path.appending("records.csv"))
    try File.write(Array("mine\n".utf8), to: folder.path.appending("notes.txt"))

    #expect(
      try folder.records.verify().faults.map { "\($0)" } == [
        "records.jsonl: is not as it was written; write it anew with extract export, which is free",
        "skipped.jsonl: was written, and is not there; write it anew with extract export, which is free",
        "records.csv: looks like an output, and was not written by a run; move it away, or let extract export write it",
      ])

    _ = try await folder.records.export()
    #expect(try folder.text("records.jsonl") == before)
    #expect(try folder.records.verify().faults.map(\.word) == ["foreign"])
    #expect(try folder.text("notes.txt") == "mine\n")
  }

  @Test func `come in more formats, which stay`() async throws {
    let folder = try await Self.exported()
    _ = try await folder.records.export([.csv])
    #expect(try folder.text("records.csv").hasPrefix("document,"))
    let export = try await folder.records.export()
    #expect(export.files.map(\.path).contains("records.csv"))
    #expect(export.files.map(\.path).contains("records.jsonl"))
    #expect(try folder.records.verify().faults == [])
  }

  @Test func `that were never written are told`() async throws {
    let folder = try await MadeFolder.mixed()
    try await folder.close(code: 1)
    #expect(
      try folder.records.verify().faults.map { "\($0)" } == [
        "records.jsonl: was not written yet; write it anew with extract export, which is free"
      ])
  }

  @Test func `are outdated when the ledger knows more`() async throws {
    let folder = try await Self.exported()
    let ledger = try Ledger(in: folder.path.appending(".extract"))
    try await ledger.skip("inbox/b.txt", word: "empty", sentence: "holds nothing")
    try await ledger.close()
    #expect(
      try folder.records.verify().faults.map { "\($0)" } == [
        "failures.jsonl: has 1 line, and the ledger knows 0; write it anew with extract export, which is free",
        "skipped.jsonl: has 1 line, and the ledger knows 2; write it anew with extract export, which is free",
      ])
  }

  @Test func `hold no record that is not valid by its schema`() async throws {
    let folder = try await MadeFolder()
    try await folder.list("a.txt")
    let key = try await folder.answer("a.txt", holding: "a", with: TillReceipt.said())
    try await folder.end(key, with: TillReceipt.with(["total"], -1))
    try await folder.close()
    _ = try await folder.records.export()
    let faults = try folder.records.verify().faults
    #expect(faults.map(\.word) == ["invalid"])
    #expect(
      faults.first.map { "\($0)".hasPrefix("a.txt: its record is not valid: total ") } ?? false)
  }

  @Test func `are not written beside a run at work`() async throws {
    let folder = try await MadeFolder.mixed()
    try await folder.ledger.sync()
    let error = await #expect(throws: RecordFolderError.self) {
      try await folder.records.export()
    }
    guard case .ledger(.inUse)? = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    try await folder.close()
  }
}
