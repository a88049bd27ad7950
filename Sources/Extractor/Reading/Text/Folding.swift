/// Takes the letters and digits out of a text, makes them small, and notes where words begin.
struct Folding {
  private(set) var bytes: [UInt8] = []
  private(set) var words: [Int] = []
  private var last = Sort.gap

  /// What bounds words: letters and digits do not go together, and some scripts write without gaps.
  private enum Sort { case gap, letter, digit, alone }

  init(of text: String) {
    bytes.reserveCapacity(text.utf8.count)
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 { take(Unicode.Scalar(byte)) }
    } else {
      // Letters with accents are one character in some texts, and two in others.
      let composed = String(decoding: text._nfcCodeUnits, as: UTF8.self)
      for scalar in composed.unicodeScalars { take(scalar) }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    let sort = Self.sort(of: scalar)
    // Neither of these ends a word.
    if scalar == "\u{AD}" || scalar == "\u{200B}" { return }
    if sort != .gap {
      if sort != last || sort == .alone { words.append(bytes.count) }
      append(scalar, sort)
    }
    last = sort
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ sort: Sort) {
    if scalar.isASCII {
      bytes.append(UInt8(ascii: scalar) | (sort == .letter ? 0x20 : 0))
    } else if let digit = scalar.digit {
      bytes.append(UInt8(ascii: "0") + digit)
    } else if scalar == "ß" {
      bytes += Array("ss".utf8)
    } else {
      bytes += Array(scalar.properties.lowercaseMapping.utf8)
    }
  }

  private static func sort(of scalar: Unicode.Scalar) -> Sort {
    switch scalar {
    case "0"..."9": return .digit
    case "a"..."z", "A"..."Z": return .letter
    case "\0"..."\u{7F}": return .gap
    default: break
    }
    if scalar.digit != nil { return .digit }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .nonspacingMark,
      .spacingMark:
      return .letter
    case .otherLetter, .letterNumber: return scalar.isWrittenWithoutGaps ? .alone : .letter
    default: return .gap
    }
  }
}

extension Unicode.Scalar {
  /// The value of a decimal digit, of any script.
  var digit: UInt8? {
    if ("0"..."9").contains(self) { return UInt8(ascii: self) - UInt8(ascii: "0") }
    guard !isASCII, properties.numericType == .decimal, let value = properties.numericValue else {
      return nil
    }
    return UInt8(exactly: value)
  }

  /// Thai to Khmer, and what is written in East Asia: words there stand without gaps, or with
  /// endings.
  fileprivate var isWrittenWithoutGaps: Bool {
    switch value {
    case 0x0E00...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
