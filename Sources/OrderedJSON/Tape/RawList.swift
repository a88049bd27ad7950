/// A growing list of plain values at a fixed address, for the reader's inner loop.
///
/// A copy shares the memory: it is held as a local while the loop runs and put back afterwards.
/// Whoever made the list frees it.
struct RawList<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var capacity: Int
  var count = 0

  /// Room beyond the last element, so that eight bytes can be loaded from anywhere.
  private static var padding: Int { MemoryLayout<UInt64>.size }

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    self.base = .allocate(capacity: self.capacity + Self.padding)
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(toHold: count + 1) }
    base[count] = element
    count &+= 1
  }

  @inline(never)
  mutating func grow(toHold wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, capacity + capacity)
    let roomier = UnsafeMutablePointer<Element>.allocate(capacity: capacity + Self.padding)
    roomier.update(from: base, count: count)
    base.deallocate()
    base = roomier
  }

  /// A second list with equal elements, and what stands in the padding.
  func duplicate() -> RawList {
    var twin = RawList(capacity: count)
    twin.base.update(from: base, count: count + Self.padding)
    twin.count = count
    return twin
  }
}

extension RawList<UInt8> {
  /// Adds bytes, and zeroes behind them: no token has a zero byte, so every scan ends there.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    grow(toHold: count + bytes.count)
    if let source = bytes.baseAddress {
      UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
    }
    count += bytes.count
    UnsafeMutableRawPointer(base + count)
      .storeBytes(of: 0, toByteOffset: 0, as: UInt64.self)
  }
}
