import JSONSchema
import OrderedJSON

/// Reads JSON Schemas into shapes, and notes what is lost.
struct SchemaReader {
  let root: JSON
  let draft: Draft
  private(set) var notes: [ImportNote] = []
  /// Whether a part that stays a schema speaks of places that it would leave behind.
  var mustStayWhole = false
  /// Definitions that were asked for, by the place of their schemas.
  var definitions: [JSONPointer: ReadDefinition] = [:]
  var names = DefinitionNames()
  /// Unions that are being read, by the places of their variants.
  var unions: [[JSONPointer]: Union] = [:]
  private var depth = 0
  private var leftOut: [(keyword: String, count: Int)] = []

  struct ReadDefinition {
    let name: String
    let rank: Int
    var shape: Shape?
  }

  /// Variants that are being read; they get a name when one of them speaks of all.
  struct Union {
    var name: String?
  }

  /// Thrown where the language has no words for a schema.
  struct Unsayable: Error {
    let keyword: String
  }

  private static let mostDepth = 24

  init(_ root: JSON, _ draft: Draft) {
    self.root = root
    self.draft = draft
  }

  // MARK: The whole

  mutating func blueprint() -> Blueprint {
    if let keyword = root.keywordThatTiesPlaces() { return whole(because: keyword) }
    if let dialect = root["$schema"]?.string, Draft(uri: dialect) == nil {
      return whole(because: "$schema")
    }
    var output = shape(root, at: [])
    if mustStayWhole { return whole(because: "$ref") }
    if let whole = definitions[[]] {
      definitions[[]]?.shape = output
      output = Shape(.reference(whole.name))
    }
    if draft == .draft4,
      output.holdsWholeNumbers
        || definitions.values.contains(where: { $0.shape?.holdsWholeNumbers == true })
    {
      note(.wholeNumbersWithPoint)
    }
    for (keyword, count) in leftOut { note(.leftOut(keyword: keyword, count: count)) }
    let definitions = reachable(from: output)
    keepNotes(on: Set(definitions.map { UTF8Text($0.name) }))
    return Blueprint(output: output, definitions: definitions).inNormalForm
  }

  /// The schema as one piece, as the validator of this package takes it.
  private mutating func whole(because keyword: String) -> Blueprint {
    notes = [ImportNote(.staysWhole(keyword: keyword), at: [])]
    return Blueprint(output: Shape(.schema(root, isSent: true)))
  }

  /// Nothing is lost inside a part that stays a schema, nor in a definition that nothing speaks of.
  private mutating func keepNotes(on names: Set<UTF8Text>) {
    let stays = notes.filter(\.fact.isStay).compactMap(\.schema?.tokens)
    let unused = definitions.filter { !names.contains(UTF8Text($0.value.name)) }.map(\.key.tokens)
    notes.removeAll { note in
      guard let place = note.schema?.tokens else { return false }
      return stays.contains { $0.count < place.count && place.starts(with: $0) }
        || unused.contains { !$0.isEmpty && place.starts(with: $0) }
    }
  }

  private func reachable(from output: Shape) -> [Blueprint.Definition] {
    var shapes: [UTF8Text: (rank: Int, shape: Shape)] = [:]
    for definition in definitions.values {
      shapes[UTF8Text(definition.name)] = (definition.rank, definition.shape ?? Shape(.null))
    }
    var found: Set<UTF8Text> = []
    var open = output.references
    while let name = open.popLast() {
      guard found.insert(UTF8Text(name)).inserted else { continue }
      open += shapes[UTF8Text(name)]?.shape.references ?? []
    }
    return found.compactMap { name in shapes[name].map { (name.string, $0) } }
      .sorted { $0.1.rank < $1.1.rank }
      .map { Blueprint.Definition($0, $1.shape) }
  }

  // MARK: One schema

  /// The shape of a schema; itself where the language has no words for it.
  mutating func shape(_ schema: JSON, at place: JSONPointer) -> Shape {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else {
      note(.staysSchemaSoDeep, at: place)
      return Shape(.schema(selfContained(schema, at: place), isSent: true))
    }
    do throws(Unsayable) {
      return try sayable(schema, at: place)
    } catch {
      note(.staysSchema(keyword: error.keyword), at: place)
      return Shape(.schema(selfContained(schema, at: place), isSent: true))
    }
  }

  private mutating func sayable(
    _ schema: JSON, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    guard case .object(let object) = schema else {
      if schema.bool == true { note(.anyValue, at: place) }
      return Shape(.schema(schema.bool == true ? [:] : ["not": [:]], isSent: true))
    }
    let keywords = Keywords(object, draft)
    leaveOut(keywords.leftOut)
    if keywords.assertions.isEmpty {
      note(.anyValue, at: place)
      return Shape(.schema([:], isSent: true), description: keywords.description)
    }
    var shape = try kind(of: keywords, at: place)
    let described = keywords.description
    shape.description = described ?? shape.description
    if case .text(let text) = shape.kind, let words = text.type?.words, let described,
      words.utf8.elementsEqual(described.utf8)
    {
      shape.description = nil
    }
    shape.examples += keywords.examples
    return shape
  }

  private mutating func kind(
    of keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    if keywords["$ref"] != nil { return try reference(keywords, at: place) }
    if keywords["enum"] != nil || keywords["const"] != nil { return try choice(keywords) }
    for union in ["anyOf", "oneOf"] where keywords[union] != nil {
      return try self.union(keywords, union, at: place)
    }
    if keywords["allOf"] != nil { return try only(of: keywords, at: place) }
    return try typed(keywords, at: place)
  }

  /// `allOf` of one schema is that schema.
  private mutating func only(
    of keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    guard let parts = keywords["allOf"]?.array, parts.count == 1, keywords.are(among: ["allOf"])
    else { throw Unsayable(keyword: "allOf") }
    return try sayable(parts[0], at: place.appending("allOf").appending(0))
  }

  // MARK: Notes

  mutating func note(_ fact: ImportNote.Fact, at place: JSONPointer? = nil) {
    let note = ImportNote(fact, at: place)
    if !notes.contains(note) { notes.append(note) }
  }

  private mutating func leaveOut(_ keywords: [String]) {
    for keyword in keywords {
      if let rank = leftOut.firstIndex(where: { $0.keyword.utf8.elementsEqual(keyword.utf8) }) {
        leftOut[rank].count += 1
      } else {
        leftOut.append((keyword, 1))
      }
    }
  }
}

extension Blueprint {
  /// The same with every shape in normal form.
  package var inNormalForm: Blueprint {
    var blueprint = self
    blueprint.output = output.inNormalForm
    for rank in definitions.indices {
      blueprint.definitions[rank].shape = definitions[rank].shape.inNormalForm
    }
    return blueprint
  }
}

extension Shape {
  fileprivate var holdsWholeNumbers: Bool {
    contains { shape in
      if case .number(let number) = shape.kind { number.precision == .whole } else { false }
    }
  }
}
