public import OrderedJSON

/// Why a value that is valid locally cannot be said on the wire.
public enum Unsayable: Error, Sendable, Hashable {
  /// The schema allows more members than it names, and the provider only those it names.
  case undeclaredMember(JSONPointer)
  /// The value is nested deeper than the levels of the schema that are sent.
  case tooDeep(JSONPointer)
}

extension Unsayable: CustomStringConvertible {
  /// One line: where, what, and what to do.
  public var description: String {
    let sentence =
      switch self {
      case .undeclaredMember(let pointer):
        "\(pointer): the schema does not name this member, and the provider takes no others; name it"
      case .tooDeep(let pointer):
        "\(pointer): deeper than the levels that are sent; allow more levels"
      }
    return TextPlace.visible(sentence)
  }
}

/// Turns local values into the form they have on the wire.
struct Wiring {
  private let telling: TellingApart
  private let graph: FormGraph
  private let rules: DialectRules

  init(_ telling: TellingApart) {
    self.telling = telling
    graph = telling.graph
    rules = telling.rules
  }

  func wired(_ value: JSON) throws(Unsayable) -> JSON {
    let wire = try wired(value, graph.localRoot, [])
    return graph.isWrapped ? .object([(FormGraph.wrapper, wire)]) : wire
  }

  private func wired(_ value: JSON, _ form: Form, _ place: [String]) throws(Unsayable) -> JSON {
    guard place.count <= LocalAnswer.mostLevels else { throw .tooDeep(JSONPointer(place)) }
    switch (graph.resolved(form).body, value) {
    case (.either(let branches), _): return try wired(value, branches, place)
    case (.jsonText(let isGroup), _):
      return isGroup && value.kind != .object ? value : .string(value.text())
    case (.list(let item, _), .array(let items)):
      return .array(try wired(items, place) { _ in item })
    case (.tuple(let forms, let rest, _), .array(let items)):
      return .array(try wired(items, place) { $0 < forms.count ? forms[$0] : rest })
    case (.places(let fields), .array(let items)) where items.count <= fields.count:
      return try wired(items, fields, place)
    case (.group(let group), .object(let members)): return try wired(members, group, place)
    case (.map(let map), .object(let members)):
      var wire: [JSONObject.Member] = []
      for (name, member) in members {
        wire.append((name, try wired(member, map.value, place + [name])))
      }
      return .object(wire)
    case (.pairs(let map), .object(let members)):
      var entries: [JSON] = []
      for (name, member) in members {
        let wire = try wired(member, map.value, place + [name])
        entries.append(.object([("key", .string(name)), ("value", wire)]))
      }
      return .array(entries)
    default: return value
    }
  }

  private func wired(
    _ items: [JSON], _ place: [String], _ form: (Int) -> Form?
  ) throws(Unsayable) -> [JSON] {
    var wire: [JSON] = []
    wire.reserveCapacity(items.count)
    for (rank, item) in items.enumerated() {
      guard let form = form(rank) else {
        wire.append(item)
        continue
      }
      wire.append(try wired(item, form, place + [String(rank)]))
    }
    return wire
  }

  private func wired(
    _ value: JSON, _ branches: [Form], _ place: [String]
  ) throws(Unsayable) -> JSON {
    if let branch = telling.branch(of: value, among: branches, .local) {
      return try wired(value, branch, place)
    }
    if branches.contains(where: \.isNever) { throw .tooDeep(JSONPointer(place)) }
    if rules.closesGroups, value.kind == .object { throw .undeclaredMember(JSONPointer(place)) }
    return value
  }

  private func wired(
    _ members: JSONObject, _ group: Form.Group, _ place: [String]
  ) throws(Unsayable) -> JSON {
    var wire: [JSONObject.Member] = []
    for field in group.fields {
      let place = place + [field.name]
      switch (field.presence, members[field.name]) {
      case (.cut(let only), let value?):
        if value != only { throw .tooDeep(JSONPointer(place)) }
      case (_, let value?): wire.append((field.name, try wired(value, field.form, place)))
      case (.nullWhenMissing, nil): wire.append((field.name, .null))
      case (_, nil): break
      }
    }
    let known = Set(group.fields.map { UTF8Text($0.name) })
    for (name, value) in members where !known.contains(UTF8Text(name)) {
      if rules.closesGroups { throw .undeclaredMember(JSONPointer(place + [name])) }
      let others = try group.others.map { (form) throws(Unsayable) in
        try wired(value, form, place + [name])
      }
      wire.append((name, others ?? value))
    }
    return .object(wire)
  }

  private func wired(
    _ items: [JSON], _ fields: [Form.Group.Field], _ place: [String]
  ) throws(Unsayable) -> JSON {
    var wire: [JSONObject.Member] = []
    for (rank, field) in fields.enumerated() {
      if rank < items.count {
        let value = try wired(items[rank], field.form, place + [String(rank)])
        wire.append((field.name, value))
      } else if case .nullWhenMissing = field.presence {
        wire.append((field.name, .null))
      }
    }
    return .object(wire)
  }
}
