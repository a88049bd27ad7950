/// A set of numbers that are not zero: quick to fill, for what is looked up a few times only.
///
/// Where a number goes is another place in each set, so no text can be made that fills one slowly.
struct KeySet: Sendable {
  /// As many as a power of two, at most half of them taken; zero is free.
  private var slots: [UInt64]
  private var count = 0
  private let seed = UInt64.random(in: 0 ... .max)

  init(capacity: Int) {
    slots = Self.free(for: capacity)
  }

  func contains(_ key: UInt64) -> Bool { slots[place(of: key)] != 0 }

  mutating func insert(_ key: UInt64) {
    let place = place(of: key)
    guard slots[place] == 0 else { return }
    slots[place] = key
    count += 1
    if count * 2 > slots.count { grow() }
  }

  /// Where a number is, or would be.
  private func place(of key: UInt64) -> Int {
    let product = (key ^ seed).multipliedFullWidth(by: seed &* 2 ^ 0x9E37_79B9_7F4A_7C15)
    var place = Int(truncatingIfNeeded: product.high ^ product.low)
    while true {
      place &= slots.count - 1
      if slots[place] == key || slots[place] == 0 { return place }
      place += 1
    }
  }

  private mutating func grow() {
    let keys = slots
    slots = Self.free(for: slots.count)
    for key in keys where key != 0 { slots[place(of: key)] = key }
  }

  /// Twice as much room as is asked for, and up to twice as much again.
  private static func free(for count: Int) -> [UInt64] {
    var room = 16
    while room < count * 2 { room *= 2 }
    return Array(repeating: 0, count: room)
  }
}
