/// Comparison of short runs of bytes.
@usableFromInline
package enum ShortBytes {
  @inlinable @inline(__always)
  package static func areEqual(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, count: Int)
    -> Bool
  {
    var at = 0
    while at &+ 8 <= count {
      if one.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      {
        return false
      }
      at &+= 8
    }
    while at < count {
      if one.load(fromByteOffset: at, as: UInt8.self)
        != other.load(fromByteOffset: at, as: UInt8.self)
      {
        return false
      }
      at &+= 1
    }
    return true
  }

  /// The same where eight bytes behind both may be read, whatever they hold.
  @inlinable @inline(__always)
  package static func areEqualPadded(
    _ one: UnsafeRawPointer, _ other: UnsafeRawPointer, count: Int
  ) -> Bool {
    var left = count
    var (one, other) = (one, other)
    while left > 8 {
      if one.loadUnaligned(as: UInt64.self) != other.loadUnaligned(as: UInt64.self) { return false }
      one += 8
      other += 8
      left &-= 8
    }
    // Little-endian: the first bytes are the low ones, the rest is shifted out.
    let difference =
      (one.loadUnaligned(as: UInt64.self) ^ other.loadUnaligned(as: UInt64.self)).littleEndian
    return left == 0 || difference &<< UInt64(truncatingIfNeeded: 64 &- left &* 8) == 0
  }
}
