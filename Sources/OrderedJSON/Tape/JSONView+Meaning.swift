// What values mean, compared on their tapes: nothing is converted or copied.

extension JSONView {
  /// Whether two values mean the same: as `JSON` compares, numbers by value, objects in any order.
  package func means(sameAs other: JSONView) -> Bool {
    let (mine, theirs) = (entry, other.entry)
    switch (mine.kind, theirs.kind) {
    case (.null, .null), (.true, .true), (.false, .false): return true
    case (.number, .number): return decimalText.compare(other.decimalText) == 0
    case (.string, .string): return meansString(sameAs: other)
    case (.array, .array):
      var (one, two) = (items, other.items)
      while let item = one.next() {
        guard let counterpart = two.next(), item.means(sameAs: counterpart) else { return false }
      }
      return two.next() == nil
    case (.object, .object):
      guard count == other.count else { return false }
      return members.allSatisfy { member in
        other.value(ofMember: member.nameView).map { $0.means(sameAs: member.value) } ?? false
      }
    default: return false
    }
  }

  /// A hash that equal values share, seeded per process.
  package var meaningHash: UInt64 {
    let entry = entry
    switch entry.kind {
    case .null: return 0x9E37_79B9_7F4A_7C15
    case .true: return 0xC2B2_AE3D_27D4_EB4F
    case .false: return 0x1656_67B1_9E37_79F9
    case .number:
      var hasher = Hasher()
      decimalText.hash(into: &hasher)
      return UInt64(bitPattern: Int64(hasher.finalize()))
    case .string, .name: return UInt64(stringHash) &* 0x9FB2_1C65_1E98_DF25 ^ 1
    case .array:
      return items.reduce(7) { ($0 &* 0x0100_0000_01B3) ^ Self.stirred($1.meaningHash) }
    case .object:
      // Members in another order are the same object.
      return members.reduce(11) { sum, member in
        sum
          &+ Self.stirred(
            UInt64(member.nameView.entry.link) ^ Self.stirred(member.value.meaningHash))
      }
    }
  }

  private static func stirred(_ hash: UInt64) -> UInt64 {
    let (high, low) = (hash ^ 0x2545_F491_4F6C_DD1D).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }

  /// The exact value of a number.
  package var decimalText: DecimalText {
    let entry = entry
    return DecimalText(tape.memory.text + Int(entry.start), count: entry.length)
  }

  /// The value of a number that is written shortly.
  package var shortDecimal: ShortDecimal? {
    let entry = entry
    guard entry.kind == .number else { return nil }
    return ShortDecimal(tape.memory.text + Int(entry.start), count: entry.length)
  }

  /// Whether a string means exactly this text.
  package func means(_ text: String) -> Bool {
    guard entry.kind == .string || entry.kind == .name else { return false }
    var text = text
    return text.withUTF8 { means(UnsafeRawBufferPointer($0)) }
  }

  private func meansString(sameAs other: JSONView) -> Bool {
    other.withMeaning { means($0) }
  }

  private var stringHash: UInt32 { withMeaning { NameHash.of($0) } }

  /// Calls `body` with the bytes that a string means.
  private func withMeaning<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let entry = entry
    guard entry.flags.contains(.escaped) else {
      return body(
        UnsafeRawBufferPointer(
          start: tape.memory.text + Int(entry.start), count: entry.length))
    }
    var string = JSONTape.string(tape.memory.text, entry)
    return string.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  /// The value of the member that a name of any tape spells.
  private func value(ofMember name: JSONView) -> JSONView? {
    name.withMeaning { value(ofMember: $0) }
  }
}
