package import OrderedJSON

/// The one value of a YAML file, and the text it was read from, so that anything about it can be pointed at.
///
///     let document = try YAMLDocument(reading: bytes)
///     let place = document.place(at: document.root.span.begin)
///     print("invoice.yaml:\(place.line):\(place.column)", place.drawing)
///
/// What is read is less than YAML allows: one document, no tags, no merge keys, texts as keys, each once.
/// What a hostile file can make it cost is bounded by its size, whatever its aliases and brackets say.
package struct YAMLDocument: Sendable {
  /// The value.
  package let root: YAMLNode
  private let text: SourceText

  /// More bytes than these are refused.
  package static let mostBytes = 1 << 20
  /// More texts, lists and mappings than these are refused, an alias counted as all it stands for.
  package static let mostNodes = 50_000
  /// More lists and mappings inside one another than these are refused, aliases included.
  package static let mostDepth = 64

  /// Reads the bytes of a file.
  package init(reading bytes: some Sequence<UInt8>) throws(YAMLError) {
    // One byte too many is enough to know, however long the file is.
    let most = Self.mostBytes + 4
    // Of bytes that lie side by side, a copy is made in one go.
    let bytes =
      bytes.withContiguousStorageIfAvailable { Array($0.prefix(most)) }
      ?? Array(bytes.prefix(most))
    self.text = try SourceText(checking: bytes, limit: Self.mostBytes)
    var composer = try Composer(text)
    self.root = try composer.document()
  }

  /// Reads a text.
  package init(parsing text: String) throws(YAMLError) {
    try self.init(reading: text.utf8)
  }

  /// The place of a mark, with its line drawn.
  package func place(at mark: YAMLMark) -> TextPlace { text.place(at: mark.offset) }

  /// The place so many bytes into the text, with its line drawn; it takes as long as to read so far.
  package func place(at offset: Int) -> TextPlace { text.place(at: offset) }

  /// The place of what stands so many bytes into a scalar's text.
  ///
  /// The exact one for a plain or quoted text on one line; the begin of the scalar for a text that is folded
  /// or in which an escape stands before the point.
  package func place(in scalar: YAMLScalar, at utf8Offset: Int) -> TextPlace {
    text.place(at: offset(in: scalar, at: utf8Offset))
  }

  /// How many bytes stand before that place.
  package func offset(in scalar: YAMLScalar, at utf8Offset: Int) -> Int {
    exactOffset(in: scalar, at: utf8Offset) ?? scalar.span.begin.offset
  }

  private func exactOffset(in scalar: YAMLScalar, at utf8Offset: Int) -> Int? {
    guard scalar.span.isOnOneLine, (0...scalar.text.utf8.count).contains(utf8Offset) else {
      return nil
    }
    let begin = scalar.span.begin.offset
    switch scalar.style {
    case .plain:
      return begin + utf8Offset
    case .single:
      // Each quote inside is written twice.
      let quotes = scalar.text.utf8.prefix(utf8Offset).count { $0 == UInt8(ascii: "'") }
      return begin + 1 + utf8Offset + quotes
    case .double:
      let written = text.bytes[begin...].dropFirst().prefix(utf8Offset)
      return written.contains(UInt8(ascii: "\\")) ? nil : begin + 1 + utf8Offset
    case .literal, .folded:
      return nil
    }
  }
}
