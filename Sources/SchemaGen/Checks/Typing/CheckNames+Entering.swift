import OrderedJSON

extension CheckNames {
  /// Goes into the entries of a list, so that its names are the next to be looked up.
  mutating func enter(_ way: [CheckScope.Name]) throws(CheckError) -> CheckEntries {
    let start = way[0]
    var found = try begin(
      start.text.string, start.text.string, from: innermost, at: start.offset)
    var entries = CheckEntries(context: found.path.context, groups: [], list: found.path.last)
    for name in way.dropFirst() {
      guard found.place.hasFields else {
        throw CheckError(inTheWay(found), at: start.offset)
      }
      push(Context(place: found.place, way: self.way(to: found)))
      entries.groups.append(entries.list)
      found = try step(to: name.text.string, from: found, at: name.offset)
      entries.list = found.path.last
    }
    guard !found.place.hasFields, let items = found.place.entries else {
      throw CheckError(
        .notAList(found.path.text, is: found.place.type(blueprint)), at: start.offset)
    }
    let entry = Alternatives(items.shapes, blueprint)
    guard entry.hasFields else {
      throw CheckError(
        .noGroups(found.path.text, is: found.place.type(blueprint)), at: start.offset)
    }
    let holder = entries.groups.isEmpty ? entries.context : innermost
    push(
      Context(
        place: entry, way: self.way(to: found) + "[]", holder: holder,
        name: way[way.count - 1].text.string))
    return entries
  }

  private func inTheWay(_ found: Found) -> CheckError.Fault {
    found.place.entries == nil
      ? .noFieldsIn(found.path.text, is: found.place.type(blueprint))
      : .listInside(found.path.text)
  }

  private func step(
    to name: String, from found: Found, at offset: Int
  ) throws(CheckError) -> Found {
    guard let field = try field(name, in: found.place, way(to: found), at: offset) else {
      let meant = nearest(to: name, among: names(in: found.place))
      throw CheckError(.noField(name, meant: meant), at: offset)
    }
    var next = found
    next.path.steps.append(.member(field.name))
    next.path.text += "." + name
    next.place = Alternatives(field.shapes, blueprint)
    return next
  }
}

extension CheckPath {
  /// The name of the field that it ends in.
  fileprivate var last: String {
    if case .member(let name)? = steps.last { name } else { "" }
  }
}
