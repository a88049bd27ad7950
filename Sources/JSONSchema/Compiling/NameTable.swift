import OrderedJSON

/// A set of names, each with a value: an open-addressed table in a program's `slots`.
///
/// Names are found by the seeded hash that the tape has already, and confirmed byte by byte.
struct NameTable: BitwiseCopyable, Sendable {
  /// The first slot; there is a power of two of them, at most half full.
  var first: Int32 = 0
  var mask: UInt32 = 0
  /// How many names there are; none needs no slot.
  var count: Int32 = 0
}

/// A name and what belongs to it; free if its value is negative.
struct NameSlot: BitwiseCopyable, Sendable {
  var hash: UInt32 = 0
  var start: UInt32 = 0
  var length: UInt32 = 0
  var value: Int32 = -1
}

extension Program {
  /// Keeps the bytes of a name.
  private mutating func slot(_ name: String, value: Int32) -> NameSlot {
    var text = name
    let start = pool.count
    pool += name.utf8
    return NameSlot(
      hash: text.withUTF8 { NameHash.of(UnsafeRawBufferPointer($0)) },
      start: UInt32(start), length: UInt32(pool.count - start), value: value)
  }

  /// Keeps a list of names.
  mutating func list(_ names: [String]) -> Slice {
    let slice = Slice(start: Int32(self.names.count), count: Int32(names.count))
    for name in names { self.names.append(slot(name, value: 0)) }
    return slice
  }

  /// Keeps names, each with its value, to be found quickly.
  mutating func table(of names: [(name: String, value: Int32)]) -> NameTable {
    guard !names.isEmpty else { return NameTable() }
    let size = 1 << (Int.bitWidth - (names.count * 2 - 1).leadingZeroBitCount)
    let table = NameTable(
      first: Int32(slots.count), mask: UInt32(size - 1), count: Int32(names.count))
    slots += Array(repeating: NameSlot(), count: size)
    for (name, value) in names {
      let slot = slot(name, value: value)
      var index = slot.hash & table.mask
      while slots[Int(table.first) + Int(index)].value >= 0 { index = (index + 1) & table.mask }
      slots[Int(table.first) + Int(index)] = slot
    }
    return table
  }
}

extension Ground {
  /// The value that belongs to a string in a table, or -1.
  @inline(__always)
  func find(_ entry: Entry, in table: NameTable) -> Int32 {
    guard table.count > 0 else { return -1 }
    return find(entry, entry.kind == .name ? entry.link : hash(of: entry), in: table)
  }

  /// The value that belongs to the name of a member in a table, or -1.
  @inline(__always)
  func find(name: Entry, in table: NameTable) -> Int32 {
    table.count > 0 ? find(name, name.link, in: table) : -1
  }

  @inline(__always)
  private func find(_ entry: Entry, _ hash: UInt32, in table: NameTable) -> Int32 {
    let slots = tables.pointee.slots + Int(table.first)
    var index = hash & table.mask
    while true {
      let slot = slots + Int(index)
      if slot.pointee.value < 0 { return -1 }
      if slot.pointee.hash == hash, means(entry, slot) { return slot.pointee.value }
      index = (index &+ 1) & table.mask
    }
  }

  /// Whether a string of the tape is the name of a slot.
  @inline(__always)
  func means(_ entry: Entry, _ slot: UnsafePointer<NameSlot>) -> Bool {
    if entry.flags.contains(.escaped) { return meansEscaped(entry, slot) }
    // Behind the names and the text there is room to read on.
    return entry.length == Int(slot.pointee.length)
      && ShortBytes.areEqualPadded(
        text + Int(entry.start), tables.pointee.pool + Int(slot.pointee.start), count: entry.length)
  }

  @inline(never)
  private func meansEscaped(_ entry: Entry, _ slot: UnsafePointer<NameSlot>) -> Bool {
    let name = UnsafeRawBufferPointer(
      start: tables.pointee.pool + Int(slot.pointee.start), count: Int(slot.pointee.length))
    return withString(entry) { $0.elementsEqual(name) }
  }

  @inline(__always)
  private func hash(of entry: Entry) -> UInt32 {
    entry.flags.contains(.escaped)
      ? hash(ofEscaped: entry)
      : NameHash.ofPadded(
        text + Int(entry.start), count: entry.length, start: tables.pointee.hashStart)
  }

  @inline(never)
  private func hash(ofEscaped entry: Entry) -> UInt32 {
    withString(entry) { NameHash.of($0) }
  }

  /// The entry of the name in an object that a slot spells, or -1.
  func member(_ name: UnsafePointer<NameSlot>, of object: Int) -> Int {
    let end = Int(entries[object].link)
    var at = object + 1
    while at < end {
      if entries[at].link == name.pointee.hash, means(entries[at], name) { return at }
      at = next(after: at + 1)
    }
    return -1
  }
}
