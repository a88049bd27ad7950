/// Text as it stands between the quotes of a string, with just the escapes that RFC 8785 asks for.
enum JSONEscapes {
  /// The most that so much text can become, and a word more.
  static func room(for count: Int) -> Int { count * 6 + 8 }

  /// Writes a text into memory that has ``room(for:)`` it, and says how long it became.
  static func write(_ text: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Int
  {
    guard let input = text.baseAddress, let output = room.baseAddress else { return 0 }
    let end = text.count
    var (from, to) = (0, 0)
    while from &+ 8 <= end {
      let word = input.loadUnaligned(fromByteOffset: from, as: UInt64.self)
      // What turns out not to be plain is written over.
      output.storeBytes(of: word, toByteOffset: to, as: UInt64.self)
      let escapes = found(in: word)
      if escapes == 0 {
        from &+= 8
        to &+= 8
      } else {
        let plain = escapes.trailingZeroBitCount &>> 3
        to &+= plain
        to &+= write(input.load(fromByteOffset: from &+ plain, as: UInt8.self), to: output + to)
        from &+= plain &+ 1
      }
    }
    while from < end {
      to &+= write(input.load(fromByteOffset: from, as: UInt8.self), to: output + to)
      from &+= 1
    }
    return to
  }

  /// Writes one byte, escaped if it has to be.
  private static func write(_ byte: UInt8, to output: UnsafeMutableRawPointer) -> Int {
    guard isEscaped(byte) else {
      output.storeBytes(of: byte, as: UInt8.self)
      return 1
    }
    output.storeBytes(of: UInt8(ascii: "\\"), as: UInt8.self)
    if let letter = letter(for: byte) {
      output.storeBytes(of: letter, toByteOffset: 1, as: UInt8.self)
      return 2
    }
    let digits: [5 of UInt8] = [
      UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digit(byte >> 4), digit(byte & 15),
    ]
    for index in digits.indices {
      output.storeBytes(of: digits[index], toByteOffset: 1 + index, as: UInt8.self)
    }
    return 6
  }

  private static func letter(for byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// The high bit of each byte that is escaped. Only the lowest bit set is to be trusted: behind it, a
  /// subtraction may have borrowed.
  @inline(__always)
  static func found(in word: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isQuote = (word ^ (ones &* 0x22)) &- ones
    let isBackslash = (word ^ (ones &* 0x5C)) &- ones
    let isControl = word &- ones &* 0x20
    return (isQuote | isBackslash | isControl) & ~word & (ones &* 0x80)
  }

  static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}
