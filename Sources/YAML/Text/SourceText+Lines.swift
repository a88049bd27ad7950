extension SourceText {
  /// From an offset to the end of its line, without the line break.
  func line(from offset: Int) -> Range<Int> {
    var end = offset
    while let byte = self[end], !Self.isLineBreak(byte) { end += 1 }
    return offset..<end
  }

  /// Where the line begins that an offset stands in.
  func lineStart(of offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, !Self.isLineBreak(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// Where the line behind a line begins; of CR LF, the LF is taken for an empty line.
  func next(after line: Range<Int>) -> Int { line.upperBound + 1 }

  /// Whether a byte is a space or a tab.
  static func isBlank(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether a byte ends a word; outside the text, every one does.
  static func isBlankOrEnd(_ byte: UInt8?) -> Bool {
    byte.map { isBlank($0) || isLineBreak($0) } ?? true
  }

  static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
