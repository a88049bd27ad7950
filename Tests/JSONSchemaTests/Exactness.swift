import JSONSchema
import OrderedJSON
import Testing

@Suite struct `Judging numbers` {
  private func accepts(_ schema: String, _ value: String) throws -> Bool {
    try CompiledSchema(JSONTape(parsing: schema)).accepts(JSONTape(parsing: value).root)
  }

  @Test func `takes every amount of cents for a multiple of a hundredth`() throws {
    let schema = try CompiledSchema(JSONTape(parsing: #"{"items": {"multipleOf": 0.01}}"#))
    let amounts = (0..<100_000).map { cents in
      "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }

    #expect(try schema.accepts(JSONTape(parsing: "[\(amounts.joined(separator: ","))]").root))
    for amount in amounts.prefix(1000) {
      #expect(try !accepts(#"{"multipleOf": 0.01}"#, amount + "1"))
    }
  }

  @Test(arguments: [
    (#"{"multipleOf": 3}"#, "1e1000000000", false), (#"{"multipleOf": 2}"#, "1e1000000000", true),
    (#"{"multipleOf": 7}"#, "1e-1000000000", false), (#"{"multipleOf": 1e-400}"#, "1", true),
    (#"{"multipleOf": 0.1}"#, "123456789012345678901234567890.7", true),
    (#"{"multipleOf": 0.3}"#, "123456789012345678901234567890.7", false),
    (#"{"minimum": 0.1}"#, "0.1000000000000000000000001", true),
    (#"{"exclusiveMinimum": 0.1}"#, "0.1", false),
    (#"{"exclusiveMinimum": 0.1}"#, "0.1000000000000000000000001", true),
    (#"{"maximum": 9007199254740993}"#, "9007199254740993.0", true),
    (#"{"maximum": 9007199254740992}"#, "9007199254740993", false),
    (#"{"minimum": -0}"#, "0", true), (#"{"minimum": 0}"#, "-0.0", true),
    (#"{"minimum": 0}"#, "-1e-999999", false), (#"{"type": "integer"}"#, "1e400", true),
    (#"{"type": "integer"}"#, "10.00", true), (#"{"type": "integer"}"#, "10.5", false),
    (#"{"enum": [1.0, 200]}"#, "2e2", true),
    (#"{"const": 12345678901234567890}"#, "12345678901234567891", false),
    (#"{"uniqueItems": true}"#, "[1, 2, 3, 4, 5, 6, 7, 8, 10, 1e1]", false),
    (
      #"{"uniqueItems": true}"#, "[1, true, 0, false, null, \"1\", [1], {\"a\": 1}, {\"a\": 2}]",
      true
    ),
    (
      #"{"uniqueItems": true}"#,
      "[0, 1, 2, 3, 4, 5, 6, 7, {\"a\": 1, \"b\": 2}, {\"b\": 2.0, \"a\": 1}]", false
    ),
  ])
  func `is exact`(schema: String, value: String, isValid: Bool) throws {
    #expect(try accepts(schema, value) == isValid)
  }

  @Test(arguments: [
    (#"{"const": "\u00e9"}"#, #""e\u0301""#, false), (#"{"const": "\u00e9"}"#, "\"é\"", true),
    (#"{"properties": {"\u00e9": false}}"#, #"{"e\u0301": 1}"#, true),
    (#"{"properties": {"\u00e9": false}}"#, #"{"é": 1}"#, false),
    (#"{"required": ["a"]}"#, #"{"\u0061": 1}"#, true),
    (#"{"maxLength": 1}"#, #""\ud83d\ude00""#, true), (#"{"maxLength": 1}"#, #""e\u0301""#, false),
    (#"{"uniqueItems": true}"#, #"["a", "\u0061"]"#, false),
    (#"{"pattern": "^a$"}"#, #""\u0061""#, true),
  ])
  func `tells strings apart by what they mean, byte by byte`(
    schema: String, value: String, isValid: Bool
  ) throws {
    #expect(try accepts(schema, value) == isValid)
  }
}

@Suite struct `Judging what is deep` {
  @Test func `follows a recursive schema as deep as values go`() async throws {
    let schema = try CompiledSchema(
      JSONTape(parsing: ##"{"type": "array", "items": {"anyOf": [{"$ref": "#"}]}}"##))
    let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let value = try JSONTape(parsing: text).root

    #expect(await Task { schema.accepts(value) && schema.violations(in: value).isEmpty }.value)
  }

  @Test func `gives up on schemas too deep inside one another, and says so`() throws {
    // Each step into the value goes through forty references.
    let links = (0..<40).map { ##""d\##($0)": {"$ref": "#/$defs/d\##($0 + 1)"}"## }
    let schema = try CompiledSchema(
      JSONTape(
        parsing: ##"{"$ref": "#/$defs/d0", "$defs": {\##(links.joined(separator: ",")), "##
          + ##""d40": {"items": {"$ref": "#/$defs/d0"}}}}"##))
    let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let value = try JSONTape(parsing: text).root

    #expect(!schema.accepts(value))
    #expect(schema.violations(in: value).map { $0.sentence() } == ["is too deep to be judged"])
  }

  @Test(arguments: [
    #"{"pattern": "^(a+)+$"}"#, #"{"not": {"pattern": "^(a+)+$"}}"#,
    #"{"anyOf": [{"pattern": "^(a+)+$"}, {"type": "integer"}]}"#,
    #"{"oneOf": [{"pattern": "^(a+)+$"}, {"type": "string"}]}"#,
    #"{"if": {"pattern": "^(a+)+$"}, "then": false}"#,
    #"{"anyOf": [{"pattern": "^(a+)+$"}, true], "unevaluatedItems": true}"#,
  ])
  func `takes nothing for valid that a pattern gave up on`(schema: String) throws {
    let schema = try CompiledSchema(JSONTape(parsing: schema))
    let value = try JSONTape(parsing: "\"" + String(repeating: "a", count: 30_000) + "b\"").root

    #expect(!schema.accepts(value))
    #expect(
      schema.violations(in: value).last?.sentence()
        == "cannot be matched with the pattern ^(a+)+$ in a bounded number of steps")
  }

  @Test func `says which pattern for names was given up`() throws {
    let schema = try CompiledSchema(
      JSONTape(parsing: #"{"patternProperties": {"^b": true, "^(a+)+$": true}}"#))
    let name = String(repeating: "a", count: 30_000) + "b"
    let value = try JSONTape(parsing: "{\"\(name)\": 1}").root

    #expect(
      schema.violations(in: value).map { $0.sentence() } == [
        "cannot be matched with the pattern ^(a+)+$ in a bounded number of steps"
      ])
  }

  @Test func `takes each resource by the metaschema of its own edition`() throws {
    func compiled(_ keywords: String) throws -> CompiledSchema {
      try CompiledSchema(
        JSONTape(
          parsing: #"""
            {"items": {"$id": "urn:older", "$schema": "http://json-schema.org/draft-07/schema#",
              \#(keywords)}}
            """#))
    }
    let schema = try compiled(#""items": [{"type": "integer"}], "additionalItems": false"#)

    #expect(schema.accepts(try JSONTape(parsing: "[[1]]").root))
    #expect(!schema.accepts(try JSONTape(parsing: "[[1, 2]]").root))
    #expect(throws: SchemaErrors.self) { try compiled(#""title": 5"#) }
    #expect(throws: SchemaErrors.self) {
      try compiled(#""items": [{"type": "integer", "description": 7}]"#)
    }
  }

  /// A verdict is the same in whatever order rules are tried.
  @Test(arguments: [
    (#"{"anyOf": [{"type": "integer", "pattern": "^(a+)+$"}, true]}"#, true),
    (#"{"anyOf": [{"pattern": "^(a+)+$"}, {"type": "string"}]}"#, true),
    (
      ##"{"anyOf": [{"$ref": "#/$defs/hard", "allOf": [false]}, true], "$defs": {"hard": {"pattern": "^(a+)+$"}}}"##,
      true
    ),
    (
      ##"{"anyOf": [{"allOf": [false], "$ref": "#/$defs/hard"}, true], "$defs": {"hard": {"pattern": "^(a+)+$"}}}"##,
      true
    ),
    (#"{"not": {"allOf": [{"pattern": "^(a+)+$"}, {"type": "integer"}]}}"#, true),
    (#"{"oneOf": [{"type": "string"}, {"pattern": "^(a+)+$"}, true]}"#, false),
    (#"{"pattern": "^(a+)+$", "maxLength": 3}"#, false),
  ])
  func `gives up only where the verdict depends on it`(schema: String, isValid: Bool) throws {
    let schema = try CompiledSchema(JSONTape(parsing: schema))
    let value = try JSONTape(parsing: "\"" + String(repeating: "a", count: 30_000) + "b\"").root

    #expect(schema.accepts(value) == isValid)
    #expect(schema.violations(in: value).isEmpty == isValid)
    #expect(schema.output(for: value, as: .detailed)["valid"]?.bool == isValid)
  }

  @Test(arguments: [
    (#"{"contains": {"pattern": "^(a+)+$"}}"#, #"["HARD", 1]"#, true),
    (#"{"contains": {"pattern": "^(a+)+$"}, "maxContains": 2}"#, #"["HARD", 1]"#, true),
    (#"{"contains": {"pattern": "^(a+)+$"}, "maxContains": 1}"#, #"["HARD", 1]"#, false),
    (#"{"contains": {"pattern": "^(a+)+$"}, "minContains": 2}"#, #"["HARD", 1]"#, false),
    (#"{"contains": {"pattern": "^(a+)+$"}}"#, #"["HARD"]"#, false),
    (
      #"{"patternProperties": {"^(a+)+$": false}, "additionalProperties": false}"#, #"{"HARD": 1}"#,
      false
    ),
    (#"{"anyOf": [{"patternProperties": {"^(a+)+$": false}}, true]}"#, #"{"HARD": 1}"#, true),
  ])
  func `counts what it gave up on as what it may be`(
    schema: String, value: String, isValid: Bool
  ) throws {
    let schema = try CompiledSchema(JSONTape(parsing: schema))
    let hard = String(repeating: "a", count: 30_000) + "b"
    let value = try JSONTape(parsing: value.replacing("HARD", with: hard)).root

    #expect(schema.accepts(value) == isValid)
    #expect(schema.violations(in: value).isEmpty == isValid)
  }

  @Test func `judges from many tasks at once`() async throws {
    let schema = try CompiledSchema(
      JSONTape(parsing: #"{"properties": {"n": {"minimum": 5}}, "unevaluatedProperties": false}"#))
    let values = try (0..<100).map { try JSONTape(parsing: #"{"n": \#($0)}"#) }

    let accepted = await withTaskGroup(of: Bool.self) { group in
      for value in values { group.addTask { schema.accepts(value.root) } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(accepted == 95)
  }
}
