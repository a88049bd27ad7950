import OrderedJSON

/// Looks for a schema that requires itself inside itself, which no value can end.
struct RequiredLoops {
  private let root: JSON
  /// References that are being followed, and those that lead to no loop.
  private var open: Set<UTF8Text> = []
  private var harmless: Set<UTF8Text> = []
  /// How many schemas may still be looked at: of choices within choices there can be too many.
  private var budget = 50_000

  init(_ root: JSON) { self.root = root }

  /// The first reference that closes such a loop, as `$defs.node`.
  mutating func first() -> String? {
    if let loop = loop(in: root) { return loop }
    for keyword in ["$defs", "definitions"] {
      for (name, definition) in root[keyword]?.object?.members ?? [] {
        open = [UTF8Text("#/\(keyword)/\(name)")]
        if let loop = loop(in: definition) { return loop }
      }
    }
    return nil
  }

  /// Follows only what every value of a schema must have inside it.
  private mutating func loop(in schema: JSON, _ level: Int = 0) -> String? {
    guard level < Subschemas.mostLevels, budget > 0 else { return nil }
    budget -= 1
    guard let members = schema.object, !Self.mayBeNull(members) else { return nil }
    let level = level + 1
    if let reference = members["$ref"]?.string, let loop = loop(at: reference, level) {
      return loop
    }
    let required = members["required"]?.array?.compactMap(\.string) ?? []
    for name in required {
      guard let property = members["properties"]?[name] else { continue }
      if let loop = loop(in: property, level) { return loop }
    }
    for all in members["allOf"]?.array ?? [] { if let loop = loop(in: all, level) { return loop } }
    if (members["minItems"]?.number?.double ?? 0) >= 1, let items = members["items"] {
      if let loop = loop(in: items, level) { return loop }
    }
    return loopOfEvery(members["anyOf"] ?? members["oneOf"], level)
  }

  /// A choice is endless when each of its branches is.
  private mutating func loopOfEvery(_ branches: JSON?, _ level: Int) -> String? {
    var last: String?
    for branch in branches?.array ?? [] {
      guard let loop = loop(in: branch, level) else { return nil }
      last = loop
    }
    return last
  }

  private mutating func loop(at reference: String, _ level: Int) -> String? {
    let key = UTF8Text(reference)
    if open.contains(key) {
      return reference.dropFirst(2).split(separator: "/").joined(separator: ".")
    }
    guard !harmless.contains(key) else { return nil }
    guard let target = Subschemas.target(of: reference, in: root) else { return nil }
    open.insert(key)
    defer { open.remove(key) }
    let loop = loop(in: target, level)
    if loop == nil { harmless.insert(key) }
    return loop
  }

  private static func mayBeNull(_ schema: JSONObject) -> Bool {
    schema["type"]?.array?.contains("null") == true || schema["type"] == "null"
      || (schema["anyOf"] ?? schema["oneOf"])?.array?.contains { $0["type"] == "null" } == true
  }
}
