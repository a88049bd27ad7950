/// Hashes of member names: fast for short names, and seeded per process, so that nobody outside can
/// prepare names that collide.
package enum NameHash {
  private static let seed = UInt64.random(in: .min ... .max)
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The state to begin with, to be fetched once outside of a loop.
  package static var start: UInt64 { seed }

  /// The hash of `count` bytes; up to seven bytes behind them must be readable, whatever they hold.
  @inline(__always)
  package static func ofPadded(_ bytes: UnsafePointer<UInt8>, count: Int, start: UInt64) -> UInt32 {
    var state = start ^ UInt64(truncatingIfNeeded: count)
    var next = UnsafeRawPointer(bytes)
    var left = count
    while left > 8 {
      state = mixed(state ^ next.loadUnaligned(as: UInt64.self))
      next += 8
      left &-= 8
    }
    // Little-endian: the first bytes are the low ones, the rest is shifted out.
    let tail = next.loadUnaligned(as: UInt64.self).littleEndian
    let kept = left == 0 ? 0 : tail & (~0 &>> UInt64(truncatingIfNeeded: 64 &- left &* 8))
    state = mixed(state ^ kept)
    return UInt32(truncatingIfNeeded: state ^ state &>> 32)
  }

  /// The hash of any bytes.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    withUnsafeTemporaryAllocation(byteCount: bytes.count + 8, alignment: 8) { room in
      room.copyMemory(from: bytes)
      let start = room.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
      return ofPadded(start, count: bytes.count, start: seed)
    }
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let (high, low) = word.multipliedFullWidth(by: multiplier)
    return high ^ low
  }
}
