private import Glibc

extension [UInt8] {
  /// Whether these bytes come before others in byte order: what `lexicographicallyPrecedes` says, at
  /// the speed of memcmp(3).
  package func precedes(_ other: [UInt8]) -> Bool {
    let difference = withUnsafeBytes { ours in
      other.withUnsafeBytes { theirs in
        guard let left = ours.baseAddress, let right = theirs.baseAddress else { return Int32(0) }
        return memcmp(left, right, Swift.min(ours.count, theirs.count))
      }
    }
    return difference == 0 ? count < other.count : difference < 0
  }
}
