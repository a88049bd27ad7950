import JSONSchema
import OrderedJSON

/// Reads a JSON Schema of any draft into forms.
///
/// A place is read from several sources at once: the schema that stands there, what its `$ref` leads
/// to, and the members of its `allOf`, and all of theirs. What is reached by a reference becomes a
/// definition, so that a schema that contains itself has an end.
struct FormReader {
  let index: SchemaIndex
  private(set) var definitions: [FormGraph.Definition] = []
  private(set) var faults: [Fault] = []
  private var numbers: [[Source]: Int] = [:]
  private var pending: [(number: Int, sources: [Source], note: String?)] = []
  private var names: Set<UTF8Text> = []
  /// The last number behind each name that was given more than once.
  private var ranks: [UTF8Text: Int] = [:]
  private var depth = 0
  private var count = 0

  /// A reason without the provider, whom the reader does not know.
  struct Fault: Hashable {
    let pointer: JSONPointer
    let reason: Refusal.Reason
  }

  static let deepest = 64
  static let most = 20_000

  /// Where a schema stands, and the schema.
  typealias Place = (pointer: JSONPointer, schema: JSON)

  init(_ index: SchemaIndex) { self.index = index }

  /// The forms of the whole schema.
  mutating func graph() -> FormGraph {
    let root = form(at: [([], index.root)])
    while let (number, sources, note) = pending.popLast() {
      definitions[number].form = body(of: sources, note: note)
    }
    return FormGraph(root: root, definitions: definitions)
  }

  mutating func refuse(_ reason: Refusal.Reason, at pointer: JSONPointer) {
    let fault = Fault(pointer: pointer, reason: reason)
    if !faults.contains(fault), faults.count < 100 { faults.append(fault) }
  }

  /// The form of values for which all these schemas hold.
  mutating func form(at places: [Place], beside flat: [Source] = []) -> Form {
    let origin = places.first?.pointer ?? flat.first?.pointer ?? []
    depth += 1
    defer { depth -= 1 }
    count += 1
    guard count <= Self.most else { return excess(.tooLarge(limit: Self.most), at: origin) }
    guard depth <= Self.deepest else { return excess(.tooDeep(limit: Self.deepest), at: origin) }

    let all = conjunction(of: places, beside: flat)
    if all.isNever { return Form(body: .never, origin: origin) }
    guard all.leadsAway, !all.sources.isEmpty else {
      return body(of: all.sources, note: all.note, origin: origin)
    }
    let number = definition(of: all)
    return Form(body: .reference(number), origin: origin, note: all.note)
  }

  private mutating func excess(_ reason: Refusal.Reason, at origin: JSONPointer) -> Form {
    refuse(reason, at: count > Self.most ? [] : origin)
    return Form(body: .anything, origin: origin)
  }

  // MARK: Definitions

  private mutating func definition(of all: Conjunction) -> Int {
    if let known = numbers[all.sources] { return known }
    let number = definitions.count
    numbers[all.sources] = number
    let origin = all.sources.first?.pointer ?? []
    definitions.append(
      FormGraph.Definition(name: name(for: origin), form: Form(body: .anything, origin: origin)))
    pending.append((number, all.sources, all.targetNote))
    return number
  }

  /// A name for what stands at a place, unlike all others and of plain letters.
  private mutating func name(for pointer: JSONPointer) -> String {
    let step = pointer.tokens.last { step in
      JSONPointer.position(step) == nil && !Self.keywords.contains(UTF8Text(step))
    }
    let plain = (step ?? "").unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || scalar == "-" ? Character(scalar) : "_"
    }
    let base = plain.isEmpty ? (pointer.tokens.isEmpty ? "root" : "part") : String(plain)
    var name = base
    while !names.insert(UTF8Text(name)).inserted {
      ranks[UTF8Text(base), default: 1] += 1
      name = "\(base)_\(ranks[UTF8Text(base), default: 1])"
    }
    return name
  }

  private static let keywords: Set<UTF8Text> = Set(
    ["items", "properties", "additionalProperties", "anyOf", "oneOf", "allOf", "$defs"]
      .map(UTF8Text.init))
}
