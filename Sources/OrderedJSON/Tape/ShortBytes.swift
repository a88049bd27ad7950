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
}
