import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@testable import Extractor

/// Where the references of a schema lead.
private func references(in schema: JSON) -> [String] {
  switch schema {
  case .object(let members):
    members.members.flatMap { name, value in
      name == "$ref" ? [value.string ?? ""] : references(in: value)
    }
  case .array(let items): items.flatMap(references)
  default: []
  }
}

@Suite struct `The form of a record` {
  @Test func `asks first whether the document is what is described, and last why values are null`()
    throws
  {
    let form = try ReadingSchemas.form(
      "name: bill\ndescription: Bills of a shop\noutput:\n  n: string\n  total: decimal?\n")

    #expect(form.isWrapped)
    #expect(form.words == nil)
    #expect(
      form.sent?.text() == #"{"type":"object","properties":{"#
        + #""not_applicable":{"type":["string","null"],"description":"why the document is not what is asked for (Bills of a shop), and record is null; null if it is"},"#
        + #""record":{"type":["object","null"],"properties":{"n":{"type":"string"},"total":{"type":["number","null"]}},"required":["n","total"],"propertyOrdering":["n","total"]},"#
        + #""absent":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string","description":"the way to it, e.g. items[0].name"},"reason":{"type":"string","description":"in a few words"}},"required":["field","reason"],"propertyOrdering":["field","reason"]},"description":"each field of the record that is null or left out, and why"}},"#
        + #""required":["not_applicable","record","absent"],"propertyOrdering":["not_applicable","record","absent"]}"#
    )
  }

  @Test func `asks for no reasons where nothing can be null or left out`() throws {
    let form = try ReadingSchemas.form("name: bill\noutput:\n  n: string\n")

    #expect(form.sent?["required"] == ["not_applicable", "record"])
    #expect(try form.wrapped(["n": "1"]).text() == #"{"not_applicable":null,"record":{"n":"1"}}"#)
  }

  @Test func `is the bare schema where no wrapper is wanted`() throws {
    let form = try ReadingSchemas.form("name: bill\noutput:\n  n: string?\n", asksForAbsence: false)

    #expect(!form.isWrapped)
    #expect(form.sent == form.wire.schema)
    #expect(try form.wrapped(["n": "1"]).text() == #"{"n":"1"}"#)
  }

  @Test(arguments: [(4, true), (5, false), (6, false)])
  func `leaves the wrapper out where it would make the schema too deep`(
    levels: Int, isWrapped: Bool
  ) throws {
    var output = "output:\n"
    for level in 1..<levels { output += String(repeating: "  ", count: level) + "g:\n" }
    let yaml = "name: deep\n" + output + String(repeating: "  ", count: levels) + "n: string\n"

    let form = try ReadingSchemas.form(yaml)
    #expect(Preflight(form.wire).size.depth == levels)
    #expect(form.isWrapped == isWrapped)
    // What is not sent is not refused.
    #expect(try ReadingSchemas.form(yaml, rung: .withoutSchema).isWrapped)
  }

  @Test func `says itself in words where the schema is not sent`() throws {
    let form = try ReadingSchemas.form(
      "name: bill\noutput:\n  n: date\n", rung: .withoutSchema)

    #expect(form.sent == nil)
    #expect(
      form.words == """
        Answer with one JSON value and nothing else: no prose, no fence, no comments. It must be valid by this JSON Schema, its members in the order of the schema:
        {"type":"object","properties":{"not_applicable":{"type":["string","null"],"description":"why the document is not what is asked for (bill), and record is null; null if it is"},"record":{"type":["object","null"],"properties":{"n":{"type":"string","format":"date"}},"required":["n"],"propertyOrdering":["n"]}},"required":["not_applicable","record"],"propertyOrdering":["not_applicable","record"]}
        """)
  }

  @Test(arguments: ReadingSchemas.names)
  func `keeps definitions where references lead to them`(name: String) throws {
    let schema = try ReadingSchemas.schema(name)
    for rung in Rung.allCases where rung != .withoutSchema {
      let form = try RecordForm(schema, rung: rung)
      let sent = try #require(form.sent)
      #expect(form.isWrapped)
      #expect(sent["properties"]?["record"]?["$defs"] == nil)
      #expect(sent["$defs"] == form.wire.schema["$defs"])
      for reference in references(in: sent) {
        let pointer = try JSONPointer(parsing: String(reference.dropFirst()))
        #expect(sent[pointer] != nil, "\(reference)")
      }
    }
  }

  @Test(arguments: [
    (
      #"{"type": ["object", "null"], "properties": {"a": {"type": "string"}}}"#,
      #"["object","null"]"#
    ),
    (#"{"type": "string", "enum": ["a", "b"]}"#, nil),
    (#"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#, nil),
    (#"{"type": "array", "items": {"type": "string"}}"#, #"["array","null"]"#),
  ])
  func `lets every record be null`(schema: String, type: String?) throws {
    let form = try RecordForm(Schema(parsing: schema.utf8))
    let record = try #require(form.sent?["properties"]?["record"])

    #expect(record["type"]?.text() == type)
    if type == nil { #expect(record["anyOf"]?.array?.last == ["type": "null"]) }
    let answer = JSON.object([("not_applicable", "no"), ("record", .null), ("absent", [])])
    let compiled = try Schema(parsing: #require(form.sent).bytes()).compiled
    let tape = try JSONTape(parsing: answer.bytes())
    #expect(compiled.accepts(tape.root))
  }
}
