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
    if count == capacity { self = grown(toHold: count &+ 1) }
    base[count] = element
    count &+= 1
  }

  /// The same elements with more room, the memory of this list being freed. By value, so that a list in
  /// registers can stay there.
  @inline(never)
  private consuming func grown(toHold wanted: Int) -> RawList {
    var roomier = RawList(capacity: max(wanted, capacity + capacity))
    roomier.base.update(from: base, count: count)
    roomier.count = count
    base.deallocate()
    return roomier
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
    if count + bytes.count > capacity { self = grown(toHold: count + bytes.count) }
    if let source = bytes.baseAddress {
      UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
    }
    count += bytes.count
    UnsafeMutableRawPointer(base + count)
      .storeBytes(of: 0, toByteOffset: 0, as: UInt64.self)
  }
}
