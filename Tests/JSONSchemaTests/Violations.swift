import JSONSchema
import OrderedJSON
import Testing

@Suite struct `A violation` {
  private func violations(_ schema: String, _ value: String) throws -> [Violation] {
    try CompiledSchema(JSONTape(parsing: schema)).violations(in: JSONTape(parsing: value).root)
  }

  @Test(arguments: [
    (#"{"type": "string"}"#, "3", "must be a string, is a whole number"),
    (#"{"type": ["string", "null"]}"#, "[]", "must be a string or null, is an array"),
    (#"{"type": "integer"}"#, "1.5", "must be a whole number, is a number"),
    (#"{"type": "object"}"#, "null", "must be an object, is null"),
    (#"{"exclusiveMinimum": 0}"#, "0", "must be greater than 0, is 0"),
    (#"{"maximum": 1e2}"#, "100.01", "must be at most 1e2, is 100.01"),
    (#"{"multipleOf": 0.01}"#, "19.999", "must be a multiple of 0.01, is 19.999"),
    (#"{"minLength": 2}"#, #""🇩""#, "must have at least 2 characters, has 1"),
    (#"{"maxLength": 1}"#, #""ab""#, "must have at most 1 character, has 2"),
    (#"{"pattern": "^a"}"#, #""b""#, "must match the pattern ^a"),
    (#"{"const": {"a": 1}}"#, #"{"a": 2}"#, #"must be {"a":1}, is {"a":2}"#),
    (
      #"{"enum": ["EUR", "USD"]}"#, #""eur""#,
      #"must be one of "EUR", "USD", is "eur"; did you mean "EUR"?"#
    ),
    (#"{"minItems": 1}"#, "[]", "must have at least 1 item, has 0"),
    (#"{"uniqueItems": true}"#, "[1, 2, 1.0]", "must have different items; 0 and 2 are equal"),
    (
      #"{"contains": {"const": 1}}"#, "[2]",
      "must have at least 1 item of the kind that is wanted, has 0"
    ),
    (#"{"required": ["a", "b"]}"#, #"{"b": 1}"#, #""a" is missing"#),
    (
      #"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#,
      #""b" is missing, which must stand beside "a""#
    ),
    (
      #"{"properties": {"total": {}}, "additionalProperties": false}"#, #"{"totl": 1}"#,
      #"totl: "totl" is not a known name; did you mean "total"?"#
    ),
    (#"{"properties": {"a": false}}"#, #"{"a": 1}"#, "a: may not be here"),
    (#"{"prefixItems": [{}], "items": false}"#, "[1, 2]", "[1]: is one item too many"),
    (#"{"not": {"type": "null"}}"#, "null", "must not be of the kind that is excluded"),
    (
      #"{"oneOf": [{"minimum": 1}, {"minimum": 2}]}"#, "3",
      "must be of one kind only, is of kinds 1 and 2"
    ),
    (
      #"{"propertyNames": {"maxLength": 1}}"#, #"{"ab": 1}"#,
      "ab: must have at most 1 character, has 2"
    ),
    (
      #"{"$defs": {"lines": {"items": {"properties": {"n": {"type": "integer"}}}}},"#
        + ##" "properties": {"lines": {"$ref": "#/$defs/lines"}}}"##,
      #"{"lines": [{"n": 1}, {"n": "2"}]}"#, "lines[1].n: must be a whole number, is a string"
    ),
  ])
  func `says what is wanted and what was found`(
    schema: String, value: String, sentence: String
  ) throws {
    #expect(try violations(schema, value).map(\.description) == [sentence])
  }

  @Test func `knows its places in the value and in the schema`() throws {
    let schema = """
      {
        "properties": {
          "lines": {"items": {"$ref": "#/$defs/line"}}
        },
        "$defs": {
          "line": {"properties": {"quantity": {"exclusiveMinimum": 0}}}
        }
      }
      """
    let value = "{\n  \"lines\": [\n    {\"quantity\": 0}\n  ]\n}"

    let violation = try #require(try violations(schema, value).first)

    #expect(violation.pointer.description == "/lines/0/quantity")
    #expect((violation.place.line, violation.place.column) == (3, 18))
    #expect(
      violation.evaluationPath.description
        == "/properties/lines/items/$ref/properties/quantity/exclusiveMinimum")
    #expect(
      violation.schemaPointer.description == "/$defs/line/properties/quantity/exclusiveMinimum")
    #expect(violation.schemaPlace.line == 6)
    #expect(
      violation.absoluteLocation == "#/$defs/line/properties/quantity/exclusiveMinimum")
    #expect(
      violation.line(file: "invoice.json", schemaFile: "invoice.yaml")
        == "invoice.json:3:18 lines[0].quantity: must be greater than 0, is 0 (invoice.yaml:6)")
  }

  @Test(arguments: [
    // The tag tells which kind was meant.
    (
      #"{"type": "transfer", "iban": 7}"#,
      "looks like kind 2 of 2, but iban must be a string, is a whole number"
    ),
    // Without one, the sort does.
    ("3", "is of none of the 2 kinds that are allowed"),
    (#"{"type": "card"}"#, #"looks like kind 1 of 2, but "number" is missing"#),
  ])
  func `of branches speaks of the one that was meant`(value: String, sentence: String) throws {
    let schema = """
      {"oneOf": [
        {"type": "object", "properties": {"type": {"const": "card"}, "number": {"type": "string"}},
         "required": ["type", "number"]},
        {"type": "object", "properties": {"type": {"const": "transfer"}, "iban": {"type": "string"}},
         "required": ["type", "iban"]}
      ]}
      """

    #expect(try violations(schema, value).map(\.description) == [sentence])
  }

  @Test func `is not found in content whose encoding is unknown`() throws {
    let schema =
      #"{"$schema": "http://json-schema.org/draft-07/schema#", "contentMediaType": "application/json", "contentEncoding": "quoted-printable"}"#

    #expect(try violations(schema, #""=7B=7D""#).map(\.description) == [])
  }

  @Test func `cannot steer a terminal`() throws {
    let found = try violations(#"{"additionalProperties": false}"#, #"{"a\u001b[2J\u202e": 1}"#)

    #expect(found.map { $0.sentence() } == [#""a\u001b[2J\u{202e}" is not a known name"#])
  }

  @Test func `can keep values to itself`() throws {
    let schema = #"{"properties": {"iban": {"const": "DE1"}, "n": {"minimum": 5}}}"#
    let value = #"{"iban": "SECRET", "n": 4}"#

    let sentences = try violations(schema, value).map { $0.sentence(showingValues: false) }

    #expect(sentences == [#"must be "DE1""#, "must be at least 5"])
  }

  @Test func `is told to a model in plain words, value by value`() throws {
    let schema = """
      {"properties": {"lines": {"items": {"properties": {
        "quantity": {"type": "integer", "minimum": 1, "description": "Pieces, as printed."},
        "note": {"type": "string"}}}}}}
      """
    let note = String(repeating: "x", count: 200)
    let value = #"{"lines": [{"quantity": 0.5, "note": ["\#(note)"]}]}"#

    let complaints = try violations(schema, value).complaints()

    #expect(
      complaints == """
        lines[0].quantity: must be a whole number, is a number; must be at least 1, is 0.5. Pieces, as printed.
        lines[0].note: must be a string, is an array.
        """)
  }

  @Test func `is one of so many at the most`() throws {
    let value = "[" + Array(repeating: "1", count: 500).joined(separator: ",") + "]"
    let schema = try CompiledSchema(JSONTape(parsing: #"{"items": {"type": "string"}}"#))

    let all = try schema.violations(in: JSONTape(parsing: value).root)
    let few = try schema.violations(in: JSONTape(parsing: value).root, limit: 3)

    #expect((all.count, few.count) == (100, 3))
    #expect(all.complaints().split(separator: "\n").count == 21)
    #expect(all.complaints().hasSuffix("… and 80 more."))
  }
}
