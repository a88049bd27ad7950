extension FilePath {
  /// The path as one word of a shell's command line, whatever bytes it holds: `inbox`, `'a b'`,
  /// `$'\xff'`. It is fit to be shown and to be pasted.
  package var shellWord: String {
    guard !bytes.isEmpty, !bytes.allSatisfy(Self.isPlain) else {
      return bytes.isEmpty ? "''" : String(decoding: bytes, as: UTF8.self)
    }
    guard let text = String(validating: bytes, as: UTF8.self), text.isVisible else {
      return "$'" + bytes.map(Self.escaped).joined() + "'"
    }
    var quoted = "'"
    for scalar in text.unicodeScalars {
      quoted += scalar == "'" ? "'\\''" : String(scalar)
    }
    return quoted + "'"
  }

  /// Whether a byte means itself to every shell.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: "%+,-./:=@_".utf8.contains(byte)
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
    case 0x20...0x7E: String(UnicodeScalar(byte))
    default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
}

extension String {
  /// Whether nothing in it steers a terminal or hides.
  fileprivate var isVisible: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
      default: true
      }
    }
  }
}

extension Sequence<FilePath> {
  /// The words as a command line.
  package var shellLine: String { map(\.shellWord).joined(separator: " ") }
}
