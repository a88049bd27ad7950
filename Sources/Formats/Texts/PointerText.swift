/// `json-pointer` (RFC 6901) and `relative-json-pointer` (draft-handrews-relative-json-pointer-01).
enum PointerText {
  static func isPointer(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first else { return true }
    guard first == UInt8(ascii: "/") else { return false }
    var afterTilde = false
    for byte in bytes {
      if afterTilde, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
      afterTilde = byte == UInt8(ascii: "~")
    }
    return !afterTilde
  }

  /// How many levels up, then a pointer or `#`.
  static func isRelativePointer(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var text = Scanner(bytes)
    guard text.take("0") || text.takeAll(.digits) > 0 else { return false }
    if text.take("#") { return text.isAtEnd }
    return isPointer(text.rest)
  }
}
