import OrderedJSON

/// The place of one value that is being encoded; containers fill it in any order.
///
/// Children that are values go straight into the ordered value; those that are handed out as encoders
/// or nested containers have a slot of their own, gathered when everything is written.
final class EncodingSlot {
  let rules: JSONCodingRules
  /// The way here, innermost step first.
  private let path: Path?
  private var content: Content = .nothing
  private var pending: [(step: Step, slot: EncodingSlot)] = []

  private enum Content {
    case nothing
    case scalar(JSON)
    case items([JSON])
    case members(JSONObject)
  }

  enum Step {
    case position(Int)
    case name(String)

    var token: String {
      switch self {
      case .position(let position): String(position)
      case .name(let name): name
      }
    }

    /// Whether this is the member of a name, compared as UTF-8.
    func isNamed(_ wanted: String) -> Bool {
      if case .name(let name) = self { name.utf8.elementsEqual(wanted.utf8) } else { false }
    }
  }

  final class Path {
    let step: Step
    let parent: Path?
    init(_ step: Step, in parent: Path?) {
      self.step = step
      self.parent = parent
    }
  }

  init(rules: JSONCodingRules, path: Path?) {
    self.rules = rules
    self.path = path
  }

  /// The finished value, or `nil` if nothing was written.
  func finished() -> JSON? {
    switch content {
    case .nothing: return nil
    case .scalar(let value): return value
    case .items(var items):
      for case (.position(let position), let slot) in pending {
        items[position] = slot.finished() ?? .object(JSONObject())
      }
      return .array(items)
    case .members(var members):
      for case (.name(let name), let slot) in pending {
        members[name] = slot.finished() ?? .object(JSONObject())
      }
      return .object(members)
    }
  }

  // MARK: Containers

  /// Makes the slot an object; one that was begun goes on.
  func beginObject() {
    if case .members = content { return }
    content = .members(JSONObject())
  }

  /// Makes the slot an array; one that was begun goes on.
  func beginArray() {
    if case .items = content { return }
    content = .items([])
  }

  /// How many items the array has.
  var count: Int {
    if case .items(let items) = content { items.count } else { 0 }
  }

  func set(_ value: JSON) { content = .scalar(value) }

  func set(_ value: JSON, named name: String) {
    guard case .members(var members) = content else { return }
    content = .nothing
    let count = members.count
    members[name] = value
    content = .members(members)
    // A name that is written again has its last value, not what was handed out for it.
    if members.count == count { pending.removeAll { $0.step.isNamed(name) } }
  }

  func append(_ value: JSON) {
    guard case .items(var items) = content else { return }
    content = .nothing
    items.append(value)
    content = .items(items)
  }

  /// A slot for the member of a name; one that was handed out goes on.
  func child(named name: String) -> EncodingSlot {
    if case .members(let members) = content, members[name] != nil,
      let (_, slot) = pending.last(where: { $0.step.isNamed(name) })
    {
      return slot
    }
    set(.null, named: name)
    return handOut(.name(name))
  }

  /// A slot for one more item.
  func childAtEnd() -> EncodingSlot {
    append(.null)
    return handOut(.position(count - 1))
  }

  private func handOut(_ step: Step) -> EncodingSlot {
    let slot = child(step)
    pending.append((step, slot))
    return slot
  }

  private func child(_ step: Step) -> EncodingSlot {
    EncodingSlot(rules: rules, path: Path(step, in: path))
  }

  // MARK: Values

  /// Writes a value of any type here.
  func encode(_ value: some Encodable) throws {
    if let known = try known(value, at: nil) { return set(known) }
    let hasFreeNames = !rules.keys.isAsWritten && value is any Keyed
    try value.encode(to: SlotEncoder(slot: self, hasFreeNames: hasFreeNames))
  }

  /// Writes a value of any type as a member.
  func encode(_ value: some Encodable, named name: String) throws {
    if let known = try known(value, at: .name(name)) { return set(known, named: name) }
    let slot = child(.name(name))
    try slot.encode(value)
    set(slot.finished() ?? .object(JSONObject()), named: name)
  }

  /// Writes a value of any type as one more item.
  func encodeAtEnd(_ value: some Encodable) throws {
    if let known = try known(value, at: .position(count)) { return append(known) }
    let slot = child(.position(count))
    try slot.encode(value)
    append(slot.finished() ?? .object(JSONObject()))
  }

  private func known(_ value: some Encodable, at step: Step?) throws -> JSON? {
    do {
      return try rules.wellKnown(value)
    } catch {
      let tokens = (steps + (step.map { [$0] } ?? [])).map(\.token)
      throw JSONEncodingError(fault: error, pointer: JSONPointer(tokens))
    }
  }

  // MARK: The way here

  private var steps: [Step] {
    var steps: [Step] = []
    var path = path
    while let step = path?.step {
      steps.append(step)
      path = path?.parent
    }
    return steps.reversed()
  }

  var codingPath: [any CodingKey] {
    steps.map { step in
      switch step {
      case .position(let position): TapeKey(intValue: position)
      case .name(let name): TapeKey(stringValue: name)
      }
    }
  }
}
