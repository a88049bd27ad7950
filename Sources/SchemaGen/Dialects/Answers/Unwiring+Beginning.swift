package import OrderedJSON

extension WireSchema {
  /// The beginning of an answer in the form that the local schema speaks of, and the place in it
  /// where the answer stopped.
  ///
  /// What was open then is turned as far as it came: an entry of a map that has no value yet is
  /// left out, and nothing is put in for members that may still come.
  package func beginning(
    from wire: JSON, stopped: JSONPointer
  ) -> (answer: LocalAnswer, stopped: JSONPointer) {
    var unwiring = Unwiring(telling)
    let value = unwiring.beginning(of: wire, stopped)
    return (LocalAnswer(value: value, mistakes: unwiring.mistakes), JSONPointer(unwiring.stop))
  }
}

extension Unwiring {
  fileprivate mutating func beginning(of wire: JSON, _ stopped: JSONPointer) -> JSON {
    let way = stopped.tokens[...]
    guard graph.isWrapped else { return beginning(of: wire, graph.root, way, []) }
    guard let value = wire[FormGraph.wrapper] else { return .null }
    // It stopped in the root, or behind it.
    return beginning(of: value, graph.localRoot, way.dropFirst(), [])
  }

  /// Turns a container that was open; `way` leads on from it to where the answer stopped.
  private mutating func beginning(
    of wire: JSON, _ form: Form, _ way: ArraySlice<String>, _ place: [String]
  ) -> JSON {
    // So it stays, unless something open inside says it better.
    stop = place + way
    guard place.count <= LocalAnswer.mostLevels else {
      complain(.tooDeep(limit: LocalAnswer.mostLevels), at: place)
      return wire
    }
    switch (graph.resolved(form).body, wire) {
    case (.either(let branches), _):
      guard let branch = telling.branch(ofBeginning: wire, among: branches) else { return wire }
      return beginning(of: wire, branch, way, place)
    case (.list(let item, _), .array(let items)):
      return .array(beginning(of: items, way, place) { _ in item })
    case (.tuple(let forms, let rest, _), .array(let items)):
      return .array(beginning(of: items, way, place) { $0 < forms.count ? forms[$0] : rest })
    case (.places(let fields), .object(let members)):
      return beginning(of: members, fields, way, place)
    case (.group(let group), .object(let members)):
      let known = Dictionary(
        group.fields.map { (UTF8Text($0.name), $0.form) }, uniquingKeysWith: { one, _ in one })
      return beginning(of: members, way, place) { known[UTF8Text($0)] ?? group.others }
    case (.map(let map), .object(let members)):
      return beginning(of: members, way, place) { _ in map.value }
    case (.pairs(let map), .array(let entries)): return beginning(of: entries, map, way, place)
    default: return wire
    }
  }

  /// A value that is closed, or was open if the way leads into it.
  private mutating func child(
    _ wire: JSON, _ form: Form?, isOpen: Bool, _ way: ArraySlice<String>, _ place: [String]
  ) -> JSON {
    guard let form else { return wire }
    return isOpen
      ? beginning(of: wire, form, way.dropFirst(), place) : local(wire, form, place)
  }

  private mutating func beginning(
    of items: [JSON], _ way: ArraySlice<String>, _ place: [String], _ form: (Int) -> Form?
  ) -> [JSON] {
    let open = way.first.flatMap(JSONPointer.position)
    return items.enumerated().map { rank, item in
      child(item, form(rank), isOpen: rank == open, way, place + [String(rank)])
    }
  }

  private mutating func beginning(
    of members: JSONObject, _ way: ArraySlice<String>, _ place: [String],
    _ form: (String) -> Form?
  ) -> JSON {
    let open = way.first.map(UTF8Text.init)
    return .object(
      members.map { name, value in
        (name, child(value, form(name), isOpen: UTF8Text(name) == open, way, place + [name]))
      })
  }

  /// A list by its places; a place that was left out ends it.
  private mutating func beginning(
    of members: JSONObject, _ fields: [Form.Group.Field], _ way: ArraySlice<String>,
    _ place: [String]
  ) -> JSON {
    let open = way.first.map(UTF8Text.init)
    var items: [JSON] = []
    for (rank, field) in fields.enumerated() {
      let isOpen = UTF8Text(field.name) == open
      let place = place + [String(rank)]
      if isOpen { stop = place + way.dropFirst() }
      guard let member = members[field.name] else { break }
      items.append(child(member, field.form, isOpen: isOpen, way, place))
    }
    return .array(items)
  }

  /// A map that comes as a list of keys and values.
  private mutating func beginning(
    of entries: [JSON], _ map: Form.Map, _ way: ArraySlice<String>, _ place: [String]
  ) -> JSON {
    guard let open = way.first.flatMap(JSONPointer.position), open < entries.count else {
      stop = place
      return local(entries, map, place)
    }
    guard case .object(var members) = local(Array(entries[..<open]), map, place) else {
      return .array(entries)
    }
    stop = place
    guard let key = entries[open]["key"]?.string, members[key] == nil else {
      return .object(members)
    }
    let rest = way.dropFirst()
    let isInValue = rest.first.map { UTF8Text($0) == UTF8Text("value") } ?? false
    if isInValue { stop = place + [key] + rest.dropFirst() }
    if let value = entries[open]["value"] {
      members[key] = child(value, map.value, isOpen: isInValue, rest, place + [key])
    }
    return .object(members)
  }
}
