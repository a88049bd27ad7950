/// A SHA-256 digest: 32 bytes that stand for any number of bytes.
package struct SHA256: Sendable, Hashable {
  /// Always 32.
  package let bytes: [UInt8]

  static let size = 32

  /// Takes the bytes of a digest; `nil` unless there are 32.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.size else { return nil }
    self.bytes = Array(bytes)
  }

  /// Makes the digest of bytes in memory.
  package init(of bytes: some Collection<UInt8>) {
    var hasher = Hasher()
    hasher.update(bytes)
    self = hasher.finish()
  }
}

extension SHA256 {
  /// Hashes eight of the bytes: they are as good as random, and enough to spread.
  package func hash(into hasher: inout Swift.Hasher) {
    hasher.combine(bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
  }
}

extension SHA256: Comparable {
  /// Byte order, which is also the order of the hexadecimal texts.
  package static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension SHA256: CustomStringConvertible {
  /// 64 hexadecimal digits in lower case.
  package var description: String {
    String(unsafeUninitializedCapacity: 2 * Self.size) { text in
      for (position, byte) in bytes.enumerated() {
        text[2 * position] = Self.digit(byte >> 4)
        text[2 * position + 1] = Self.digit(byte & 15)
      }
      return 2 * Self.size
    }
  }

  /// Reads 64 hexadecimal digits in either case; `nil` for anything else.
  package init?(hex: String) {
    let digits = hex.utf8.compactMap { Self.value(of: $0) }
    guard digits.count == 2 * Self.size, hex.utf8.count == digits.count else { return nil }
    self.bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
