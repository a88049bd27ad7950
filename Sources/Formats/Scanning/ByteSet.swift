/// A set of ASCII bytes: two words of bits.
struct ByteSet {
  private let low: UInt64
  private let high: UInt64

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The bytes of a text, which is ASCII.
  init(_ text: StaticString) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    text.withUTF8Buffer { text in
      for byte in text {
        if byte < 64 { low |= 1 << byte } else if byte < 128 { high |= 1 << (byte - 64) }
      }
    }
    self.init(low: low, high: high)
  }

  func union(_ other: ByteSet) -> ByteSet {
    ByteSet(low: low | other.low, high: high | other.high)
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) >> (byte & 63) & 1 != 0
  }

  static let digits = ByteSet("0123456789")
  static let letters = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  static let alphanumerics = digits.union(letters)
  static let hexadecimal = ByteSet("0123456789ABCDEFabcdef")
}
