import OrderedJSON

/// A key above a check: where the check holds, when, and how much it matters.
enum CheckScope: Sendable, Hashable {
  /// `warn`: what fails is told, and no more.
  case warn
  /// `when EXPR`: only if that is true.
  case when(CheckExpression)
  /// `jobs[].roles[]`: for each entry; a way of names for each `[]`.
  case entries([[UTF8Text]])

  init(parsing key: String) throws(CheckError) {
    let tokens: [CheckToken]
    // What is no key is a check that YAML has cut at its first ": ".
    do { tokens = try CheckLexer.tokens(of: key) } catch { throw Self.misread(error) }
    if tokens.count == 2, tokens[0].isName("warn") {
      self = .warn
    } else if tokens[0].isName("when"), !tokens[1].isSign(.openBracket), !tokens[1].isSign(.point) {
      if tokens.contains(where: \.isNote) { throw CheckError(.colonInText, at: 0) }
      self = .when(try CheckParser.expression(Array(tokens.dropFirst())))
    } else {
      self = .entries(try Self.ways(tokens, key))
    }
  }

  private static func misread(_ error: CheckError) -> CheckError {
    switch error.fault {
    case .tooLong: error
    default: CheckError(.colonInText, at: 0)
    }
  }

  private static func ways(
    _ tokens: [CheckToken], _ key: String
  ) throws(CheckError) -> [[UTF8Text]] {
    var rest = tokens[...]
    var ways: [[UTF8Text]] = [[]]
    while let name = rest.first?.name {
      rest.removeFirst()
      ways[ways.count - 1].append(UTF8Text(name))
      if rest.first?.isSign(.openBracket) ?? false,
        rest.dropFirst().first?.isSign(.closeBracket) ?? false
      {
        rest.removeFirst(2)
        if rest.first?.isEnd ?? true {
          guard ways.count <= CheckParser.mostSteps,
            ways.allSatisfy({ $0.count <= CheckParser.mostSteps })
          else { throw CheckError(.tooDeep(atMost: CheckParser.mostSteps), at: 0) }
          return ways
        }
        ways.append([])
      }
      guard rest.first?.isSign(.point) ?? false else { break }
      rest.removeFirst()
    }
    let isPath = (rest.first?.isEnd ?? false) && !ways.joined().isEmpty
    throw CheckError(isPath ? .keyWithoutBrackets(key) : .colonInText, at: 0)
  }
}

extension CheckScope: CustomStringConvertible {
  var description: String {
    switch self {
    case .warn: "warn"
    case .when(let expression): "when \(expression)"
    case .entries(let ways):
      ways.map { $0.map(\.string).joined(separator: ".") + "[]" }.joined(separator: ".")
    }
  }
}

extension CheckToken {
  fileprivate var isEnd: Bool { if case .end = kind { true } else { false } }
  fileprivate var isNote: Bool { if case .note = kind { true } else { false } }
}
