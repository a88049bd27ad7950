import OrderedJSON

/// Cuts the text of a check into words, the longest that fits first.
struct CheckLexer {
  private let text: [UInt8]
  private var at = 0

  private init(_ text: String) { self.text = Array(text.utf8) }

  static func tokens(of text: String) throws(CheckError) -> [CheckToken] {
    guard text.utf8.count <= CheckParser.mostBytes else {
      throw CheckError(.tooLong(atMost: CheckParser.mostBytes), at: 0)
    }
    var lexer = CheckLexer(text)
    var tokens: [CheckToken] = []
    while true {
      tokens.append(try lexer.next())
      if case .end = tokens[tokens.count - 1].kind { return tokens }
    }
  }

  private mutating func next() throws(CheckError) -> CheckToken {
    let start = at
    if let note = try note() { return CheckToken(kind: .note(note), range: start..<at) }
    while at < text.count, Self.isBlank(text[at]) {
      at += 1
      let start = at
      if let note = try note() { return CheckToken(kind: .note(note), range: start..<at) }
    }
    let first = at
    return CheckToken(kind: try kind(), range: first..<at)
  }

  private mutating func kind() throws(CheckError) -> CheckToken.Kind {
    guard at < text.count else { return .end }
    switch text[at] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "\""): return .text(try doublyQuoted())
    case UInt8(ascii: "'"): return .text(try singlyQuoted())
    default: break
    }
    if let name = name() { return .name(name) }
    for sign in CheckToken.Sign.allCases where text[at...].starts(with: sign.rawValue.utf8) {
      at += sign.rawValue.utf8.count
      return .sign(sign)
    }
    throw CheckError(strangeSign(), at: at)
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }
}

// MARK: Notes and names

extension CheckLexer {
  /// `--` with a blank or the beginning before it and a blank after it; the rest is its text.
  private mutating func note() throws(CheckError) -> String? {
    guard text[at...].starts(with: "--".utf8), at == 0 || Self.isBlank(text[at - 1]),
      at + 2 == text.count || Self.isBlank(text[at + 2])
    else { return nil }
    let rest = text[(at + 2)...].drop(while: Self.isBlank)
    let end = (rest.lastIndex { !Self.isBlank($0) }).map { $0 + 1 } ?? rest.startIndex
    guard end > rest.startIndex else { throw CheckError(.emptyMessage, at: at) }
    at = text.count
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  private mutating func name() -> String? {
    var end = at
    while let (scalar, length) = scalar(at: end),
      end == at ? FoldedName.canBegin(with: scalar) : scalar == "_" || FoldedName.keeps(scalar)
    {
      end += length
    }
    guard end > at else { return nil }
    defer { at = end }
    return String(decoding: text[at..<end], as: UTF8.self)
  }

  /// The code point at an offset, and its length in bytes.
  private func scalar(at offset: Int) -> (Unicode.Scalar, Int)? {
    guard offset < text.count else { return nil }
    if text[offset] < 0x80 { return (Unicode.Scalar(text[offset]), 1) }
    var bytes = text[offset...].prefix(4).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
    return (scalar, UTF8.width(scalar))
  }
}

// MARK: Literals

extension CheckLexer {
  private mutating func number() throws(CheckError) -> CheckToken.Kind {
    let start = at
    if let day = try day() { return .day(day) }
    skipDigits()
    if at + 1 < text.count, text[at] == UInt8(ascii: "."), Self.isDigit(text[at + 1]) {
      at += 1
      skipDigits()
    }
    if at + 1 < text.count, text[at] == UInt8(ascii: ":"), Self.isDigit(text[at + 1]) {
      while at < text.count, Self.isDigit(text[at]) || text[at] == UInt8(ascii: ":") { at += 1 }
      throw CheckError(.bareTime(string(from: start)), at: start)
    }
    guard at - start <= Fraction.mostDigits else {
      throw CheckError(.longNumber(atMost: Fraction.mostDigits), at: start)
    }
    return .number(string(from: start))
  }

  /// `2024-01-01` is a day and no subtraction.
  private mutating func day() throws(CheckError) -> CalendarDay? {
    let shape = Array("0000-00-00".utf8)
    let word = text[at...].prefix(shape.count)
    let isDay = zip(word, shape).allSatisfy { byte, sign in
      sign == UInt8(ascii: "-") ? byte == sign : Self.isDigit(byte)
    }
    guard word.count == shape.count, isDay else { return nil }
    guard let day = CalendarDay(parsing: word) else {
      throw CheckError(.noSuchDay(String(decoding: word, as: UTF8.self)), at: at)
    }
    at += shape.count
    return day
  }

  private mutating func doublyQuoted() throws(CheckError) -> String {
    let start = at
    var bytes: [UInt8] = []
    at += 1
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        at += 1
        guard at < text.count, text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "\\")
        else { throw CheckError(.unknownEscape, at: at - 1) }
      default: break
      }
      bytes.append(text[at])
      at += 1
    }
    throw CheckError(.openQuote, at: start)
  }

  private mutating func singlyQuoted() throws(CheckError) -> String {
    let start = at
    var bytes: [UInt8] = []
    at += 1
    while at < text.count {
      if text[at] == UInt8(ascii: "'") {
        at += 1
        guard at < text.count, text[at] == UInt8(ascii: "'") else {
          return String(decoding: bytes, as: UTF8.self)
        }
      }
      bytes.append(text[at])
      at += 1
    }
    throw CheckError(.openQuote, at: start)
  }

  private mutating func skipDigits() {
    while at < text.count, Self.isDigit(text[at]) { at += 1 }
  }

  private func string(from start: Int) -> String {
    String(decoding: text[start..<at], as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

// MARK: Mistakes

extension CheckLexer {
  private func strangeSign() -> CheckError.Fault {
    switch text[at] {
    case UInt8(ascii: "="): .singleEquals
    case UInt8(ascii: "|"): .foreignWord("or")
    case UInt8(ascii: "&"): .foreignWord("and")
    case UInt8(ascii: "!"): .exclamation
    default:
      switch scalar(at: at)?.0 {
      case "—", "–": .dash
      case let scalar?: .strangeSign(String(Character(scalar)))
      case nil: .strangeSign("\u{FFFD}")
      }
    }
  }
}
