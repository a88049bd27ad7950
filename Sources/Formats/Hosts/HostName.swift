/// `hostname`: labels of letters, digits and inner hyphens (RFC 1123, section 2.1), of at most 63
/// bytes, together at most 253. A label that begins with `xn--` has to be an A-label (RFC 5890).
enum HostName {
  /// The longest name that fits the 255 bytes of RFC 1035, which count a length before each label.
  static let longest = 253
  static let longestLabel = 63

  static func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= longest else { return false }
    var start = 0
    while true {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: ".") { end += 1 }
      let label = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      guard isLabel(label), !hasPrefixOfALabel(label) || isALabel(label) else { return false }
      if end == bytes.count { return true }
      start = end + 1
    }
  }

  static func isLabel(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard 1...longestLabel ~= bytes.count, bytes[0] != UInt8(ascii: "-"),
      bytes[bytes.count - 1] != UInt8(ascii: "-")
    else { return false }
    return bytes.allSatisfy { ByteSet.alphanumerics.contains($0) || $0 == UInt8(ascii: "-") }
  }

  private static func hasPrefixOfALabel(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 4 && bytes[0] | 0x20 == UInt8(ascii: "x") && bytes[1] | 0x20 == UInt8(ascii: "n")
      && bytes[2] == UInt8(ascii: "-") && bytes[3] == UInt8(ascii: "-")
  }

  private static func isALabel(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let label = Label(decodingALabel: bytes) else { return false }
    let bidi = BidiRule(label)
    return bidi.isKept || !bidi.hasRightToLeft
  }
}
