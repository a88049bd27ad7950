/// Bytes in base64 with its padding, for the few names that are no text.
enum Base64Text {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(3 - group.count) * 8
      for rank in 0..<4 {
        let letter = letters[Int(bits >> UInt32(18 - 6 * rank) & 63)]
        text.append(rank <= group.count ? letter : UInt8(ascii: "="))
      }
    }
    return text
  }
}
