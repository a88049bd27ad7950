import OrderedJSON

/// What an `init(from:)` asked for at one place, in the order of asking.
final class Trace {
  /// The way to it from the value that is being made.
  let place: JSONPointer
  /// The shapes of the values that were asked for here; more than one when the first was refused.
  private(set) var attempts: [Shape] = []
  /// How many values there are to choose from, if they are the values of a choice.
  private(set) var choices = 0
  /// What was asked for by key.
  private(set) var fields: [Field] = []
  /// Where each name stands among them.
  private var ranks: [UTF8Text: Int] = [:]
  /// What was asked for by position.
  private(set) var items: [Trace] = []
  var isKeyed = false
  var isUnkeyed = false
  /// Whether it was asked if null stands here.
  var asksForNull = false
  /// Whether it was asked where the items end.
  var asksForEnd = false
  /// Whether it was asked which keys there are, and the names of all that the key's type knows.
  var asksForKeys = false
  var knownKeys: [String]?

  struct Field {
    /// The name of the member.
    let name: String
    /// The name of the key's case, which is that of the property.
    let property: String
    let trace: Trace
  }

  init(_ place: JSONPointer) { self.place = place }

  func note(_ shape: Shape, choices: Int) {
    attempts.append(shape)
    self.choices = choices
  }

  /// The place of a member.
  func field(_ name: String, property: @autoclosure () -> String) -> Trace {
    if let rank = ranks[UTF8Text(name)] { return fields[rank].trace }
    let field = Field(name: name, property: property(), trace: Trace(place.appending(name)))
    ranks[UTF8Text(name)] = fields.count
    fields.append(field)
    return field.trace
  }

  func item(_ rank: Int) -> Trace {
    if rank < items.count { return items[rank] }
    items.append(Trace(place.appending(rank)))
    return items[items.count - 1]
  }

  /// Whether a value was read here, not merely looked for.
  var isRead: Bool { !attempts.isEmpty || isKeyed || isUnkeyed }

  /// The members that stand directly or deeper in this one.
  var members: [Trace] { fields.flatMap { [$0.trace] + $0.trace.members } }

  /// What was asked for, to compare one run with another.
  var outline: Set<JSONPointer> { Set(members.map(\.place)) }
}
