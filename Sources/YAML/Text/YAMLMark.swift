/// A point between two bytes of a text: what a message needs to say `file:line:column`.
///
/// Kept in twelve bytes, so that each node can afford two of them.
package struct YAMLMark: Sendable, Hashable {
  private let bytes: UInt32
  private let lines: UInt32
  private let scalars: UInt32

  /// Names a point by the bytes before it, its line and its column, both counted from 1.
  package init(offset: Int, line: Int, column: Int) {
    self.bytes = UInt32(clamping: offset)
    self.lines = UInt32(clamping: line)
    self.scalars = UInt32(clamping: column)
  }

  /// Bytes before the point, those of a byte order mark not counted.
  package var offset: Int { Int(bytes) }
  /// Counted from 1; a line ends with LF, CR, or CR LF.
  package var line: Int { Int(lines) }
  /// Counted from 1, in Unicode scalars.
  package var column: Int { Int(scalars) }
}

extension YAMLMark {
  /// The point so many characters further on the same line, all of them ASCII.
  func advanced(by count: Int) -> YAMLMark {
    YAMLMark(offset: offset + count, line: line, column: column + count)
  }
}

/// From where to where something stands in a text.
package struct YAMLSpan: Sendable, Hashable {
  /// Before its first sign.
  package let begin: YAMLMark
  /// Behind its last sign; blank lines and comments that follow are not part of it.
  package let end: YAMLMark

  /// Whether all of it stands on one line.
  package var isOnOneLine: Bool { begin.line == end.line }
}
