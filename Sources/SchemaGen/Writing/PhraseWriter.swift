import OrderedJSON

extension Shape {
  /// The phrase of the schema language that says this shape, as a person would write it:
  /// `string? 1..40 -- as printed`; nothing if a phrase cannot say it.
  ///
  /// Phrases have no words for groups, variants, meanings, examples, normalisers, lists without equal
  /// items, and JSON Schemas; nor for a description of several lines. What is given was read back, and
  /// means the same.
  package func phrase(withDescription: Bool = true) -> String? {
    var shape = inNormalForm
    if !withDescription { shape.description = nil }
    guard shape.description?.isOneLine != false, let phrase = WrittenPhrase(shape)?.text else {
      return nil
    }
    let text = shape.description.map { "\(phrase) -- \($0)" } ?? phrase
    return shape.isSaid(by: text) ? text : nil
  }

  /// Whether a reader of the phrase takes it for this shape.
  private func isSaid(by phrase: String) -> Bool {
    guard let said = try? Shape(phrase: phrase, definitions: TypeNames(references)) else {
      return false
    }
    return LocalSchema(Blueprint(output: said)).schema
      == LocalSchema(Blueprint(output: self)).schema
  }
}

/// A phrase without its description, and how firmly it holds together.
private struct WrittenPhrase {
  var text: String
  var firmness: Firmness

  /// What may stand behind, or beside, the phrase without brackets.
  enum Firmness {
    /// `[]` and `?` may follow.
    case word
    /// It ends with bounds.
    case bounded
    /// It ends with values.
    case choice
    /// It takes all to its right.
    case map
    case union
  }

  init(_ text: String, _ firmness: Firmness) {
    self.text = text
    self.firmness = firmness
  }

  init?(_ shape: Shape) {
    guard shape.examples.isEmpty, shape.normalisers == nil else { return nil }
    let mark = shape.isNullable ? "?" : ""
    let phrase: WrittenPhrase? =
      switch shape.kind {
      case .text(let text): text.bounds.map { WrittenPhrase(text.name + mark, bounds: $0) }
      case .number(let number): number.bounds.map { WrittenPhrase(number.name + mark, bounds: $0) }
      case .boolean: WrittenPhrase("boolean" + mark, .word)
      case .null: WrittenPhrase("null", .word)
      case .choice(let choice): choice.values(mark)
      case .list(let list): Self.list(list, mark)
      case .map(let map): Self.map(map, mark)
      case .either(let shapes): Self.union(of: shapes, orNull: shape.isNullable)
      case .reference(let name): WrittenPhrase(name + mark, .word)
      case .group, .variants, .schema: nil
      }
    guard let phrase else { return nil }
    self = phrase
  }

  private init(_ word: String, bounds: [String]) {
    self.init(([word] + bounds).joined(separator: " "), bounds.isEmpty ? .word : .bounded)
  }

  private static func list(_ list: Shape.List, _ mark: String) -> WrittenPhrase? {
    guard !list.isUnique, let item = WrittenPhrase(undescribed: list.item) else { return nil }
    return WrittenPhrase(item.word + "[]" + mark, bounds: list.count.bounds)
  }

  private static func map(_ map: Shape.Map, _ mark: String) -> WrittenPhrase? {
    guard map.keys == nil, let value = WrittenPhrase(undescribed: map.value) else { return nil }
    let text = "map of \(value.firmness == .union ? value.word : value.text)"
    guard !mark.isEmpty || !map.count.isOpen else { return WrittenPhrase(text, .map) }
    return WrittenPhrase("(\(text))" + mark, bounds: map.count.bounds)
  }

  private static func union(of shapes: [Shape], orNull: Bool) -> WrittenPhrase? {
    var parts: [String] = []
    for shape in shapes {
      guard let part = WrittenPhrase(undescribed: shape) else { return nil }
      parts.append(part.firmness == .word || part.firmness == .bounded ? part.text : part.word)
    }
    return WrittenPhrase((parts + (orNull ? ["null"] : [])).joined(separator: " | "), .union)
  }

  /// Inside a phrase nothing can be described.
  private init?(undescribed shape: Shape) {
    guard shape.description == nil else { return nil }
    self.init(shape)
  }

  /// The phrase as `[]` and `?` may follow it.
  private var word: String { firmness == .word ? text : "(\(text))" }
}

// MARK: Words and bounds

extension Shape.Text {
  fileprivate var name: String { type?.rawValue ?? "string" }

  /// Nothing if the pattern cannot stand in a phrase.
  fileprivate var bounds: [String]? {
    guard let pattern else { return length.bounds }
    return PhrasePattern(pattern).inSlashes.map { length.bounds + [$0] }
  }
}

extension Shape.Number {
  /// The name of the type, with its places: `decimal(2)`.
  package var name: String {
    switch precision {
    case .whole: "integer"
    case .binary: "number"
    case .decimal(nil): "decimal"
    case .decimal(let places?): "decimal(\(places))"
    }
  }

  /// `0..100`, or `> 0 <= 1`; nothing if a bound is too long to be written out.
  fileprivate var bounds: [String]? {
    if let lower, let upper, !lower.isExclusive, !upper.isExclusive {
      guard let low = lower.number.plainText, let high = upper.number.plainText else { return nil }
      return ["\(low)..\(high)"]
    }
    var bounds: [String] = []
    for (bound, sign) in [(lower, ">"), (upper, "<")] {
      guard let bound else { continue }
      guard let number = bound.number.plainText else { return nil }
      bounds.append("\(sign)\(bound.isExclusive ? "" : "=") \(number)")
    }
    return bounds
  }
}

extension Shape.Count {
  /// `3..20`, `3..`, `..20` or `4`.
  fileprivate var bounds: [String] {
    if isOpen { return [] }
    if let atLeast, atLeast == atMost { return [String(atLeast)] }
    return ["\(atLeast.map(String.init) ?? "")..\(atMost.map(String.init) ?? "")"]
  }
}

extension Shape.Choice {
  fileprivate func values(_ mark: String) -> WrittenPhrase? {
    guard values.allSatisfy({ $0.meaning == nil }), let texts = phraseValues else { return nil }
    return WrittenPhrase("one of " + texts.joined(separator: ", ") + mark, .choice)
  }
}
