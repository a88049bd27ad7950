import Files
import OrderedJSON
import Sinks
import TestSupport
import Testing

/// Schemas that would have no end of columns.
@Suite struct `Tables of large schemas` {
  private func headings(_ schema: JSON, _ rows: RecordRow...) throws -> [Substring] {
    var outputs = Outputs()
    outputs.formats = [.csv, .sqlite]
    outputs.schema = schema
    try outputs.project(rows)
    let lines = try outputs.text("records.csv").split(separator: "\n")
    return lines[0].split(separator: ",")
  }

  /// Forty definitions, each of which has the next one twice.
  private func doubled(_ body: (_ next: JSON) -> JSON) -> JSON {
    var definitions = JSON.object([])
    for rank in 0..<40 {
      definitions["d\(rank)"] = body(["$ref": .string("#/$defs/d\(rank + 1)")])
    }
    definitions["d40"] = ["type": "string"]
    return ["$ref": "#/$defs/d0", "$defs": definitions]
  }

  @Test func `have a thousand columns at most, and the rest in the last`() throws {
    let members = (0..<3_000).map { ("f\($0)", JSON.object([("type", "integer")])) }
    let schema: JSON = [
      "type": "object", "additionalProperties": false, "properties": .object(members),
    ]
    let row = RecordRow("a", #"{"f1":1,"f2999":2}"#)

    let headings = try headings(schema, row)

    #expect(headings.count == 1_004)
    #expect(headings.last == "extra")
  }

  @Test func `end where objects double at each step`() throws {
    let schema = doubled { next in
      [
        "type": "object", "additionalProperties": false, "properties": ["a": next, "b": next],
      ]
    }

    #expect(try headings(schema).count == 1_004)
  }

  @Test func `end where alternatives double at each step`() throws {
    let schema = doubled { next in ["anyOf": [next, next]] }

    #expect(try headings(schema) == ["document", "model", "warnings", "value"])
  }

  @Test func `end where lists double at each step`() throws {
    let schema = doubled { next in
      [
        "type": "object", "additionalProperties": false,
        "properties": [
          "a": ["type": "array", "items": next], "b": ["type": "array", "items": next],
        ],
      ]
    }
    var outputs = Outputs()
    outputs.formats = [.csv]
    outputs.schema = schema

    let files = try outputs.project()

    #expect(files.count == 102)
    #expect(files.allSatisfy { $0.path.bytes.count <= 200 })
  }

  @Test(arguments: [
    ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/a"}}}"##, ##"{"$ref":"#"}"##,
    ##"{"$ref":"https://x.org/s"}"##, ##"{"$ref":"#/no"}"##, "true", "false", "{}",
    ##"{"type":"object"}"##, ##"{"anyOf":[]}"##,
    ##"{"allOf":[{"type":"string"},{"type":"object"}]}"##,
  ])
  func `have one value where a schema says too little`(schema: String) throws {
    let headings = try headings(JSON(parsing: schema))

    #expect(headings == ["document", "model", "warnings", "value"])
  }
}
