/// Some of the 256 bytes.
struct ByteSet: Sendable, Hashable {
  private var words = SIMD4<UInt64>()

  init() {}

  init(_ ranges: ClosedRange<UInt8>...) {
    for range in ranges { insert(range) }
  }

  mutating func insert(_ bytes: ClosedRange<UInt8>) {
    for byte in bytes { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
  }

  mutating func formUnion(_ other: ByteSet) { words |= other.words }

  /// All the others.
  mutating func invert() { words = ~words }

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }
}

extension ByteSet {
  /// `[:digit:]` and its kin, as in the C locale.
  init?(className name: String) {
    let upper = ByteSet(0x41...0x5A)
    let lower = ByteSet(0x61...0x7A)
    let digits = ByteSet(0x30...0x39)
    switch name {
    case "upper": self = upper
    case "lower": self = lower
    case "digit": self = digits
    case "alpha": self = upper.union(lower)
    case "alnum": self = upper.union(lower).union(digits)
    case "xdigit": self = ByteSet(0x30...0x39, 0x41...0x46, 0x61...0x66)
    case "blank": self = ByteSet(0x09...0x09, 0x20...0x20)
    case "space": self = ByteSet(0x09...0x0D, 0x20...0x20)
    case "cntrl": self = ByteSet(0x00...0x1F, 0x7F...0x7F)
    case "print": self = ByteSet(0x20...0x7E)
    case "graph": self = ByteSet(0x21...0x7E)
    case "punct": self = ByteSet(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E)
    default: return nil
    }
  }

  private func union(_ other: ByteSet) -> ByteSet {
    var both = self
    both.formUnion(other)
    return both
  }
}
