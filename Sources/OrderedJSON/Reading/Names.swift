/// Whether an object has a name twice.
enum Names {
  /// Objects with at most this many names are compared pair by pair, which is quicker than any table.
  private static let fewNames = 12

  /// Whether two of the hashes are equal. Different hashes prove that all names differ.
  @inline(__always)
  static func mayRepeat(_ hashes: UnsafePointer<UInt32>, count: Int) -> Bool {
    count > fewNames ? manyMayRepeat(hashes, count) : fewMayRepeat(hashes, count)
  }

  @inline(__always)
  private static func fewMayRepeat(_ hashes: UnsafePointer<UInt32>, _ count: Int) -> Bool {
    var found = false
    var later = 1
    while later < count {
      let hash = hashes[later]
      var earlier = 0
      while earlier < later {
        found = found || hashes[earlier] == hash
        earlier &+= 1
      }
      later &+= 1
    }
    return found
  }

  private static func manyMayRepeat(_ hashes: UnsafePointer<UInt32>, _ count: Int) -> Bool {
    // An open-addressed table, at most half full; zero is a free slot.
    let size = 1 << (Int.bitWidth - (count * 2 - 1).leadingZeroBitCount)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size) { slots in
      slots.initialize(repeating: 0)
      for index in 0..<count {
        let hash = hashes[index] == 0 ? 1 : hashes[index]
        var slot = Int(hash) & (size &- 1)
        while slots[slot] != 0 {
          if slots[slot] == hash { return true }
          slot = (slot &+ 1) & (size &- 1)
        }
        slots[slot] = hash
      }
      return false
    }
  }

  /// The entry of the first name of an object that an earlier one equals, by the names themselves.
  ///
  /// The object may still be open: its subtree then reaches to the end of the tape.
  static func firstRepeated(
    in object: Int, of entries: RawList<Entry>, _ text: UnsafePointer<UInt8>
  ) -> Int? {
    var byHash = all(in: object, of: entries).map { (hash: entries.base[$0].link, entry: $0) }
    byHash.sort { ($0.hash, $0.entry) < ($1.hash, $1.entry) }

    var first: Int?
    for (rank, later) in byHash.enumerated() {
      var earlier = rank
      while earlier > 0, byHash[earlier - 1].hash == later.hash {
        earlier -= 1
        let one = entries.base[byHash[earlier].entry]
        if Unescaping.areEqual(one, entries.base[later.entry], text) {
          first = min(first ?? later.entry, later.entry)
          break
        }
      }
    }
    return first
  }

  /// The name entries of an object, in order.
  static func all(in object: Int, of entries: RawList<Entry>) -> [Int] {
    var found: [Int] = []
    var index = object + 1
    while index < entries.count, entries.base[index].kind == .name {
      found.append(index)
      guard index + 1 < entries.count else { break }
      let value = entries.base[index + 1]
      index = value.isContainer ? Int(value.link) : index + 2
      // An open container's link leads outwards: nothing follows it.
      if index <= object { break }
    }
    return found
  }
}
