import OrderedJSON

/// What all containers of one decoding share.
final class Decoding {
  let tape: JSONTape
  let rules: JSONCodingRules
  let entries: UnsafePointer<Entry>
  let text: UnsafePointer<UInt8>
  let hasKeyRule: Bool
  /// For the objects that are being decoded, by depth, the name entry that was found last: members
  /// are mostly asked for in order. A hint that another object has taken over is merely not used.
  private let hints: UnsafeMutablePointer<(object: UInt32, name: UInt32)>
  private static let hintCount = 64
  private var names: [String: String] = [:]
  var trail = Trail()
  /// The innermost value whose type threw an error that knows no place, and its words.
  var refusal: (reason: String, index: UInt32)?

  init(_ tape: JSONTape, _ rules: JSONCodingRules) {
    self.tape = tape
    self.rules = rules
    entries = tape.memory.entries
    text = tape.memory.text
    hasKeyRule = !rules.keys.isAsWritten
    hints = .allocate(capacity: Self.hintCount)
    hints.initialize(repeating: (0, 0), count: Self.hintCount)
  }

  deinit { hints.deallocate() }

  func view(_ index: UInt32) -> JSONView { JSONView(tape, Int(index)) }

  /// The entry of the value of a member, or 0: the root is nobody's member.
  @inline(__always)
  func value(of key: some CodingKey, in object: TapeDecoder) -> UInt32 {
    var name = key.stringValue
    if hasKeyRule, !object.hasFreeNames, let value = valueByRule(of: name, in: object) {
      return value
    }
    return name.withUTF8 { find(UnsafeRawBufferPointer($0), in: object) }
  }

  /// The entry of the value of the member that the rule names for a property. Where there is none, the
  /// key may be a name that no property gives, as a type finds among all keys.
  private func valueByRule(of property: String, in object: TapeDecoder) -> UInt32? {
    var name = mapped(property)
    let value = name.withUTF8 { find(UnsafeRawBufferPointer($0), in: object) }
    return value == 0 ? nil : value
  }

  private func mapped(_ property: String) -> String {
    if let name = names[property] { return name }
    let name = rules.keys.name(of: property)
    names[property] = name
    return name
  }

  private func find(_ name: UnsafeRawBufferPointer, in object: TapeDecoder) -> UInt32 {
    let first = object.index &+ 1
    let end = entries[Int(object.index)].link
    let hint = hints + Int(object.depth) % Self.hintCount
    let start =
      hint.pointee.object == object.index && hint.pointee.name != 0 ? hint.pointee.name : first
    let found = find(name, from: start, to: end)
    let at = found == 0 && start != first ? find(name, from: first, to: start) : found
    if at == 0 { return 0 }
    hint.pointee = (object.index, at)
    return at &+ 1
  }

  private func find(_ name: UnsafeRawBufferPointer, from: UInt32, to end: UInt32) -> UInt32 {
    var at = from
    while at < end {
      let entry = entries[Int(at)]
      if entry.length == name.count || entry.flags.contains(.escaped), means(entry, at, name) {
        return at
      }
      let value = entries[Int(at &+ 1)]
      at = value.isContainer ? value.link : at &+ 2
    }
    return 0
  }

  @inline(__always)
  private func means(_ entry: Entry, _ at: UInt32, _ name: UnsafeRawBufferPointer) -> Bool {
    guard !entry.flags.contains(.escaped) else { return view(at).means(name) }
    let bytes = UnsafeRawPointer(text + Int(entry.start))
    guard let wanted = name.baseAddress else { return true }
    return ShortBytes.areEqual(bytes, wanted, count: name.count)
  }
}

/// A key that is a name or a position.
struct TapeKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String, intValue: Int?) {
    self.stringValue = stringValue
    self.intValue = intValue
  }

  init(stringValue: String) { self.init(stringValue: stringValue, intValue: nil) }
  init(intValue: Int) { self.init(stringValue: String(intValue), intValue: intValue) }
}
