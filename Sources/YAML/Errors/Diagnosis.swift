/// What a person did that made libyaml stop, told from its words and from what stands around its marks.
///
/// libyaml says what it had expected; a person wants to hear which sign YAML reads in its own way. Where
/// libyaml was in the middle of a word, what counts is where the word begins.
struct Diagnosis {
  let problem: YAMLProblem
  let text: SourceText

  init(of problem: YAMLProblem, in text: SourceText) {
    self.problem = problem
    self.text = text
  }

  /// The fault and its place.
  var error: YAMLError {
    let (fault, offset) = inWord ?? afterWord ?? inStructure
    return YAMLError(fault, at: offset, in: text.bytes)
  }

  /// The tag that a node begins with, behind its anchor.
  static func tag(at offset: Int, in text: SourceText) -> YAMLError {
    var begin = offset
    while let byte = text[begin], byte != UInt8(ascii: "!") { begin += 1 }
    return YAMLError(.tag(word(at: begin, in: text)), at: begin, in: text.bytes)
  }

  /// What is wrong, and the bytes before it.
  typealias Finding = (fault: YAMLError.Fault, offset: Int)
}

// MARK: Inside a word

extension Diagnosis {
  /// What is wrong with the word that libyaml could not finish.
  private var inWord: Finding? {
    let begin = problem.contextMark.offset
    switch problem.words {
    case "":
      return (.outOfMemory, 0)
    case "found unknown escape character", "did not find expected hexdecimal number":
      return (.backslashInDoubleQuotes, backslash)
    case "found invalid Unicode character escape code":
      return (.escapeOfNoCharacter, backslash)
    case "found unexpected end of stream", "found unexpected document indicator":
      return (.unclosedQuote(line: problem.contextMark.line), begin)
    case "could not find expected ':'":
      return nameWithoutColon(at: begin)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab
    default:
      return nil
    }
  }

  /// libyaml's mark stands on the backslash or, for its digits, behind the letter.
  private var backslash: Int {
    var offset = problem.mark.offset
    while offset > problem.contextMark.offset, text[offset] != UInt8(ascii: "\\") { offset -= 1 }
    return offset
  }

  /// A tab, which is the more often meant where only blanks stand before it.
  var tab: Finding {
    let start = text.lineStart(of: problem.mark.offset)
    let indentation = text.bytes[start...].prefix { SourceText.isBlank($0) }
    let isIndentation = problem.mark.offset <= indentation.endIndex
    let first = indentation.firstIndex(of: UInt8(ascii: "\t"))
    guard isIndentation, let first else { return (.tabInLine, problem.mark.offset) }
    return (.tab(line: problem.mark.line), first)
  }

  /// A line without a colon, which libyaml notices on a later one.
  func nameWithoutColon(at begin: Int) -> Finding {
    let line = text.line(from: begin)
    if let comment = offset(of: " #", in: line) { return (.commentInName, comment + 1) }
    if let space = offset(of: "\u{a0}", in: line) { return (.noBreakSpace, space) }
    if let colon = offset(of: "\u{ff1a}", in: line) { return (.wideColon, colon) }
    if line.count > Self.longestName { return (.longName(limit: Self.longestName), begin) }
    if let colon = offset(of: ":", in: line) { return (.missingSpace, colon + 1) }
    if text[begin] == UInt8(ascii: "-") { return (.missingSpaceBehindDash, begin + 1) }
    return (.missingColon, begin)
  }

  /// libyaml looks no further for the colon of a key.
  private static let longestName = 1024

  private func offset(of string: String, in line: Range<Int>) -> Int? {
    let wanted = Array(string.utf8)
    return line.first { text.bytes[$0..<line.upperBound].starts(with: wanted) }
  }
}

// MARK: Behind a word

extension Diagnosis {
  /// Where the trouble begins: the word libyaml was in, if it was in one.
  var begin: Int {
    let isInWord = problem.context.hasPrefix("while scanning")
    return (isInWord ? problem.contextMark : problem.mark).offset
  }

  /// What is wrong because of the word that stands before, on the same line.
  private var afterWord: Finding? {
    guard let sign = text[begin], !Self.isClosingBracket(sign),
      let before, before.span.end.line == lineOfBegin
    else { return nil }
    let offset = before.span.begin.offset
    switch before.kind {
    case .quoted:
      let isSingle = text[offset] == UInt8(ascii: "'")
      return (isSingle ? .textAfterSingleQuote : .textAfterQuote, begin)
    case .closingBracket: return (.textAfterBracket, begin)
    case .alias: return (.reservedSign("*"), offset)
    case .anchor: return (.reservedSign("&"), offset)
    case .tag: return (.tag(Self.word(at: offset, in: text)), offset)
    case .plain, .block, .sign: return nil
    }
  }

  /// The last word before the trouble.
  var before: YAMLToken? { EventReader.lastToken(of: text, before: begin) }

  private var lineOfBegin: Int {
    begin == problem.mark.offset ? problem.mark.line : problem.contextMark.line
  }

  /// Whether a byte is `]` or `}`.
  static func isClosingBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// What stands from an offset to the next blank.
  static func word(at offset: Int, in text: SourceText) -> String {
    let line = text.line(from: offset)
    let end = line.first { SourceText.isBlank(text[$0]) } ?? line.upperBound
    return text.string(offset..<end)
  }
}
