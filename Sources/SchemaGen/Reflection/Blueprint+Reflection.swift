package import JSONCoding
import OrderedJSON

extension Blueprint {
  /// The shape of what a type decodes by these rules, as its own `init(from:)` has it.
  ///
  ///     let blueprint = try Blueprint(of: Invoice.self)
  package init(
    of type: any Decodable.Type, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(ReflectionError) {
    let reflector = Reflector(rules)
    do {
      let shape = try reflector.shape(of: type)
      try reflector.finish()
      try reflector.refuseAnything(in: shape, at: Reflector.name(of: type))
      guard let blueprint = reflector.blueprint(shape) else {
        throw ReflectionError.isEndless(
          at: Reflector.name(of: type), type: Reflector.name(of: type))
      }
      self = blueprint
    } catch {
      let name = Reflector.name(of: type)
      throw reflector.failure ?? error as? ReflectionError
        ?? .takesNothing(at: name, type: name, keys: [])
    }
  }
}

extension Reflector {
  func shape<Value: Decodable>(of type: Value.Type) throws -> Shape {
    try finding(type, at: []).shape
  }

  /// A shape with the types of one's own in the places where they are spoken of; those that hold
  /// themselves, stand in several places or are named by their notes become definitions.
  ///
  /// Nothing, while one of them is still being read.
  func blueprint(_ shape: Shape) -> Blueprint? {
    var census = TypeCensus(reflector: self)
    census.count(shape)
    guard census.isComplete else { return nil }
    let resolver = Resolver(reflector: self, names: census.names())
    let output = resolver.resolved(shape)
    let definitions = census.defined.map { rank in
      resolver.definition(rank)
    }
    return Blueprint(output: output, definitions: definitions)
  }
}

/// Which types a shape speaks of, how often, and which of them hold themselves.
private struct TypeCensus {
  let reflector: Reflector
  /// The types in the order in which they are met.
  private(set) var met: [Int] = []
  private(set) var isComplete = true
  private var uses: [Int: Int] = [:]
  private var open: Set<Int> = []
  private var recursive: Set<Int> = []

  init(reflector: Reflector) { self.reflector = reflector }

  mutating func count(_ shape: Shape) {
    for part in shape.parts { count(part) }
    guard case .reference(let name) = shape.kind, let rank = Int(name) else { return }
    uses[rank, default: 0] += 1
    if open.contains(rank) { recursive.insert(rank) }
    guard !met.contains(rank) else { return }
    met.append(rank)
    guard let shape = reflector.types[rank].shape else {
      isComplete = false
      return
    }
    for listed in reflector.types[rank].listed { count(listed) }
    open.insert(rank)
    count(shape)
    open.remove(rank)
  }

  var defined: [Int] { met.filter(isDefined) }

  private func isDefined(_ rank: Int) -> Bool {
    if recursive.contains(rank) || reflector.types[rank].notes?.definition != nil { return true }
    guard uses[rank, default: 0] > 1, let kind = reflector.types[rank].shape?.kind else {
      return false
    }
    switch kind {
    case .group(let group): return !group.fields.isEmpty
    case .variants, .either: return true
    default: return false
    }
  }

  /// The names of definitions: those of the types, as far as the language can write them, each once.
  func names() -> [Int: String] {
    var names: [Int: String] = [:]
    var taken: Set<UTF8Text> = []
    for rank in defined {
      let type = reflector.types[rank]
      let wanted = type.notes?.definition ?? DefinitionName.of(type.type)
      var name = wanted
      var number = 2
      while !taken.insert(UTF8Text(name)).inserted {
        name = "\(wanted)_\(number)"
        number += 1
      }
      names[rank] = name
    }
    return names
  }
}

/// Puts shapes or the names of definitions in the place of types.
private struct Resolver {
  let reflector: Reflector
  let names: [Int: String]

  func definition(_ rank: Int) -> Blueprint.Definition {
    let shape = reflector.types[rank].shape ?? Shape(.null)
    return Blueprint.Definition(names[rank] ?? "", resolved(shape))
  }

  func resolved(_ shape: Shape) -> Shape {
    guard case .reference(let name) = shape.kind, let rank = Int(name) else {
      return shape.mapped(resolved)
    }
    if let name = names[rank] {
      var reference = shape
      reference.kind = .reference(name)
      return reference
    }
    guard var inlined = reflector.types[rank].shape.map(resolved) else { return shape }
    inlined.isNullable = inlined.isNullable || shape.isNullable
    inlined.description = shape.description ?? inlined.description
    if !shape.examples.isEmpty { inlined.examples = shape.examples }
    inlined.normalisers = shape.normalisers ?? inlined.normalisers
    return inlined
  }
}

/// Names of definitions: letters, digits, `_` and `-`, a letter first.
enum DefinitionName {
  static func of(_ type: Any.Type) -> String {
    var name = ""
    for scalar in Reflector.name(of: type).unicodeScalars {
      let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isPlain { name.unicodeScalars.append(scalar) } else if name.last != "_" { name += "_" }
    }
    while name.last == "_" { name.removeLast() }
    let begins = name.unicodeScalars.first?.properties.isAlphabetic == true
    return begins ? name : "Type_" + name
  }
}
