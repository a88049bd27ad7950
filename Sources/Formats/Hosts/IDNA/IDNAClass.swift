/// What RFC 5892, section 3, says of a character in a label, worked out from its properties.
///
/// The properties are those of the Unicode version that the standard library knows; a character that
/// it does not know yet is disallowed.
enum IDNAClass {
  case valid
  /// Valid where its neighbours allow it: CONTEXTJ and CONTEXTO.
  case contextual
  case disallowed

  init(of value: UInt32) {
    switch value {
    case 0x61...0x7A, 0x30...0x39, 0x2D: self = .valid
    case 0..<0x80: self = .disallowed
    default: self = Self.exception(value) ?? Self.derived(value)
    }
  }

  static func isMark(_ value: UInt32) -> Bool {
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: value >= 0x300
    default: false
    }
  }

  /// Section 2.6, and the joiners of section 2.8.
  private static func exception(_ value: UInt32) -> IDNAClass? {
    switch value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: .valid
    case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9: .contextual
    case 0x200C, 0x200D: .contextual
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: .disallowed
    default: nil
    }
  }

  private static func derived(_ value: UInt32) -> IDNAClass {
    guard let scalar = Unicode.Scalar(value) else { return .disallowed }
    switch value {
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB: return .disallowed  // Old Hangul Jamo
    case 0x20D0...0x20FF, 0x1D100...0x1D24F: return .disallowed  // ignorable blocks
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter,
      .nonspacingMark, .spacingMark:
      let isStable = !properties.changesWhenNFKCCaseFolded
      return isStable && !properties.isDefaultIgnorableCodePoint ? .valid : .disallowed
    default:
      return .disallowed
    }
  }
}
