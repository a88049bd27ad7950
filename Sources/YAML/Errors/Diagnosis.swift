/// What a person did that made libyaml stop, told from its words and from what stands around its marks.
///
/// libyaml says what it had expected; a person wants to hear which sign YAML reads in its own way. Where
/// libyaml was in the middle of a word, what counts is where the word begins.
struct Diagnosis {
  private let problem: YAMLProblem
  private let text: SourceText

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

  private typealias Finding = (fault: YAMLError.Fault, offset: Int)
}

// MARK: Inside a word

extension Diagnosis {
  /// What is wrong with the word that libyaml could not finish.
  private var inWord: Finding? {
    let begin = problem.contextMark.offset
    switch problem.words {
    case "":
      return (.outOfMemory, 0)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return (.backslashInDoubleQuotes, backslash)
    case "found unexpected end of stream", "found unexpected document indicator":
      return (.unclosedQuote(line: problem.contextMark.line), begin)
    case "could not find expected ':'":
      return name
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

  private var tab: Finding {
    let start = text.lineStart(of: problem.mark.offset)
    let indentation = text.bytes[start...].prefix { SourceText.isBlank($0) }
    let isIndentation = problem.mark.offset <= indentation.endIndex
    let first = indentation.firstIndex(of: UInt8(ascii: "\t"))
    guard isIndentation, let first else { return (.tabInLine, problem.mark.offset) }
    return (.tab(line: problem.mark.line), first)
  }

  /// A line without a colon: the problem is said of a later line, the context is where the name begins.
  private var name: Finding {
    let line = text.line(from: problem.contextMark.offset)
    if let comment = offset(of: " #", in: line) { return (.commentInName, comment + 1) }
    if let space = offset(of: "\u{a0}", in: line) { return (.noBreakSpace, space) }
    if let colon = offset(of: "\u{ff1a}", in: line) { return (.wideColon, colon) }
    if line.count > Self.longestName {
      return (.longName(limit: Self.longestName), line.lowerBound)
    }
    if let colon = offset(of: ":", in: line) { return (.missingSpace, colon + 1) }
    return (.missingColon, line.lowerBound)
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
  private var begin: Int {
    let isInWord = problem.context.hasPrefix("while scanning")
    return (isInWord ? problem.contextMark : problem.mark).offset
  }

  /// What is wrong because of the word that stands before, on the same line.
  private var afterWord: Finding? {
    guard let before, before.span.end.line == lineOfBegin else { return nil }
    switch before.kind {
    case .quoted: return (.textAfterQuote, begin)
    case .closingBracket: return (.textAfterBracket, begin)
    case .alias: return (.reservedSign("*"), before.span.begin.offset)
    case .tag:
      let offset = before.span.begin.offset
      return (.tag(Self.word(at: offset, in: text)), offset)
    case .plain, .block, .anchor, .openingBracket, .sign: return nil
    }
  }

  private var before: YAMLToken? { EventReader.lastToken(of: text, before: begin) }

  private var lineOfBegin: Int {
    begin == problem.mark.offset ? problem.mark.line : problem.contextMark.line
  }

  private static func word(at offset: Int, in text: SourceText) -> String {
    text.string(
      offset..<(text.line(from: offset).first { SourceText.isBlank(text[$0]) }
        ?? text.line(from: offset).upperBound))
  }
}

// MARK: In the structure

extension Diagnosis {
  private var inStructure: Finding {
    let mark = problem.mark
    let group = problem.contextMark.line
    switch problem.words {
    case "mapping values are not allowed in this context":
      return (colon, mark.offset)
    case "mapping keys are not allowed in this context":
      return (.explicitKey, mark.offset)
    case "block sequence entries are not allowed in this context":
      return (.entryOnSameLine, mark.offset)
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      return inBrackets
    case "did not find expected comment or line break",
      "found an indentation indicator equal to 0":
      return (.blockTextSign, begin)
    case "found character that cannot start any token":
      return sign(at: mark.offset)
    case "did not find expected alphabetic or numeric character":
      return sign(at: begin)
    case "did not find expected node content":
      return closing ?? (.missingValue, mark.offset)
    case "did not find expected key":
      return closing ?? (.indentation(line: group), mark.offset)
    case "did not find expected '-' indicator":
      return closing ?? (.missingDash(line: group), mark.offset)
    case "did not find expected <document start>":
      return closing ?? (.secondRoot, mark.offset)
    default:
      if problem.context.hasSuffix("a tag") || problem.words == "found undefined tag handle" {
        return (.tag(Self.word(at: begin, in: text)), begin)
      }
      return (.unreadable(problem.words), mark.offset)
    }
  }

  /// A colon inside a text, or on a line that goes on with the text of a line above.
  private var colon: YAMLError.Fault {
    guard let before, case .plain = before.kind, !before.span.isOnOneLine else {
      return .colonInText
    }
    return .colonInContinuation(line: before.span.begin.line)
  }

  private var inBrackets: Finding {
    let mark = problem.mark
    let bracket = text[problem.contextMark.offset].map { Character(Unicode.Scalar($0)) } ?? "{"
    let unclosed = Finding(
      .unclosedBracket(bracket, line: problem.contextMark.line), problem.contextMark.offset)
    guard mark.offset < text.bytes.count else { return unclosed }
    guard text[mark.offset] == UInt8(ascii: ":") else { return (.plainTextInBrackets, mark.offset) }
    if let before, !before.span.isOnOneLine { return unclosed }
    return (.colonInText, mark.offset)
  }

  /// A closing bracket that has none to close.
  private var closing: Finding? {
    switch text[problem.mark.offset] {
    case UInt8(ascii: "]"): (.strayBracket("]"), problem.mark.offset)
    case UInt8(ascii: "}"): (.strayBracket("}"), problem.mark.offset)
    default: nil
    }
  }

  /// A sign that no word begins with.
  private func sign(at offset: Int) -> Finding {
    guard let byte = text[offset] else { return (.missingValue, offset) }
    if byte == UInt8(ascii: "\t") { return tab }
    return (.reservedSign(Character(Unicode.Scalar(byte))), offset)
  }
}
