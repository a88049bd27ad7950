import JSONSchema
import OrderedJSON

// Bounds of numbers and texts, of all sources together.

extension Form.Range {
  /// The narrowest range that some keywords give together.
  init(_ sources: [Source], least leastName: String, most mostName: String) {
    for source in sources {
      if let least = Self.count(source[leastName]) { self.least = max(self.least, least) }
      if let most = Self.count(source[mostName]) { self.most = min(self.most ?? .max, most) }
    }
  }

  private static func count(_ value: JSON?) -> Int? {
    guard let number = value?.number, number.isInteger, number >= JSONNumber(0) else { return nil }
    return number.exactly(Int.self) ?? .max
  }
}

extension Form.Text {
  init(_ sources: [Source]) {
    length = Form.Range(sources, least: "minLength", most: "maxLength")
    patterns = sources.compactMap { $0["pattern"]?.string }
    formats = sources.compactMap { $0["format"]?.string }
  }
}

extension Form.Number {
  init(_ sources: [Source], isInteger: Bool) {
    self.isInteger = isInteger
    for source in sources {
      for limit in Self.limits(in: source, "minimum", "exclusiveMinimum") {
        if minimum.map({ limit.isTighter(than: $0, <) }) ?? true { minimum = limit }
      }
      for limit in Self.limits(in: source, "maximum", "exclusiveMaximum") {
        if maximum.map({ limit.isTighter(than: $0, >) }) ?? true { maximum = limit }
      }
      if let step = source["multipleOf"]?.number { steps.append(step) }
    }
  }

  private static func limits(
    in source: Source, _ plain: String, _ exclusive: String
  ) -> [Limit] {
    var limits: [Limit] = []
    if let value = source[plain]?.number {
      // In draft 4 the exclusive keyword is a truth value beside the plain one.
      let isExclusive = source.draft == .draft4 && source[exclusive]?.bool == true
      limits.append(Limit(value: value, isExclusive: isExclusive))
    }
    if source.draft > .draft4, let value = source[exclusive]?.number {
      limits.append(Limit(value: value, isExclusive: true))
    }
    return limits
  }
}

extension Form.Number.Limit {
  fileprivate func isTighter(
    than other: Self, _ isLooser: (JSONNumber, JSONNumber) -> Bool
  ) -> Bool {
    value == other.value ? isExclusive && !other.isExclusive : isLooser(other.value, value)
  }
}

// MARK: Rules that no form has a place for

extension FormReader {
  func rule(_ keyword: String, _ source: Source, _ value: JSON) -> Form.LocalRule {
    Form.LocalRule(
      keyword: keyword, origin: source.pointer, words: Words.of(keyword, value, in: source.schema))
  }

  func rules(_ keywords: [String], of source: Source) -> [Form.LocalRule] {
    keywords.compactMap { keyword in source[keyword].map { rule(keyword, source, $0) } }
  }

  /// What a source says of values whatever their type.
  func generalRules(of source: Source) -> [Form.LocalRule] {
    rules(["not", "if"], of: source)
  }

  /// Everything that a source says which names no type.
  func rulesOfUntyped(_ source: Source) -> [Form.LocalRule] {
    rules(
      [
        "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength",
        "maxLength", "pattern", "format", "items", "prefixItems", "minItems", "maxItems",
        "uniqueItems", "contains", "properties", "patternProperties", "additionalProperties",
        "propertyNames", "minProperties", "maxProperties", "required", "dependentRequired",
        "dependentSchemas", "dependencies", "unevaluatedItems", "unevaluatedProperties",
      ], of: source)
  }
}
