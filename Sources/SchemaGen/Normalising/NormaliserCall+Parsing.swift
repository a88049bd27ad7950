import OrderedJSON

extension [NormaliserCall] {
  /// Reads what stands behind `$normalize`, one text or the texts of a list; `none` is no normaliser.
  package init(parsing texts: [String]) throws(NormaliserError) {
    self = []
    for text in texts {
      let call = try NormaliserCall(parsing: text)
      guard call.isNone else {
        append(call)
        continue
      }
      guard texts.count == 1 else { throw NormaliserError(.noneBesideOthers) }
    }
  }
}

extension NormaliserCall {
  /// Reads one normaliser: `upper`, `date(dmy, pivot 50)`, `null_words("n/a", "-")`.
  package init(parsing text: String) throws(NormaliserError) {
    var reader = Reader(text)
    let name = reader.word()
    let start = reader.offset
    let arguments = try reader.arguments()
    reader.skipBlanks()
    guard reader.isAtEnd else {
      throw NormaliserError(reader.isAtComma ? .several : .notACall(text), at: reader.offset)
    }
    guard !name.isEmpty else { throw NormaliserError(.notACall(text)) }
    self.init(name, arguments ?? [])
    if isNone, arguments == nil { return }
    guard let known = NormaliserName(utf8: name) else {
      let names = NormaliserName.allCases.map(\.rawValue) + ["none"]
      throw NormaliserError(.unknown(name, meant: nearest(to: name, among: names)))
    }
    guard known.takes(self.arguments), arguments == nil || !self.arguments.isEmpty else {
      throw NormaliserError(.arguments(known), at: start)
    }
  }

  fileprivate var isNone: Bool { arguments.isEmpty && UTF8Text(name) == UTF8Text("none") }
}

extension NormaliserName {
  init?(utf8 name: String) {
    guard let known = Self.allCases.first(where: { UTF8Text($0.rawValue) == UTF8Text(name) }) else {
      return nil
    }
    self = known
  }

  fileprivate func takes(_ arguments: [String]) -> Bool {
    switch self {
    case .nullWords: true
    case .number:
      arguments.count <= 1 && arguments.allSatisfy { PrintedNumber.Style(utf8: $0) != nil }
    case .date: PrintedDate(arguments) != nil
    case .currency: arguments.count <= 1 && arguments.allSatisfy(CurrencySign.isCode)
    case .trim, .collapseSpace, .nfc, .emptyToNull, .upper, .lower, .digits, .choice, .clampList:
      arguments.isEmpty
    }
  }
}

extension NormaliserCall {
  /// The text of a call from its front.
  fileprivate struct Reader {
    private let text: [UInt8]
    private(set) var offset = 0

    init(_ text: String) { self.text = Array(text.utf8) }

    var isAtEnd: Bool { offset == text.count }
    var isAtComma: Bool { offset < text.count && text[offset] == UInt8(ascii: ",") }

    mutating func skipBlanks() {
      while offset < text.count, CheckLexer.isBlank(text[offset]) { offset += 1 }
    }

    /// Letters and `_`.
    mutating func word() -> String {
      skipBlanks()
      let start = offset
      while offset < text.count, text[offset] == UInt8(ascii: "_") || Self.isLetter(text[offset]) {
        offset += 1
      }
      return String(decoding: text[start..<offset], as: UTF8.self)
    }

    /// What stands in brackets; nothing without brackets.
    mutating func arguments() throws(NormaliserError) -> [String]? {
      skipBlanks()
      let start = offset
      guard take(UInt8(ascii: "(")) else { return nil }
      skipBlanks()
      if take(UInt8(ascii: ")")) { return [] }
      var arguments: [String] = []
      repeat { arguments.append(try argument(in: start)) } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: ")")) else { throw NormaliserError(.openBracket, at: start) }
      return arguments
    }

    private mutating func argument(in bracket: Int) throws(NormaliserError) -> String {
      skipBlanks()
      guard offset < text.count else { throw NormaliserError(.openBracket, at: bracket) }
      if text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "'") {
        return try quoted(text[offset])
      }
      let rest = text[offset...].prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") }
      guard let last = rest.lastIndex(where: { !CheckLexer.isBlank($0) }) else {
        throw NormaliserError(.emptyArgument, at: offset)
      }
      offset = rest.endIndex
      return String(decoding: rest[...last], as: UTF8.self)
    }

    /// In double quotes a backslash, in single quotes the quote itself keeps a quote from closing.
    private mutating func quoted(_ quote: UInt8) throws(NormaliserError) -> String {
      let start = offset
      var bytes: [UInt8] = []
      offset += 1
      while offset < text.count {
        let byte = text[offset]
        offset += 1
        if byte == quote {
          guard quote == UInt8(ascii: "'"), offset < text.count, text[offset] == quote else {
            skipBlanks()
            return String(decoding: bytes, as: UTF8.self)
          }
          offset += 1
        } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), offset < text.count {
          bytes.append(text[offset])
          offset += 1
          continue
        }
        bytes.append(byte)
      }
      throw NormaliserError(.openQuote, at: start)
    }

    private mutating func take(_ sign: UInt8) -> Bool {
      guard offset < text.count, text[offset] == sign else { return false }
      offset += 1
      return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
  }
}
