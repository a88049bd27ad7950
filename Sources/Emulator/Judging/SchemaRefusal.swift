import OrderedJSON

/// Whether a schema for an answer is one that the service can serve.
///
/// The words are those that its users report; that a schema is refused says nothing of whether it is
/// a right JSON Schema.
struct SchemaRefusal {
  private let root: JSON
  private let limits: EmulatorSettings.SchemaLimits
  /// How deep each definition is that has been measured, by its pointer.
  private var depths: [UTF8Text: Int] = [:]

  /// Refuses a schema that is too deep, too wide, or endless.
  static func check(
    _ schema: JSON, _ limits: EmulatorSettings.SchemaLimits
  ) throws(APIError) {
    var refusal = SchemaRefusal(root: schema, limits: limits)
    guard let reason = refusal.reason() else { return }
    throw .invalid(limits.isTerse ? "Request contains an invalid argument." : reason)
  }

  private init(root: JSON, limits: EmulatorSettings.SchemaLimits) {
    self.root = root
    self.limits = limits
  }

  private mutating func reason() -> String? {
    var loops = RequiredLoops(root)
    if let loop = loops.first() { return Self.endless(loop) }
    if Self.sumOfMaxItems(root) > limits.maxItems { return Self.tooManyStates }
    return depth(of: root) > limits.depth ? Self.tooDeep : nil
  }

  private static let tooDeep =
    "A schema in GenerationConfig in the request exceeds the maximum allowed nesting depth."

  private static let tooManyStates =
    "The specified schema produces a constraint that has too many states for serving. Typical causes"
    + " of this error are schemas with lots of text (for example, very long property or enum names),"
    + " schemas with long array length limits (especially when nested), or schemas using complex"
    + " value matchers (for example, integers or numbers with minimum/maximum bounds or strings with"
    + " complex formats like date-time)."

  private static func endless(_ place: String) -> String {
    "ref loops are only supported if they include optional or nullable property values, or a"
      + " potentially-zero-length array items, but a ref loop of required fields was found at \(place)"
  }

  // MARK: Measures

  /// How many objects and arrays stand in one another; a loop counts once. What is `level` steps away
  /// from the root by now may be too far to be looked at, and is too deep in any case.
  private mutating func depth(of schema: JSON, _ level: Int = 0) -> Int {
    guard let members = schema.object else { return 0 }
    guard level < Subschemas.mostLevels else { return limits.depth + 1 }
    var deepest = 0
    for (name, value) in members where name != "$defs" && name != "definitions" {
      for child in Subschemas.of(name, value) {
        deepest = max(deepest, depth(of: child, level + 1))
      }
    }
    if let reference = members["$ref"]?.string {
      deepest = max(deepest, depth(at: reference, level + 1))
    }
    return deepest + (Self.isContainer(members) ? 1 : 0)
  }

  private mutating func depth(at reference: String, _ level: Int) -> Int {
    let key = UTF8Text(reference)
    if let known = depths[key] { return known }
    // While it is measured it counts nothing: that ends a loop.
    depths[key] = 0
    let target = Subschemas.target(of: reference, in: root)
    let deepest = target.map { depth(of: $0, level) } ?? 0
    depths[key] = deepest
    return deepest
  }

  private static func isContainer(_ schema: JSONObject) -> Bool {
    let types = schema["type"]?.array ?? [schema["type"] ?? nil]
    return types.contains("object") || types.contains("array")
      || schema["properties"] != nil || schema["items"] != nil
  }

  private static func sumOfMaxItems(_ schema: JSON) -> Int {
    guard let members = schema.object else { return 0 }
    let own = members["maxItems"]?.number?.double ?? 0
    var sum = own.isFinite ? Int(min(max(own, 0), 1e9)) : 0
    for (name, value) in members {
      for child in Subschemas.of(name, value) { sum = min(sum + sumOfMaxItems(child), 1 << 40) }
    }
    return sum
  }
}

/// The schemas that stand in a schema.
enum Subschemas {
  /// How many schemas and references are followed into one another before one gives up: a chain of
  /// references is as long as its author likes, but the stack is not.
  static let mostLevels = 200

  /// Those under one keyword.
  static func of(_ keyword: String, _ value: JSON) -> [JSON] {
    switch keyword {
    case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas":
      value.object?.members.map(\.value) ?? []
    case "anyOf", "oneOf", "allOf", "prefixItems": value.array ?? []
    case "items": value.array ?? [value]
    case "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames": [value]
    default: []
    }
  }

  /// What a reference within the schema means.
  static func target(of reference: String, in root: JSON) -> JSON? {
    guard reference.utf8.first == UInt8(ascii: "#") else { return nil }
    guard let pointer = try? JSONPointer(parsing: String(reference.dropFirst())) else { return nil }
    return root[pointer]
  }
}
