import JSONSchema
import OrderedJSON
import Testing

@Suite struct `A schema that is wrong` {
  @Test(arguments: [
    ("3", "line 1, column 1: a schema is an object, or true or false"),
    (
      #"{"type": "strin"}"#,
      "line 1, column 10 /type: type must be null, boolean, integer, number, string, array or "
        + "object, or a list of these"
    ),
    (
      #"{"minLength": -1}"#,
      "line 1, column 15 /minLength: minLength must be a whole number, 0 or more"
    ),
    (
      #"{"minLength": 1.5}"#,
      "line 1, column 15 /minLength: minLength must be a whole number, 0 or more"
    ),
    (#"{"multipleOf": 0}"#, "line 1, column 16 /multipleOf: multipleOf must be a number above 0"),
    (#"{"maximum": "9"}"#, "line 1, column 13 /maximum: maximum must be a number"),
    (
      #"{"properties": {"a": {"items": 7}}}"#,
      "line 1, column 32 /properties/a/items: a schema is an object, or true or false"
    ),
    (#"{"required": "a"}"#, "line 1, column 14 /required: required must be a list of names"),
    (#"{"enum": 1}"#, "line 1, column 10 /enum: enum must be a list of values"),
    (
      #"{"anyOf": []}"#,
      "line 1, column 11 /anyOf: anyOf must be a list of schemas, at least one"
    ),
    (
      ##"{"$ref": "#/$defs/missing"}"##,
      "line 1, column 10 /$ref: \"#/$defs/missing\" leads nowhere; check it, or give the schema it means"
    ),
    (
      #"{"$ref": "https://example.org/other"}"#,
      "line 1, column 10 /$ref: \"https://example.org/other\" leads nowhere; check it, or give the "
        + "schema it means"
    ),
    (
      #"{"$schema": "https://example.org/meta"}"#,
      "line 1, column 13 /$schema: \"https://example.org/meta\" is no known metaschema; use one of "
        + "drafts 4 to 2020-12, or give it"
    ),
    (
      #"{"required": ["a", "a"]}"#,
      "line 1, column 14 /required: must have different items; 0 and 1 are equal"
    ),
    (
      #"{"$defs": {"a": {"$id": "http://x/"}, "b": {"$id": "http://x/"}}}"#,
      "line 1, column 17 /$defs/a: \"http://x/\" names another schema of this text, too; give each its own"
    ),
    (
      ##"{"$defs": {"a": {"$anchor": "n"}, "b": {"$dynamicAnchor": "n"}}}"##,
      "line 1, column 17 /$defs/a: \"#n\" names another schema of this text, too; give each its own"
    ),
    (#"{"description": 3}"#, "line 1, column 17 /description: must be a string, is a whole number"),
    (
      #"{"$schema": "http://json-schema.org/draft-04/schema#", "allOf": [true]}"#,
      "line 1, column 66 /allOf/0: must be an object, is true or false"
    ),
    (
      "{\"properties\": {\"a\\nb\": {\"type\": \"x\"}}}",
      "line 1, column 34 /properties/a\\u{a}b/type: type must be null, boolean, integer, number, "
        + "string, array or object, or a list of these"
    ),
    (
      ##"{"$ref": "#"}"##,
      "line 1, column 1: the schema refers to itself for the same value; a reference must step into "
        + "the value first"
    ),
    (
      ##"{"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/b"}]}, "b": {"not": {"$ref": "#/$defs/a"}}}}"##,
      "line 1, column 17 /$defs/a: the schema refers to itself for the same value; a reference must "
        + "step into the value first"
    ),
  ])
  func `says where and what`(text: String, complaint: String) throws {
    let tape = try JSONTape(parsing: text)

    #expect {
      _ = try CompiledSchema(tape)
    } throws: {
      "\($0)" == complaint
    }
  }

  @Test func `has all its mistakes named at once`() throws {
    let tape = try JSONTape(
      parsing: #"{"type": 1, "$defs": {"unused": {"maxItems": "3", "pattern": "("}}}"#)

    let errors = try #require(throws: SchemaErrors.self) { _ = try CompiledSchema(tape) }

    #expect(
      errors.mistakes.map(\.pointer.description).sorted() == [
        "/$defs/unused/maxItems", "/$defs/unused/pattern", "/type",
      ])
  }

  @Test func `may name what no edition knows`() throws {
    let tape = try JSONTape(parsing: #"{"x-order": 3, "type": "string"}"#)

    #expect(try CompiledSchema(tape).accepts(JSONTape(parsing: #""a""#).root))
  }
}
