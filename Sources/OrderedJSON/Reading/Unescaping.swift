/// What a string of a checked text means: its bytes with the escapes resolved.
package enum Unescaping {
  /// Writes the meaning of text bytes `from..<to`, which is never longer than they are, and gives
  /// its length.
  package static func write(
    _ text: UnsafePointer<UInt8>, _ from: Int, _ to: Int, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var at = from
    var written = 0
    while true {
      let end = backslash(text, at, to)
      (target + written).update(from: text + at, count: end &- at)
      written &+= end &- at
      at = end
      guard at < to else { return written }
      let letter = text[at &+ 1]
      at &+= 2
      guard letter == UInt8(ascii: "u") else {
        target[written] = meaning(of: letter)
        written &+= 1
        continue
      }
      var scalar = Scan.hexadecimal(text, at, to) ?? 0
      at &+= 4
      if scalar & 0xFC00 == 0xD800 {
        let low = Scan.hexadecimal(text, at &+ 2, to) ?? 0
        scalar = 0x10000 &+ (scalar & 0x3FF) &<< 10 &+ (low & 0x3FF)
        at &+= 6
      }
      written &+= write(scalar, into: target + written)
    }
  }

  /// The next backslash, or the end. Eight bytes at a time, for which there are zeros behind the text.
  private static func backslash(_ text: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = from
    while at < to {
      let others = Scan.word(text, at) ^ (ones &* 0x5C)
      // Only the lowest bit set is to be trusted: behind it, a subtraction may have borrowed.
      let found = (others &- ones) & ~others & (ones &* 0x80)
      if found != 0 { return min(to, at &+ found.trailingZeroBitCount &>> 3) }
      at &+= 8
    }
    return to
  }

  /// The hash of a name with escapes: that of what it means.
  static func nameHash(_ text: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> UInt32 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: to - from + 8) { room in
      guard let target = room.baseAddress else { return 0 }
      let count = write(text, from, to, into: target)
      return NameHash.ofPadded(target, count: count, start: NameHash.start)
    }
  }

  /// Whether two strings of one text mean the same bytes.
  static func areEqual(_ one: Entry, _ other: Entry, _ text: UnsafePointer<UInt8>) -> Bool {
    bytes(of: one, text).elementsEqual(bytes(of: other, text))
  }

  private static func bytes(of entry: Entry, _ text: UnsafePointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: max(entry.length, 1)) { room, count in
      count = room.baseAddress.map { write(text, Int(entry.start), Int(entry.end), into: $0) } ?? 0
    }
  }

  private static func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  private static func write(_ scalar: UInt32, into target: UnsafeMutablePointer<UInt8>) -> Int {
    func continuation(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar &>> shift & 0x3F) }
    switch scalar {
    case ..<0x80:
      target[0] = UInt8(scalar)
      return 1
    case ..<0x800:
      target[0] = UInt8(0xC0 | scalar &>> 6)
      target[1] = continuation(0)
      return 2
    case ..<0x10000:
      target[0] = UInt8(0xE0 | scalar &>> 12)
      target[1] = continuation(6)
      target[2] = continuation(0)
      return 3
    default:
      target[0] = UInt8(0xF0 | scalar &>> 18)
      target[1] = continuation(12)
      target[2] = continuation(6)
      target[3] = continuation(0)
      return 4
    }
  }
}
