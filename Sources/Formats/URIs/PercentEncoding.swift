/// Bytes as `%` and two digits: RFC 3986, section 2.1.
package enum PercentEncoding {
  /// A text of which letters, digits, `-`, `.`, `_`, `~` and these signs stay as they are.
  package static func encoded(_ text: String, keeping signs: StaticString = "") -> String {
    let plain = URIGrammar.unreserved.union(ByteSet(signs))
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if plain.contains(byte) { encoded.append(byte) } else { encoded += escape(byte) }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// The text that the escapes mean; nothing if they do not spell UTF-8.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(percent) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    forEach(bytes) { byte, _ in decoded.append(byte) }
    return String(validating: decoded, as: UTF8.self)
  }

  /// Escapes in capitals and only where they are needed: RFC 3986, section 6.2.2, and RFC 3987,
  /// section 3.1, for what is not ASCII.
  static func normalized(_ text: some StringProtocol, lowercasing: Bool = false) -> String {
    var normal: [UInt8] = []
    normal.reserveCapacity(text.utf8.count)
    forEach(Array(text.utf8)[...]) { byte, isEscaped in
      let stays = isEscaped ? URIGrammar.unreserved : everywhere
      if stays.contains(byte) {
        normal.append(lowercasing && 0x41...0x5A ~= byte ? byte | 0x20 : byte)
      } else {
        normal += escape(byte)
      }
    }
    return String(decoding: normal, as: UTF8.self)
  }

  private static func escape(_ byte: UInt8) -> [UInt8] {
    [percent, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let percent = UInt8(ascii: "%")
  private static let digits = Array("0123456789ABCDEF".utf8)
  /// What may stand in some part of a URI.
  private static let everywhere = URIGrammar.query.union(ByteSet("[]"))

  /// Gives the bytes that are meant, and whether each was written as an escape.
  private static func forEach(_ bytes: ArraySlice<UInt8>, _ body: (UInt8, Bool) -> Void) {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == percent, position + 2 < bytes.endIndex, let high = value(bytes[position + 1]),
        let low = value(bytes[position + 2])
      {
        body(high << 4 | low, true)
        position += 3
      } else {
        body(byte, false)
        position += 1
      }
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46, 0x61...0x66: digit & 0x0F + 9
    default: nil
    }
  }
}
