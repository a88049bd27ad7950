package import Files

/// What a document is called in outputs, which are text, though its name is bytes.
///
/// The text is the name itself. Only a name that is no UTF-8, or holds a backslash, is spelled: a byte that
/// is no UTF-8 as `\xff`, a backslash as `\\`. So no two names have one text, and none is lost:
///
///     inbox/Müller.pdf       inbox/Müller.pdf
///     inbox/M<FC>ller.pdf    inbox/M\xfcller.pdf
///     inbox/a\b.pdf          inbox/a\\b.pdf
package struct DocumentName: Sendable, Hashable {
  /// UTF-8 without exception.
  package let text: [UInt8]
  /// Whether the text is the name, byte by byte.
  package let isExact: Bool

  private static let backslash = UInt8(ascii: "\\")

  /// Spells a name.
  package init(_ path: FilePath) {
    let isText = String(validating: path.bytes, as: UTF8.self) != nil
    isExact = isText && !path.bytes.contains(Self.backslash)
    text = isExact ? path.bytes : Self.spelled(path.bytes)
  }

  private static func spelled(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar):
        if scalar.first == backslash { text.append(backslash) }
        text += scalar
        position += scalar.count
      case .error(let length):
        for byte in bytes[position..<position + length] {
          text += "\\x\(String(byte, radix: 16))".utf8
        }
        position += length
      case .emptyInput:
        return text
      }
    }
  }
}

extension DocumentName {
  /// The name that a text spells; nothing if it spells none.
  package static func path(spelledBy text: some Sequence<UInt8>) -> FilePath? {
    var bytes: [UInt8] = []
    var rest = text.makeIterator()
    while let byte = rest.next() {
      guard byte == backslash else {
        bytes.append(byte)
        continue
      }
      switch rest.next() {
      case backslash: bytes.append(backslash)
      case UInt8(ascii: "x"):
        guard let byte = UInt8(hexPair: rest.next(), rest.next()) else { return nil }
        bytes.append(byte)
      default: return nil
      }
    }
    return FilePath(bytes)
  }
}

extension UInt8 {
  /// The byte that two hexadecimal digits write; nothing if they are none.
  init?(hexPair first: UInt8?, _ second: UInt8?) {
    guard let first, let high = Character(UnicodeScalar(first)).hexDigitValue,
      let second, let low = Character(UnicodeScalar(second)).hexDigitValue
    else { return nil }
    self = UInt8(high << 4 | low)
  }
}
