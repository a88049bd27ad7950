/// The bytes of a phrase, and how far they have been read.
struct PhraseText {
  private let bytes: [UInt8]
  private(set) var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { at >= bytes.count }
  /// The next byte as a character: the one that stands there if it is one of ASCII.
  var peek: Unicode.Scalar? { byte(at).map { Unicode.Scalar($0) } }

  private func byte(_ index: Int) -> UInt8? {
    bytes.indices.contains(index) ? bytes[index] : nil
  }

  private func isBlank(_ index: Int) -> Bool {
    byte(index).map { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } ?? false
  }

  func error(_ fault: PhraseFault, at offset: Int? = nil) -> PhraseError {
    PhraseError(fault: fault, offset: max(0, min(offset ?? at, bytes.count)))
  }

  // MARK: Steps

  mutating func skip(_ count: Int) { at += count }

  mutating func skipBlanks() {
    while isBlank(at) { at += 1 }
  }

  func startsWith(_ literal: StaticString) -> Bool { startsWith(literal, from: at) }

  private func startsWith(_ literal: StaticString, from index: Int) -> Bool {
    let literal = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    return index + literal.count <= bytes.count
      && bytes[index..<index + literal.count].elementsEqual(literal)
  }

  mutating func take(_ literal: StaticString) -> Bool {
    guard startsWith(literal) else { return false }
    at += literal.utf8CodeUnitCount
    return true
  }

  /// Two words with blanks between them, and something other than a letter behind.
  mutating func take(words first: StaticString, _ second: StaticString) -> Bool {
    guard startsWith(first) else { return false }
    var end = at + first.utf8CodeUnitCount
    guard isBlank(end) else { return false }
    while isBlank(end) { end += 1 }
    guard startsWith(second, from: end) else { return false }
    end += second.utf8CodeUnitCount
    guard end == bytes.count || !isNamePart(end) else { return false }
    at = end
    return true
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Descriptions

  /// `--` with a blank or the beginning before it, and a blank or the end behind.
  var startsNote: Bool {
    startsWith("--") && (at == 0 || isBlank(at - 1)) && (isBlank(at + 2) || at + 2 == bytes.count)
  }

  /// One dash of any sort where a description could begin.
  var startsDash: Bool {
    startsWith("- ") || startsWith("—") || startsWith("–")
  }

  /// Quotes as a word processor writes them.
  var startsCurlyQuote: Bool { startsWith("“") || startsWith("”") || startsWith("„") }

  /// What is left without blanks around it, if there is something.
  mutating func rest() -> String? {
    skipBlanks()
    var end = bytes.count
    while end > at, isBlank(end - 1) { end -= 1 }
    guard end > at else { return nil }
    defer { at = bytes.count }
    return text(at..<end)
  }

  // MARK: Names and words

  private func isLetter(_ index: Int) -> Bool {
    guard let byte = byte(index) else { return false }
    return byte >= 0x80 || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private func isDigit(_ index: Int) -> Bool {
    byte(index).map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
  }

  private func isNamePart(_ index: Int) -> Bool {
    isLetter(index) || isDigit(index) || byte(index) == UInt8(ascii: "_")
      || byte(index) == UInt8(ascii: "-")
  }

  /// `LETTER {LETTER | DIGIT | "_" | "-"}`
  mutating func name() -> String? {
    guard isLetter(at), !startsDash else { return nil }
    let start = at
    while isNamePart(at), !startsDash { at += 1 }
    return text(start..<at)
  }

  mutating func digits() -> String? {
    let start = at
    while isDigit(at) { at += 1 }
    return at > start ? text(start..<at) : nil
  }

  /// What stands here up to the next blank.
  var word: String { text(at..<wordEnd(from: at)) }

  var wordAfterNext: String? {
    var start = wordEnd(from: at)
    while isBlank(start) { start += 1 }
    let end = wordEnd(from: start)
    return end > start ? text(start..<end) : nil
  }

  private func wordEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, !isBlank(end) { end += 1 }
    return end
  }

  // MARK: Patterns

  /// `/…/` up to the first slash that has a blank, `?`, `)` or the end behind it; `\/` never ends it.
  mutating func pattern() throws(PhraseError) -> String {
    let start = at + 1
    var end = start
    while let byte = byte(end) {
      if byte == UInt8(ascii: "\\") {
        end += 2
        continue
      }
      let closes =
        byte == UInt8(ascii: "/")
        && (end + 1 == bytes.count || isBlank(end + 1)
          || bytes[end + 1] == UInt8(ascii: "?") || bytes[end + 1] == UInt8(ascii: ")"))
      if closes {
        guard end > start else { throw error(.patternEmpty) }
        at = end + 1
        return text(start..<end)
      }
      end += 1
    }
    throw error(hasFlags(from: start) ? .patternFlags : .patternOpen)
  }

  /// Whether the word that begins here ends like `/i`.
  private func hasFlags(from start: Int) -> Bool {
    let body = bytes[start..<max(start, wordEnd(from: start))]
    guard let slash = body.lastIndex(of: UInt8(ascii: "/")), slash + 1 < body.endIndex else {
      return false
    }
    return body[(slash + 1)...].allSatisfy { "dgimsuvy".utf8.contains($0) }
  }
}

// MARK: Values of choices

/// A value of `one of`, as it was written.
struct ChoiceValue {
  let text: String
  let isQuoted: Bool
  let offset: Int
}

extension PhraseText {
  /// `TEXT | WORD {WORD}`
  mutating func choiceValue() throws(PhraseError) -> ChoiceValue {
    let start = at
    if peek == "\"" || peek == "'" && closesQuote("'") {
      return ChoiceValue(text: try quoted(), isQuoted: true, offset: start)
    }
    var end = at
    var words: [String] = []
    while !isAtEnd {
      let wordStart = at
      guard let word = try choiceWord() else { break }
      words.append(word)
      end = at
      skipBlanks()
      if startsNote { break }
      if at == wordStart { break }
    }
    let value = text(start..<end)
    at = end
    if words.isEmpty { throw noValue() }
    if words.count > 1, words.contains("or") { throw error(.orInValue(value), at: start) }
    switch value {
    case "null", "~": throw error(.nullValue, at: start)
    case "true", "false": throw error(.truthValue(value), at: start)
    default: return ChoiceValue(text: value, isQuoted: false, offset: start)
    }
  }

  /// Where a value should stand there is none.
  private func noValue() -> PhraseError {
    guard let sign = peek, !isAtEnd, !startsNote, sign != ",", sign != "?" else {
      return error(.choiceWithoutValues)
    }
    return error(startsWith("[]") ? .listOfChoice : .valueNeedsQuotes("\"\(sign)\""))
  }

  /// One word, or words in round brackets; nothing where another sign ends the value.
  private mutating func choiceWord() throws(PhraseError) -> String? {
    if startsNote { return nil }
    if isDashAlone { throw error(.dashes) }
    if startsCurlyQuote { throw error(.curlyQuotes) }
    if peek == "(" { return try bracketed() }
    let start = at
    while let byte = byte(at), !isBlank(at), !Self.endsWord(byte) { at += 1 }
    let word = text(start..<at)
    if Self.holdsRange(word) { throw error(.rangeInValue, at: start) }
    if let sign = peek, Self.needsQuotes(sign), !startsWith("[]") {
      throw error(.valueNeedsQuotes("\"\(sign)\""))
    }
    return word.isEmpty ? nil : word
  }

  private mutating func bracketed() throws(PhraseError) -> String {
    let start = at
    at += 1
    while let byte = byte(at), byte != UInt8(ascii: ")") {
      if !isBlank(at), Self.endsWord(byte) {
        throw error(.valueNeedsQuotes("\"\(Unicode.Scalar(byte))\""))
      }
      at += 1
    }
    guard take(")") else { throw error(.bracketOpen, at: start) }
    return text(start..<at)
  }

  private static func holdsRange(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == $0 }
  }

  /// A dash of any sort as a word of its own.
  private var isDashAlone: Bool {
    let dashes: [StaticString] = ["--", "-", "–", "—"]
    return dashes.contains { dash in
      let end = at + dash.utf8CodeUnitCount
      return startsWith(dash) && (isBlank(end) || end == bytes.count)
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool { ",|\"()[]{}<>=?:;".utf8.contains(byte) }

  private static func needsQuotes(_ sign: Unicode.Scalar) -> Bool {
    "\"[]{}<>=:;".unicodeScalars.contains(sign)
  }

  private func closesQuote(_ quote: Unicode.Scalar) -> Bool {
    bytes[(at + 1)...].contains(UInt8(ascii: quote))
  }

  /// A text in quotes: `\"` and `\\` inside double ones, `''` inside single ones.
  private mutating func quoted() throws(PhraseError) -> String {
    let start = at
    let quote = bytes[at]
    var content: [UInt8] = []
    at += 1
    while let byte = byte(at) {
      at += 1
      if byte == quote {
        guard quote == UInt8(ascii: "'"), self.byte(at) == quote else {
          return String(decoding: content, as: UTF8.self)
        }
        at += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""),
        let next = self.byte(at), next == quote || next == byte
      {
        content.append(next)
        at += 1
        continue
      }
      content.append(byte)
    }
    throw error(.quoteOpen, at: start)
  }
}
