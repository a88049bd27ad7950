import OrderedJSON

extension Blueprint {
  /// What was found in a type, with all that another blueprint says of it: its words, bounds, meanings,
  /// and which fields may be missing or null.
  ///
  /// The other may speak of some fields only, in any order; those of the type keep theirs. It has to
  /// agree with the type on what the values are. A definition stands for the one of its name, or for
  /// what the type has in its place.
  package func overlaid(by other: Blueprint) throws(ReflectionError) -> Blueprint {
    var overlay = Overlay(found: self, said: other)
    var blueprint = self
    blueprint.output = try overlay.overlaid(output, by: other.output)
    for rank in blueprint.definitions.indices {
      blueprint.definitions[rank].shape = overlay.found.definitions[rank].shape
    }
    return blueprint
  }
}

/// Lays one blueprint over another.
private struct Overlay {
  var found: Blueprint
  let said: Blueprint
  /// The pairs of definitions that were laid over each other.
  private var met: Set<[UTF8Text]> = []
  private var way: [String] = []

  init(found: Blueprint, said: Blueprint) {
    self.found = found
    self.said = said
  }

  mutating func overlaid(_ found: Shape, by said: Shape) throws(ReflectionError) -> Shape {
    var shape = found
    if said.isNullable, !found.isNullable { throw disagreement("that it may be null", found.kind) }
    shape.kind = try overlaid(found.kind, by: said.kind)
    shape.isNullable = said.isNullable
    shape.description = said.description ?? found.description
    shape.examples = said.examples.isEmpty ? found.examples : said.examples
    shape.normalisers = said.normalisers ?? found.normalisers
    shape.origin = said.origin ?? found.origin
    return shape
  }

  private mutating func overlaid(
    _ found: Shape.Kind, by said: Shape.Kind
  ) throws(ReflectionError) -> Shape.Kind {
    if let kind = found.refinedScalar(by: said) { return kind }
    switch (found, said) {
    case (.reference(let name), .reference(let other)):
      try define(name, by: other)
      return found
    case (.reference(let name), _):
      guard let shape = self.found.definition(name) else { throw disagreement(said, found) }
      return try overlaid(shape.kind, by: said)
    case (_, .reference(let name)):
      guard let shape = self.said.definition(name) else { throw disagreement(said, found) }
      return try overlaid(found, by: shape.kind)
    case (_, .schema): return said
    case (.group(let group), .group(let said)): return .group(try overlaid(group, by: said))
    case (.list(var list), .list(let said)):
      list.item = try at("[]", list.item, said.item)
      list.count = list.count.refined(by: said.count)
      list.isUnique = list.isUnique || said.isUnique
      return .list(list)
    case (.map(var map), .map(let said)):
      map.value = try at("{}", map.value, said.value)
      map.count = map.count.refined(by: said.count)
      map.keys = said.keys ?? map.keys
      return .map(map)
    case (.variants(let variants), .variants(let said)):
      return .variants(try overlaid(variants, by: said))
    case (.either(let shapes), .either(let said)) where shapes.count == said.count:
      var overlaid: [Shape] = []
      for (shape, said) in zip(shapes, said) { overlaid.append(try at("", shape, said)) }
      return .either(overlaid)
    default: throw disagreement(said, found)
    }
  }

  private mutating func at(
    _ step: String, _ found: Shape, _ said: Shape
  ) throws(ReflectionError) -> Shape {
    way.append(step)
    let shape = try overlaid(found, by: said)
    way.removeLast()
    return shape
  }

  /// Lays one definition over another, once: it may hold itself.
  private mutating func define(_ name: String, by other: String) throws(ReflectionError) {
    guard met.insert([UTF8Text(name), UTF8Text(other)]).inserted else { return }
    guard let said = said.definition(other),
      let rank = found.definitions.firstIndex(where: { UTF8Text($0.name) == UTF8Text(name) })
    else { throw disagreement(.reference(other), .reference(name)) }
    found.definitions[rank].shape = try overlaid(found.definitions[rank].shape, by: said)
  }

  private mutating func overlaid(
    _ group: Shape.Group, by said: Shape.Group
  ) throws(ReflectionError) -> Shape.Group {
    var group = group
    for field in said.fields {
      let rank = group.fields.firstIndex { UTF8Text($0.name) == UTF8Text(field.name) }
      guard let rank else {
        throw .notesUnknown(
          at: place, property: field.name, known: group.fields.map(\.name))
      }
      try overlay(&group.fields[rank], by: field)
    }
    return group
  }

  /// What may be null in the type may be missing as well: an optional property takes both.
  private mutating func overlay(
    _ found: inout Shape.Field, by said: Shape.Field
  ) throws(ReflectionError) {
    way.append(".\(found.name)")
    if said.isOptional, !found.isOptional, !found.shape.isNullable {
      throw disagreement("that it may be missing", found.shape.kind)
    }
    found.shape = try overlaid(found.shape, by: said.shape)
    found.isOptional = said.isOptional
    found.origin = said.origin ?? found.origin
    way.removeLast()
  }

  private mutating func overlaid(
    _ variants: Shape.Variants, by said: Shape.Variants
  ) throws(ReflectionError) -> Shape.Variants {
    guard UTF8Text(variants.tag) == UTF8Text(said.tag) else {
      throw disagreement("the tag \"\(said.tag)\"", .variants(variants))
    }
    var variants = variants
    for variant in said.cases {
      let rank = variants.cases.firstIndex { UTF8Text($0.name) == UTF8Text(variant.name) }
      guard let rank else {
        throw .notesUnknown(
          at: place, property: variant.name, known: variants.cases.map(\.name))
      }
      variants.cases[rank].meaning = variant.meaning ?? variants.cases[rank].meaning
      way.append(".\(variant.name)")
      variants.cases[rank].group = try overlaid(variants.cases[rank].group, by: variant.group)
      way.removeLast()
    }
    return variants
  }

  // MARK: Complaints

  private var place: String {
    let path = way.joined()
    return path.isEmpty ? "output" : String(path.drop { $0 == "." })
  }

  private func disagreement(_ said: String, _ found: Shape.Kind) -> ReflectionError {
    .notesDisagree(at: place, said: said, found: Shape(found).words())
  }

  private func disagreement(_ said: Shape.Kind, _ found: Shape.Kind) -> ReflectionError {
    disagreement(Shape(said).words(), found)
  }
}
