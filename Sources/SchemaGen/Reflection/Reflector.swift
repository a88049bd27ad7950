import JSONCoding
import OrderedJSON

/// Finds out the shapes of types by letting them decode made-up values, and watching what they ask for.
///
/// A type's `init(from:)` is run once with everything that it asks for, then again for each member: with
/// the member missing, with null in its place, with the first type that is tried refused. What it bears
/// is what the schema allows. The values of the types it is made of are those they were found with.
///
/// A type of one's own is spoken of by a reference to its rank here, also while it is being read, so
/// that a type may hold itself; ``Blueprint/init(of:by:)`` puts names or shapes in their place.
final class Reflector {
  let rules: JSONCodingRules
  /// Types of one's own, in the order in which they were met.
  private(set) var types: [NamedType] = []
  /// How often a value was wanted of a type that has none yet.
  var unfinished = 0
  /// The first mistake: a type that tries one thing after another must not hide it.
  private(set) var failure: ReflectionError?

  private var ranks: [ObjectIdentifier: Int] = [:]
  private var findings: [ObjectIdentifier: Any] = [:]
  private var properties: [ObjectIdentifier: [UTF8Text: String]] = [:]
  private var memberProperties: [ObjectIdentifier: [UTF8Text: String]] = [:]
  /// The types that are being read, outermost first, and a value of each as soon as there is one.
  private var open: [(type: any Decodable.Type, value: Any?)] = []
  /// Types that wait for a value of one that was being read.
  private var waiting: [ObjectIdentifier: () throws -> Void] = [:]

  struct NamedType {
    let type: any Decodable.Type
    var shape: Shape?
    var notes: Notes?
    /// The definitions that the notes list.
    var listed: [Shape] = []
  }

  /// The reference that stands for any value at all.
  static let anything = "anything"
  /// The only name that a type is given where it takes any.
  static let freeName = "name"
  private static let deepest = 64

  init(_ rules: JSONCodingRules) { self.rules = rules }

  /// Notes a mistake, and gives it back to be thrown.
  func fail(_ error: ReflectionError) -> ReflectionError {
    if failure == nil { failure = error }
    return error
  }

  /// The finding of any type.
  func finding<Value: Decodable>(
    _ type: Value.Type, at path: [any CodingKey]
  ) throws -> Finding<Value> {
    if let failure { throw failure }
    if let found = findings[ObjectIdentifier(type)] as? Finding<Value> { return found }
    if let found = known(type) { return found }
    if let composed = type as? any Composed.Type,
      let found = try self.composed(composed, at: path) as? Finding<Value>
    {
      return found
    }
    if let rank = open.firstIndex(where: { $0.type == type }) {
      let value = open[rank].value as? Value
      return Finding(reference(to: type), value.map { [$0] } ?? [])
    }
    return try own(type, at: path)
  }

  private func composed<Value: Composed>(
    _ type: Value.Type, at path: [any CodingKey]
  ) throws -> Any {
    try type.finding(by: self, at: path)
  }

  /// A type that is neither the language's nor Foundation's.
  private func own<Value: Decodable>(
    _ type: Value.Type, at path: [any CodingKey]
  ) throws -> Finding<Value> {
    let place = open.isEmpty ? Self.name(of: type) : way(path)
    let notes = (type as? any SchemaDescribed.Type)?.plainNotes
    guard notes != nil || !Self.isForeign(type) else {
      throw fail(.isForeign(at: place, type: Self.name(of: type)))
    }
    guard open.count < Self.deepest else { throw fail(.goesOn(at: Self.name(of: open[0].type))) }
    let reference = reference(to: type)
    open.append((type, nil))
    let found: (shape: Shape, finding: Finding<Value>)?
    do {
      defer { open.removeLast() }
      found =
        if let notes, !notes.isAsDecoded { try given(type, notes, from: place) } else {
          try discover(type, from: place)
        }
    }
    guard var (shape, finding) = found else {
      waiting[ObjectIdentifier(type)] = { _ = try self.finding(type, at: []) }
      return Finding(reference, [])
    }
    let rank = rank(of: type)
    if let notes {
      shape = try noted(shape, notes, type)
      types[rank].notes = notes
    }
    try refuseAnything(in: shape, at: Self.name(of: type))
    types[rank].shape = shape
    finding.shape = reference
    findings[ObjectIdentifier(type)] = finding
    types[rank].listed = try (notes?.definitionTypes ?? []).map { try self.shape(of: $0) }
    waiting[ObjectIdentifier(type)] = nil
    return finding
  }

  /// Any value at all has to be spoken of by notes before it is part of a schema.
  func refuseAnything(in shape: Shape, at place: String) throws {
    switch shape.kind {
    case .reference(Self.anything): throw fail(.isAnything(at: place, type: "JSON"))
    case .group(let group):
      for field in group.fields {
        try refuseAnything(in: field.shape, at: "\(place).\(field.name)")
      }
    default: for part in shape.parts { try refuseAnything(in: part, at: place) }
    }
  }

  /// Reads the types that had to wait, until all are read or none can be.
  func finish() throws {
    while !waiting.isEmpty {
      let before = waiting.count
      for (_, read) in waiting.sorted(by: { rank($0.key) < rank($1.key) }) { try read() }
      guard waiting.count < before else { break }
    }
    guard let type = types.first(where: { $0.shape == nil })?.type else { return }
    throw fail(.isEndless(at: Self.name(of: type), type: Self.name(of: type)))
  }

  /// Runs a type's `init(from:)` by a script.
  func run<Value: Decodable>(
    _ type: Value.Type, _ script: Script
  ) throws -> (trace: Trace, value: Value?) {
    let probe = Probe(self, script)
    let result = probe.run(type)
    if let failure { throw failure }
    return (probe.root, try? result.get())
  }

  /// There is a value now of the type that is being read.
  func provide(_ value: some Decodable) { open[open.count - 1].value = value }

  // MARK: Names

  /// Where reading has come to: `Invoice.lines`.
  func way(_ path: [any CodingKey]) -> String {
    let steps = path.map { $0.intValue == nil ? ".\($0.stringValue)" : "[]" }
    return (open.last.map { Self.name(of: $0.type) } ?? "") + steps.joined()
  }

  /// The type's name without its module.
  static func name(of type: Any.Type) -> String { _typeName(type, qualified: false) }

  private func rank(_ type: ObjectIdentifier) -> Int { ranks[type] ?? types.count }

  private func rank(of type: any Decodable.Type) -> Int {
    if let rank = ranks[ObjectIdentifier(type)] { return rank }
    ranks[ObjectIdentifier(type)] = types.count
    types.append(NamedType(type: type))
    return types.count - 1
  }

  func reference(to type: any Decodable.Type) -> Shape { Shape(.reference("\(rank(of: type))")) }

  /// What a reference stands for, if that is known yet.
  func named(_ reference: String) -> NamedType? {
    Int(reference).flatMap { types.indices.contains($0) ? types[$0] : nil }
  }

  /// The property that the type's decoder read a member for.
  func property(named name: String, of type: any Decodable.Type) -> String {
    memberProperties[ObjectIdentifier(type)]?[UTF8Text(name)] ?? name
  }

  func note(_ trace: Trace, of type: any Decodable.Type) {
    memberProperties[ObjectIdentifier(type)] = Dictionary(
      trace.fields.map { (UTF8Text($0.name), $0.property) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// The property that a key stands for.
  func property<Key: CodingKey>(of key: Key) -> String {
    let type = ObjectIdentifier(Key.self)
    let names =
      properties[type]
      ?? Dictionary(
        (CodingKeyNames.of(Key.self) ?? []).map { (UTF8Text($0.name), $0.property) },
        uniquingKeysWith: { first, _ in first })
    properties[type] = names
    return names[UTF8Text(key.stringValue)] ?? key.stringValue
  }

  /// The values of a choice of texts.
  func names(ofChoice shape: Shape) -> [String]? {
    guard case .reference(let name) = shape.kind,
      case .choice(let choice) = named(name)?.shape?.kind
    else { return nil }
    let names = choice.values.compactMap(\.value.string)
    return names.count == choice.values.count ? names : nil
  }
}
