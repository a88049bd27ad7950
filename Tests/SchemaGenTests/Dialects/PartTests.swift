import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `Parts of a schema` {
  private static func schema() throws -> JSON {
    try JSON(
      parsing: """
        {"type": "object", "required": ["id"],
         "properties": {
          "id": {"type": "string"},
          "owner": {"$ref": "#/$defs/party"},
          "rows": {"type": ["array", "null"], "items": {"$ref": "#/$defs/row"}, "minItems": 2},
          "pair": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}],
           "items": false},
          "prices": {"type": "object", "additionalProperties": {"type": "number"}},
          "named": {"type": "object", "patternProperties": {"^x": {"type": "boolean"}},
           "additionalProperties": false},
          "payment": {"anyOf": [
           {"type": "object", "required": ["kind", "iban"], "additionalProperties": false,
            "properties": {"kind": {"const": "transfer"}, "iban": {"type": "string"}}},
           {"type": "object", "required": ["kind"], "additionalProperties": false,
            "properties": {"kind": {"const": "card"}, "last": {"type": "integer"}}},
           {"type": "null"}]},
          "all": {"allOf": [
           {"type": "object", "properties": {"a": {"type": "string"}}},
           {"properties": {"a": {"maxLength": 3}, "b": {"type": "integer"}}, "required": ["b"]}]}},
         "$defs": {
          "party": {"type": "object", "properties": {"name": {"type": "string"}},
           "required": ["name"]},
          "row": {"type": "object", "required": ["n", "sub"],
           "properties": {"n": {"type": "integer"}, "by": {"$ref": "#/$defs/party"},
            "sub": {"type": "array", "items": {"$ref": "#/$defs/row"}}}}}}
        """)
  }

  private static func record() throws -> JSON {
    try JSON(
      parsing: #"""
        {"id": "1", "owner": {"name": "x"}, "rows": [{"n": 1, "sub": [{"n": 2, "sub": []}]}],
         "pair": ["a", 1], "prices": {"a/b": 1}, "named": {"xy": true},
         "payment": {"kind": "transfer", "iban": 7}, "all": {"a": "s", "b": 1}}
        """#)
  }

  /// The schema of what stands at a place of the record; nothing where it cannot be told.
  @Test(arguments: [
    ("/id", #"{"type":"string"}"#),
    ("/owner/name", #"{"type":"string"}"#),
    ("/rows/0/n", #"{"type":"integer"}"#),
    // Nothing needs to stand there.
    ("/rows/0/sub/0/by/name", nil),
    (
      "/rows/0/sub/0/by",
      #"{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"#
        + #""propertyOrdering":["name"]}"#
    ),
    ("/pair/1", #"{"type":"integer"}"#), ("/pair/2", nil),
    ("/prices/a~1b", #"{"type":"number"}"#), ("/prices/new", #"{"type":"number"}"#),
    ("/named/xy", #"{"type":"boolean"}"#),
    ("/payment/iban", #"{"type":"string"}"#), ("/payment/last", nil),
    ("/all/a", #"{"type":"string","description":"0 to 3 characters"}"#),
    ("/all/b", #"{"type":"integer"}"#),
    ("/nothing", nil), ("/id/x", nil),
  ])
  func `are found by going down with the record`(pointer: String, schema: String?) throws {
    let wire = try WireSchema(lowering: Self.schema(), for: .gemini)
    let record = try Self.record()
    let place = wire.form(at: try JSONPointer(parsing: pointer), in: record)
    let part = place.map { wire.asking(for: [WirePart("it", $0)]).schema }
    #expect(part?["properties"]?["it"]?.text() == schema)
  }

  @Test func `say whether a value may be left out`() throws {
    let wire = try WireSchema(lowering: Self.schema(), for: .gemini)
    let record = try Self.record()
    let found = [["id"], ["owner"], ["all", "b"], ["rows", "0"], ["prices", "a"]].map {
      wire.form(at: JSONPointer($0), in: record)?.isRequired
    }
    #expect(found == [true, false, true, true, true])
  }

  @Test func `bring the definitions that they need and no others`() throws {
    let wire = try WireSchema(lowering: Self.schema(), for: .gemini)
    let record = try Self.record()
    let row = try #require(wire.form(at: ["rows", "0"], in: record))
    let owner = try #require(wire.form(at: ["owner"], in: record))

    #expect(wire.asking(for: [WirePart("owner", owner)]).schema["$defs"] == nil)
    #expect(
      wire.asking(for: [WirePart("row", row)]).schema["$defs"]?.object?.names.contains("row")
        == true)
  }

  @Test(arguments: Provider.allCases)
  func `come back as they were from any provider`(provider: Provider) throws {
    var schema = try Self.schema()
    let record = try Self.record()
    // What some providers cannot be asked for.
    for name in ["pair", "named", "all"] { schema["properties"]?[name] = nil }
    let wire = try WireSchema(lowering: schema, for: provider)
    let places: [JSONPointer] = [["rows", "0"], ["prices"], ["payment"], ["owner"]]
    let parts = try places.enumerated().map { rank, place in
      WirePart("v\(rank)", try #require(wire.form(at: place, in: record)), .orNull)
    }
    let narrow = wire.asking(for: parts)
    let values = JSON.object([
      ("v0", try #require(record[places[0]])), ("v1", ["a/b": 1]), ("v2", ["kind": "card"]),
    ])

    let wired = try narrow.wired(values)

    #expect(narrow.answer(from: wired).value.text() == values.text())
    let judge = try CompiledSchema(JSONTape(parsing: narrow.schema.bytes()))
    #expect(judge.accepts(try JSONTape(parsing: wired.bytes()).root))
    #expect(wired["v3"] == .null)
  }

  @Test func `of a list are any number of further items`() throws {
    let wire = try WireSchema(lowering: Self.schema(), for: .gemini)
    let record = try Self.record()
    let rows = try #require(wire.form(at: ["rows"], in: record))
    let list = try #require(record["rows"])
    let rest = try #require(wire.rest(of: rows, in: list))

    let narrow = wire.asking(for: [WirePart("rows", rest)])

    #expect(wire.schema["properties"]?["rows"]?["description"] == "at least 2 items")
    #expect(
      narrow.schema["properties"]?["rows"]?.text()
        == ##"{"type":"array","items":{"$ref":"#/$defs/row"}}"##)
    #expect(wire.rest(of: rows, in: .null)?.isRequired == nil)
    #expect(
      wire.form(at: ["pair"], in: record).flatMap { wire.rest(of: $0, in: ["a"]) }?.isRequired
        == nil)
  }
}
