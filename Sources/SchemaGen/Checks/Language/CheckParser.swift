import OrderedJSON

/// Reads the words of a check by the grammar: one function for each of its rules.
struct CheckParser {
  static let mostBytes = 10_000
  static let mostDepth = 40
  static let mostSteps = 20

  private let tokens: [CheckToken]
  private var at = 0
  private var depth = 0

  /// Reads `expr [NOTE]`.
  static func check(
    _ text: String
  ) throws(CheckError) -> (expression: CheckExpression, message: String?) {
    var parser = CheckParser(tokens: try CheckLexer.tokens(of: text))
    let expression = try parser.either()
    guard case .note(let message) = parser.token.kind else {
      try parser.expectEnd()
      return (expression, nil)
    }
    return (expression, message)
  }

  /// Reads words that are an expression and nothing else.
  static func expression(_ tokens: [CheckToken]) throws(CheckError) -> CheckExpression {
    var parser = CheckParser(tokens: tokens)
    let expression = try parser.either()
    try parser.expectEnd()
    return expression
  }

  private init(tokens: [CheckToken]) { self.tokens = tokens }

  private var token: CheckToken { tokens[at] }
  private var offset: Int { token.range.lowerBound }
  private var endOfLast: Int { at > 0 ? tokens[at - 1].range.upperBound : 0 }

  private mutating func take(_ sign: CheckToken.Sign) -> Bool {
    guard token.isSign(sign) else { return false }
    at += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard token.isName(word) else { return false }
    at += 1
    return true
  }

  private func expectEnd() throws(CheckError) {
    guard case .end = token.kind else { throw unexpected() }
  }
}

// MARK: The rules

extension CheckParser {
  private mutating func either() throws(CheckError) -> CheckExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else {
      throw CheckError(.tooDeep(atMost: Self.mostDepth), at: offset)
    }
    let start = offset
    var parts = [try both()]
    while take(word: "or") { parts.append(try both()) }
    return parts.count == 1 ? parts[0] : expression(.or(parts), from: start)
  }

  private mutating func both() throws(CheckError) -> CheckExpression {
    let start = offset
    var parts = [try fact()]
    while take(word: "and") { parts.append(try fact()) }
    return parts.count == 1 ? parts[0] : expression(.and(parts), from: start)
  }

  private mutating func fact() throws(CheckError) -> CheckExpression {
    let start = offset
    guard take(word: "not") else { return try comparison() }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else {
      throw CheckError(.tooDeep(atMost: Self.mostDepth), at: start)
    }
    let negated = try fact()
    return expression(.not(negated), from: start)
  }

  private mutating func comparison() throws(CheckError) -> CheckExpression {
    let start = offset
    let left = try sum()
    guard let comparison = takeComparison() else { return left }
    let right = try sum()
    let tolerance = try tolerance(after: comparison)
    if takeComparison() != nil {
      throw CheckError(.chain, at: tokens[at - 1].range.lowerBound)
    }
    return expression(.comparison(left, comparison, right, within: tolerance), from: start)
  }

  private mutating func takeComparison() -> CheckComparison? {
    let comparison: CheckComparison? =
      switch token.kind {
      case .sign(let sign): CheckComparison(rawValue: sign.rawValue)
      case .name: token.isName("in") ? .isIn : nil
      case .number, .day, .text, .note, .end: nil
      }
    if comparison != nil { at += 1 }
    return comparison
  }

  private mutating func tolerance(
    after comparison: CheckComparison
  ) throws(CheckError) -> CheckTolerance? {
    let start = offset
    guard take(word: "within") else { return nil }
    guard comparison == .near else { throw CheckError(.withinAfter(comparison), at: start) }
    if token.isSign(.minus) { throw CheckError(.negativeTolerance, at: offset) }
    guard case .number(let number) = token.kind else { throw CheckError(.noTolerance, at: offset) }
    at += 1
    return CheckTolerance(number: number, isPercent: take(.percent))
  }

  private mutating func sum() throws(CheckError) -> CheckExpression {
    let start = offset
    let first = try product()
    var terms: [CheckExpression.Term] = []
    while token.isSign(.plus) || token.isSign(.minus) {
      let isSubtracted = take(.minus)
      if !isSubtracted { at += 1 }
      terms.append(.init(isSubtracted: isSubtracted, value: try product()))
    }
    return terms.isEmpty ? first : expression(.sum(first, terms), from: start)
  }

  private mutating func product() throws(CheckError) -> CheckExpression {
    let start = offset
    let first = try sign()
    var factors: [CheckExpression.Factor] = []
    while token.isSign(.times) || token.isSign(.over) {
      let isDivisor = take(.over)
      if !isDivisor { at += 1 }
      factors.append(.init(isDivisor: isDivisor, value: try sign()))
    }
    return factors.isEmpty ? first : expression(.product(first, factors), from: start)
  }

  private mutating func sign() throws(CheckError) -> CheckExpression {
    let start = offset
    guard take(.minus) else { return try primary() }
    let negated = try primary()
    return expression(.negative(negated), from: start)
  }

  private mutating func primary() throws(CheckError) -> CheckExpression {
    let start = offset
    if take(.open) {
      var inner = try either()
      guard take(.close) else { throw unexpected() }
      inner.range = start..<endOfLast
      return inner
    }
    if case .name(let name) = token.kind, !Self.literalWords.contains(UTF8Text(name)) {
      return try named(name)
    }
    let literal = try literal()
    return expression(.literal(literal), from: start)
  }

  private mutating func named(_ name: String) throws(CheckError) -> CheckExpression {
    let start = offset
    guard !Self.joiningWords.contains(UTF8Text(name)) else { throw unexpected() }
    at += 1
    if token.isSign(.open) { return try call(name, from: start) }
    var steps = [UTF8Text(name)]
    while take(.point) {
      guard let step = token.name else { throw CheckError(.noNameAfterPoint, at: offset) }
      at += 1
      steps.append(UTF8Text(step))
    }
    if token.isSign(.openBracket) { throw CheckError(.index, at: offset) }
    guard steps.count <= Self.mostSteps else {
      throw CheckError(.tooDeep(atMost: Self.mostSteps), at: start)
    }
    return expression(.path(steps), from: start)
  }

  private mutating func call(
    _ name: String, from start: Int
  ) throws(CheckError) -> CheckExpression {
    let known = CheckFunction.allCases.first { UTF8Text($0.rawValue) == UTF8Text(name) }
    guard let function = known else {
      let meant =
        CheckFunction.foreign.first { UTF8Text($0.name) == UTF8Text(name) }?.own.rawValue
        ?? nearest(to: name, among: CheckFunction.allCases.map(\.rawValue))
      throw CheckError(.unknownFunction(name, meant: meant), at: start)
    }
    at += 1
    var arguments: [CheckExpression] = []
    if !take(.close) {
      repeat { arguments.append(try either()) } while take(.comma)
      guard take(.close) else { throw unexpected() }
    }
    return expression(.call(function, arguments), from: start)
  }

  private func expression(_ kind: CheckExpression.Kind, from start: Int) -> CheckExpression {
    CheckExpression(kind: kind, range: start..<endOfLast)
  }
}

// MARK: Literals

extension CheckParser {
  private static let literalWords = ["null", "true", "false"].map { UTF8Text($0) }
  private static let joiningWords = ["and", "or", "not", "in"].map { UTF8Text($0) }

  private mutating func literal() throws(CheckError) -> CheckLiteral {
    if token.isSign(.openBracket) { return try list() }
    let word = token
    switch word.kind {
    case .number(let number):
      at += 1
      if take(.percent) { return .percent(number) }
      return take(word: "days") || take(word: "day") ? .days(number) : .number(number)
    case .day(let day):
      at += 1
      return .date(day)
    case .text(let text):
      at += 1
      return .text(UTF8Text(text))
    case .name:
      guard take(word: "null") else {
        guard take(word: "true") else {
          guard take(word: "false") else { throw unexpected() }
          return .truth(false)
        }
        return .truth(true)
      }
      return .null
    case .sign, .note, .end: throw unexpected()
    }
  }

  private mutating func list() throws(CheckError) -> CheckLiteral {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else {
      throw CheckError(.tooDeep(atMost: Self.mostDepth), at: offset)
    }
    at += 1
    var values: [CheckLiteral] = []
    repeat {
      if let name = token.name, !Self.isWord(name) {
        throw CheckError(.nameInList(name), at: offset)
      }
      values.append(try literal())
    } while take(.comma)
    guard take(.closeBracket) else { throw unexpected() }
    return .list(values)
  }
}

// MARK: Mistakes

extension CheckParser {
  /// What the word at hand does here.
  private func unexpected() -> CheckError {
    switch token.kind {
    case .end, .note: return CheckError(.incomplete, at: offset)
    case .name(let name):
      if token.isName("not"), at + 1 < tokens.count, tokens[at + 1].isName("in") {
        return CheckError(.notIn, at: offset)
      }
      if at > 0, let first = tokens[at - 1].name, !Self.isWord(first), !Self.isWord(name) {
        return CheckError(.spaceInName(spacedName), at: tokens[at - 1].range.lowerBound)
      }
      return CheckError(.unexpected(name), at: offset)
    case .number(let text): return CheckError(.unexpected(text), at: offset)
    case .day(let day): return CheckError(.unexpected("\(day)"), at: offset)
    case .text(let text):
      return CheckError(.unexpected("\(CheckLiteral.text(UTF8Text(text)))"), at: offset)
    case .sign(let sign): return CheckError(.unexpected(sign.rawValue), at: offset)
    }
  }

  private static func isWord(_ name: String) -> Bool {
    (literalWords + joiningWords).contains(UTF8Text(name))
  }

  /// The names around the word at hand, as the one name that was probably meant.
  private var spacedName: String {
    let names = tokens[(at - 1)...].prefix { $0.name.map { !Self.isWord($0) } ?? false }
    return names.compactMap(\.name).joined(separator: "_")
  }
}
