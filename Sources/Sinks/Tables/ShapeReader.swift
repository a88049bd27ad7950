import OrderedJSON

/// Reads shapes out of a JSON Schema. References within it are followed; whatever else it does not know, it
/// takes for anything at all.
struct ShapeReader {
  private let root: JSON
  /// How much more is looked into: references can double a schema over and over.
  private var budget = 50_000

  init(_ root: JSON) { self.root = root }

  /// What holds for a place.
  mutating func shape(of place: SchemaPlace) -> Shape {
    budget -= 1
    guard budget > 0 else { return .anything }
    switch place {
    case .schema(let schema, let trail):
      return shape(of: schema, trail)
    case .all(let places):
      return places.reduce(.anything) { $0.and(shape(of: $1)) }
    case .any(let places):
      return places.reduce(.nothing) { $0.or(shape(of: $1)) }
    }
  }

  private mutating func shape(of schema: JSON, _ trail: Set<UTF8Text>) -> Shape {
    guard let members = schema.object else {
      return schema.bool == false ? .nothing : .anything
    }
    var shape = own(members, trail)
    if let reference = members["$ref"]?.string {
      shape = shape.and(target(of: reference, trail))
    }
    for part in members["allOf"]?.array ?? [] {
      shape = shape.and(self.shape(of: .schema(part, trail: trail)))
    }
    for keyword in ["anyOf", "oneOf"] {
      guard let branches = members[keyword]?.array else { continue }
      shape = shape.and(self.shape(of: .any(branches.map { .schema($0, trail: trail) })))
    }
    return shape
  }

  /// What a reference leads to. One that leads back to where it came from has no end, so that columns
  /// cannot show it.
  private mutating func target(of reference: String, _ trail: Set<UTF8Text>) -> Shape {
    let name = UTF8Text(reference)
    guard !trail.contains(name), let target = Self.target(of: reference, in: root) else {
      return .anything
    }
    return shape(of: .schema(target, trail: trail.union([name])))
  }

  private static func target(of reference: String, in root: JSON) -> JSON? {
    guard reference.utf8.first == UInt8(ascii: "#") else { return nil }
    let fragment = unescaped(reference.utf8.dropFirst())
    guard let pointer = try? JSONPointer(parsing: fragment) else { return nil }
    return root[pointer]
  }

  /// A fragment of a URI with its percent signs resolved.
  private static func unescaped(_ text: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"),
        let value = UInt8(hexPair: digits.first, digits.dropFirst().first)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a schema says by itself.
  private func own(_ schema: JSONObject, _ trail: Set<UTF8Text>) -> Shape {
    var shape = Shape()
    if let type = schema["type"] {
      shape.sorts = Sorts(type: type)
    } else if schema["properties"] != nil {
      // Whoever writes properties means objects; what is none counts as loose.
      shape.sorts = .object
    } else if schema["items"] != nil {
      shape.sorts = .array
    }
    if let values = schema["enum"]?.array ?? schema["const"].map({ [$0] }) {
      let sorts = values.reduce(into: Sorts()) { $0.formUnion(Sorts(of: $1)) }
      shape.sorts.formIntersection(sorts)
    }
    shape.members = (schema["properties"]?.object ?? JSONObject()).map { name, value in
      (UTF8Text(name), .schema(value, trail: trail))
    }
    shape.required = Set(
      (schema["required"]?.array ?? []).compactMap { $0.string.map(UTF8Text.init) })
    if schema["prefixItems"] == nil, let items = schema["items"], items.array == nil {
      shape.items = .schema(items, trail: trail)
    }
    shape.isLoose = !Self.isTight(schema)
    return shape
  }

  /// Whether a value of the schema can be nothing but what its shape says.
  private static func isTight(_ schema: JSONObject) -> Bool {
    guard let type = schema["type"] else { return schema["enum"] != nil || schema["const"] != nil }
    guard Sorts(type: type).contains(.object) else { return true }
    let isClosed =
      schema["additionalProperties"]?.bool == false
      || schema["unevaluatedProperties"]?.bool == false
    return isClosed && schema["patternProperties"] == nil
  }
}
