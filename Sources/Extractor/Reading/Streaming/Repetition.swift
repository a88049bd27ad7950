/// How much of the text just read says the same again and again: `length` bytes with a period of
/// `period`.
struct Repetition: Sendable {
  private(set) var period = 0
  /// Bytes that are equal to those a period before.
  private var matched = 0

  /// Bytes that repeat, the first time included.
  var length: Int { matched > 0 ? matched + period : 0 }
  /// How often it is said.
  var times: Int { period > 0 ? length / period : 0 }

  /// Goes on by the last byte.
  ///
  /// A period is kept for as long as it holds. When it breaks, the next to try is the way back to
  /// where the last eight bytes stood before: in a text that repeats, they stand a period before,
  /// at the latest once the eight bytes reach over whatever misled them.
  mutating func follow(_ recent: RecentBytes) {
    if period > 0, recent.last == recent.byte(back: period) {
      matched += 1
    } else {
      matched = 0
      period = recent.wayBack ?? 0
    }
  }
}

/// The last bytes of a text, and where eight such bytes stood before.
struct RecentBytes: Sendable {
  private var ring = [UInt8](repeating: 0, count: size)
  private var positions = [Int](repeating: -1, count: slots)
  private var count = 0
  /// The last eight bytes.
  private var gram: UInt64 = 0
  /// How far back the same eight bytes ended, if that is not too far.
  private(set) var wayBack: Int?

  /// The longest way back.
  static let reach = 512
  private static let size = 1024
  private static let slots = 2048

  var last: UInt8 { ring[(count - 1) & (Self.size - 1)] }

  /// The byte so many before the last.
  func byte(back: Int) -> UInt8 { ring[(count - 1 - back) & (Self.size - 1)] }

  mutating func append(_ byte: UInt8) {
    ring[count & (Self.size - 1)] = byte
    count += 1
    gram = gram << 8 | UInt64(byte)
    // Other bytes may share the slot: whether the way back is right shows in the bytes that follow.
    let slot = Int((gram &* 0x9E37_79B9_7F4A_7C15) >> 53)
    let before = positions[slot]
    positions[slot] = count
    wayBack = before >= 0 && count - before <= Self.reach ? count - before : nil
  }
}
