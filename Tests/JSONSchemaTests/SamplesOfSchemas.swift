import Foundation
import JSONSchema
import OrderedJSON
import Testing

@Suite struct `Samples of schemas` {
  @Test(arguments: SampledSchema.all)
  func `look real, and are the same for the same seed`(sampled: SampledSchema) throws {
    // Each compiled anew: nothing depends on what a process or a table happens to be like.
    let first = try sampled.compiled().sample(seed: 1).text()
    let second = try sampled.compiled().sample(seed: 1).text()

    #expect(first == sampled.expected)
    #expect(second == sampled.expected)
  }

  @Test(arguments: SampledSchema.all)
  func `are valid for every seed, formats included, and differ`(sampled: SampledSchema) throws {
    let schema = try sampled.compiled(SchemaOptions(formats: .asserted))

    var texts: Set<String> = []
    for seed in UInt64(0)..<200 {
      let value = try schema.sample(seed: seed)
      #expect(schema.violations(in: try JSONTape(parsing: value.bytes()).root).isEmpty)
      texts.insert(value.text())
    }

    #expect(texts.count >= sampled.different)
  }

  @Test(arguments: [
    #"^[A-Z]{3}$"#, #"^\d{4}-(0[1-9]|1[0-2])$"#, #"^(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,12}$"#,
    #"^(\p{Lu}\p{Ll}+)( \1)?$"#, #"^(?<year>\d\d)-\k<year>$"#, #"^(?!foo)[a-z]{3,8}$"#,
    #"^[^a-z0-9]+$"#, #"^\u{1F600}\u4e2d\x41\cA$"#, #"\bword\b"#, #"^[\w.+-]+@[\w-]+\.[\w.]+$"#,
    #"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$"#, #"^\P{L}{2}[\p{Script=Greek}]$"#,
    #"^#[0-9a-fA-F]{6}$"#, #"^(a|b|)*c??$"#, #"^\S+\s\W\D$"#, #"^[-+]?\d+(\.\d{2})?$"#, "",
  ])
  func `match patterns`(pattern: String) throws {
    let schema = try CompiledSchema(["type": "string", "pattern": .string(pattern)])

    for seed in UInt64(0)..<50 { #expect(try schema.sample(seed: seed).string != nil) }
  }

  @Test(arguments: [
    (
      #"{"type": "number", "multipleOf": 0.01, "exclusiveMinimum": 0, "exclusiveMaximum": 0.02}"#,
      "0.01"
    ),
    (#"{"type": "integer", "multipleOf": 4, "minimum": 100, "maximum": 103}"#, "100"),
    (#"{"allOf": [{"multipleOf": 4}, {"multipleOf": 6, "minimum": 100}], "maximum": 108}"#, "108"),
    (
      #"{"minimum": 9007199254740993, "exclusiveMaximum": 9007199254740994, "type": "integer"}"#,
      "9007199254740993"
    ),
    (#"{"type": "integer", "exclusiveMinimum": -0.5, "exclusiveMaximum": 0.5}"#, "0"),
    (#"{"const": 1e400}"#, "1e400"),
    (#"{"type": "string", "minLength": 3, "maxLength": 3, "pattern": "^é+$"}"#, #""ééé""#),
    (#"{"enum": [1, "a", null], "not": {"type": ["integer", "null"]}}"#, #""a""#),
    (#"{"type": "array", "maxItems": 2, "contains": {"const": 7}, "minContains": 2}"#, "[7,7]"),
    (
      #"{"type": "object", "minProperties": 2, "maxProperties": 2, "additionalProperties": false, "patternProperties": {"^[ab]$": {"const": 1}}, "required": ["b"], "propertyNames": {"maxLength": 1}}"#,
      #"{"b":1,"a":1}"#
    ),
    (#"{"if": {"type": "string"}, "then": {"const": "x"}, "else": {"const": "y"}}"#, #""x""#),
  ])
  func `keep rules that leave one value`(schema: String, value: String) throws {
    let schema = try CompiledSchema(JSONTape(parsing: schema.utf8))

    for seed in UInt64(0)..<20 { #expect(try schema.sample(seed: seed).text() == value) }
  }

  @Test(arguments: [
    ("false", "the schema: allows no value at all; take it out, or what requires it"),
    (
      ##"{"$ref": "#/$defs/none", "$defs": {"none": false}}"##,
      "/$defs/none: allows no value at all; take it out, or what requires it"
    ),
    (
      #"{"type": "object", "required": ["a"], "properties": {"a": {"type": "object", "required": ["b"], "properties": {"b": {"type": "integer", "minimum": 2, "maximum": 1}}}}}"#,
      "/properties/a/properties/b: no value was found that meets all rules here; add examples to it"
    ),
    (
      ##"{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}}"##,
      "the schema: every value needs another one inside it, without an end"
    ),
    (
      #"{"type": "array", "items": {"type": "boolean"}, "uniqueItems": true, "minItems": 3}"#,
      "the schema: no value was found that meets all rules here; add examples to it"
    ),
  ])
  func `say which place cannot be met`(schema: String, sentence: String) throws {
    let schema = try CompiledSchema(JSONTape(parsing: schema.utf8))

    let error = #expect(throws: NoSample.self) { try schema.sample(seed: 1) }

    #expect(error?.description == sentence)
  }

  @Test func `are examples of the schema now and then, if they are valid`() throws {
    let schema = try CompiledSchema([
      "type": "string", "minLength": 5, "examples": ["Blue whale", "ant", 7], "default": "Finch",
    ])

    let values = try (UInt64(0)..<100).map { try schema.sample(seed: $0).text() }

    #expect(values.contains(#""Blue whale""#) && values.contains(#""Finch""#))
    #expect(values.filter { $0 != #""Blue whale""# && $0 != #""Finch""# }.count > 50)
  }

  @Test(arguments: [
    #"{"type": "array", "minItems": 2000, "uniqueItems": true, "items": {"type": "string"}}"#,
    #"{"type": "array", "minItems": 2000, "uniqueItems": true, "items": {"type": "integer"}}"#,
    #"{"type": "object", "minProperties": 300, "additionalProperties": {"type": "boolean"}}"#,
    #"{"type": "string", "minLength": 5000, "pattern": "^[a-z]+$"}"#,
    #"{"type": "integer", "minimum": 1e30, "multipleOf": 7}"#,
  ])
  func `are large where the schema asks for it`(schema: String) throws {
    let schema = try CompiledSchema(JSONTape(parsing: schema.utf8))

    #expect(try schema.sample(seed: 1).text().utf8.count >= 4)
  }

  @Test func `end although the schema does not`() throws {
    let schema = try CompiledSchema(
      JSONTape(parsing: #"{"$ref": "https://json-schema.org/draft/2020-12/schema"}"#.utf8))

    for seed in UInt64(0)..<30 {
      #expect(try schema.sample(seed: seed).text().utf8.count < 100_000)
    }
  }
}

extension CompiledSchema {
  fileprivate init(_ schema: JSON) throws { try self.init(JSONTape(parsing: schema.bytes())) }
}

/// A schema as people write them, and what the first seed makes of it.
struct SampledSchema: CustomTestStringConvertible {
  let name: String
  let text: String
  /// So many of two hundred samples differ at least.
  var different = 200
  let expected: String

  var testDescription: String { name }

  func compiled(_ options: SchemaOptions = SchemaOptions()) throws -> CompiledSchema {
    try CompiledSchema(JSONTape(parsing: text.utf8), options)
  }

  static let all = [receipt, customer, tree, event]

  private static let receipt = SampledSchema(
    name: "the receipt of schemas/",
    text: (try? String(contentsOf: folder.appending(path: "receipt.schema.json"), encoding: .utf8))
      ?? "",
    expected: """
      {"merchant":"Okafor SA","number":"A-13007","date":"2023-11-25","currency":"CHF",\
      "lines":[{"item":"Screwdriver set","quantity":4,"unit_price":375.69,"amount":1502.76},\
      {"item":"Notebook A5","quantity":8,"unit_price":238.69,"amount":1909.52},\
      {"item":"Olive oil 500 ml","quantity":2,"unit_price":14.33,"amount":28.66}],\
      "total":3440.94,"paid_by":"card"}
      """)

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schemas")

  private static let customer = SampledSchema(
    name: "a customer",
    text: """
      {
        "type": "object",
        "properties": {
          "id": {"type": "string", "format": "uuid"},
          "name": {"type": "string"},
          "email": {"type": "string", "format": "email", "maxLength": 40},
          "phone_number": {"type": "string"},
          "website": {"type": "string", "format": "uri"},
          "address": {
            "type": "object",
            "properties": {
              "street": {"type": "string"},
              "postal_code": {"type": "string", "pattern": "^[0-9]{5}$"},
              "city": {"type": "string"},
              "countryCode": {"type": "string", "pattern": "^[A-Z]{2}$"}
            },
            "required": ["street", "city"],
            "additionalProperties": false
          },
          "iban": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"},
          "created_at": {"type": "string", "format": "date-time"},
          "discountPercent": {"type": "integer", "minimum": 0, "maximum": 100},
          "balance": {"type": "number", "multipleOf": 0.01},
          "score": {"type": "number", "minimum": 0, "maximum": 1},
          "tags": {
            "type": "array", "items": {"enum": ["new", "loyal", "late", "large"]},
            "uniqueItems": true, "minItems": 2
          },
          "note": {"type": ["string", "null"]},
          "isActive": {"type": "boolean"}
        },
        "required": ["id", "name", "address"],
        "dependentRequired": {"iban": ["balance"]},
        "additionalProperties": false
      }
      """,
    expected: """
      {"id":"a8b31e86-cdcf-45b7-a4ad-c7c518c67321","name":"Tomas Garcia",\
      "email":"nora.eriksen@window.example","website":"https://harbour.example/kettle/350",\
      "address":{"street":"1 Bridge Street","city":"Oslo"},"iban":"DE33813573155857233979",\
      "created_at":"2026-06-02T18:24:00Z","discountPercent":28,"balance":221.47,"score":0.70,\
      "tags":["late","new"],"note":"Agreed by phone the day before.","isActive":false}
      """)

  private static let tree = SampledSchema(
    name: "a tree",
    text: ##"""
      {
        "$ref": "#/$defs/folder",
        "$defs": {
          "folder": {
            "type": "object",
            "properties": {
              "title": {"type": "string"},
              "folders": {"type": "array", "items": {"$ref": "#/$defs/folder"}}
            },
            "required": ["title", "folders"],
            "unevaluatedProperties": false
          }
        }
      }
      """##,
    different: 120,
    expected: """
      {"title":"Quarterly report","folders":[{"title":"Quarterly report","folders":[]},\
      {"title":"Minutes of the meeting","folders":[]}]}
      """)

  private static let event = SampledSchema(
    name: "one of two events",
    text: """
      {
        "type": "object",
        "properties": {"date": {"type": "string", "format": "date"}},
        "required": ["date", "kind"],
        "oneOf": [
          {
            "properties": {
              "kind": {"const": "paid"}, "amount": {"type": "number", "minimum": 0.01},
              "currency": {"type": "string", "minLength": 3, "maxLength": 3}
            },
            "required": ["amount", "currency"]
          },
          {
            "properties": {"kind": {"const": "cancelled"}, "reason": {"type": "string"}},
            "required": ["reason"]
          }
        ],
        "unevaluatedProperties": false
      }
      """,
    expected: """
      {"date":"2026-10-17","kind":"cancelled","reason":"Two boxes, one of them open."}
      """)
}
