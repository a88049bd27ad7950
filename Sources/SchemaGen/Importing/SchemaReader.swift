import JSONSchema
import OrderedJSON

/// Reads JSON Schemas into shapes, and notes what is lost.
struct SchemaReader {
  let root: JSON
  let draft: Draft
  /// The order of the schema's own definitions.
  let ranks: [JSONPointer: Int]
  let refersBesideDefinitions: Bool
  /// What it costs to take all definitions along with a part that stays a schema.
  let sizeOfDefinitions: Int
  private(set) var notes: [ImportNote] = []
  private var noted: Set<ImportNote> = []
  /// Whether a part that stays a schema speaks of places that it would leave behind.
  var mustStayWhole = false
  var definitions = ReadDefinitions()
  /// Unions that were met. One that is met again is written once, under a name.
  var unions: Set<TaggedUnion> = []
  var sharedUnions: Set<TaggedUnion>
  private var waiting: [Waiting] = []
  private var depth = 0
  /// How many more shapes may be made.
  private var allowance: Int
  private var leftOut: [(keyword: String, count: Int)] = []

  /// A definition that has a name already.
  enum Waiting {
    case place(JSONPointer)
    case union(TaggedUnion, [PlainObject])
  }

  /// Thrown where the language has no words for a schema.
  struct Unsayable: Error {
    let keyword: String
  }

  private static let mostDepth = 24
  /// A definition that is met more deeply waits till the rest is read.
  private static let mostDepthOfDefinitions = 12

  init(
    _ root: JSON, _ draft: Draft, sharedUnions: Set<TaggedUnion> = [], mostShapes: Int
  ) {
    self.root = root
    self.draft = draft
    ranks = root.ranksOfDefinitions
    refersBesideDefinitions = root.refersBesideDefinitions
    sizeOfDefinitions = root.sizeOfDefinitions
    self.sharedUnions = sharedUnions
    allowance = mostShapes
  }

  // MARK: The whole

  mutating func blueprint() -> Blueprint {
    if let keyword = root.keywordThatTiesPlaces() {
      return whole(because: .staysWhole(keyword: keyword))
    }
    if let dialect = root["$schema"]?.string, Draft(uri: dialect) == nil {
      return whole(because: .staysWhole(keyword: "$schema"))
    }
    var output = shape(root, at: [])
    readWaiting()
    if isTooLarge { return whole(because: .staysWholeSoLarge) }
    if mustStayWhole { return whole(because: .staysWhole(keyword: "$ref")) }
    if let name = definitions.name(of: .place([])) {
      definitions.read(.place([]), as: output)
      output = Shape(.reference(name))
    }
    if draft == .draft4,
      output.holdsWholeNumbers || definitions.contains(where: \.holdsWholeNumbers)
    {
      note(.wholeNumbersWithPoint)
    }
    for (keyword, count) in leftOut { note(.leftOut(keyword: keyword, count: count)) }
    let definitions = definitions.reachable(from: output)
    keepNotes(on: Set(definitions.map { UTF8Text($0.name) }))
    return Blueprint(output: output, definitions: definitions).inNormalForm
  }

  /// The schema as one piece, as the validator of this package takes it.
  private mutating func whole(because fact: ImportNote.Fact) -> Blueprint {
    notes = [ImportNote(fact, at: [])]
    return Blueprint(output: Shape(.schema(root, isSent: true)))
  }

  /// Nothing is lost inside a part that stays a schema, nor in a definition that nothing speaks of.
  private mutating func keepNotes(on names: Set<UTF8Text>) {
    let stays = Set(notes.filter(\.fact.isStay).compactMap(\.schema))
    let unused = Set(definitions.places(beside: names))
    notes.removeAll { note in
      guard let place = note.schema else { return false }
      let around = place.tokens.indices.map { JSONPointer(Array(place.tokens[..<$0])) }
      return around.contains { stays.contains($0) || !$0.tokens.isEmpty && unused.contains($0) }
        || !place.tokens.isEmpty && unused.contains(place)
    }
  }

  // MARK: One schema

  /// The shape of a schema; itself where the language has no words for it.
  mutating func shape(_ schema: JSON, at place: JSONPointer) -> Shape {
    depth += 1
    defer { depth -= 1 }
    guard spend(1) else { return Shape(.null) }
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

  var isTooLarge: Bool { allowance < 0 }

  /// Whether there may be so many more; if not, the whole stays a schema.
  mutating func spend(_ count: Int) -> Bool {
    allowance = max(allowance - count, -1)
    return !isTooLarge
  }

  // MARK: Definitions

  /// Whether so much is around this that a definition is rather read by itself.
  var isDeep: Bool { depth > Self.mostDepthOfDefinitions }

  /// Reads a definition that has got its name: now, or later if this is deep inside of others.
  mutating func read(_ definition: Waiting) {
    guard !isDeep else { return waiting.append(definition) }
    switch definition {
    case .place(let place):
      guard let schema = root[place] else { return }
      definitions.read(.place(place), as: shape(schema, at: place))
    case .union(let union, let groups):
      definitions.read(.union(union), as: shape(of: union, groups))
    }
  }

  private mutating func readWaiting() {
    var next = 0
    while next < waiting.count {
      read(waiting[next])
      next += 1
    }
    waiting = []
  }

  // MARK: Notes

  mutating func note(_ fact: ImportNote.Fact, at place: JSONPointer? = nil) {
    let note = ImportNote(fact, at: place)
    if noted.insert(note).inserted { notes.append(note) }
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
