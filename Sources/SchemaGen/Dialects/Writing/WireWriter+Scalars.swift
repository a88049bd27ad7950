import OrderedJSON

// Texts, numbers and choices.

extension WireWriter {
  mutating func draft(_ text: Form.Text, at form: Form) -> Draft {
    var draft = Draft(type: "string")
    var sendsShape = false
    for (rank, format) in text.formats.enumerated() {
      if rank == 0, rules.formats.contains(format) {
        draft.send("format", .string(format))
        sendsShape = true
      } else {
        say(Words.format(format), for: "format", at: form, in: &draft)
      }
    }
    for (rank, pattern) in text.patterns.enumerated() {
      if rank == 0, sends(pattern) {
        draft.send("pattern", .string(pattern))
        sendsShape = true
        // A pattern tells a model little; the name of what it describes tells it much.
        if let type = TextType(.pattern(pattern)) { draft.words.append(type.words) }
      } else {
        say(Words.pattern(pattern), for: "pattern", at: form, in: &draft)
      }
    }
    let sendsLength =
      rules.lengths == .send || rules.lengths == .unlessPattern && !sendsShape
    if sendsLength {
      send(text.length, least: "minLength", most: "maxLength", in: &draft)
    } else {
      say(text.length, "character", "characters", "minLength", "maxLength", at: form, in: &draft)
    }
    return draft
  }

  private func sends(_ pattern: String) -> Bool {
    switch rules.patterns {
    case .send: true
    case .words: false
    case .withoutLookaround: PatternFeatures(pattern).isPlain
    case .anchored: PatternFeatures(pattern).isPlain && PatternFeatures(pattern).isAnchored
    }
  }

  // MARK: Numbers

  mutating func draft(_ number: Form.Number, at form: Form) -> Draft {
    var draft = Draft(type: number.isInteger ? "integer" : "number")
    let minimum = rest(number.minimum, .minimum, of: number, in: &draft)
    let maximum = rest(number.maximum, .maximum, of: number, in: &draft)
    let words = Words.limits(minimum, maximum)
    draft.words += words
    for (limit, side) in [(minimum, Side.minimum), (maximum, .maximum)] {
      guard let limit else { continue }
      let keyword = limit.isExclusive ? Self.exclusive(side) : side.rawValue
      depart(keyword, at: form, .words(words.joined(separator: "; ")))
    }
    for (rank, step) in number.steps.enumerated() {
      if rank == 0, rules.multiples {
        draft.send("multipleOf", .number(step))
      } else {
        say(Words.step(step), for: "multipleOf", at: form, in: &draft)
      }
    }
    return draft
  }

  private enum Side: String { case minimum, maximum }

  private static func exclusive(_ side: Side) -> String {
    side == .minimum ? "exclusiveMinimum" : "exclusiveMaximum"
  }

  /// Sends a limit if the provider takes it, and answers it if it does not.
  private func rest(
    _ limit: Form.Number.Limit?, _ side: Side, of number: Form.Number, in draft: inout Draft
  ) -> Form.Number.Limit? {
    guard let limit else { return nil }
    guard number.isInteger ? rules.integerBounds : rules.numberBounds else { return limit }
    if !limit.isExclusive {
      draft.send(side.rawValue, .number(limit.value))
      return nil
    }
    switch rules.exclusiveBounds {
    case .send:
      draft.send(Self.exclusive(side), .number(limit.value))
      return nil
    case .shiftIntegers:
      guard number.isInteger, let whole = limit.value.exactly(Int64.self),
        whole > .min, whole < .max
      else { return limit }
      draft.send(side.rawValue, .number(JSONNumber(side == .minimum ? whole + 1 : whole - 1)))
      return nil
    case .words: return limit
    }
  }

  // MARK: Choices

  mutating func draft(_ choice: Form.Choice, at form: Form) -> Draft {
    guard let type = choice.type else { return Draft([("enum", .array(choice.values))]) }
    var draft = Draft(type: type)
    if choice.values.count == 1, rules.constants == .send,
      choice.isConstant || type == "boolean"
    {
      draft.send("const", choice.values[0])
    } else if choice.values.count > rules.mostChoices || type == "boolean" {
      say(Words.choice(choice.values), for: "enum", at: form, in: &draft)
    } else {
      draft.send("enum", .array(choice.values))
      if choice.isConstant { depart("const", at: form, .rewritten) }
    }
    return draft
  }

  // MARK: Counts

  func send(_ range: Form.Range, least: String, most: String, in draft: inout Draft) {
    if range.least > 0 { draft.send(least, .number(JSONNumber(range.least))) }
    if let limit = range.most { draft.send(most, .number(JSONNumber(limit))) }
  }

  mutating func say(
    _ range: Form.Range, _ one: String, _ many: String, _ least: String, _ most: String,
    at form: Form, in draft: inout Draft
  ) {
    guard let words = Words.count(range, one, many) else { return }
    draft.words.append(words)
    if range.least > 0 { depart(least, at: form, .words(words)) }
    if range.most != nil { depart(most, at: form, .words(words)) }
  }
}

extension Form.Choice {
  /// The one type of all its values, if they are scalars.
  fileprivate var type: String? {
    switch values.first?.kind {
    case .string: "string"
    case .number: values.allSatisfy { $0.number?.isInteger == true } ? "integer" : "number"
    case .bool: "boolean"
    case .null, .array, .object, nil: nil
    }
  }
}

/// What a regular expression uses that some engines lack.
struct PatternFeatures {
  /// Whether it has no look-around, no back-reference and no word boundary.
  private(set) var isPlain = true
  /// Whether it speaks of the whole text.
  private(set) var isAnchored: Bool

  init(_ pattern: String) {
    let bytes = Array(pattern.utf8)
    isAnchored = WholeTextPattern.isWhole(pattern)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if bytes[index] == UInt8(ascii: "\\") {
        if let next = rest.dropFirst().first, Self.hardEscapes.contains(next) { isPlain = false }
        index += 2
      } else {
        if Self.lookarounds.contains(where: { rest.starts(with: $0) }) { isPlain = false }
        index += 1
      }
    }
  }

  private static let hardEscapes = Array("123456789bBkpP".utf8)
  private static let lookarounds = ["(?=", "(?!", "(?<=", "(?<!", "(?<"].map { Array($0.utf8) }
}
