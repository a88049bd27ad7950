import OrderedJSON

/// How a model is told what its provider is not.
enum Words {
  /// `1 to 40 characters`, `exactly 4 items`, `at least 2 entries`.
  static func count(_ range: Form.Range, _ one: String, _ many: String) -> String? {
    switch (range.least, range.most) {
    case (0, nil): nil
    case (let least, nil): "at least \(least) \(least == 1 ? one : many)"
    case (let least, let most?) where least == most:
      "exactly \(least) \(least == 1 ? one : many)"
    case (let least, let most?): "\(least) to \(most) \(many)"
    }
  }

  /// `0 to 100`, `greater than 0`, `at least 3; less than 10`.
  static func limits(_ minimum: Form.Number.Limit?, _ maximum: Form.Number.Limit?) -> [String] {
    if let minimum, let maximum, !minimum.isExclusive, !maximum.isExclusive {
      return ["\(minimum.value) to \(maximum.value)"]
    }
    let least = minimum.map { ($0.isExclusive ? "greater than" : "at least") + " \($0.value)" }
    let most = maximum.map { ($0.isExclusive ? "less than" : "at most") + " \($0.value)" }
    return [least, most].compactMap { $0 }
  }

  /// `at most 2 decimal places`, `a multiple of 5`.
  static func step(_ step: JSONNumber) -> String {
    let (isNegative, digits, exponent) = step.decimal
    guard !isNegative, digits == [1], exponent <= 0 else { return "a multiple of \(step)" }
    switch exponent {
    case 0: return "a whole number"
    case -1: return "at most 1 decimal place"
    default: return "at most \(-exponent) decimal places"
    }
  }

  /// What a pattern asks for: the words of a type that has a name, or the pattern itself.
  static func pattern(_ pattern: String) -> String {
    TextType(.pattern(pattern))?.words ?? "must match \(pattern)"
  }

  /// What a format asks for.
  static func format(_ format: String) -> String {
    TextType(.format(format))?.words ?? "of the format \(format)"
  }

  /// `one of "a", "b"`.
  static func choice(_ values: [JSON]) -> String {
    values.count == 1
      ? "always \(values[0])" : "one of " + values.map(\.description).joined(separator: ", ")
  }

  // MARK: Descriptions

  /// A description and words in brackets behind it; words that it has already are not repeated.
  static func description(_ note: String?, _ words: [String]) -> String? {
    let note = note.flatMap { $0.isEmpty ? nil : $0 }
    var said: [String] = []
    for word in words where !contains(note, word) && !said.contains(where: { contains($0, word) }) {
      said.append(word)
    }
    guard !said.isEmpty else { return note }
    let rest = said.joined(separator: "; ")
    return note.map { "\($0) (\(rest))" } ?? rest
  }

  /// What is said of a place, and of what stands there.
  static func join(_ outer: String?, _ inner: String?) -> String? {
    guard let inner else { return outer }
    return description(outer, [inner])
  }

  private static func contains(_ text: String?, _ part: String) -> Bool {
    guard let text, !part.isEmpty else { return false }
    return text.utf8.count >= part.utf8.count && Array(text.utf8).contains(Array(part.utf8))
  }
}

// MARK: Rules without a place in a form

extension Words {
  /// A keyword in words; nothing where they would not help.
  static func of(_ keyword: String, _ value: JSON, in schema: JSONObject) -> String? {
    switch keyword {
    case "uniqueItems": value.bool == true ? "no item twice" : nil
    case "contains": contains(value, in: schema)
    case "not": brief(value).map { "not \($0)" }
    case "if": condition(value, in: schema)
    case "dependentRequired": dependencies(value)
    case "minProperties": value.number.map { "at least \($0) fields" }
    case "maxProperties": value.number.map { "at most \($0) fields" }
    case "anyOf": brief(value).map { "any of \($0)" }
    case "oneOf": brief(value).map { "exactly one of \($0)" }
    case "unevaluatedItems", "unevaluatedProperties": nil
    default: brief(value).map { "\(keyword) \($0)" }
    }
  }

  private static func contains(_ value: JSON, in schema: JSONObject) -> String? {
    guard let item = brief(value) else { return nil }
    let least = schema["minContains"]?.number ?? JSONNumber(1)
    let most = schema["maxContains"]?.number.map { " and at most \($0)" } ?? ""
    return "at least \(least)\(most) of its items like \(item)"
  }

  private static func condition(_ value: JSON, in schema: JSONObject) -> String? {
    guard let condition = brief(value) else { return nil }
    let parts = ["then", "else"].compactMap { name in
      schema[name].flatMap { brief($0) }.map { "\(name) \($0)" }
    }
    return parts.isEmpty ? nil : "if \(condition) " + parts.joined(separator: " ")
  }

  private static func dependencies(_ value: JSON) -> String? {
    let parts = (value.object?.members ?? []).map { name, names in
      "with \(JSON.string(name)) also "
        + (names.array ?? []).map(\.description).joined(separator: ", ")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// A schema as text, if it is short enough to be read.
  private static func brief(_ value: JSON) -> String? {
    let text = value.text()
    return text.utf8.count <= 160 ? text : nil
  }
}
