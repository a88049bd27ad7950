import OrderedJSON

/// What a schema says of the values at one place, as far as columns care; what is inside of them is known
/// as ``SchemaPlace`` alone.
struct Shape {
  var sorts = Sorts.all
  /// The members that objects may have, in the order of the schema.
  var members: [(name: UTF8Text, place: SchemaPlace)] = []
  var required: Set<UTF8Text> = []
  /// The items that arrays may have, if one schema is for all of them.
  var items: SchemaPlace?
  /// Whether a valid value may be what this shape does not say.
  var isLoose = true

  /// Anything at all.
  static let anything = Shape()
  static let nothing = Shape(sorts: [], isLoose: false)
}

/// A place of a record: what holds for its value.
indirect enum SchemaPlace {
  /// A schema, and the references on the way to it.
  case schema(JSON, trail: Set<UTF8Text>)
  case all([SchemaPlace])
  case any([SchemaPlace])

  static let anything = SchemaPlace.schema(true, trail: [])
}

extension Shape {
  /// What both say.
  func and(_ other: Shape) -> Shape {
    var both = Shape(sorts: sorts.intersection(other.sorts), members: members)
    for (name, place) in other.members {
      if let rank = both.members.firstIndex(where: { $0.name == name }) {
        both.members[rank].place = .all([both.members[rank].place, place])
      } else {
        both.members.append((name, place))
      }
    }
    both.required = required.union(other.required)
    both.items = items.map { mine in other.items.map { .all([mine, $0]) } ?? mine } ?? other.items
    both.isLoose = isLoose && other.isLoose
    return both
  }

  /// What one of both says.
  func or(_ other: Shape) -> Shape {
    if sorts.isEmpty { return other }
    if other.sorts.isEmpty { return self }
    var either = Shape(sorts: sorts.union(other.sorts), members: members)
    for (name, place) in other.members {
      if let rank = either.members.firstIndex(where: { $0.name == name }) {
        either.members[rank].place = .any([either.members[rank].place, place])
      } else {
        either.members.append((name, place))
      }
    }
    switch (sorts.contains(.object), other.sorts.contains(.object)) {
    case (true, true): either.required = required.intersection(other.required)
    case (true, false): either.required = required
    case (false, _): either.required = other.required
    }
    switch (sorts.contains(.array), other.sorts.contains(.array)) {
    case (true, true):
      either.items = items.flatMap { mine in other.items.map { .any([mine, $0]) } }
    case (true, false): either.items = items
    case (false, _): either.items = other.items
    }
    either.isLoose = isLoose || other.isLoose
    return either
  }
}
