/// Where something stands in a text: what an editor calls line and column, and the line itself with a caret.
///
/// Readers carry byte offsets and ask for a place only when they have to speak of it.
public struct TextPlace: Sendable, Hashable {
  /// Bytes before the place.
  public let offset: Int
  /// Counted from 1; a line ends with LF, CR, or CR LF.
  public let line: Int
  /// Counted from 1, in Unicode scalars.
  public let column: Int
  /// The line's text around the place, fit for a terminal: control characters are spelled out.
  public let excerpt: String
  /// How many columns of `excerpt` stand before the place.
  public let caret: Int

  /// The excerpt with a caret below the place.
  public var drawing: String {
    excerpt + "\n" + String(repeating: " ", count: caret) + "^"
  }
}

extension TextPlace {
  /// At most this many bytes of a line are shown on each side of the place, and characters of a name.
  private static let reach = 60

  /// Finds the place `offset` bytes into `text`; an offset past the end is the end.
  public init(at offset: Int, in text: UnsafeRawBufferPointer) {
    let offset = min(max(offset, 0), text.count)
    var line = 1
    var lineStart = 0
    for index in 0..<offset {
      let endsLine =
        text[index] == UInt8(ascii: "\n")
        || text[index] == UInt8(ascii: "\r")
          && (index + 1 == text.count || text[index + 1] != UInt8(ascii: "\n"))
      if endsLine {
        line += 1
        lineStart = index + 1
      }
    }
    var lineEnd = offset
    while lineEnd < text.count, text[lineEnd] != UInt8(ascii: "\n"),
      text[lineEnd] != UInt8(ascii: "\r")
    {
      lineEnd += 1
    }

    self.offset = offset
    self.line = line
    self.column = 1 + Self.scalarCount(of: text[lineStart..<offset])

    let from = Self.scalarBoundary(in: text, from: max(lineStart, offset - Self.reach), to: offset)
    let upTo = Self.scalarBoundary(in: text, from: min(lineEnd, offset + Self.reach), to: lineEnd)
    let before =
      (from > lineStart ? "…" : "")
      + Self.visible(String(decoding: text[from..<offset], as: UTF8.self))
    let after =
      Self.visible(String(decoding: text[offset..<upTo], as: UTF8.self))
      + (upTo < lineEnd ? "…" : "")
    self.excerpt = before + after
    self.caret = before.unicodeScalars.count
  }

  /// A string in quotes, fit for a terminal and for one line.
  package static func quoted(_ string: String) -> String {
    let scalars = string.unicodeScalars
    let isLong = scalars.count > reach
    let shown = isLong ? String(scalars.prefix(reach)) + "…" : string
    return visible(JSON.string(shown).text())
  }

  private static func isContinuation(_ byte: UInt8) -> Bool {
    byte & 0b1100_0000 == 0b1000_0000
  }

  private static func scalarCount(of bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    bytes.reduce(0) { $0 + (isContinuation($1) ? 0 : 1) }
  }

  private static func scalarBoundary(
    in text: UnsafeRawBufferPointer, from start: Int, to limit: Int
  ) -> Int {
    var boundary = start
    while boundary < limit, isContinuation(text[boundary]) { boundary += 1 }
    return boundary
  }

  /// Text from outside must not steer a terminal, nor hide in it: control characters and those that
  /// turn text or have no width are spelled out.
  package static func visible(_ text: String) -> String {
    let bytes = text.utf8Span.span
    if bytes.indices.allSatisfy({ 0x20 <= bytes[$0] && bytes[$0] < 0x7F }) { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\t":
        shown.append(" ")
      case .control, .format, .lineSeparator, .paragraphSeparator:
        shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default:
        shown.append(scalar)
      }
    }
    return String(shown)
  }
}
