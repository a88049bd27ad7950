/// Writes values as JSON text.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Style: Sendable, Hashable {
    /// No white space; members in their order, numbers as written.
    case compact
    /// One item or member a line, indented by two spaces; members in their order.
    case indented
    /// The one text that all equal values share (RFC 8785): names sorted by UTF-16, numbers in one
    /// form. Numbers with more digits than a double holds keep them, where RFC 8785 would round.
    case canonical
  }

  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private let style: Style
  private var depth = 0

  /// Makes a writer with nothing written.
  public init(_ style: Style = .compact) { self.style = style }

  /// Writes a value.
  public mutating func write(_ value: JSON) {
    switch value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .number(let value): write(style == .canonical ? value.canonicalText : value.text)
    case .string(let value): writeQuoted(value)
    case .array(let items):
      writeList("[", items, "]") { writer, item in writer.write(item) }
    case .object(let object):
      writeList("{", style == .canonical ? Self.sorted(object.members) : object.members, "}") {
        writer, member in
        writer.writeQuoted(member.name)
        writer.write(writer.style == .indented ? ": " : ":")
        writer.write(member.value)
      }
    }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func writeList<Item>(
    _ opening: Unicode.Scalar, _ items: [Item], _ closing: Unicode.Scalar,
    _ writeItem: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    depth += 1
    for (rank, item) in items.enumerated() {
      if rank > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      writeItem(&self, item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    bytes.append(UInt8(ascii: closing))
  }

  private mutating func breakLine() {
    guard style == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private static func sorted(_ members: [JSONObject.Member]) -> [JSONObject.Member] {
    members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
  }

  // MARK: Strings

  /// Writes a string with just the escapes that RFC 8785 asks for.
  private mutating func writeQuoted(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { text in
      var plain = text.startIndex
      for at in text.indices where Self.isEscaped(text[at]) {
        bytes.append(contentsOf: text[plain..<at])
        writeEscape(text[at])
        plain = at + 1
      }
      bytes.append(contentsOf: text[plain...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func writeEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): write("\\\"")
    case UInt8(ascii: "\\"): write("\\\\")
    case 0x08: write("\\b")
    case 0x09: write("\\t")
    case 0x0A: write("\\n")
    case 0x0C: write("\\f")
    case 0x0D: write("\\r")
    default:
      write(byte < 0x10 ? "\\u000" : "\\u00")
      write(String(byte, radix: 16))
    }
  }
}

extension JSON {
  /// The value as text.
  public func text(_ style: JSONWriter.Style = .compact) -> String {
    String(decoding: bytes(style), as: UTF8.self)
  }

  /// The value as the bytes of its text.
  public func bytes(_ style: JSONWriter.Style = .compact) -> [UInt8] {
    var writer = JSONWriter(style)
    writer.write(self)
    return writer.bytes
  }
}

extension JSON: CustomStringConvertible {
  /// The value as compact text.
  public var description: String { text() }
}
