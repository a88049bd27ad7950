import OrderedJSON

/// The place of one value that is being encoded; containers fill it in any order.
///
/// Children that are plain values go straight into the ordered value; only those that are handed out
/// as encoders or nested containers have a slot of their own, gathered when everything is written.
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
    members[name] = value
    content = .members(members)
  }

  func append(_ value: JSON) {
    guard case .items(var items) = content else { return }
    content = .nothing
    items.append(value)
    content = .items(items)
  }

  /// A slot for the member of a name.
  func child(named name: String) -> EncodingSlot {
    set(.null, named: name)
    return child(.name(name))
  }

  /// A slot for one more item.
  func childAtEnd() -> EncodingSlot {
    append(.null)
    return child(.position(count - 1))
  }

  private func child(_ step: Step) -> EncodingSlot {
    let slot = EncodingSlot(rules: rules, path: Path(step, in: path))
    pending.append((step, slot))
    return slot
  }

  // MARK: Values

  /// Writes a value of any type here.
  func encode(_ value: some Encodable) throws {
    if let known = try known(value, at: nil) { return set(known) }
    let hasFreeNames = !rules.keys.isAsWritten && value is any StringKeyedValue
    try value.encode(to: SlotEncoder(slot: self, hasFreeNames: hasFreeNames))
  }

  /// Writes a value of any type as a member.
  func encode(_ value: some Encodable, named name: String) throws {
    if let known = try known(value, at: .name(name)) { return set(known, named: name) }
    try child(named: name).encode(value)
  }

  /// Writes a value of any type as one more item.
  func encodeAtEnd(_ value: some Encodable) throws {
    if let known = try known(value, at: .position(count)) { return append(known) }
    try childAtEnd().encode(value)
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

/// A dictionary whose keys are the names of members.
private protocol StringKeyedValue {}
extension Dictionary: StringKeyedValue where Key == String {}
