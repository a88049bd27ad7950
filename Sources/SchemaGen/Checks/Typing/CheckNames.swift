import OrderedJSON

/// The groups around a check, and the names that can be used in it.
struct CheckNames {
  let blueprint: Blueprint
  private let folded = FoldedFields()
  /// The record first, the innermost last.
  private(set) var contexts: [Context] = []

  struct Context {
    var place: Alternatives
    /// The way to it from the record.
    var way = ""
    /// The group that holds the list of which this is an entry; nothing for what is no entry.
    var holder: Int?
    /// Where its name stood, if it was reached by one: `jobs` of `jobs[]`.
    var name: String?
  }

  /// A value that a path leads to, and what it may be.
  struct Found {
    var path: CheckPath
    var place: Alternatives
  }

  init(_ blueprint: Blueprint) {
    self.blueprint = blueprint
    push(Context(place: Alternatives(blueprint.output, blueprint)))
  }

  mutating func push(_ context: Context) { contexts.append(context) }

  var innermost: Int { contexts.count - 1 }

  /// Follows the names of a path; those of lists lead to all their entries.
  func find(_ steps: [UTF8Text], at offset: Int) throws(CheckError) -> Found {
    let text = steps.map(\.string).joined(separator: ".")
    var names = steps[...]
    let first = names.removeFirst().string
    // Alone, either word is the name of a field.
    switch first {
    case "outer" where !names.isEmpty || !isName(first):
      return try found(&names, "outer", text, from: try outer(at: offset), at: offset)
    case "previous" where !names.isEmpty || !isName(first):
      var found = try found(&names, "previous", text, from: try entry(at: offset), at: offset)
      found.path.isPrevious = true
      return found
    default:
      return try follow(names, try begin(first, text, from: innermost, at: offset), at: offset)
    }
  }

  private func found(
    _ names: inout ArraySlice<UTF8Text>, _ word: String, _ text: String,
    from origin: (context: Int, isOnly: Bool), at offset: Int
  ) throws(CheckError) -> Found {
    guard let name = names.popFirst()?.string else {
      throw CheckError(.nameMissing(after: word), at: offset)
    }
    let start = try begin(name, text, from: origin.context, only: origin.isOnly, at: offset)
    return try follow(names, start, at: offset)
  }

  private func outer(at offset: Int) throws(CheckError) -> (context: Int, isOnly: Bool) {
    if let entry = contexts.last(where: { $0.holder != nil }), let holder = entry.holder {
      return (holder, false)
    }
    throw CheckError(.noOuter, at: offset)
  }

  private func entry(at offset: Int) throws(CheckError) -> (context: Int, isOnly: Bool) {
    guard let entry = contexts.lastIndex(where: { $0.holder != nil }) else {
      throw CheckError(.noPrevious, at: offset)
    }
    return (entry, true)
  }
}

// MARK: Looking up

extension CheckNames {
  /// The field of a name in a context or, unless `only` there, in what encloses it.
  func begin(
    _ name: String, _ text: String, from context: Int, only: Bool = false, at offset: Int
  ) throws(CheckError) -> Found {
    for context in (only ? context...context : 0...context).reversed() {
      guard
        let field = try field(name, in: contexts[context].place, contexts[context].way, at: offset)
      else { continue }
      return Found(
        path: CheckPath(context: context, steps: [.member(field.name)], text: text),
        place: Alternatives(field.shapes, blueprint))
    }
    let known = (only ? context...context : 0...context).reversed().flatMap {
      names(in: contexts[$0].place)
    }
    throw CheckError(.noField(name, meant: nearest(to: name, among: known)), at: offset)
  }

  private func follow(
    _ names: ArraySlice<UTF8Text>, _ start: Found, at offset: Int
  ) throws(CheckError) -> Found {
    var found = start
    for name in names {
      while !found.place.hasFields, let entries = found.place.entries {
        found.path.steps.append(entries.areOfMap ? .values : .items)
        found.place = Alternatives(entries.shapes, blueprint)
        guard found.path.steps.count <= 2 * CheckParser.mostSteps else {
          throw CheckError(.tooDeep(atMost: CheckParser.mostSteps), at: offset)
        }
      }
      guard found.place.hasFields else {
        throw CheckError(.noFieldsIn(found.path.text, is: found.place.type(blueprint)), at: offset)
      }
      guard let field = try field(name.string, in: found.place, way(to: found), at: offset) else {
        let meant = nearest(to: name.string, among: self.names(in: found.place))
        throw CheckError(.noField(name.string, meant: meant), at: offset)
      }
      found.path.steps.append(.member(field.name))
      found.place = Alternatives(field.shapes, blueprint)
    }
    return found
  }

  func field(
    _ name: String, in place: Alternatives, _ way: String, at offset: Int
  ) throws(CheckError) -> FoldedFields.Field? {
    let matches = folded.fields(name, in: place, at: way)
    guard matches.count < 2 else {
      throw CheckError(
        .twoFields(matches[0].name, matches[1].name, folded: name), at: offset)
    }
    return matches.first
  }

  /// The way from the record to what was found, another for each place.
  func way(to found: Found) -> String {
    contexts[found.path.context].way + "\(found.path.steps)"
  }

  func names(in place: Alternatives) -> [String] {
    place.fields.map { FoldedName.of($0.name) }
  }

  /// Whether some name around the check is this one.
  func isName(_ name: String) -> Bool {
    (try? begin(name, name, from: innermost, at: 0)) != nil
  }

  /// The group around the check that is an entry of this list: `jobs` under `jobs[]`.
  func entry(of list: String) -> Int? {
    contexts.lastIndex { $0.name.map { UTF8Text($0) == UTF8Text(list) } ?? false }
  }
}
