extension Diagnosis {
  /// What is wrong with how the words stand together.
  var inStructure: Finding {
    let mark = problem.mark
    let group = problem.contextMark.line
    switch problem.words {
    case "mapping values are not allowed in this context":
      return colon
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
      return stray ?? (isInBlock ? sign(at: mark.offset) : (.missingValue, mark.offset))
    case "did not find expected key":
      return stray ?? (.indentation(line: group), mark.offset)
    case "did not find expected '-' indicator":
      return stray ?? (.missingDash(line: group), mark.offset)
    case "did not find expected <document start>":
      return stray ?? (documentStart, mark.offset)
    case "found unexpected ':'":
      return (.missingSpace, mark.offset + 1)
    default:
      if problem.context == "while scanning a directive" { return (.reservedSign("%"), begin) }
      if problem.context.hasSuffix("a tag") || problem.words == "found undefined tag handle" {
        return (.tag(Self.word(at: begin, in: text)), begin)
      }
      return (.unreadable(problem.words), mark.offset)
    }
  }

  private var isInBlock: Bool { problem.context == "while parsing a block node" }

  /// A colon inside a text, on a line that goes on with the text of a line above, or below its name.
  private var colon: Finding {
    let mark = problem.mark
    guard let before else { return (.colonInText, mark.offset) }
    if before.span.end.line < mark.line { return (.colonBelowName, mark.offset) }
    guard case .plain = before.kind, !before.span.isOnOneLine else {
      return (.colonInText, mark.offset)
    }
    let begin = before.span.begin
    if isFirstOfLine(begin.offset) { return nameWithoutColon(at: begin.offset) }
    return (.colonInContinuation(line: begin.line), mark.offset)
  }

  private func isFirstOfLine(_ offset: Int) -> Bool {
    text.bytes[text.lineStart(of: offset)..<offset].allSatisfy { SourceText.isBlank($0) }
  }

  /// Behind a directive, `---` has to stand; behind a value, nothing.
  private var documentStart: YAMLError.Fault {
    if let before, case .sign = before.kind { .missingDocumentStart } else { .secondRoot }
  }

  private var inBrackets: Finding {
    let mark = problem.mark
    let bracket = text[problem.contextMark.offset].map { Character(Unicode.Scalar($0)) } ?? "{"
    let unclosed = Finding(
      .unclosedBracket(bracket, line: problem.contextMark.line), problem.contextMark.offset)
    guard let sign = text[mark.offset], !Self.isClosingBracket(sign) else { return unclosed }
    if sign != UInt8(ascii: ":"), isBackOutOfBracket { return unclosed }
    guard sign == UInt8(ascii: ":") else { return (.plainTextInBrackets, mark.offset) }
    if let before, !before.span.isOnOneLine { return unclosed }
    return colon
  }

  /// Whether a line begins here that is indented no deeper than the one with the open bracket.
  private var isBackOutOfBracket: Bool {
    let mark = problem.mark
    return mark.line > problem.contextMark.line && isFirstOfLine(mark.offset)
      && indentation(of: mark.offset) <= indentation(of: problem.contextMark.offset)
  }

  private func indentation(of offset: Int) -> Int {
    text.bytes[text.lineStart(of: offset)...].prefix { SourceText.isBlank($0) }.count
  }

  /// A closing bracket that has none to close, or a colon without a name.
  private var stray: Finding? {
    switch text[problem.mark.offset] {
    case UInt8(ascii: "]"): (.strayBracket("]"), problem.mark.offset)
    case UInt8(ascii: "}"): (.strayBracket("}"), problem.mark.offset)
    case UInt8(ascii: ":"): (colonAtBegin, problem.mark.offset)
    default: nil
    }
  }

  private var colonAtBegin: YAMLError.Fault {
    SourceText.isBlankOrEnd(text[problem.mark.offset + 1]) ? .missingKey : .reservedSign(":")
  }

  /// A sign that no word begins with.
  private func sign(at offset: Int) -> Finding {
    guard let byte = text[offset] else { return (.missingValue, offset) }
    if byte == UInt8(ascii: "\t") { return tab }
    guard Self.signs.contains(byte) else { return (.missingValue, offset) }
    return (.reservedSign(Character(Unicode.Scalar(byte))), offset)
  }

  private static let signs = Array(",&*!|>%@`#".utf8)
}
