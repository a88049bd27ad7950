/// Takes the letters and digits out of texts, makes them small, and notes where words begin.
struct Folding: Sendable {
  /// The letters and digits, of one text after another.
  private(set) var bytes: [UInt8] = []
  /// Where words begin among them.
  private(set) var words: [Int] = []

  /// What bounds words: letters and digits do not go together, and some scripts write without gaps.
  private enum Sort: UInt8 { case gap, letter, digit, alone }

  /// Makes room for so many bytes, and the words of them.
  mutating func reserveCapacity(_ count: Int) {
    bytes.reserveCapacity(count)
    words.reserveCapacity(count / 4)
  }

  /// What each byte of ASCII is; the others are told apart as characters.
  private static let sorts: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      Sort.letter.rawValue
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Sort.digit.rawValue
    case 0x80...: .max
    default: Sort.gap.rawValue
    }
  }

  /// Takes a text, which begins a word.
  mutating func append(_ text: String) {
    var text = text
    if text.withUTF8({ !$0.mayDecompose }) {
      text.withUTF8 { append($0) }
    } else {
      // Letters with accents are one character in some texts, and two in others.
      text._nfcCodeUnits.withUnsafeBufferPointer { append($0) }
    }
  }

  /// So many bytes are taken at a time: there is room for all words that they could be.
  private static let stride = 512

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var last = Sort.gap.rawValue
    var place = 0
    while place < text.count {
      let end = min(place + Self.stride, text.count)
      let base = bytes.count
      var starts = words
      words = []
      // A character may end behind the others, and no small letter has more than three bytes for two of
      // the large one.
      bytes.append(addingCapacity: (end + 3 - place) * 3 / 2) { output in
        output.withUnsafeMutableBufferPointer { room, count in
          starts.append(addingCapacity: end - place) { starts in
            starts.withUnsafeMutableBufferPointer { words, wordCount in
              var taken = Taken(folded: room, count: count, words: words, base: base)
              taken.take(text, from: &place, to: end, after: &last)
              (count, wordCount) = (taken.count, taken.wordCount)
            }
          }
        }
      }
      words = starts
    }
  }

  /// Room for what is taken, and what was.
  private struct Taken {
    let folded: UnsafeMutableBufferPointer<UInt8>
    var count: Int
    let words: UnsafeMutableBufferPointer<Int>
    var wordCount = 0
    let base: Int

    mutating func take(
      _ text: UnsafeBufferPointer<UInt8>, from place: inout Int, to end: Int,
      after last: inout UInt8
    ) {
      while place < end {
        takePlain(text, from: &place, to: end, after: &last)
        if place < end { take(text.scalar(at: &place), after: &last) }
      }
    }

    /// Takes ASCII, without branches: what comes next is hard to tell.
    private mutating func takePlain(
      _ text: UnsafeBufferPointer<UInt8>, from place: inout Int, to end: Int,
      after last: inout UInt8
    ) {
      // In registers: what is written could be any of them for all that is known.
      var (at, count, wordCount, lastSort) = (place, count, wordCount, last)
      Folding.sorts.withUnsafeBufferPointer { sorts in
        while at < end {
          let byte = text[at]
          let sort = sorts[Int(byte)]
          guard sort <= Sort.digit.rawValue else { break }
          let isTaken = (sort &+ 1) &>> 1
          folded[count] = byte | 0x20
          words[wordCount] = base &+ count
          wordCount &+= Int(sort == lastSort ? 0 : isTaken)
          count &+= Int(isTaken)
          lastSort = sort
          at &+= 1
        }
      }
      (place, self.count, self.wordCount, last) = (at, count, wordCount, lastSort)
    }

    private mutating func take(_ scalar: Unicode.Scalar, after last: inout UInt8) {
      // Neither of these ends a word.
      if scalar == "\u{AD}" || scalar == "\u{200B}" { return }
      let sort = Folding.sort(of: scalar)
      if sort != .gap {
        if sort.rawValue != last || sort == .alone {
          words[wordCount] = base + count
          wordCount += 1
        }
        put(scalar)
      }
      last = sort.rawValue
    }

    /// Adds a letter or digit, small.
    private mutating func put(_ scalar: Unicode.Scalar) {
      if (0xC0...0xFF).contains(scalar.value), scalar != "ß" {
        // The letters from À to ÿ, of which the small ones have a bit more.
        put(0xC3)
        put(UInt8(scalar.value & 0x3F) | 0xA0)
      } else {
        for byte in Folding.small(scalar).utf8 { put(byte) }
      }
    }

    private mutating func put(_ byte: UInt8) {
      folded[count] = byte
      count += 1
    }
  }

  /// What a letter or digit is looked up as.
  private static func small(_ scalar: Unicode.Scalar) -> String {
    if let digit = scalar.digit { return String(digit) }
    return scalar == "ß" ? "ss" : scalar.properties.lowercaseMapping
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
    let bytes = UnsafeRawBufferPointer(self)
    var place = 0
    while place < count {
      if place + 8 <= count,
        bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        place += 8
        continue
      }
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
