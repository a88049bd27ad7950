import OrderedJSON
import SchemaGen
import Testing

/// What is given up for a provider that refuses a schema without saying why.
@Suite struct `A lower rung` {
  private let local: JSON = [
    "type": "object",
    "properties": [
      "on": ["type": "string", "format": "date"],
      "count": ["type": "integer", "minimum": 1, "maximum": 9],
      "tags": ["type": "array", "items": ["type": "string"], "maxItems": 3],
      "code": ["enum": .array((10..<61).map { .string("c\($0)") })],
    ],
    "required": ["on", "count", "tags", "code"],
  ]

  @Test(arguments: [
    (Rung.whole, "on", #"{"type":"string","format":"date"}"#),
    (.withoutFormats, "on", #"{"type":"string","description":"date as YYYY-MM-DD"}"#),
    (.withoutFormats, "count", #"{"type":"integer","minimum":1,"maximum":9}"#),
    (.withoutNumberBounds, "count", #"{"type":"integer","description":"1 to 9"}"#),
    (
      .withoutNumberBounds, "tags",
      #"{"type":"array","items":{"type":"string"},"maxItems":3}"#
    ),
    (
      .withoutItemCounts, "tags",
      #"{"type":"array","items":{"type":"string"},"description":"0 to 3 items"}"#
    ),
  ])
  func `says in words what it gives up`(rung: Rung, field: String, expected: String) throws {
    let wire = try WireSchema(lowering: local, for: .openAI, WireOptions(rung: rung))

    #expect(wire.schema["properties"]?[field]?.text() == expected)
    #expect(wire.rung == rung)
  }

  @Test func `lists the values of a long choice in its description`() throws {
    let above = try WireSchema(lowering: local, for: .gemini, WireOptions(rung: .withoutItemCounts))
    let wire = try WireSchema(lowering: local, for: .gemini, WireOptions(rung: .withoutLongChoices))

    #expect(above.schema["properties"]?["code"]?["enum"]?.array?.count == 51)
    let code = wire.schema["properties"]?["code"]
    #expect(code?["enum"] == nil)
    #expect(code?["description"]?.string?.hasPrefix(#"one of "c10", "c11", "c12""#) == true)
    #expect(code?["description"]?.string?.hasSuffix(#""c60""#) == true)
  }

  @Test func `is followed by the next, until there is no schema`() throws {
    var rungs = [Rung.whole]
    while let next = rungs.last?.next { rungs.append(next) }

    #expect(rungs == Rung.allCases)
    let last = try WireSchema(lowering: local, for: .gemini, WireOptions(rung: .withoutSchema))
    #expect(!last.isSent && !last.isShownToModel)
    #expect(try WireSchema(lowering: local, for: .gemini).isShownToModel)
    #expect(try !WireSchema(lowering: local, for: .llamaCpp).isShownToModel)
  }
}
