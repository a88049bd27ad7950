/// What a scan over one token came to.
///
/// The inner loop deals in these plain codes; ``JSONSyntaxError`` is made of them once, when it fails.
enum Verdict: UInt8 {
  case complete
  /// The text ends inside of the token.
  case cut
  case unexpected
  case leadingZero
  case missingDigits
  case exponentTooLong
  case controlCharacter
  case badEscape
  case badUnicodeEscape
  case loneSurrogate
  case invalidUTF8
  case duplicateName
  case trailingText
  case tooDeep
  case tooLarge
}

/// Scans over single tokens. All take the text's first byte, a position and the text's length, and
/// rely on the eight zero bytes behind the text.
enum Scan {
  @inline(__always)
  static func word(_ text: UnsafePointer<UInt8>, _ at: Int) -> UInt64 {
    UnsafeRawPointer(text).loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }

  /// The place of the next token: over white space, if there is any.
  @inline(__always)
  static func token(_ text: UnsafePointer<UInt8>, _ from: Int) -> Int {
    text[from] > UInt8(ascii: " ") ? from : space(text, from)
  }

  /// Steps over white space.
  static func space(_ text: UnsafePointer<UInt8>, _ from: Int) -> Int {
    var at = from
    while true {
      // Indentation comes in runs: eight spaces at a time.
      while word(text, at) == 0x2020_2020_2020_2020 { at &+= 8 }
      switch text[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): at &+= 1
      default: return at
      }
    }
  }

  // MARK: Strings

  /// How a string went on: to its closing quote, or to what is wrong. A cut one gives the place from
  /// which a later scan, with more text, can go on.
  struct String {
    let at: Int
    let flags: Entry.Flags
    let verdict: Verdict
  }

  /// Over text of a string that means itself, to anything else: `"`, `\`, a control, or non-ASCII.
  @inline(__always)
  static func plain(_ text: UnsafePointer<UInt8>, _ from: Int) -> Int {
    var at = from
    while true {
      let specials = special(word(text, at))
      if specials != 0 { return at &+ specials.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
  }

  /// The high bit of each byte that is not plain. Only the lowest bit set is to be trusted: behind it, a
  /// subtraction may have borrowed.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isQuote = (word ^ (ones &* 0x22)) &- ones
    let isBackslash = (word ^ (ones &* 0x5C)) &- ones
    let isControl = word &- ones &* 0x20
    // What else sets these bits, bytes above 0x7F, is not plain either.
    return (isQuote | isBackslash | isControl | word) & (ones &* 0x80)
  }

  /// From inside of a string to its closing quote.
  @inline(never)
  static func string(
    _ text: UnsafePointer<UInt8>, from: Int, to end: Int, flags: Entry.Flags = []
  ) -> String {
    var at = from
    var flags = flags
    while true {
      at = plain(text, at)
      let byte = text[at]
      if byte == UInt8(ascii: "\"") { return String(at: at, flags: flags, verdict: .complete) }
      let step = byte >= 0x80 ? nonASCII(text, at, end, &flags) : escape(text, at, end, &flags)
      at = step.at
      if step.verdict != .complete { return String(at: at, flags: flags, verdict: step.verdict) }
    }
  }

  /// Over a run of scalars above U+007F.
  private static func nonASCII(
    _ text: UnsafePointer<UInt8>, _ from: Int, _ end: Int, _ flags: inout Entry.Flags
  ) -> (at: Int, verdict: Verdict) {
    flags.insert(.nonASCII)
    var at = from
    while text[at] >= 0x80 {
      let length = scalarLength(text, at)
      // A zero behind the text can look like a wrong continuation: then the scalar is only cut.
      if length == 0 { return (at, isCutScalar(text, at, end) ? .cut : .invalidUTF8) }
      at &+= length
    }
    return (at, .complete)
  }

  /// The length of the well-formed UTF-8 sequence at a lead byte above 0x7F, or 0
  /// (table 3-7 of the Unicode Standard).
  @inline(__always)
  private static func scalarLength(_ text: UnsafePointer<UInt8>, _ at: Int) -> Int {
    let lead = text[at]
    let second = text[at &+ 1]
    switch lead {
    case 0xC2...0xDF:
      return second & 0xC0 == 0x80 ? 2 : 0
    case 0xE0...0xEF:
      let least: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let most: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= least && second <= most && text[at &+ 2] & 0xC0 == 0x80 ? 3 : 0
    case 0xF0...0xF4:
      let least: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let most: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      return second >= least && second <= most && text[at &+ 2] & 0xC0 == 0x80
        && text[at &+ 3] & 0xC0 == 0x80 ? 4 : 0
    default:
      return 0
    }
  }

  /// Whether bytes are well-formed UTF-8, and whether they all are ASCII. Unlike the other scans it needs
  /// nothing behind them.
  static func wellFormed(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (isWellFormed: Bool, isASCII: Bool) {
    guard let text = bytes.baseAddress else { return (true, true) }
    var at = 0
    var isASCII = true
    while at &+ 8 <= bytes.count {
      let high = word(text, at) & 0x8080_8080_8080_8080
      if high == 0 {
        at &+= 8
        continue
      }
      isASCII = false
      at &+= high.trailingZeroBitCount &>> 3
      // A scalar has four bytes at most.
      while at &+ 4 <= bytes.count, text[at] >= 0x80 {
        let length = scalarLength(text, at)
        if length == 0 { return (false, false) }
        at &+= length
      }
    }
    let rest = UnsafeBufferPointer(rebasing: bytes[at...])
    guard let rest = try? UTF8Span(validating: rest.span) else { return (false, false) }
    return (true, isASCII && rest.isKnownASCII)
  }

  /// Whether the text ends inside a sequence that is right so far.
  private static func isCutScalar(_ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    let there = end - at
    guard there < 4 else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { trial in
      // Each lead allows one of these as its second byte.
      for second in [0x80, 0x90, 0xA0] as [UInt8] {
        for index in 0..<4 {
          trial[index] = index < there ? text[at + index] : index == 1 ? second : 0x80
        }
        let length = trial.baseAddress.map { scalarLength($0, 0) } ?? 0
        if length > there { return true }
      }
      return false
    }
  }

  /// Over a backslash and what it escapes; any other byte here is a control character or the end.
  private static func escape(
    _ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int, _ flags: inout Entry.Flags
  ) -> (at: Int, verdict: Verdict) {
    guard at < end else { return (at, .cut) }
    guard text[at] == UInt8(ascii: "\\") else { return (at, .controlCharacter) }
    flags.insert(.escaped)
    switch text[at &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return (at &+ 2, .complete)
    case UInt8(ascii: "u"):
      return unicodeEscape(text, at, end)
    default:
      return (at, at &+ 1 >= end ? .cut : .badEscape)
    }
  }

  private static func unicodeEscape(
    _ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int
  ) -> (at: Int, verdict: Verdict) {
    guard let unit = hexadecimal(text, at &+ 2, end) else {
      return (at, isCutEscape(text, at, end) ? .cut : .badUnicodeEscape)
    }
    if unit & 0xF800 != 0xD800 { return (at &+ 6, .complete) }
    guard unit < 0xDC00 else { return (at, .loneSurrogate) }
    // The other half must follow at once.
    guard at &+ 6 < end else { return (at, .cut) }
    guard text[at &+ 6] == UInt8(ascii: "\\") else { return (at, .loneSurrogate) }
    guard at &+ 7 < end else { return (at, .cut) }
    guard text[at &+ 7] == UInt8(ascii: "u") else { return (at, .loneSurrogate) }
    guard let low = hexadecimal(text, at &+ 8, end) else {
      return (at, isCutEscape(text, at &+ 6, end) ? .cut : .badUnicodeEscape)
    }
    return low & 0xFC00 == 0xDC00 ? (at &+ 12, .complete) : (at, .loneSurrogate)
  }

  /// Whether the text ends inside four digits that are right so far.
  private static func isCutEscape(_ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    end < at + 6 && (at + 2..<max(end, at + 2)).allSatisfy { digit(text[$0]) != nil }
  }

  /// The value of four hexadecimal digits.
  static func hexadecimal(_ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> UInt32? {
    guard at &+ 4 <= end else { return nil }
    var value: UInt32 = 0
    for index in at..<at &+ 4 {
      guard let digit = digit(text[index]) else { return nil }
      value = value &<< 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a") &+ 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A") &+ 10)
    default: nil
    }
  }

  // MARK: Numbers

  /// Over a number; the text behind it, or its end, is not looked at.
  @inline(__always)
  static func number(
    _ text: UnsafePointer<UInt8>, from: Int, to end: Int, flags: inout Entry.Flags
  ) -> (at: Int, verdict: Verdict) {
    var at = from
    if text[at] == UInt8(ascii: "-") { at &+= 1 }
    if text[at] == UInt8(ascii: "0") {
      at &+= 1
      if isDigit(text[at]) { return (at &- 1, .leadingZero) }
    } else {
      let whole = digits(text, at)
      if whole == at { return (at, at < end ? .missingDigits : .cut) }
      at = whole
    }
    let next = text[at]
    if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") {
      flags.insert(.decimal)
      return decimalPart(text, from: at, to: end)
    }
    return (at, .complete)
  }

  @inline(__always)
  private static func decimalPart(
    _ text: UnsafePointer<UInt8>, from: Int, to end: Int
  ) -> (at: Int, verdict: Verdict) {
    var at = from
    if text[at] == UInt8(ascii: ".") {
      let fraction = digits(text, at &+ 1)
      if fraction == at &+ 1 { return (fraction, fraction < end ? .missingDigits : .cut) }
      at = fraction
    }
    return text[at] | 0x20 == UInt8(ascii: "e") ? exponent(text, at &+ 1, end) : (at, .complete)
  }

  private static func exponent(
    _ text: UnsafePointer<UInt8>, _ from: Int, _ end: Int
  ) -> (at: Int, verdict: Verdict) {
    var first = from
    if text[first] == UInt8(ascii: "+") || text[first] == UInt8(ascii: "-") { first &+= 1 }
    let last = digits(text, first)
    if last == first { return (first, first < end ? .missingDigits : .cut) }
    while first < last, text[first] == UInt8(ascii: "0") { first &+= 1 }
    return last &- first > JSONNumber.mostExponentDigits
      ? (first, .exponentTooLong) : (last, .complete)
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  private static func digits(_ text: UnsafePointer<UInt8>, _ from: Int) -> Int {
    var at = from
    while isDigit(text[at]) { at &+= 1 }
    return at
  }

  /// Over bytes that can stand in a number, to know where an unfinished one ends.
  static func numberBytes(_ text: UnsafePointer<UInt8>, _ from: Int) -> Int {
    var at = from
    while true {
      switch text[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        at &+= 1
      default:
        return at
      }
    }
  }
}
