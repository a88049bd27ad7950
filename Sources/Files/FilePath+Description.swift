extension FilePath: CustomStringConvertible {
  /// The path for people, on one line, with nothing in it that steers a terminal or hides.
  ///
  /// Control characters, marks that turn the direction of text, and other invisible characters
  /// become `\u{202e}`, bytes that are no UTF-8 become `\xff`, a backslash is doubled: two paths
  /// that differ look different.
  package var description: String {
    if bytes.isEmpty { return "\"\"" }
    // Most paths stand for themselves.
    if bytes.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\\") }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var shown = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        Self.show(Unicode.UTF8.decode(encoded), in: &shown)
        position += encoded.count
      case .error(let length):
        for byte in bytes[position..<position + length] {
          shown.append(contentsOf: "\\x\(String(byte, radix: 16))".unicodeScalars)
        }
        position += length
      case .emptyInput:
        return String(shown)
      }
    }
  }

  private static func show(_ scalar: Unicode.Scalar, in shown: inout String.UnicodeScalarView) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    default:
      if scalar == "\\" { shown.append(scalar) }
      shown.append(scalar)
    }
  }
}
