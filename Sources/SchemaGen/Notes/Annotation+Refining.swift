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
    switch (found.kind, said) {
    case (.text(let found), .text(let said)) where Self.agree(found, said):
      return .text(Self.refined(found, by: said))
    case (.number(let found), .number(let said)) where Self.agree(found, said):
      return .number(Self.refined(found, by: said))
    case (.boolean, .boolean), (.null, .null): return found.kind
    case (.text(let text), .choice(let choice)) where text.isAny && choice.isOfTexts: return said
    case (.number(let number), .choice(let choice)) where choice.fits(number): return said
    case (.choice(let found), .choice(let said)) where said.hasValues(of: found):
      return .choice(said)
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
    case (.text(let found), .text(let said)): shape.kind = .text(Self.refined(found, by: said))
    case (.number(let found), .number(let said)):
      shape.kind = .number(Self.refined(found, by: said))
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

  // MARK: Texts and numbers

  private static func agree(_ found: Shape.Text, _ said: Shape.Text) -> Bool {
    found.type == nil || found.type == said.type
  }

  private static func refined(_ found: Shape.Text, by said: Shape.Text) -> Shape.Text {
    Shape.Text(
      said.type ?? found.type, length: found.length.refined(by: said.length),
      pattern: said.pattern ?? found.pattern)
  }

  private static func agree(_ found: Shape.Number, _ said: Shape.Number) -> Bool {
    switch (found.precision, said.precision) {
    case (.whole, .whole), (.binary, .binary), (.decimal(nil), .decimal): true
    case (.decimal(let one?), .decimal(let other)): one == other
    default: false
    }
  }

  private static func refined(_ found: Shape.Number, by said: Shape.Number) -> Shape.Number {
    let places: Shape.Number.Precision =
      if case .decimal(nil) = said.precision { found.precision } else { said.precision }
    return Shape.Number(
      places, lower: said.lower ?? found.lower, upper: said.upper ?? found.upper)
  }
}

extension Shape.Text {
  /// Whether any text at all is meant.
  fileprivate var isAny: Bool { type == nil && length.isOpen && pattern == nil }
}

extension Shape.Count {
  fileprivate func refined(by said: Self) -> Self {
    said.isOpen ? self : said
  }
}

extension Shape.Choice {
  fileprivate var isOfTexts: Bool { values.allSatisfy { $0.value.string != nil } }

  fileprivate func fits(_ number: Shape.Number) -> Bool {
    values.allSatisfy { value, _ in
      guard let value = value.number else { return false }
      return number.precision != .whole || value.isInteger
    }
  }

  fileprivate func hasValues(of other: Self) -> Bool {
    Set(values.map(\.value)) == Set(other.values.map(\.value))
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
    switch shape.kind {
    case .text(let text): text.type?.rawValue ?? "string"
    case .number(let number):
      switch number.precision {
      case .whole: "integer"
      case .binary: "number"
      case .decimal(let places): places.map { "decimal(\($0))" } ?? "decimal"
      }
    case .boolean: "boolean"
    case .null: "null"
    case .choice(let choice):
      "one of " + choice.values.map { $0.value.string ?? $0.value.text() }.joined(separator: ", ")
    case .group: "a group"
    case .list(let list): "a list (\(words(for: list.item)))"
    case .map: "a map"
    case .variants: "one of some variants"
    case .either: "one of some types"
    case .reference(let name): named(name).map { Self.name(of: $0.type) } ?? name
    case .schema: "a JSON Schema"
    }
  }
}
