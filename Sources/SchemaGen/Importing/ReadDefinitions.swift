import OrderedJSON

/// The definitions that the reader of a schema was asked for, each read once.
struct ReadDefinitions {
  /// What a definition is made of.
  enum Source: Hashable {
    /// The schema at a place.
    case place(JSONPointer)
    case union(TaggedUnion)
  }

  private struct Entry {
    let name: String
    let rank: Int
    let place: JSONPointer
    var shape: Shape?
  }

  private var entries: [Source: Entry] = [:]
  private var sources: [UTF8Text: Source] = [:]
  private var names = DefinitionNames()

  func name(of source: Source) -> String? { entries[source]?.name }

  /// What stands behind a name, as soon as it is read.
  func shape(named name: String) -> Shape? {
    sources[UTF8Text(name)].flatMap { entries[$0]?.shape }
  }

  /// Gives a name as near to the wanted one as can be. Definitions of the schema keep their rank in
  /// it; the others come after them.
  mutating func add(
    _ source: Source, wanted: String, rank: Int? = nil, at place: JSONPointer
  ) -> String {
    let name = names.name(for: wanted)
    let rank = rank ?? 1 << 32 + entries.count
    entries[source] = Entry(name: name, rank: rank, place: place)
    sources[UTF8Text(name)] = source
    return name
  }

  mutating func read(_ source: Source, as shape: Shape) { entries[source]?.shape = shape }

  func contains(where isWanted: (Shape) -> Bool) -> Bool {
    entries.values.contains { $0.shape.map(isWanted) ?? false }
  }

  // MARK: What is used

  /// Those that a record may come to, in order.
  func reachable(from output: Shape) -> [Blueprint.Definition] {
    var found: Set<UTF8Text> = []
    var reached: [(rank: Int, definition: Blueprint.Definition)] = []
    var open = output.references
    while let name = open.popLast() {
      guard found.insert(UTF8Text(name)).inserted, let source = sources[UTF8Text(name)],
        let entry = entries[source]
      else { continue }
      let shape = entry.shape ?? Shape(.null)
      reached.append((entry.rank, Blueprint.Definition(entry.name, shape)))
      open += shape.references
    }
    return reached.sorted { ($0.rank, $0.definition.name) < ($1.rank, $1.definition.name) }
      .map(\.definition)
  }

  /// The places of those that have none of these names.
  func places(beside used: Set<UTF8Text>) -> [JSONPointer] {
    entries.values.filter { !used.contains(UTF8Text($0.name)) }.map(\.place)
  }
}
