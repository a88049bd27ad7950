import OrderedJSON

/// Cells and lines of CSV (RFC 4180), in UTF-8 and with LF at the end of a line.
///
/// A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, TAB, CR or LF for a formula, and would do
/// what a document says. Such a text gets a `'` in front, and so does one that begins with `'` before such
/// a sign: who takes one `'` away before `'…=` has the text back. Numbers are no texts: `-5` stays `-5`.
struct CSVText {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")
  private static let comma = UInt8(ascii: ",")

  /// A cell with nothing in it, which is not the empty text.
  mutating func appendEmpty() {
    if !isFirst { bytes.append(Self.comma) }
    isFirst = false
  }

  /// A cell that no spreadsheet can take for a formula.
  mutating func append(verbatim text: some Sequence<UInt8>) {
    appendEmpty()
    bytes += text
  }

  /// A cell with any text.
  mutating func append(_ text: some Collection<UInt8>) {
    appendEmpty()
    let isFormula = Self.isFormula(text)
    guard isFormula || Self.needsQuotes(text) else {
      bytes += text
      return
    }
    bytes.append(Self.quote)
    if isFormula { bytes.append(Self.apostrophe) }
    for byte in text {
      if byte == Self.quote { bytes.append(Self.quote) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  mutating func append(_ text: String) { append(text.utf8) }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private static func isFormula(_ text: some Collection<UInt8>) -> Bool {
    switch text.first(where: { $0 != apostrophe }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D:
      true
    default: false
    }
  }

  /// The empty text has quotes, too: a cell without anything is `null`.
  private static func needsQuotes(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    return first == UInt8(ascii: " ")
      || text.contains {
        $0 == quote || $0 == comma || $0 < 0x20 || $0 == UInt8(ascii: ";")
      }
  }
}

extension CSVText {
  /// A cell with a value: a number as it was written, a list or an object as JSON.
  mutating func append(_ value: JSONView?, isJSON: Bool) {
    guard let value else { return appendEmpty() }
    switch value.kind {
    case .null: appendEmpty()
    case .string where !isJSON: append(value.string ?? "")
    case .number, .bool: append(verbatim: value.text.utf8)
    case .string, .array, .object: append(JSON(value).bytes())
    }
  }
}
