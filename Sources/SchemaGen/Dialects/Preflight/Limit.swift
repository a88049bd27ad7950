/// How much of something a provider takes.
struct Limit {
  let code: WireCode
  let most: Int
  let severity: Preflight.Severity

  /// The table: what is published refuses, what was measured warns.
  static func of(_ provider: Provider) -> [Limit] {
    switch provider {
    case .gemini: measuredForGemini(depth: 4)
    case .geminiBatch: measuredForGemini(depth: 3)
    case .openAI:
      [
        Limit(code: .depth, most: 10, severity: .refusal),
        Limit(code: .names, most: 120_000, severity: .refusal),
        Limit(code: .choices, most: 1000, severity: .refusal),
        Limit(code: .longChoice, most: 15_000, severity: .refusal),
        Limit(code: .fields, most: 5000, severity: .refusal),
      ]
    case .anthropic:
      [
        Limit(code: .optionals, most: 24, severity: .refusal),
        Limit(code: .unions, most: 16, severity: .refusal),
        Limit(code: .bytes, most: 24 << 10, severity: .warning),
      ]
    case .llamaCpp, .vLLM: []
    }
  }

  private static func measuredForGemini(depth: Int) -> [Limit] {
    [
      Limit(code: .depth, most: depth, severity: .warning),
      Limit(code: .names, most: 1400, severity: .warning),
      Limit(code: .choices, most: 300, severity: .warning),
      Limit(code: .wordyChoices, most: 120, severity: .warning),
      Limit(code: .itemCounts, most: 100, severity: .warning),
      Limit(code: .optionals, most: 16, severity: .warning),
      Limit(code: .bytes, most: 24 << 10, severity: .warning),
    ]
  }
}

extension WireCode {
  /// What is counted for a limit.
  var unit: String {
    switch self {
    case .depth: "objects and lists inside each other"
    case .names: "characters of names and values"
    case .choices: "values of enums"
    case .wordyChoices: "values of enums with several words"
    case .longChoice: "characters in one enum of more than 250 values"
    case .itemCounts: "items in the limits of all lists together"
    case .optionals: "fields that may be missing"
    case .unions: "places that take several types"
    case .bytes: "bytes of schema"
    case .fields: "fields"
    case .unknownDialect, .outside, .dynamic, .anything, .fieldsBesideMap, .never, .endless,
      .places, .alike, .tooLarge:
      "refusals"
    }
  }

  /// What to do about a limit that is passed.
  var cure: String {
    switch self {
    case .depth: "lift inner fields to their parents, or ask for the part by a schema of its own"
    case .names: "shorten names, or split the schema"
    case .choices, .wordyChoices, .longChoice:
      "ask for text, and match it to the list afterwards"
    case .itemCounts: "take limits off lists; they are judged locally anyway"
    case .optionals: "let fields be null instead of missing"
    case .unions: "let fields be missing instead of null, or split the schema"
    case .bytes, .fields: "shorten descriptions, or split the schema"
    case .unknownDialect, .outside, .dynamic, .anything, .fieldsBesideMap, .never, .endless,
      .places, .alike, .tooLarge:
      "mend the schema"
    }
  }
}
