import OrderedJSON
import SchemaGen
import Testing

/// What is said of a schema before it is sent.
@Suite struct `A preflight` {
  @Test func `counts what providers count`() throws {
    let local = try JSON(
      parsing: """
        {"type":"object","properties":{"name":{"type":"string"},"size":{"enum":["very small","big"]},\
        "tags":{"type":["array","null"],"items":{"type":"string"},"maxItems":7},\
        "counts":{"type":"object","additionalProperties":{"type":"integer"}}},\
        "required":["size","tags","counts"]}
        """)

    let size = Preflight(try WireSchema(lowering: local, for: .gemini)).size

    #expect(size.depth == 3)
    #expect(size.fields == 6)
    #expect(size.nameCharacters == 26)
    #expect(size.choiceValues == 2)
    #expect(size.wordyChoiceValues == 1)
    #expect(size.choiceCharacters == 13)
    #expect(size.itemLimits == 0)
    #expect(size.optionals == 1)
    #expect(size.unions == 1)
    #expect(try Preflight(WireSchema(lowering: local, for: .vLLM)).size.itemLimits == 7)
  }

  @Test(arguments: [
    (
      Provider.gemini, nested(5),
      "S020 /properties/a/properties/a/properties/a/properties/a: 5 objects and lists inside each "
        + "other, and Gemini has refused more than 4; lift inner fields to their parents, or ask "
        + "for the part by a schema of its own"
    ),
    (
      .geminiBatch, nested(4),
      "S020 /properties/a/properties/a/properties/a: 4 objects and lists inside each other, and "
        + "Gemini batches has refused more than 3; lift inner fields to their parents, or ask for "
        + "the part by a schema of its own"
    ),
    (
      .openAI, nested(11),
      "S020 \(JSONPointer(Array(repeatElement(["properties", "a"], count: 10).joined()))): 11 "
        + "objects and lists inside each other, and OpenAI takes at most 10; lift inner fields to "
        + "their parents, or ask for the part by a schema of its own"
    ),
    (
      .gemini, choice(301, "v"),
      "S022 /properties/a: 301 values of enums, and Gemini has refused more than 300; ask for text, "
        + "and match it to the list afterwards"
    ),
    (
      .gemini, choice(121, "two words "),
      "S023 /properties/a: 121 values of enums with several words, and Gemini has refused more than "
        + "120; ask for text, and match it to the list afterwards"
    ),
    (
      .anthropic, optionals(25),
      "S026 /properties/a24: 25 fields that may be missing, and Anthropic takes at most 24; let "
        + "fields be null instead of missing"
    ),
  ])
  func `names the guilty part, the number, the limit, and what to do`(
    provider: Provider, local: JSON, finding: String
  ) throws {
    let preflight = Preflight(try WireSchema(lowering: local, for: provider))

    #expect(preflight.findings.map(\.description) == [finding])
    #expect(preflight.isRefused == (provider == .openAI || provider == .anthropic))
  }

  @Test func `has a code of its own and an explanation for everything it can say`() {
    #expect(Set(WireCode.allCases.map(\.rawValue)).count == WireCode.allCases.count)
    for code in WireCode.allCases {
      let lines = code.explanation.split(separator: "\n", omittingEmptySubsequences: false)
      #expect((2...6).contains(lines.count), "\(code)")
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= 105 }, "\(code)")
      #expect(!code.title.isEmpty)
    }
  }

  private static func nested(_ levels: Int) -> JSON {
    let inner: JSON = levels > 1 ? nested(levels - 1) : ["type": "string"]
    return levels == 0
      ? inner : ["type": "object", "properties": ["a": inner], "required": ["a"]]
  }

  private static func choice(_ count: Int, _ text: String) -> JSON {
    let values = (0..<count).map { JSON.string("\(text)\($0)") }
    return [
      "type": "object", "properties": ["a": ["enum": .array(values)]], "required": ["a"],
    ]
  }

  private static func optionals(_ count: Int) -> JSON {
    let fields = (0..<count).map { ("a\($0)", ["type": "string"] as JSON) }
    return ["type": "object", "properties": .object(fields)]
  }
}
