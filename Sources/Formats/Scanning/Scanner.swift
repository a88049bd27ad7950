/// The rest of a text that is read from its front, byte by byte.
struct Scanner {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The bytes of a range that lies inside.
  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  var rest: UnsafeRawBufferPointer { slice(position..<bytes.count) }

  func isNext(_ letter: Unicode.Scalar) -> Bool {
    next == UInt8(ascii: letter)
  }

  mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard isNext(letter) else { return false }
    position += 1
    return true
  }

  /// Takes a letter, given as a small one, large or small.
  mutating func take(eitherCase letter: Unicode.Scalar) -> Bool {
    guard let next, next | 0x20 == UInt8(ascii: letter) else { return false }
    position += 1
    return true
  }

  mutating func take(_ set: ByteSet) -> Bool {
    guard let next, set.contains(next) else { return false }
    position += 1
    return true
  }

  /// Takes as many as there are, and answers how many.
  @discardableResult
  mutating func takeAll(_ set: ByteSet) -> Int {
    let start = position
    while take(set) {}
    return position - start
  }

  /// Takes a number of exactly so many digits, if its value is allowed.
  mutating func number(digits: Int, _ allowed: ClosedRange<Int>) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let digit = next, ByteSet.digits.contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
      position += 1
    }
    return allowed.contains(value) ? value : nil
  }

  /// Takes `%` and two hexadecimal digits.
  mutating func takeEscape() -> Bool {
    guard isNext("%"), position + 2 < bytes.count,
      ByteSet.hexadecimal.contains(bytes[position + 1]),
      ByteSet.hexadecimal.contains(bytes[position + 2])
    else { return false }
    position += 3
    return true
  }

  /// Takes one character, ASCII or not; nothing at the end, and of bytes that are no UTF-8.
  mutating func scalar() -> UInt32? {
    guard let first = next else { return nil }
    if first < 0x80 {
      position += 1
      return UInt32(first)
    }
    let following = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    guard first >= 0xC2, first < 0xF5, position + following < bytes.count else { return nil }
    var value = UInt32(first) & (0x3F >> UInt32(following))
    for offset in 1...following {
      let byte = bytes[position + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    position += following + 1
    return value
  }
}
