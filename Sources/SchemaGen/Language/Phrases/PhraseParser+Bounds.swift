import OrderedJSON

extension PhraseParser {
  /// `NUMBER | RANGE | (">=" | ">" | "<=" | "<") NUMBER | PATTERN`; whether one stood here.
  mutating func bound(of shape: inout Shape) throws(PhraseError) -> Bool {
    let start = text.at
    switch text.peek {
    case "/":
      try shape.narrow(byPattern: try text.pattern(), text, at: start)
    case ">", "<":
      let comparison = takeComparison()
      text.skipBlanks()
      if let fault = shape.faultOfComparison(comparison.sign) { throw text.error(fault, at: start) }
      try shape.narrow(comparison, try requiredNumber(), text, at: start)
    default:
      guard text.startsWith("..") || startsNumber else { return false }
      try shape.narrow(try range(), text, at: start)
    }
    return true
  }

  var startsNumber: Bool {
    var ahead = text
    return ahead.number() != nil
  }

  private mutating func takeComparison() -> NumberComparison {
    if text.take(">=") { return .atLeast }
    if text.take("<=") { return .atMost }
    return text.take(">")
      ? .above
      : {
        text.skip(1); return .below
      }()
  }

  private mutating func requiredNumber() throws(PhraseError) -> JSONNumber {
    let start = text.at
    let word = text.word
    guard let number = text.number(), !text.isInsideWord else {
      throw text.error(.badNumber(word), at: start)
    }
    return number
  }

  /// `n..m`, `n..`, `..m` or `n`.
  private mutating func range() throws(PhraseError) -> PhraseRange {
    let start = text.at
    let word = text.word
    let lower = text.number()
    guard text.take("..") else {
      guard let lower, !text.isInsideWord else { throw text.error(.badNumber(word), at: start) }
      return PhraseRange(lower: lower, upper: lower, isOneNumber: true)
    }
    let upper = text.number()
    guard lower != nil || upper != nil, !text.isInsideWord else {
      throw text.error(.badNumber(word), at: start)
    }
    return PhraseRange(lower: lower, upper: upper, isOneNumber: false)
  }
}

enum NumberComparison {
  case above, atLeast, below, atMost

  var sign: String {
    switch self {
    case .above: ">"
    case .atLeast: ">="
    case .below: "<"
    case .atMost: "<="
    }
  }
}

struct PhraseRange {
  let lower: JSONNumber?
  let upper: JSONNumber?
  /// Whether a number stood alone.
  let isOneNumber: Bool
}

extension PhraseText {
  /// `["-"] DIGITS ["." DIGITS]`
  mutating func number() -> JSONNumber? {
    let start = self
    _ = take("-")
    guard digits() != nil else {
      self = start
      return nil
    }
    let whole = self
    if peek == ".", !startsWith("..") {
      skip(1)
      if digits() == nil { self = whole }
    }
    let number = JSONNumber(text(start.at..<at))
    if number == nil { self = start }
    return number
  }

  /// Whether the word goes on where something should have ended.
  var isInsideWord: Bool {
    switch peek {
    case nil, " ", "\t", "\n", "\r", "?", ")", "|", "[", "/": false
    default: !isAtEnd
    }
  }

  mutating func nameBehindPoint() -> String? {
    let start = self
    skip(1)
    guard let name = name() else {
      self = start
      return nil
    }
    return name
  }

  func text(from start: Int) -> String {
    var copy = self
    copy.skip(start - at)
    return copy.rest() ?? ""
  }
}

// MARK: What a bound means for a type

extension Shape {
  /// What is wrong with a comparison of this shape.
  fileprivate func faultOfComparison(_ sign: String) -> PhraseFault? {
    switch kind {
    case .number: nil
    case .list: .comparisonOfList(sign: sign)
    case .map: .comparisonOfMap(sign: sign)
    case .text(let text):
      text.type.map { .boundUnderChecks(type: $0.rawValue) } ?? .comparisonOfText(sign: sign)
    default: faultOfBound
    }
  }

  private var faultOfBound: PhraseFault {
    switch kind {
    case .boolean: .noBound(type: "boolean")
    case .null: .noBound(type: "null")
    case .reference(let name): .boundOfReference(name)
    default: .boundOfUnion
    }
  }

  fileprivate mutating func narrow(
    _ comparison: NumberComparison, _ number: JSONNumber, _ text: borrowing PhraseText, at: Int
  ) throws(PhraseError) {
    let bound = Number.Bound(number, isExclusive: comparison == .above || comparison == .below)
    switch comparison {
    case .above, .atLeast: try narrowNumber(lower: bound, upper: nil, text, at)
    case .below, .atMost: try narrowNumber(lower: nil, upper: bound, text, at)
    }
  }

  mutating func narrow(
    _ range: PhraseRange, _ text: borrowing PhraseText, at: Int
  ) throws(PhraseError) {
    switch kind {
    case .number:
      if range.isOneNumber { throw text.error(.numberAlone(range.lower?.text ?? ""), at: at) }
      try narrowNumber(
        lower: range.lower.map { Number.Bound($0) }, upper: range.upper.map { Number.Bound($0) },
        text, at)
    case .text(var content):
      if let type = content.type, !type.hasLength {
        throw text.error(.boundUnderChecks(type: type.rawValue), at: at)
      }
      try content.length.narrow(range, text, at)
      kind = .text(content)
    case .list(var list):
      try list.count.narrow(range, text, at)
      kind = .list(list)
    case .map(var map):
      try map.count.narrow(range, text, at)
      kind = .map(map)
    default: throw text.error(faultOfBound, at: at)
    }
  }

  private mutating func narrowNumber(
    lower: Number.Bound?, upper: Number.Bound?, _ text: borrowing PhraseText, _ at: Int
  ) throws(PhraseError) {
    guard case .number(var number) = kind else { return }
    if lower != nil && number.lower != nil || upper != nil && number.upper != nil {
      throw text.error(.sideTwice, at: at)
    }
    number.lower = lower ?? number.lower
    number.upper = upper ?? number.upper
    if number.isEmpty { throw text.error(.emptyRange, at: at) }
    kind = .number(number)
  }

  fileprivate mutating func narrow(
    byPattern pattern: String, _ text: borrowing PhraseText, at: Int
  ) throws(PhraseError) {
    guard case .text(var content) = kind else { throw text.error(.patternOfOther, at: at) }
    if let type = content.type, case .pattern = type.rule {
      throw text.error(.boundUnderChecks(type: type.rawValue), at: at)
    }
    if content.pattern != nil { throw text.error(.patternTwice, at: at) }
    content.pattern = WholeTextPattern.anchored(pattern)
    kind = .text(content)
  }
}

extension Shape.Number {
  /// Whether no value lies between the bounds.
  package var isEmpty: Bool {
    guard let lower, let upper else { return false }
    if lower.number == upper.number { return lower.isExclusive || upper.isExclusive }
    return upper.number < lower.number
  }
}

extension Shape.Count {
  mutating func narrow(
    _ range: PhraseRange, _ text: borrowing PhraseText, _ at: Int
  ) throws(PhraseError) {
    let lower = try Self.count(range.lower, text, at)
    let upper = try Self.count(range.upper, text, at)
    if lower != nil && atLeast != nil || upper != nil && atMost != nil {
      throw text.error(.sideTwice, at: at)
    }
    atLeast = lower ?? atLeast
    atMost = upper ?? atMost
    if let atLeast, let atMost, atMost < atLeast { throw text.error(.emptyRange, at: at) }
  }

  private static func count(
    _ number: JSONNumber?, _ text: borrowing PhraseText, _ at: Int
  ) throws(PhraseError) -> Int? {
    guard let number else { return nil }
    guard let count = number.exactly(Int.self), count >= 0 else {
      throw text.error(.countNotWhole(number.text), at: at)
    }
    return count
  }
}

extension TextType {
  /// Whether a text of this type may be bounded in its length.
  var hasLength: Bool { self == .email || self == .url }
}
