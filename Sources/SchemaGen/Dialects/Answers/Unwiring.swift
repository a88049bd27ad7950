import OrderedJSON

/// Turns answers back into the form that the local schema speaks of.
struct Unwiring {
  let telling: TellingApart
  let graph: FormGraph
  private(set) var mistakes: [LocalAnswer.Mistake] = []
  /// Where a beginning stopped.
  var stop: [String] = []

  static func answer(from wire: JSON, _ telling: TellingApart) -> LocalAnswer {
    if !telling.mattersToAnswers { return LocalAnswer(value: wire, mistakes: []) }
    var unwiring = Unwiring(telling)
    let value = unwiring.answer(from: wire)
    return LocalAnswer(value: value, mistakes: unwiring.mistakes)
  }

  init(_ telling: TellingApart) {
    self.telling = telling
    graph = telling.graph
  }

  private mutating func answer(from wire: JSON) -> JSON {
    guard graph.isWrapped else { return local(wire, graph.root, []) }
    guard wire.object?.count == 1, let value = wire[FormGraph.wrapper] else { return wire }
    return local(value, graph.localRoot, [])
  }

  mutating func complain(_ fault: LocalAnswer.Mistake.Fault, at place: [String]) {
    guard mistakes.count < 100 else { return }
    mistakes.append(LocalAnswer.Mistake(pointer: JSONPointer(place), fault: fault))
  }

  mutating func local(_ wire: JSON, _ form: Form, _ place: [String]) -> JSON {
    guard place.count <= LocalAnswer.mostLevels else {
      complain(.tooDeep(limit: LocalAnswer.mostLevels), at: place)
      return wire
    }
    switch (graph.resolved(form).body, wire) {
    case (.either(let branches), _):
      guard let branch = telling.branch(of: wire, among: branches, .wire) else { return wire }
      return local(wire, branch, place)
    case (.jsonText, .string(let text)): return parsed(text, place)
    case (.list(let item, _), .array(let items)):
      return .array(local(items, place) { _ in item })
    case (.tuple(let forms, let rest, _), .array(let items)):
      return .array(local(items, place) { $0 < forms.count ? forms[$0] : rest })
    case (.places(let fields), .object(let members)): return local(members, fields, place)
    case (.group(let group), .object(let members)): return local(members, group, place)
    case (.map(let map), .object(let members)):
      return .object(
        members.map { name, value in (name, local(value, map.value, place + [name])) })
    case (.pairs(let map), .array(let entries)): return local(entries, map, place)
    default: return wire
    }
  }

  private mutating func parsed(_ text: String, _ place: [String]) -> JSON {
    do {
      return try JSON(parsing: text)
    } catch {
      complain(.notJSON(error), at: place)
      return .string(text)
    }
  }

  private mutating func local(
    _ items: [JSON], _ place: [String], _ form: (Int) -> Form?
  ) -> [JSON] {
    items.enumerated().map { rank, item in
      form(rank).map { local(item, $0, place + [String(rank)]) } ?? item
    }
  }

  // MARK: Groups

  private mutating func local(
    _ members: JSONObject, _ group: Form.Group, _ place: [String]
  ) -> JSON {
    lazy var known = Dictionary(
      group.fields.map { (UTF8Text($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    var expected = group.fields[...]
    var value: [JSONObject.Member] = []
    value.reserveCapacity(members.count)
    for (name, member) in members {
      // Most answers have the fields in the order of the schema.
      let next = expected.popFirst().flatMap { UTF8Text($0.name) == UTF8Text(name) ? $0 : nil }
      guard let field = next ?? known[UTF8Text(name)] else {
        let other = group.others.map { local(member, $0, place + [name]) }
        value.append((name, other ?? member))
        continue
      }
      if case .nullWhenMissing(isTakenAway: true) = field.presence, member.isNull { continue }
      value.append((name, local(member, field.form, place + [name])))
    }
    for field in group.fields where members[field.name] == nil {
      switch field.presence {
      case .relaxed(let empty?), .cut(let empty?): value.append((field.name, empty))
      case .required, .optional, .nullWhenMissing, .relaxed(nil), .cut(nil): break
      }
    }
    return .object(value)
  }

  /// The items of a tuple, up to the first that is missing.
  private mutating func local(
    _ members: JSONObject, _ fields: [Form.Group.Field], _ place: [String]
  ) -> JSON {
    var items: [JSON] = []
    for (rank, field) in fields.enumerated() {
      guard let member = members[field.name] else { break }
      if case .nullWhenMissing(isTakenAway: true) = field.presence, member.isNull { break }
      items.append(local(member, field.form, place + [String(rank)]))
    }
    // What cannot be placed is left for the judge to see.
    let hasPlaced =
      items.count == members.count
      || members.names.allSatisfy { name in
        fields.contains { UTF8Text($0.name) == UTF8Text(name) }
      }
    return hasPlaced ? .array(items) : .object(members)
  }

  // MARK: Maps

  mutating func local(_ entries: [JSON], _ map: Form.Map, _ place: [String]) -> JSON {
    var value = JSONObject()
    for (position, entry) in entries.enumerated() {
      guard let members = entry.object, members.count == 2, let key = members["key"]?.string,
        let member = members["value"]
      else {
        complain(.notAnEntry(position: position), at: place)
        return .array(entries)
      }
      let turned = local(member, map.value, place + [key])
      if let earlier = value[key], earlier != turned {
        complain(.keyTwice(key), at: place)
        return .array(entries)
      }
      value[key] = turned
    }
    return .object(value)
  }
}
