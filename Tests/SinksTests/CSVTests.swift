import Files
import OrderedJSON
import Sinks
import TestSupport
import Testing

@Suite struct `Records as CSV` {
  private func outputs(_ schema: JSON) -> Outputs {
    var outputs = Outputs()
    outputs.formats = [.csv]
    outputs.schema = schema
    return outputs
  }

  @Test func `lay objects flat, and give lists of objects files of their own`() throws {
    let outputs = outputs(.invoice)
    try outputs.project([
      RecordRow(
        "in/a.pdf",
        #"""
        {"number":"R, 1","seller":{"name":"A \"&\" B","vat_id":null},"buyer":null,"total":19.90,"tags":["x","y"],
         "lines":[{"text":"one","amount":1e1,"taxes":[{"rate":19},{"rate":7.0}]},{"text":"","amount":-9.90}]}
        """#, warnings: #"["number: tidied up"]"#)
    ])

    #expect(
      try outputs.text("records.csv") == #"""
        document,model,warnings,number,seller.name,seller.vat_id,buyer.name,buyer.vat_id,total,tags
        in/a.pdf,gemini-x,"[""number: tidied up""]","R, 1","A ""&"" B",,,,19.90,"[""x"",""y""]"

        """#)
    #expect(
      try outputs.text("records.lines.csv") == #"""
        document,position,text,amount
        in/a.pdf,1,one,1e1
        in/a.pdf,2,"",-9.90

        """#)
    #expect(
      try outputs.text("records.lines.taxes.csv") == #"""
        document,lines,position,rate
        in/a.pdf,1,1,19
        in/a.pdf,1,2,7.0

        """#)
  }

  @Test func `have the same headings when there are no records`() throws {
    let outputs = outputs(.invoice)

    let files = try outputs.project()

    #expect(
      files.map(\.path) == [
        "failures.jsonl", "records.csv", "records.lines.csv", "records.lines.taxes.csv",
        "skipped.jsonl",
      ])
    #expect(
      try outputs.text("records.csv")
        == "document,model,warnings,number,seller.name,seller.vat_id,buyer.name,buyer.vat_id,total,tags\n"
    )
  }

  @Test func `have a row for each item where a record is a list`() throws {
    let outputs = outputs([
      "type": "array", "items": .invoice, "$defs": JSON.invoice["$defs"] ?? nil,
    ])
    let item = #"{"number":"1","seller":{"name":"A"},"total":1,"lines":[{"text":"t","amount":2}]}"#
    try outputs.project([RecordRow("a", "[\(item),\(item)]"), RecordRow("b", "[]")])

    let lines = try outputs.text("records.csv").split(separator: "\n")
    #expect(
      lines.map { $0.split(separator: ",").prefix(2).joined(separator: " ") } == [
        "document position", "a 1", "a 2",
      ])
    #expect(
      try outputs.text("records.lines.csv") == """
        document,record,position,text,amount
        a,1,1,t,2
        a,2,1,t,2

        """)
  }

  @Test func `have one value where a record is neither`() throws {
    let outputs = outputs(["type": ["integer", "null"]])
    try outputs.project([RecordRow("a", "12"), RecordRow("b", "null")])

    #expect(
      try outputs.text("records.csv") == """
        document,model,warnings,value
        a,gemini-x,,12
        b,gemini-x,,

        """)
  }

  @Test func `keep what a schema leaves open in a last column`() throws {
    let outputs = outputs([
      "type": "object",
      "properties": [
        "a": ["type": "object", "properties": ["b": ["type": "string"]]], "c": ["type": "string"],
      ],
    ])
    try outputs.project([
      RecordRow("x", #"{"a":{"b":"1","d":[2.50]},"e":"f","c":"g"}"#),
      RecordRow("y", #"{"a":{"b":"1"}}"#),
    ])

    #expect(
      try outputs.text("records.csv") == #"""
        document,model,warnings,a.b,c,extra
        x,gemini-x,,1,g,"{""a"":{""d"":[2.50]},""e"":""f""}"
        y,gemini-x,,1,,

        """#)
  }

  @Test
  func `show what may be of several sorts as JSON, and one of several objects with all fields`()
    throws
  {
    let outputs = outputs([
      "type": "object", "additionalProperties": false,
      "properties": [
        "mixed": ["anyOf": [["type": "string"], ["type": "array"]]],
        "term": [
          "anyOf": [
            [
              "type": "object", "additionalProperties": false,
              "properties": ["type": ["const": "fixed"], "ends_on": ["type": "string"]],
            ],
            [
              "type": "object", "additionalProperties": false,
              "properties": ["type": ["const": "rolling"], "notice": ["type": "string"]],
            ],
          ]
        ],
      ],
    ])
    try outputs.project([
      RecordRow("a", #"{"mixed":"x","term":{"type":"fixed","ends_on":"2024-01-01"}}"#),
      RecordRow("b", #"{"mixed":[1],"term":{"type":"rolling","notice":"3 months"}}"#),
    ])

    #expect(
      try outputs.text("records.csv") == #"""
        document,model,warnings,mixed,term.type,term.ends_on,term.notice
        a,gemini-x,,"""x""",fixed,2024-01-01,
        b,gemini-x,,[1],rolling,,3 months

        """#)
  }

  @Test func `stop at a value that the schema does not have`() throws {
    let outputs = outputs(.invoice)

    let error = #expect(throws: SinkError.self) {
      try outputs.project([RecordRow("a", #"{"seller":{"phone":"1"}}"#)])
    }

    #expect(
      error?.description
        == "a: its saved record does not fit the schema at /seller/phone; judge the saved answers anew "
        + "with extract revalidate")
  }

  @Test func `put something within itself into a cell, and tell equal headings apart`() throws {
    let outputs = outputs([
      "$ref": "#/$defs/box",
      "$defs": [
        "box": [
          "type": "object", "additionalProperties": false,
          "properties": [
            "Model": ["type": "string"], "a.b": ["type": "string"],
            "a": [
              "type": "object", "additionalProperties": false,
              "properties": ["b": ["type": "string"], "inner": ["$ref": "#/$defs/box"]],
            ],
            "boxes": ["type": "array", "items": ["$ref": "#/$defs/box"]],
          ],
        ]
      ],
    ])
    try outputs.project([
      RecordRow("x", #"{"a":{"b":"2","inner":{"a.b":"3"}},"a.b":"1","boxes":[{"Model":"m"}]}"#)
    ])

    #expect(
      try outputs.text("records.csv") == #"""
        document,model,warnings,Model_2,a.b,a.b_2,a.inner,boxes
        x,gemini-x,,,1,2,"{""a.b"":""3""}","[{""Model"":""m""}]"

        """#)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+49", "'+49"), ("-x", "'-x"), ("@a", "'@a"), ("\tx", "'\tx"),
    ("\rx", "'\rx"), ("\nx", "'\nx"), ("'=x", "''=x"), ("'tis", "'tis"), ("''", "''"),
    ("a=b", "a=b"),
    (" =x", " =x"),
  ])
  func `let no text be a formula, so that it can be undone`(text: String, cell: String) throws {
    let outputs = outputs(["type": "string"])
    try outputs.project([RecordRow("d", JSON.string(text).text())])

    let rows = try Python.csv(outputs.folder.path("records.csv"))
    #expect(rows.array?.last?[3] == .string(cell))
  }

  @Test func `guard names of documents as well, and let numbers be numbers`() throws {
    let outputs = outputs(["type": "number"])
    try outputs.project([RecordRow("=cmd|' /C calc'!A0", "-5.10"), RecordRow(.latin, "1")])

    #expect(
      try outputs.text("records.csv") == #"""
        document,model,warnings,value
        "'=cmd|' /C calc'!A0",gemini-x,,-5.10
        M\xfcller.pdf,gemini-x,,1

        """#)
  }

  @Test func `are read by another reader as they were meant, whatever the text`() throws {
    let outputs = outputs([
      "type": "object", "additionalProperties": false,
      "properties": ["a": ["type": "string"], "b": ["type": ["string", "null"]]],
    ])
    var random = SeededRandom(seed: 8)
    let signs = ["\"", ",", "\n", "\r\n", "'", ";", "ü", "😀", "a", " ", "x", "\\", "\u{2028}", "="]
    let texts = (0..<300).map { _ in
      (0..<random.number(0...6)).map { _ in random.pick(signs) }.joined()
    }
    let rows = texts.map { text in
      RecordRow("d", JSON.object([("a", .string(text)), ("b", .string("b" + text))]).text())
    }
    try outputs.project(rows)

    let read = try Python.csv(outputs.folder.path("records.csv")).array ?? []
    #expect(read.count == 301)
    for (text, row) in zip(texts, read.dropFirst()) {
      let first = row[3]?.string ?? "?"
      let isGuarded = "=\n\r".unicodeScalars.contains(
        text.unicodeScalars.first { $0 != "'" } ?? "a")
      #expect(UTF8Text(first) == UTF8Text(isGuarded ? "'" + text : text))
      #expect(row[4] == .string("b" + text))
    }
  }
}
