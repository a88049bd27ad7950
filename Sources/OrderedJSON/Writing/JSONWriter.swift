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

  /// Makes a writer with nothing written, and with room for a number of bytes if it is known.
  public init(_ style: Style = .compact, capacity: Int = 0) {
    self.style = style
    bytes.reserveCapacity(capacity)
  }

  /// Writes a value.
  public mutating func write(_ value: JSON) {
    switch value {
    case .null: write(verbatim: "null")
    case .bool(let value): write(verbatim: value ? "true" : "false")
    case .number(let value): write(plain: style == .canonical ? value.canonicalText : value.text)
    case .string(let value): writeQuoted(value)
    case .array(let items): writeArray(items)
    case .object(let object):
      writeObject(style == .canonical ? Self.sorted(object.members) : object.members)
    }
  }

  /// Writes a member's name and what stands before its value.
  package mutating func write(name: String) {
    writeQuoted(name)
    write(verbatim: style == .indented ? ": " : ":")
  }

  /// Writes JSON, or a piece of it, that stands in the source.
  package mutating func write(verbatim text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes JSON that was written before.
  package mutating func write(verbatim text: [UInt8]) { bytes += text }

  private mutating func write(plain text: String) {
    text.utf8Span.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  // MARK: Lists

  private mutating func writeArray(_ items: [JSON]) {
    open("[")
    for rank in items.indices {
      beginItem(rank)
      write(items[rank])
    }
    close("]", isEmpty: items.isEmpty)
  }

  private mutating func writeObject(_ members: [JSONObject.Member]) {
    open("{")
    for rank in members.indices {
      beginItem(rank)
      write(name: members[rank].name)
      write(members[rank].value)
    }
    close("}", isEmpty: members.isEmpty)
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    depth += 1
  }

  private mutating func beginItem(_ rank: Int) {
    if rank > 0 { bytes.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func close(_ bracket: Unicode.Scalar, isEmpty: Bool) {
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(UInt8(ascii: bracket))
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
    string.utf8Span.span.withUnsafeBufferPointer { writeEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies the runs between escapes whole.
  private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let end = Self.plainEnd(text, start)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      guard end < text.count else { return }
      writeEscape(text[end])
      start = end + 1
    }
  }

  /// Over text that stands for itself: in long strides, then in words, then byte by byte.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var at = start
    while at + 32 <= raw.count, isPlainStride(raw, at) { at += 32 }
    while at + 8 <= raw.count {
      let escapes = escapes(in: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      if escapes != 0 { return at + escapes.trailingZeroBitCount >> 3 }
      at += 8
    }
    while at < raw.count, !isEscaped(raw[at]) { at += 1 }
    return at
  }

  /// Whether nothing in 32 bytes is escaped.
  private static func isPlainStride(_ text: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    let one = escapes(in: text.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    let two = escapes(in: text.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
    let three = escapes(in: text.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
    let four = escapes(in: text.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
    return one | two | three | four == 0
  }

  /// The high bit of each byte that is escaped. Only the lowest bit set is to be trusted: behind it, a
  /// subtraction may have borrowed.
  private static func escapes(in word: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isQuote = (word ^ (ones &* 0x22)) &- ones
    let isBackslash = (word ^ (ones &* 0x5C)) &- ones
    let isControl = word &- ones &* 0x20
    return (isQuote | isBackslash | isControl) & ~word & (ones &* 0x80)
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func writeEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): write(verbatim: "\\\"")
    case UInt8(ascii: "\\"): write(verbatim: "\\\\")
    case 0x08: write(verbatim: "\\b")
    case 0x09: write(verbatim: "\\t")
    case 0x0A: write(verbatim: "\\n")
    case 0x0C: write(verbatim: "\\f")
    case 0x0D: write(verbatim: "\\r")
    default:
      write(verbatim: byte < 0x10 ? "\\u000" : "\\u00")
      write(plain: String(byte, radix: 16))
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
    var writer = JSONWriter(style, capacity: 256)
    writer.write(self)
    return writer.bytes
  }
}

extension JSON: CustomStringConvertible {
  /// The value as compact text.
  public var description: String { text() }
}
