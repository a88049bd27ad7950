/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Sendable, Hashable {
  /// What is wrong.
  public let fault: Fault
  /// Where the reader stood when it saw it.
  public let place: TextPlace

  /// The same of a text that stands `offset` bytes into another.
  package init(_ inner: JSONSyntaxError, from offset: Int, in text: UnsafeRawBufferPointer) {
    fault = inner.fault
    place = TextPlace(at: offset + inner.place.offset, in: text)
  }

  /// What was seen at a place of a text.
  package init(_ fault: Fault, at offset: Int, in text: UnsafeRawBufferPointer) {
    self.fault = fault
    place = TextPlace(at: offset, in: text)
  }

  init(fault: Fault, place: TextPlace) {
    self.fault = fault
    self.place = place
  }

  /// What can be wrong with a text.
  public enum Fault: Sendable, Hashable {
    /// There is nothing but white space.
    case empty
    /// The text stops before its value is complete.
    case cutShort
    /// Something stands where only `expected` may stand.
    case unexpected(Expected)
    case trailingComma
    case comment
    case singleQuotes
    case unquotedName
    /// A word other than `true`, `false` and `null`: also `NaN`, `Infinity`, `None`, `True`.
    case unknownWord
    case leadingZero
    case plusSign
    /// A number without digits before or after its point, or in its exponent.
    case missingDigits
    /// An exponent of more than eighteen digits.
    case exponentTooLong
    case controlCharacter
    case badEscape
    case badUnicodeEscape
    case loneSurrogate
    case invalidUTF8
    case byteOrderMark
    case duplicateName(String)
    /// A second value, or anything else, behind the first.
    case trailingText
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
  }

  /// What the grammar allows at a place.
  public enum Expected: Sendable, Hashable {
    case value, valueOrEnd, name, nameOrEnd, colon, commaOrBrace, commaOrBracket
  }

  /// Whether more text could have mended it.
  public var isCutShort: Bool { fault == .cutShort }
}

extension JSONSyntaxError: CustomStringConvertible {
  /// One line that names the place and what to do; ``TextPlace/drawing`` shows the text itself.
  public var description: String {
    "line \(place.line), column \(place.column): \(fault)"
  }
}

extension JSONSyntaxError.Fault: CustomStringConvertible {
  /// The sentence for a person.
  public var description: String {
    switch self {
    case .empty: "the text is empty; a JSON value must stand here"
    case .cutShort: "the text stops before its value is complete"
    case .unexpected(let expected): "\(expected) must stand here"
    case .trailingComma: "a comma may not stand before a closing bracket; take it out"
    case .comment: "JSON has no comments; take it out"
    case .singleQuotes: "strings stand in double quotes"
    case .unquotedName: "a member's name stands in double quotes"
    case .unknownWord: "the only words of JSON are true, false and null"
    case .leadingZero: "a number may not begin with a superfluous zero"
    case .plusSign: "a number may not begin with a plus sign"
    case .missingDigits: "a number needs a digit here"
    case .exponentTooLong: "an exponent may have eighteen digits at most"
    case .controlCharacter: "a control character in a string must be escaped, as \\n or \\u000a"
    case .badEscape: "after a backslash only \" \\ / b f n r t u may stand"
    case .badUnicodeEscape: "\\u must be followed by four hexadecimal digits"
    case .loneSurrogate: "a \\ud800 to \\udfff escape must be half of a pair"
    case .invalidUTF8: "the bytes are not UTF-8; save the text as UTF-8"
    case .byteOrderMark: "the text begins with a byte order mark; save it without"
    case .duplicateName(let name): "the name \(TextPlace.quoted(name)) stands twice in one object"
    case .trailingText: "the value is complete, nothing may stand behind it"
    case .tooDeep(let limit): "more than \(limit) containers inside one another"
    case .tooLarge(let limit): "the text is larger than the limit of \(limit) bytes"
    }
  }
}

extension JSONSyntaxError.Expected: CustomStringConvertible {
  /// The words for a person.
  public var description: String {
    switch self {
    case .value: "a value"
    case .valueOrEnd: "a value or ]"
    case .name: "a name in double quotes"
    case .nameOrEnd: "a name in double quotes or }"
    case .colon: "a colon"
    case .commaOrBrace: "a comma or }"
    case .commaOrBracket: "a comma or ]"
    }
  }
}
