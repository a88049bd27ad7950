import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A JSON Schema in the words of the language` {
  /// What stands below `output:`, without its margin, and the notes.
  private func read(_ schema: String) throws -> (yaml: String, notes: [String]) {
    let imported = try SchemaImport(JSON(parsing: schema))
    let yaml = SchemaText(imported.blueprint).yaml
    return (yaml, imported.notes.map(\.description))
  }

  @Test(
    "becomes a phrase where there is one",
    arguments: [
      (#"{"type": "string", "minLength": 1, "maxLength": 40}"#, "string 1..40"),
      (#"{"type": "string", "pattern": "^a"}"#, "string /a[^]*/"),
      (#"{"type": "string", "format": "date"}"#, "date"),
      (#"{"type": ["string", "null"], "format": "date-time"}"#, "instant?"),
      (#"{"type": "string", "pattern": "^[A-Z]{3}$"}"#, "currency"),
      (#"{"type": "number", "multipleOf": 0.01, "minimum": 0}"#, "decimal(2) >= 0"),
      (#"{"type": "number", "multipleOf": 1}"#, "integer"),
      (
        #"{"type": "integer", "exclusiveMinimum": 0, "minimum": 0, "maximum": 9}"#,
        "integer > 0 <= 9"
      ),
      (#"{"enum": ["a", "b", "a", null]}"#, "one of a, b?"),
      (#"{"const": 7}"#, "one of 7"),
      (#"{"enum": ["a", 1]}"#, "(one of a) | (one of 1)"),
      (#"{"type": "integer", "enum": [1, 2.5, "x", 3]}"#, "one of 1, 3"),
      (#"{"enum": [true, false, null]}"#, "boolean?"),
      (
        #"{"type": ["integer", "string"], "minLength": 2, "minimum": 1}"#,
        "integer >= 1 | string 2.."
      ),
      (#"{"type": ["number", "integer", "null"]}"#, "number?"),
      (
        #"{"anyOf": [{"type": "string"}, {"type": "null"}], "description": "who"}"#,
        "string? -- who"
      ),
      (#"{"oneOf": [{"type": "string"}, {"type": "boolean"}]}"#, "string | boolean"),
      (#"{"allOf": [{"type": "string"}], "description": "x"}"#, "string -- x"),
      (
        #"{"type": "array", "items": {"type": "string", "maxLength": 5}, "minItems": 2}"#,
        "(string ..5)[] 2.."
      ),
      (#"{"type": "object", "additionalProperties": {"type": "number"}}"#, "map of number"),
      (
        #"{"type": "object", "additionalProperties": {"type": "number"}, "maxProperties": 3}"#,
        "(map of number) ..3"
      ),
      (#"{"type": "null"}"#, "\"null\""),
    ])
  func phrases(schema: String, phrase: String) throws {
    let (yaml, notes) = try read(schema)

    #expect(yaml == "output: \(phrase == "\"null\"" ? "null" : phrase)\n")
    #expect(notes == [])
  }

  @Test(
    "says what it loses, and where",
    arguments: [
      (
        #"{"type": "string", "format": "ipv4"}"#,
        ["the schema: the language has no format \"ipv4\"; any text is accepted"]
      ),
      (
        #"{"type": "string", "format": "time"}"#,
        ["the schema: the time is asked for as it is printed, without a zone"]
      ),
      (#"{"minLength": 3}"#, ["the schema: the type is not said; string is assumed"]),
      ("{}", ["the schema: allows any value; say what is wanted"]),
      (
        #"{"type": "integer", "multipleOf": 5}"#,
        ["the schema: multipleOf stays a JSON Schema here"]
      ),
      (
        #"{"oneOf": [{"type": "number"}, {"type": "integer"}]}"#,
        ["the schema: oneOf becomes \"either\": a value may also be several of them at once"]
      ),
      (
        #"{"type": "object", "properties": {"a": {"not": {"type": "null"}}}, "additionalProperties": false}"#,
        ["/properties/a: not stays a JSON Schema here"]
      ),
      (
        #"{"type": "object", "properties": {"a": {"type": "string", "title": "A", "default": ""}, "b": {"type": "string", "title": "B"}}}"#,
        [
          "objects become groups, which have no other fields than those they name",
          "title is left out (2 times)", "default is left out",
        ]
      ),
      (
        #"{"$anchor": "here", "type": "string"}"#,
        ["the schema: $anchor ties its places together; all stays one JSON Schema"]
      ),
      (
        #"{"type": "object", "properties": {"a?b[]": {"type": "string"}}, "additionalProperties": false}"#,
        ["the schema: properties stays a JSON Schema here"]
      ),
    ])
  func losses(schema: String, notes: [String]) throws {
    #expect(try read(schema).notes == notes)
  }

  @Test("keeps names, made legal, and follows them to wherever they lead")
  func names() throws {
    let (yaml, notes) = try read(
      ##"""
      {"$ref": "#/definitions/my~1App.Invoice%20(v2)", "definitions": {
        "string": {"type": "array", "items": {"$ref": "#/definitions/my~1App.Invoice%20(v2)"}},
        "my/App.Invoice (v2)": {"type": "object", "properties": {
          "parts": {"$ref": "#/definitions/string"},
          "copy": {"$ref": "#/definitions/string/items"}}, "additionalProperties": false},
        "unused": {"type": "string", "format": "ipv6"}}}
      """##)

    #expect(
      yaml == """
        output: my_App_Invoice_v2
        definitions:
          string_2: my_App_Invoice_v2[]
          my_App_Invoice_v2:
            parts?: string_2
            copy?: items
          items: my_App_Invoice_v2

        """)
    #expect(notes == [])
  }

  @Test("gives the whole a name when it speaks of itself")
  func root() throws {
    let (yaml, _) = try read(
      ##"{"title": "Box", "type": "object", "properties": {"in": {"$ref": "#"}}, "additionalProperties": false}"##
    )

    #expect(yaml == "output: Box\ndefinitions:\n  Box:\n    in?: Box\n")
  }

  @Test(
    "is refused with the reason where it is no schema",
    arguments: [
      ("7", "line 1, column 1: a schema is an object, or true or false"),
      (
        ##"{"$ref": "#/$defs/x"}"##,
        "line 1, column 9 /$ref: \"#/$defs/x\" leads nowhere; check it, or give the schema it means"
      ),
      (
        ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##,
        "line 1, column 34 /$defs/a: the schema refers to itself for the same value; a reference must step into the value first"
      ),
    ])
  func refused(schema: String, sentence: String) throws {
    let value = try JSON(parsing: schema)
    #expect {
      _ = try SchemaImport(value)
    } throws: {
      "\($0)" == sentence
    }
  }

  @Test("is imported however deep, wide and entangled it is")
  func hostile() throws {
    let deep =
      String(repeating: #"{"properties":{"a":"#, count: 120) + "true"
      + String(repeating: "}}", count: 120)
    let ring = (0..<300).map {
      ##""d\##($0)": {"type": "array", "items": {"$ref": "#/$defs/d\##(($0 + 1) % 300)"}}"##
    }
    let schemas = [
      deep, "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(ring.joined(separator: ","))}}",
    ]
    for text in schemas {
      let schema = try JSON(parsing: text)
      let imported = try SchemaImport(schema)
      #expect(!SchemaText(imported.blueprint).yaml.isEmpty)
    }
  }
}
