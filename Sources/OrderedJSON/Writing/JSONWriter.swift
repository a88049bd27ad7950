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
    bytes.append(UInt8(ascii: ":"))
    if style == .indented { bytes.append(UInt8(ascii: " ")) }
  }

  /// Writes a pointer's text as a string.
  package mutating func write(_ pointer: JSONPointer) {
    let start = bytes.count
    bytes.append(UInt8(ascii: "\""))
    for token in pointer.tokens {
      let isPlain = token.utf8Span.span.withUnsafeBufferPointer { text in
        guard Self.isPlain(text), !text.contains(where: JSONPointer.isEscaped) else { return false }
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: text)
        return true
      }
      if !isPlain {
        bytes.removeSubrange(start...)
        return writeQuoted(pointer.description)
      }
    }
    bytes.append(UInt8(ascii: "\""))
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
    string.utf8Span.span.withUnsafeBufferPointer { text in
      if Self.isPlain(text) { return writePlain(text) }
      bytes.append(UInt8(ascii: "\""))
      writeEscaped(UnsafeRawBufferPointer(text))
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Writes a string without escapes, as most are, in one step.
  private mutating func writePlain(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(addingCapacity: text.count + 2) { output in
      output.append(UInt8(ascii: "\""))
      output.withUnsafeMutableBufferPointer { room, count in
        _ = UnsafeMutableBufferPointer(rebasing: room[count...]).initialize(fromContentsOf: text)
        count += text.count
      }
      output.append(UInt8(ascii: "\""))
    }
  }

  /// Escapes a text piece by piece: all of a piece could be escapes, and room for that is only there for
  /// one at a time.
  private mutating func writeEscaped(_ text: UnsafeRawBufferPointer) {
    let most = 1024
    withUnsafeTemporaryAllocation(byteCount: JSONEscapes.room(for: most), alignment: 8) { room in
      var start = 0
      while start < text.count {
        let piece = UnsafeRawBufferPointer(rebasing: text[start..<min(start + most, text.count)])
        let count = JSONEscapes.write(piece, into: room)
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<count]))
        start += piece.count
      }
    }
  }

  /// Whether a text stands for itself: seen in long strides, then in words, of which the last overlaps.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var at = 0
    while at + 32 <= raw.count {
      if !isPlainStride(raw, at) { return false }
      at += 32
    }
    while at + 8 <= raw.count {
      if JSONEscapes.found(in: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) != 0 {
        return false
      }
      at += 8
    }
    guard at < raw.count else { return true }
    var last: UInt64 = 0x2020_2020_2020_2020
    if raw.count >= 8 {
      last = raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
    } else {
      for byte in raw { last = last << 8 | UInt64(byte) }
    }
    return JSONEscapes.found(in: last) == 0
  }

  /// Whether nothing in 32 bytes is escaped.
  private static func isPlainStride(_ text: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    let one = JSONEscapes.found(in: text.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    let two = JSONEscapes.found(in: text.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
    let three = JSONEscapes.found(in: text.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
    let four = JSONEscapes.found(in: text.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
    return one | two | three | four == 0
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
