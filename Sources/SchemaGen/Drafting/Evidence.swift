import OrderedJSON

/// What was seen in one place of many records.
struct Evidence {
  private(set) var nulls = 0
  private(set) var booleans = 0
  private(set) var texts = TextEvidence()
  private(set) var numbers = NumberEvidence()
  private(set) var lists = 0
  private(set) var objects = 0
  /// What was seen in lists, in any place of them.
  var items: Evidence? { inner.first }
  private(set) var fields: [(name: String, evidence: Evidence)] = []
  private(set) var isTooDeep = false
  /// At most one: the items.
  private var inner: [Evidence] = []
  private var ranks: [UTF8Text: Int] = [:]

  private static let mostDepth = 24

  /// How many values were seen.
  var count: Int { nulls + booleans + texts.count + numbers.count + lists + objects }

  mutating func see(_ value: JSON, depth: Int = 0) {
    switch value {
    case .null: nulls += 1
    case .bool: booleans += 1
    case .string(let text): texts.see(text)
    case .number(let number): numbers.see(number)
    case .array(let values):
      lists += 1
      for value in values where descends(depth) { seeItem { $0.see(value, depth: depth + 1) } }
    case .object(let object):
      objects += 1
      for (name, value) in object.members where descends(depth) {
        seeField(name) { $0.see(value, depth: depth + 1) }
      }
    }
  }

  /// Adds what was seen in another place.
  mutating func merge(_ other: Evidence) {
    nulls += other.nulls
    booleans += other.booleans
    texts.merge(other.texts)
    numbers.merge(other.numbers)
    lists += other.lists
    objects += other.objects
    isTooDeep = isTooDeep || other.isTooDeep
    if let items = other.items { seeItem { $0.merge(items) } }
    for (name, evidence) in other.fields { seeField(name) { $0.merge(evidence) } }
  }

  private mutating func descends(_ depth: Int) -> Bool {
    if depth >= Self.mostDepth { isTooDeep = true }
    return depth < Self.mostDepth
  }

  private mutating func seeItem(_ see: (inout Evidence) -> Void) {
    if inner.isEmpty { inner.append(Evidence()) }
    see(&inner[0])
  }

  private mutating func seeField(_ name: String, _ see: (inout Evidence) -> Void) {
    let rank = ranks[UTF8Text(name)] ?? fields.count
    if rank == fields.count {
      ranks[UTF8Text(name)] = rank
      fields.append((name, Evidence()))
    }
    see(&fields[rank].evidence)
  }
}

/// The numbers that were seen.
struct NumberEvidence {
  private(set) var count = 0
  /// How many of them are written with a point or an exponent.
  private(set) var broken = 0
  /// The most digits behind a point; nothing once there was an exponent.
  private(set) var places: Int? = 0

  mutating func see(_ number: JSONNumber) {
    count += 1
    let text = Array(number.text.utf8)
    let point = text.firstIndex(of: UInt8(ascii: "."))
    let hasExponent = text.contains { $0 | 0x20 == UInt8(ascii: "e") }
    if point != nil || hasExponent { broken += 1 }
    places = hasExponent ? nil : places.map { max($0, point.map { text.count - $0 - 1 } ?? 0) }
  }

  mutating func merge(_ other: NumberEvidence) {
    count += other.count
    broken += other.broken
    if let mine = places, let others = other.places {
      places = max(mine, others)
    } else {
      places = nil
    }
  }
}
