import OrderedJSON

/// A key above a check: where the check holds, when, and how much it matters.
enum CheckScope: Sendable {
  /// `warn`: what fails is told, and no more.
  case warn
  /// `when EXPR`: only if that is true.
  case when(CheckExpression)
  /// `jobs[].roles[]`: for each entry; a way of names for each `[]`.
  case entries([[Name]])

  /// A name and the bytes before it.
  struct Name: Sendable {
    var text: UTF8Text
    var offset: Int
  }

  init(parsing key: String) throws(CheckError) {
    let tokens: [CheckToken]
    do {
      tokens = try CheckLexer.tokens(of: key)
    } catch {
      throw Self.isCondition(key) || error.isOfLength ? error : CheckError(.colonInText, at: 0)
    }
    if tokens.count == 2, tokens[0].isName("warn") {
      self = .warn
    } else if tokens[0].isName("when"), !tokens[1].isSign(.openBracket), !tokens[1].isSign(.point) {
      if tokens.contains(where: \.isNote) { throw CheckError(.colonInText, at: 0) }
      self = .when(try CheckParser.expression(Array(tokens.dropFirst())))
    } else {
      var reader = WayReader(tokens, key)
      self = .entries(try reader.ways())
    }
  }

  private static func isCondition(_ key: String) -> Bool {
    key.utf8.drop(while: CheckLexer.isBlank).starts(with: "when ".utf8)
  }
}

/// Reads `jobs[].roles[]`. What is neither that nor a word of keys is a check that YAML has cut at its
/// first ": ".
private struct WayReader {
  private var rest: ArraySlice<CheckToken>
  private let key: String
  private var way: [CheckScope.Name] = []
  private var found: [[CheckScope.Name]] = []

  init(_ tokens: [CheckToken], _ key: String) {
    rest = tokens[...]
    self.key = key
  }

  mutating func ways() throws(CheckError) -> [[CheckScope.Name]] {
    while let token = rest.first, let name = token.name {
      rest.removeFirst()
      way.append(.init(text: UTF8Text(name), offset: token.range.lowerBound))
      if take(.openBracket) {
        guard take(.closeBracket) else { throw notABracket() }
        found.append(way)
        way = []
        if isAtEnd { return try bounded() }
      }
      guard take(.point) else { break }
    }
    throw mistake()
  }

  private func bounded() throws(CheckError) -> [[CheckScope.Name]] {
    let longest = max(found.count, found.map(\.count).max() ?? 0)
    guard longest <= CheckParser.mostSteps else {
      throw CheckError(.tooDeep(atMost: CheckParser.mostSteps), at: 0)
    }
    return found
  }

  private var isAtEnd: Bool { rest.first?.isEnd ?? true }

  private mutating func take(_ sign: CheckToken.Sign) -> Bool {
    guard rest.first?.isSign(sign) ?? false else { return false }
    rest.removeFirst()
    return true
  }

  private func notABracket() -> CheckError {
    let hasClosed = rest.dropFirst().first?.isSign(.closeBracket) ?? false
    return hasClosed
      ? CheckError(.index, at: rest.first?.range.lowerBound ?? 0) : CheckError(.colonInText, at: 0)
  }

  private func mistake() -> CheckError {
    if isAtEnd, !way.isEmpty { return CheckError(.keyWithoutBrackets(key), at: 0) }
    // "line items[]"
    let names = way.suffix(1).map(\.text.string) + rest.prefix { $0.name != nil }.compactMap(\.name)
    let signs = rest.drop { $0.name != nil }.prefix(2)
    if names.count > 1, signs.first?.isSign(.openBracket) ?? false,
      signs.last?.isSign(.closeBracket) ?? false
    {
      return CheckError(.spaceInName(names.joined(separator: "_")), at: 0)
    }
    return CheckError(.colonInText, at: 0)
  }
}

extension CheckError {
  fileprivate var isOfLength: Bool { if case .tooLong = fault { true } else { false } }
}

extension CheckScope: CustomStringConvertible {
  var description: String {
    switch self {
    case .warn: "warn"
    case .when(let expression): "when \(expression)"
    case .entries(let ways):
      ways.map { $0.map(\.text.string).joined(separator: ".") + "[]" }.joined(separator: ".")
    }
  }
}

extension CheckToken {
  fileprivate var isEnd: Bool { if case .end = kind { true } else { false } }
  fileprivate var isNote: Bool { if case .note = kind { true } else { false } }
}
