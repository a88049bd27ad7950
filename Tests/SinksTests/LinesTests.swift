import Files
import OrderedJSON
import Sinks
import TestSupport
import Testing

@Suite struct `Lines of records, failures and skipped documents` {
  let outputs = Outputs()

  @Test func `hold a record as it was written, and nothing that changes from run to run`() throws {
    try outputs.project([
      RecordRow("inbox/a.pdf", #"{"total":19.90,"big":123456789012345678901}"#),
      RecordRow("b \"2\".pdf", "[]", warnings: #"["total: was tidied up"]"#),
    ])

    #expect(
      try outputs.text("records.jsonl") == #"""
        {"schema":"extract.record/1","document":"inbox/a.pdf","model":"gemini-x","warnings":[],"data":{"total":19.90,"big":123456789012345678901}}
        {"schema":"extract.record/1","document":"b \"2\".pdf","model":"gemini-x","warnings":["total: was tidied up"],"data":[]}

        """#)
  }

  @Test func `say why a document is no record, and what to do`() throws {
    let failure = #"""
      {"sentence":"one","remedy":"two","complaints":[{"path":"total"}],"partial":{"total":1.50}}
      """#
    try outputs.project(failures: [
      FailureRow(document: "a", outcome: "invalid", model: "m", failure: Array(failure.utf8)),
      FailureRow(
        document: "b", outcome: "not-applicable", model: "m",
        failure: Array(#"{"sentence":"a poem"}"#.utf8)),
    ])

    #expect(
      try outputs.text("failures.jsonl") == #"""
        {"schema":"extract.failure/1","document":"a","outcome":"invalid","model":"m","reason":"one","remedy":"two","complaints":[{"path":"total"}],"partial":{"total":1.50}}
        {"schema":"extract.failure/1","document":"b","outcome":"not-applicable","model":"m","reason":"a poem","remedy":null,"complaints":[],"partial":null}

        """#)
  }

  @Test func `say what was not asked about, and why`() throws {
    try outputs.project(skipped: [SkipRow(document: "x", word: "empty", sentence: "no\nbytes")])

    #expect(
      try outputs.text("skipped.jsonl") == #"""
        {"schema":"extract.skip/1","document":"x","outcome":"empty","reason":"no\nbytes"}

        """#)
  }

  @Test func `stand on one line each, however the record was laid out`() throws {
    try outputs.project([RecordRow("a", "{\n  \"t\": \"x\\ny\"\r\n}")])

    #expect(
      try outputs.text("records.jsonl") == #"""
        {"schema":"extract.record/1","document":"a","model":"gemini-x","warnings":[],"data":{  "t": "x\ny"}}

        """#)
  }

  @Test func `give back a name that is no text`() throws {
    try outputs.project([RecordRow(.latin, "1"), RecordRow(#"M\xfcller.pdf"#, "2")])

    #expect(
      try outputs.text("records.jsonl") == #"""
        {"schema":"extract.record/1","document":"M\\xfcller.pdf","document_base64":"TfxsbGVyLnBkZg==","model":"gemini-x","warnings":[],"data":1}
        {"schema":"extract.record/1","document":"M\\\\xfcller.pdf","document_base64":"TVx4ZmNsbGVyLnBkZg==","model":"gemini-x","warnings":[],"data":2}

        """#)
  }

  @Test(
    arguments: [
      "a.pdf", #"a\b"#, #"a\xff"#, "Mu\u{308}ller", "new\nline", "\u{202e}gpj", .latin, #"\\"#,
    ] as [FilePath])
  func `spell each name so that it can be read back`(name: FilePath) {
    #expect(DocumentName.path(spelledBy: DocumentName(name).text) == name)
  }

  @Test(arguments: [#"a\"#, #"a\x"#, #"a\xf"#, #"a\x+f"#, #"a\x-1"#, #"a\n"#, #"a\x00"#])
  func `spell no name in any other way`(text: String) {
    #expect(DocumentName.path(spelledBy: text.utf8) == nil)
  }

  @Test func `are there though there is nothing to tell`() throws {
    let files = try outputs.project()

    #expect(files.map(\.path) == ["failures.jsonl", "records.jsonl", "skipped.jsonl"])
    #expect(files.map(\.size) == [0, 0, 0])
    #expect(outputs.folder.names == ["failures.jsonl", "records.jsonl", "skipped.jsonl"])
  }

  @Test func `stop at a failure that was saved as something else`() throws {
    #expect(throws: SinkError.notJSON(document: "a", .cutShort)) {
      try outputs.project(failures: [
        FailureRow(document: "a", outcome: "invalid", model: "m", failure: Array("{".utf8))
      ])
    }
  }
}
