import Extractor
import Files
import JSONCoding
import OrderedJSON
import TestSupport
import Testing

@Suite struct `Reading records back` {
  struct Invoice: Codable, Equatable {
    var number: String
    var total: Int
  }

  let folder = TemporaryFolder()
  private var file: FilePath { folder.path("records.jsonl") }

  private func line(
    _ document: String, total: String = "1", form: String = "extract.record/1"
  ) -> String {
    #"{"schema":"\#(form)","document":"\#(document)","model":"m","warnings":["w","#
      + #"{"code":"c","text":"t","at":["/a","/b/0"]},{"code":"d","text":"u"}],"data":{"number":"R","total":\#(total)}}"#
      + "\n"
  }

  private func records(_ text: String) throws -> Records<Invoice> {
    _ = folder.file("records.jsonl", holding: text.utf8)
    return try Records(of: Invoice.self, in: "\(folder.path)")
  }

  /// What came, in words.
  private func told(_ records: Records<Invoice>) -> [String] {
    records.map { record in
      switch record {
      case .success(let record): "\(record.document) \(record.value.total)"
      case .failure(let error): error.description
      }
    }
  }

  @Test func `gives values, with the documents that they were read of`() throws {
    let all = try records(line("a.pdf", total: "7") + line("b")).map { try $0.get() }

    #expect(all.map(\.value) == [Invoice(number: "R", total: 7), Invoice(number: "R", total: 1)])
    #expect(all.map(\.document) == ["a.pdf", "b"])
    #expect(all.first?.model == "m" && all.first?.warnings == ["w", "/a: t", "/b/0: t", "u"])
    #expect(all.first?.documentBytes == Array("a.pdf".utf8))
  }

  @Test func `gives names that are no text as the file system has them`() throws {
    let line =
      #"{"schema":"extract.record/1","document":"M\\xfc\\\\","document_base64":"TfxsXA==","model":"m","#
      + #""warnings":[],"data":{"number":"R","total":1}}"#
    let record = try records(line + "\n").map { try $0.get() }.first

    #expect(record?.document == #"M\xfc\\"#)
    #expect(record?.documentBytes == [0x4D, 0xFC, 0x5C])
  }

  @Test func `can be gone through again, and keeps to the file that was opened`() throws {
    let records = try records(line("a") + line("b"))
    try File.write(Array("other".utf8), to: file)

    #expect(told(records) == ["a 1", "b 1"])
    #expect(told(records) == ["a 1", "b 1"])
  }

  @Test func `goes on behind a record that is no value of the type`() throws {
    let records = try records(line("a") + line("b", total: "1.5") + line("c"))

    #expect(
      told(records) == [
        "a 1",
        "\(file): line 2: b: /data/total is a number that Int cannot hold exactly; make the type say what the "
          + "schema says",
        "c 1",
      ])
  }

  @Test func `stops at a last line that was torn off`() throws {
    let records = try records(line("a") + line("b").dropLast(10))

    #expect(
      told(records) == [
        "a 1", "\(file): line 2: stops before its end; write it anew with extract export",
      ])
  }

  @Test func `stops at lines of another form`() throws {
    #expect(
      told(try records(line("a") + line("b", form: "extract.record/9") + line("c"))) == [
        "a 1",
        "\(file): line 2: has the form \"extract.record/9\", not \"extract.record/1\"; "
          + "read it with the version that wrote it, or write it anew with extract export",
      ])
    #expect(
      told(try records("[]\n")) == [
        "\(file): line 1: is no record; name the folder that a run wrote to"
      ])
    #expect(
      told(try records(line("a") + "\n")) == [
        "a 1",
        "\(file): line 2: the text is empty; a JSON value must stand here; "
          + "write it anew with extract export",
      ])
  }

  @Test func `says that there are none`() throws {
    let error = #expect(throws: RecordsError.self) {
      try Records(of: Invoice.self, in: "\(folder.path)")
    }

    #expect(error?.reason == .missing)
    #expect(
      error?.description
        == "\(file): there are no records; run the folder first, or check the path")
    #expect(told(try records("")) == [])
  }

  @Test func `takes lines of any length, wherever pieces of the file end`() throws {
    let names = (0..<40).map { String(repeating: "x", count: $0 * 7_919) }

    let found = try records(names.map { line($0) }.joined()).map { try $0.get().document }

    #expect(found == names)
  }
}
