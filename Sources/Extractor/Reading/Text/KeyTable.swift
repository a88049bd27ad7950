/// Numbers that are not zero, each with its rank among them: few are known, and many are asked about.
///
/// Where a number goes is another place in each process, so no text can be made that is slow to look up.
struct KeyTable: Sendable {
  /// As many as a power of two, at most half of them taken; zero is free.
  private var slots = [Slot](repeating: Slot(), count: 16)
  /// How many numbers there are.
  private(set) var count = 0
  private let seed = Self.seed

  private struct Slot {
    var key: UInt64 = 0
    var rank = 0
  }

  private static let seed = UInt64.random(in: 0 ... .max)

  /// The rank of a number that is there.
  subscript(key: UInt64) -> Int? {
    let slot = slots[place(of: key)]
    return slot.key == key && key != 0 ? slot.rank : nil
  }

  /// The rank of a number, which is added if it is not there.
  mutating func insert(_ key: UInt64) -> Int {
    let place = place(of: key)
    if slots[place].key == key { return slots[place].rank }
    let rank = count
    slots[place] = Slot(key: key, rank: rank)
    count += 1
    if count * 2 > slots.count { move(to: slots.count * 2) }
    return rank
  }

  /// Where a number is, or would be.
  private func place(of key: UInt64) -> Int {
    let product = (key ^ seed).multipliedFullWidth(by: seed &* 2 ^ 0x9E37_79B9_7F4A_7C15)
    var place = Int(truncatingIfNeeded: product.high ^ product.low)
    while true {
      place &= slots.count - 1
      if slots[place].key == key || slots[place].key == 0 { return place }
      place += 1
    }
  }

  /// Makes room for so many numbers.
  mutating func reserveCapacity(_ count: Int) {
    var room = slots.count
    while room < count * 2 { room *= 2 }
    if room > slots.count { move(to: room) }
  }

  private mutating func move(to room: Int) {
    let known = slots
    slots = Array(repeating: Slot(), count: room)
    for slot in known where slot.key != 0 { slots[place(of: slot.key)] = slot }
  }
}
