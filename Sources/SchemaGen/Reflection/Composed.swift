import OrderedJSON

/// A type of the standard library whose shape is made of those of its parts.
protocol Composed {
  static func finding(
    by reflector: Reflector, at path: [any CodingKey]
  ) throws -> Finding<Self>
}

extension Optional: Composed where Wrapped: Decodable {
  static func finding(
    by reflector: Reflector, at path: [any CodingKey]
  ) throws -> Finding<Self> {
    let wrapped = try reflector.finding(Wrapped.self, at: path)
    var shape = wrapped.shape
    if case .null = shape.kind {} else { shape.isNullable = true }
    var found = wrapped.map(shape) { Optional($0) }
    if found.samples.isEmpty { found.samples = [nil] }
    return found
  }
}

extension Array: Composed where Element: Decodable {
  static func finding(
    by reflector: Reflector, at path: [any CodingKey]
  ) throws -> Finding<Self> {
    try reflector.list(of: Element.self, at: path) { $0 }
  }
}

extension ContiguousArray: Composed where Element: Decodable {
  static func finding(
    by reflector: Reflector, at path: [any CodingKey]
  ) throws -> Finding<Self> {
    try reflector.list(of: Element.self, at: path) { ContiguousArray($0) }
  }
}

extension Set: Composed where Element: Decodable {
  static func finding(
    by reflector: Reflector, at path: [any CodingKey]
  ) throws -> Finding<Self> {
    try reflector.list(of: Element.self, at: path, isUnique: true) { Set($0) }
  }
}

extension Dictionary: Composed where Key: Decodable, Value: Decodable {
  static func finding(
    by reflector: Reflector, at path: [any CodingKey]
  ) throws -> Finding<Self> {
    let values = try reflector.finding(Value.self, at: path)
    if Key.self is Int.Type {
      return Finding(Shape(.map(Shape.Map(of: values.shape, keys: "a whole number"))), [[:]])
    }
    if Key.self is String.Type {
      return Finding(Shape(.map(Shape.Map(of: values.shape))), [[:]])
    }
    guard let keyType = Key.self as? any (CodingKeyRepresentable & Decodable).Type else {
      throw reflector.fail(
        .keysAreNoNames(at: reflector.way(path), type: Reflector.name(of: Self.self)))
    }
    let names = try reflector.names(of: keyType, at: path)
    guard !names.isEmpty else {
      return Finding(Shape(.map(Shape.Map(of: values.shape))), [[:]])
    }
    let fields = names.map { Shape.Field($0, isOptional: true, values.shape) }
    return Finding(Shape(.group(Shape.Group(fields))), [[:]])
  }
}

extension Reflector {
  fileprivate func list<Item: Decodable, List>(
    of _: Item.Type, at path: [any CodingKey], isUnique: Bool = false, _ make: ([Item]) -> List
  ) throws -> Finding<List> {
    let item = try finding(Item.self, at: path)
    var list = Shape.List(of: item.shape)
    list.isUnique = isUnique
    guard !item.samples.isEmpty else { return Finding(Shape(.list(list)), [make([])]) }
    return Finding(
      Shape(.list(list)),
      (item.isLadder ? item.samples : [item.samples[0]]).map { make([$0]) },
      isLadder: item.isLadder)
  }

  /// The names that the values of an enum have as keys; none for a type with any number of values.
  fileprivate func names<Key: CodingKeyRepresentable & Decodable>(
    of type: Key.Type, at path: [any CodingKey]
  ) throws -> [String] {
    let keys = try finding(type, at: path)
    return keys.isChoice ? keys.samples.map(\.codingKey.stringValue) : []
  }
}
