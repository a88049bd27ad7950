import Files
import OrderedJSON
import Sinks
import TestSupport
import Testing

@Suite struct `Records as an SQLite database` {
  private func outputs(_ schema: JSON) -> Outputs {
    var outputs = Outputs()
    outputs.formats = [.sqlite]
    outputs.schema = schema
    return outputs
  }

  private let invoiceRow = RecordRow(
    "in/a.pdf",
    #"""
    {"number":"R-1","seller":{"name":"A","vat_id":null},"total":19.90,"tags":["x"],
     "lines":[{"text":"one","amount":1e1,"taxes":[{"rate":19},{"rate":7.5}]},{"text":"","amount":-9.90}]}
    """#, warnings: #"["w"]"#)

  @Test func `have a table for records, and one for each list`() throws {
    let outputs = outputs(.invoice)
    try outputs.project([invoiceRow, invoiceRow])

    let found = try Python.sqlite(
      outputs.folder.path("records.sqlite"),
      "select * from record", "select * from record_lines where parent = 2",
      "select parent, position, rate from record_lines_taxes")
    #expect(
      found == [
        [
          [1, "in/a.pdf", "gemini-x", #"["w"]"#, "R-1", "A", nil, nil, nil, 19.9, #"["x"]"#],
          [2, "in/a.pdf", "gemini-x", #"["w"]"#, "R-1", "A", nil, nil, nil, 19.9, #"["x"]"#],
        ],
        [[3, 2, "in/a.pdf", 1, "one", 10], [4, 2, "in/a.pdf", 2, "", -9.9]],
        [[1, 1, 19], [1, 2, 7.5], [3, 1, 19], [3, 2, 7.5]],
      ])
  }

  @Test func `are whole, by what SQLite says itself, and open to others' tools`() throws {
    let outputs = outputs(.invoice)
    try outputs.project([invoiceRow])

    let found = try Python.sqlite(
      outputs.folder.path("records.sqlite"),
      "pragma integrity_check", "pragma foreign_key_check",
      "select \"table\", \"from\", \"to\" from pragma_foreign_key_list('record_lines_taxes')",
      "select count(*) from json_each((select tags from record))", "pragma journal_mode")
    #expect(
      found == [[["ok"]], [], [["record_lines", "parent", "id"]], [[1]], [["delete"]]])
    #expect(try File(opening: outputs.folder.path("records.sqlite")).access().mode == 0o600)
    #expect(outputs.folder.names == ["failures.jsonl", "records.sqlite", "skipped.jsonl"])
  }

  @Test func `are the same bytes for the same records`() throws {
    let outputs = outputs(.invoice)
    let rows = Array(repeating: invoiceRow, count: 500)

    let first = try outputs.project(rows)
    let others = self.outputs(.invoice)
    let second = try others.project(rows)

    #expect(first == second)
    #expect(try outputs.bytes("records.sqlite") == others.bytes("records.sqlite"))
  }

  @Test(
    arguments: [
      ("1", "integer", 1), ("-9223372036854775808", "integer", -9_223_372_036_854_775_808),
      ("9223372036854775807", "integer", 9_223_372_036_854_775_807), ("20.00", "integer", 20),
      ("9223372036854775808", "text", "'9223372036854775808"),
      ("9223372036854775809", "text", "'9223372036854775809"),
      ("19.90", "real", 19.9), ("0.1", "real", 0.1), ("1e400", "text", "'1e400"),
      ("123456789012345678.25", "text", "'123456789012345678.25"), ("-1.5", "real", -1.5),
    ] as [(String, JSON, JSON)])
  func `lose no digit of a number`(number: String, type: JSON, value: JSON) throws {
    let outputs = outputs(["type": "number"])
    try outputs.project([RecordRow("a", number)])

    let found = try Python.sqlite(
      outputs.folder.path("records.sqlite"), "select typeof(value), value from record")
    #expect(found[0]?[0]?[0] == type)
    #expect(found[0]?[0]?[1] == value)
  }

  @Test func `say what may be missing`() throws {
    let outputs = outputs([
      "type": "object", "additionalProperties": false, "required": ["a", "b", "d", "e", "f"],
      "properties": [
        "a": ["type": "string"], "b": ["type": ["string", "null"]], "c": ["type": "boolean"],
        "d": [
          "type": ["object", "null"], "additionalProperties": false, "required": ["x"],
          "properties": ["x": ["type": "integer"]],
        ],
        "e": ["enum": ["p", "q"]], "f": ["type": ["string", "number"]],
      ],
    ])
    try outputs.project()

    let found = try Python.sqlite(
      outputs.folder.path("records.sqlite"),
      "select name, type, \"notnull\" from pragma_table_info('record') where cid > 3")
    #expect(
      found == [
        [
          ["a", "TEXT", 1], ["b", "TEXT", 0], ["c", "INTEGER", 0], ["d.x", "INTEGER", 0],
          ["e", "TEXT", 1], ["f", "", 1],
        ]
      ])
  }

  @Test func `take any name for a table or a column`() throws {
    let object: (JSON) -> JSON = {
      ["type": "object", "additionalProperties": false, "properties": $0]
    }
    let outputs = outputs(
      object([
        "a\"b": ["type": "string"], "ID": ["type": "string"], "select": ["type": "string"],
        "x\u{0}y": ["type": "string"], "A\"B": ["type": "string"],
        "l": ["type": "array", "items": object(["parent": ["type": "integer"]])],
        "L": ["type": "array", "items": object(["id": ["type": "integer"]])],
      ]))
    try outputs.project([
      RecordRow(
        "d", #"{"a\"b":"1","ID":"2","x\u0000y":"\u0000","l":[{"parent":3}],"L":[{"id":4}]}"#)
    ])

    let found = try Python.sqlite(
      outputs.folder.path("records.sqlite"),
      "select \"a\"\"b\", \"ID_2\", length(cast(\"x\u{fffd}y\" as blob)) from record",
      "select parent_2 from record_l", "select id_2 from record_L_2")
    #expect(found == [[["1", "2", 1]], [[3]], [[4]]])
  }

  @Test
  func `have a row for each item where a record is a list, and one value where it is neither`()
    throws
  {
    let list = outputs([
      "type": "array", "items": .invoice, "$defs": JSON.invoice["$defs"] ?? nil,
    ])
    let item = #"{"number":"1","seller":{"name":"A"},"total":1,"lines":[{"text":"t"}]}"#
    try list.project([RecordRow("a", "[\(item),\(item)]"), RecordRow("b", "[]")])
    let text = outputs(["type": "string"])
    try text.project([RecordRow("a", "\"x\"")])

    #expect(
      try Python.sqlite(
        list.folder.path("records.sqlite"), "select document, position from record",
        "select parent, position from record_lines") == [
          [["a", 1], ["a", 2]], [[1, 1], [2, 1]],
        ])
    #expect(
      try Python.sqlite(text.folder.path("records.sqlite"), "select value from record") == [[["x"]]]
    )
  }

  @Test func `are not spoilt by what another program left beside the old ones`() throws {
    let outputs = outputs(.invoice)
    try outputs.project([invoiceRow])
    // A program that died while it wrote: what it meant to write is in its log.
    _ = outputs.folder.file("records.sqlite-wal", holding: "half a page".utf8)
    _ = outputs.folder.file("records.sqlite-journal", holding: "half a page".utf8)

    try outputs.project(Array(repeating: invoiceRow, count: 100))

    #expect(outputs.folder.names == ["failures.jsonl", "records.sqlite", "skipped.jsonl"])
    #expect(
      try Python.sqlite(
        outputs.folder.path("records.sqlite"), "pragma integrity_check",
        "select count(*) from record") == [[["ok"]], [[100]]])
  }

  @Test func `appear when they are whole, and leave nothing before that`() throws {
    let outputs = outputs(.invoice)
    _ = outputs.folder.file("records.sqlite", holding: "old".utf8)

    do {
      var projection = try outputs.begun()
      try projection.append(invoiceRow)
      #expect(try outputs.text("records.sqlite") == "old")
    }

    #expect(outputs.folder.names == ["records.sqlite"])
  }
}
