extension JSONReader {
  /// Says in the words of a person what the loop's code means at `position`.
  func fault(for verdict: Verdict) -> JSONSyntaxError.Fault {
    switch verdict {
    case .complete, .unexpected: unexpected
    case .cut: entries.count == 0 && position == text.count && !hasStarted ? .empty : .cutShort
    case .leadingZero: .leadingZero
    case .missingDigits: .missingDigits
    case .exponentTooLong: .exponentTooLong
    case .controlCharacter: .controlCharacter
    case .badEscape: .badEscape
    case .badUnicodeEscape: .badUnicodeEscape
    case .loneSurrogate: .loneSurrogate
    case .invalidUTF8: .invalidUTF8
    case .duplicateName: .duplicateName(stringAtPosition)
    case .trailingText: byte == UInt8(ascii: "/") ? .comment : .trailingText
    case .tooDeep: .tooDeep(limit: limits.depth)
    case .tooLarge: .tooLarge(limit: limits.bytes)
    }
  }

  private var byte: UInt8 { text.base[position] }

  /// Whether anything but white space stands in the text.
  private var hasStarted: Bool { Scan.space(text.base, 0) < text.count }

  /// The string whose opening quote stands at `position`.
  private var stringAtPosition: String {
    let scan = Scan.string(text.base, from: position + 1, to: text.count)
    return JSONTape.string(text.base, Entry(.name, scan.flags, start: position + 1, end: scan.at))
  }

  /// The commonest slips have a sentence of their own.
  private var unexpected: JSONSyntaxError.Fault {
    let isBOM =
      position == 0 && text.count >= 3
      && text.base[0] == 0xEF && text.base[1] == 0xBB && text.base[2] == 0xBF
    if isBOM { return .byteOrderMark }
    // No character begins with these bytes: UTF-16 does, and the curly quotes of Windows-1252 are some.
    if (0x80...0xC1).contains(byte) || byte >= 0xF5 { return .invalidUTF8 }
    switch (awaited, byte) {
    case (_, UInt8(ascii: "/")), (_, UInt8(ascii: "#")):
      return .comment
    case (.colon, _), (.commaOrEnd, _), (.nothing, _):
      return .unexpected(expected)
    case (.value, UInt8(ascii: "]")), (.name, UInt8(ascii: "}")):
      return entries.count > 0 && isAfterComma ? .trailingComma : .unexpected(expected)
    case (_, UInt8(ascii: "'")):
      return .singleQuotes
    case (.name, _), (.nameOrEnd, _):
      return Self.isLetter(byte) ? .unquotedName : .unexpected(expected)
    case (.value, UInt8(ascii: "+")), (.valueOrEnd, UInt8(ascii: "+")):
      return .plusSign
    case (.value, UInt8(ascii: ".")), (.valueOrEnd, UInt8(ascii: ".")):
      return .missingDigits
    default:
      return Self.isLetter(byte) ? .unknownWord : .unexpected(expected)
    }
  }

  /// Whether the token before `position` is a comma.
  private var isAfterComma: Bool {
    var before = position
    while before > 0 {
      before -= 1
      if text.base[before] > UInt8(ascii: " ") { return text.base[before] == UInt8(ascii: ",") }
    }
    return false
  }

  private var expected: JSONSyntaxError.Expected {
    switch awaited {
    case .value, .nothing: .value
    case .valueOrEnd: .valueOrEnd
    case .name: .name
    case .nameOrEnd: .nameOrEnd
    case .colon: .colon
    case .commaOrEnd:
      entries.base[Int(open)].kind == .object ? .commaOrBrace : .commaOrBracket
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
