import OrderedJSON

extension Annotation {
  /// A shape as a phrase says it, which may say more than was found, and nothing else.
  func refined(_ found: Shape, by said: Shape) throws -> Shape {
    var shape = found
    if said.isNullable, !found.isNullable { throw disagreement("\"?\"", found) }
    shape.kind = try refined(found, by: said.kind)
    shape.description = said.description ?? found.description
    shape.examples = said.examples.isEmpty ? found.examples : said.examples
    shape.normalisers = said.normalisers ?? found.normalisers
    return shape
  }

  private func refined(_ found: Shape, by said: Shape.Kind) throws -> Shape.Kind {
    if let kind = found.kind.refinedScalar(by: said) { return kind }
    switch (found.kind, said) {
    case (.list(var list), .list(let said)):
      list.item = try refined(list.item, by: said.item)
      list.count = list.count.refined(by: said.count)
      list.isUnique = list.isUnique || said.isUnique
      return .list(list)
    case (.map(var map), .map(let said)):
      map.value = try refined(map.value, by: said.value)
      map.count = map.count.refined(by: said.count)
      map.keys = said.keys ?? map.keys
      return .map(map)
    case (.either(let found), .either(let said)) where found.count == said.count:
      return .either(try zip(found, said).map(refined))
    case (.reference(let name), .reference(let said)) where reflector.means(name, said):
      return found.kind
    case (.reference(let name), _):
      guard let shape = reflector.named(name)?.shape else { throw disagreement(said, found) }
      return try refined(shape, by: said)
    default: throw disagreement(said, found)
    }
  }

  /// A shape with the bounds and the words of another of its kind.
  func bounded(_ found: Shape, by said: Shape) throws -> Shape {
    var shape = found
    shape.description = said.description ?? found.description
    switch (found.kind, said.kind) {
    case (.text, .text), (.number, .number):
      shape.kind = found.kind.refinedScalar(by: said.kind) ?? found.kind
    case (.list(var list), .list(let said)):
      list.count = list.count.refined(by: said.count)
      shape.kind = .list(list)
    case (.map(var map), .map(let said)):
      map.count = map.count.refined(by: said.count)
      shape.kind = .map(map)
    case (.reference(let name), _) where !said.isBare:
      guard let named = reflector.named(name)?.shape else { break }
      shape.kind = try bounded(named, by: said).kind
    default: break
    }
    return shape
  }

  func disagreement(_ said: String, _ found: Shape) -> ReflectionError {
    reflector.fail(.notesDisagree(at: place, said: said, found: reflector.words(for: found)))
  }

  private func disagreement(_ said: Shape.Kind, _ found: Shape) -> ReflectionError {
    disagreement(reflector.words(for: Shape(said)), found)
  }
}

extension Reflector {
  /// The names that a phrase may use for types of one's own.
  var names: [String] {
    types.map { Self.name(of: $0.type) } + types.compactMap(\.notes?.definition)
  }

  /// Whether a name in a phrase is that of a type, or of the definition that the type becomes.
  func means(_ reference: String, _ name: String) -> Bool {
    guard let type = named(reference) else { return false }
    return [Self.name(of: type.type), type.notes?.definition]
      .contains { $0.map { UTF8Text($0) == UTF8Text(name) } ?? false }
  }

  /// What a shape is called in a complaint.
  func words(for shape: Shape) -> String {
    shape.words { [self] name in named(name).map { Self.name(of: $0.type) } ?? name }
  }
}
