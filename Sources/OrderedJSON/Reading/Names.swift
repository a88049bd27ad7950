/// Whether an object has a name twice.
enum Names {
  /// The entry of a name that an earlier one of the same object equals, in an object whose last member has
  /// been read.
  ///
  /// Different hashes prove that names differ, and a filter of two bits for each proves that hashes do: for
  /// most objects one walk is enough.
  @inline(__always)
  static func firstRepeated(
    inClosing object: Int, of entries: RawList<Entry>, _ text: UnsafePointer<UInt8>
  ) -> Int? {
    var (low, high) = (UInt64(0), UInt64(0))
    var name = object &+ 1
    while name < entries.count {
      let hash = UInt64(entries.base[name].link)
      let (lowBit, highBit) = (1 &<< hash, 1 &<< (hash &>> 6)) as (UInt64, UInt64)
      if low & lowBit != 0, high & highBit != 0 {
        return firstRepeated(doubtfully: object, of: entries, text)
      }
      low |= lowBit
      high |= highBit
      let value = entries.base[name &+ 1]
      name = value.isContainer ? Int(value.link) : name &+ 2
    }
    return nil
  }

  /// Where the filter cannot tell: compares the hashes, and the names only if two of these are equal.
  @inline(never)
  private static func firstRepeated(
    doubtfully object: Int, of entries: RawList<Entry>, _ text: UnsafePointer<UInt8>
  ) -> Int? {
    let count = Int(entries.base[object].end)
    let isCertain = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { hashes in
      var name = object &+ 1
      for rank in hashes.indices {
        hashes[rank] = entries.base[name].link
        let value = entries.base[name &+ 1]
        name = value.isContainer ? Int(value.link) : name &+ 2
      }
      return count > fewNames ? !mayRepeat(amongMany: hashes) : !mayRepeat(amongFew: hashes)
    }
    return isCertain ? nil : firstRepeated(in: object, of: entries, text)
  }

  /// Objects with at most this many names are compared pair by pair, which is quicker than any table.
  private static let fewNames = 12

  private static func mayRepeat(amongFew hashes: UnsafeMutableBufferPointer<UInt32>) -> Bool {
    hashes.indices.contains { later in
      hashes[..<later].contains(hashes[later])
    }
  }

  private static func mayRepeat(amongMany hashes: UnsafeMutableBufferPointer<UInt32>) -> Bool {
    // An open-addressed table, at most half full; zero is a free slot.
    let size = 1 << (Int.bitWidth - (hashes.count * 2 - 1).leadingZeroBitCount)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size) { slots in
      slots.initialize(repeating: 0)
      for hash in hashes {
        let hash = hash == 0 ? 1 : hash
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
