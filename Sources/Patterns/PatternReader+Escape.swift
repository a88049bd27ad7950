// Escapes, in classes and outside.

extension PatternReader {
  /// What a backslash and what follows it mean.
  enum Escape {
    /// One code point, which may be half of a surrogate pair.
    case character(UInt32)
    case set(CharacterSet)
    /// A property, in the words of PCRE2.
    case property(String)
  }

  /// Reads an escape outside a class, with its quantifier; the backslash is behind.
  mutating func readEscape(from start: Int) throws(PatternError) {
    if accept("b") {
      emit("\\b")
    } else if accept("B") {
      emit("\\B")
    } else if accept("k") {
      guard accept("<") else { throw PatternError(.incompleteEscape("k"), at: start) }
      refer(to: 0, named: try readGroupName(), at: start)
      try endAtom(canBeEmpty: true)
    } else if let next = peek(), ("1"..."9").contains(next), let number = readNumber() {
      refer(to: number, named: nil, at: start)
      try endAtom(canBeEmpty: true)
    } else {
      switch try readSharedEscape(from: start, inClass: false) {
      case .character(let value): emitLiteral(value)
      case .set(let set): emit(set.text)
      case .property(let property):
        markDoubtful(from: start)
        emit(property)
      }
      try endAtom()
    }
  }

  /// Reads what may stand in a class and outside.
  mutating func readSharedEscape(
    from start: Int, inClass: Bool
  ) throws(PatternError) -> Escape {
    guard let letter = peek() else { throw PatternError(.loneBackslash, at: start) }
    position += 1
    switch letter {
    case "d": return .set(.digit)
    case "D": return .set(.notDigit)
    case "w": return .set(.word)
    case "W": return .set(.notWord)
    case "s": return .set(.space)
    case "S": return .set(.notSpace)
    case "p": return .property(try readProperty(isNegated: false, from: start))
    case "P": return .property(try readProperty(isNegated: true, from: start))
    case "t": return .character(0x09)
    case "n": return .character(0x0A)
    case "v": return .character(0x0B)
    case "f": return .character(0x0C)
    case "r": return .character(0x0D)
    case "b" where inClass: return .character(0x08)
    default:
      return .character(try readCodePoint(letter, from: start, inClass: inClass))
    }
  }

  private mutating func readCodePoint(
    _ letter: Unicode.Scalar, from start: Int, inClass: Bool
  ) throws(PatternError) -> UInt32 {
    switch letter {
    case "0":
      if let next = peek(), ("0"..."9").contains(next) {
        throw PatternError(.incompleteEscape(letter), at: start)
      }
      return 0
    case "c":
      guard let control = peek(),
        ("a"..."z").contains(control) || ("A"..."Z").contains(control)
      else { throw PatternError(.incompleteEscape(letter), at: start) }
      position += 1
      return control.value % 32
    case "x":
      guard let value = readHex(digits: 2) else {
        throw PatternError(.incompleteEscape(letter), at: start)
      }
      return value
    case "u":
      guard let value = readUnicodeEscape() else {
        throw PatternError(.incompleteEscape(letter), at: start)
      }
      return value
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
      return letter.value
    case "-" where inClass:
      return letter.value
    case "0"..."9", "A"..."Z", "a"..."z":
      throw PatternError(.unknownEscape(letter), at: start)
    case "\0"..."\u{7f}" where grammar == .lenient:
      return letter.value
    default:
      throw PatternError(.unknownEscape(letter), at: start)
    }
  }

  /// Reads what follows `\u`: a code point in braces, or one or two UTF-16 code units.
  mutating func readUnicodeEscape() -> UInt32? {
    if accept("{") {
      var value: UInt32?
      while let digit = hexDigit(0) {
        value = (value ?? 0) * 16 + digit
        position += 1
        if value ?? 0 > 0x10FFFF { return nil }
      }
      return accept("}") ? value : nil
    }
    guard let high = readHex(digits: 4) else { return nil }
    let afterHigh = position
    if (0xD800...0xDBFF).contains(high), accept("\\u"), let low = readHex(digits: 4),
      (0xDC00...0xDFFF).contains(low)
    {
      return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }
    position = afterHigh
    return high
  }

  private mutating func readHex(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for ahead in 0..<digits {
      guard let digit = hexDigit(ahead) else { return nil }
      value = value * 16 + digit
    }
    position += digits
    return value
  }

  private func hexDigit(_ ahead: Int) -> UInt32? {
    guard let scalar = peek(ahead) else { return nil }
    switch scalar {
    case "0"..."9": return scalar.value - 0x30
    case "a"..."f": return scalar.value - 0x61 + 10
    case "A"..."F": return scalar.value - 0x41 + 10
    default: return nil
    }
  }
}

// MARK: Properties

extension PatternReader {
  /// Reads `{…}` after `\p` or `\P`.
  private mutating func readProperty(
    isNegated: Bool, from start: Int
  ) throws(PatternError) -> String {
    let letter: Unicode.Scalar = isNegated ? "P" : "p"
    guard accept("{"), let end = source[position...].prefix(80).firstIndex(of: "}") else {
      throw PatternError(.incompleteEscape(letter), at: start)
    }
    let text = String(String.UnicodeScalarView(source[position..<end]))
    position = end + 1
    guard let name = Self.engineName(of: text) else {
      throw PatternError(.unknownProperty(text), at: start)
    }
    // The engine has no name for what is assigned, only for what is not.
    if name == "Assigned" { return isNegated ? "\\p{Cn}" : "\\P{Cn}" }
    return "\\\(letter){\(name)}"
  }

  private static func engineName(of text: String) -> String? {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let last = halves.last else { return nil }
    switch halves.count == 1 ? "" : halves[0] {
    case "General_Category", "gc":
      return category(last)
    case "Script", "sc":
      return UnicodePropertyNames.scripts.contains(last) ? "sc:\(last)" : nil
    case "Script_Extensions", "scx":
      guard UnicodePropertyNames.scripts.contains(last) else { return nil }
      // PCRE2 counts what lists other scripts among these two as well.
      let isMeantOtherwise = ["Common", "Zyyy", "Inherited", "Zinh", "Qaai"].contains(last)
      return isMeantOtherwise ? unsupported : "scx:\(last)"
    case "" where halves.count == 1:
      return category(last) ?? (UnicodePropertyNames.binary.contains(last) ? text : nil)
    default:
      return nil
    }
  }

  /// What no version of PCRE2 knows.
  private static let unsupported = "ECMA262only"

  private static func category(_ name: Substring) -> String? {
    guard let short = UnicodePropertyNames.categories[name] else { return nil }
    return short == "LC" ? "L&" : String(short)
  }
}
