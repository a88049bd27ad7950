/// `uuid`: 8-4-4-4-12 hexadecimal digits of RFC 4122, of any version and variant.
enum UUIDText {
  static func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == 36 else { return false }
    for (position, byte) in bytes.enumerated() {
      switch position {
      case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return false }
      default: guard ByteSet.hexadecimal.contains(byte) else { return false }
      }
    }
    return true
  }
}
