/// Takes the letters and digits out of a text, makes them small, and notes where words begin.
struct Folding {
  private(set) var bytes: [UInt8] = []
  private(set) var words: [Int] = []

  /// What bounds words: letters and digits do not go together, and some scripts write without gaps.
  private enum Sort { case gap, letter, digit, alone }

  init(of text: String) {
    var text = text
    if text.withUTF8({ !$0.mayDecompose }) {
      text.withUTF8 { take($0) }
    } else {
      // Letters with accents are one character in some texts, and two in others.
      text._nfcCodeUnits.withUnsafeBufferPointer { take($0) }
    }
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
    var words: [Int] = []
    words.reserveCapacity(text.count / 4)
    // No small letter has more than three bytes for two of the large one.
    let room = text.count + text.count / 2 + 1
    bytes = [UInt8](unsafeUninitializedCapacity: room) { folded, count in
      var last = Sort.gap
      var place = 0
      while place < text.count {
        let byte = text[place]
        let small = byte | 0x20
        let sort: Sort
        if small &- UInt8(ascii: "a") < 26 {
          sort = .letter
        } else if byte &- UInt8(ascii: "0") < 10 {
          sort = .digit
        } else if byte < 0x80 {
          last = .gap
          place += 1
          continue
        } else {
          Self.take(text.scalar(at: &place), to: folded, &count, &words, after: &last)
          continue
        }
        if sort != last { words.append(count) }
        folded[count] = small
        count += 1
        last = sort
        place += 1
      }
    }
    self.words = words
  }

  private static func take(
    _ scalar: Unicode.Scalar, to folded: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int,
    _ words: inout [Int], after last: inout Sort
  ) {
    // Neither of these ends a word.
    if scalar == "\u{AD}" || scalar == "\u{200B}" { return }
    let sort = sort(of: scalar)
    if sort != .gap {
      if sort != last || sort == .alone { words.append(count) }
      for byte in small(scalar).utf8 {
        folded[count] = byte
        count += 1
      }
    }
    last = sort
  }

  private static func small(_ scalar: Unicode.Scalar) -> String {
    if let digit = scalar.digit { return String(digit) }
    // The letters from À to ÿ, but for ß, of which the small ones have a bit more.
    if scalar.value <= 0xFF {
      return scalar == "ß" ? "ss" : String(Unicode.Scalar(UInt8(scalar.value | 0x20)))
    }
    return scalar.properties.lowercaseMapping
  }

  private static func sort(of scalar: Unicode.Scalar) -> Sort {
    if (0xC0...0xFF).contains(scalar.value) {
      return scalar == "×" || scalar == "÷" ? .gap : .letter
    }
    // Blanks, dashes and quotes.
    if (0x2000...0x206F).contains(scalar.value) { return .gap }
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

extension UnsafeBufferPointer<UInt8> {
  /// Decodes one scalar of UTF-8 that is known to be valid, and steps over it.
  func scalar(at place: inout Int) -> Unicode.Scalar {
    let first = self[place]
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(count == 1 ? first : first & (0x7F >> UInt8(count)))
    for byte in self[place + 1..<place + count] { value = value << 6 | UInt32(byte & 0x3F) }
    place += count
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Whether a text can have characters of which there is a composed form; nothing below U+0300, and
  /// of what stands from U+2000 to U+20BF (dashes, quotes, currencies) no letter, has another.
  fileprivate var mayDecompose: Bool {
    var place = 0
    while place < count {
      let byte = self[place]
      if byte >= 0xCC {
        guard byte == 0xE2, self[place + 1] <= 0x82 else { return true }
      }
      place += 1
    }
    return false
  }
}

extension Unicode.Scalar {
  /// The value of a decimal digit, of any script.
  var digit: UInt8? {
    if ("0"..."9").contains(self) { return UInt8(ascii: self) - UInt8(ascii: "0") }
    // The first others are those of Arabic; from dashes and quotes to what is written in China there is
    // none.
    guard value >= 0x660, !(0x2000...0xA000 ~= value), properties.numericType == .decimal,
      let value = properties.numericValue
    else {
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
