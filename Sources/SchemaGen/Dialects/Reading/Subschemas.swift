import JSONSchema
import OrderedJSON

/// Which members of a schema hold schemas.
enum Subschemas {
  private static let one: Set<UTF8Text> = Set(
    [
      "not", "if", "then", "else", "additionalItems", "contains", "unevaluatedItems",
      "additionalProperties", "propertyNames", "unevaluatedProperties", "contentSchema", "items",
    ].map(UTF8Text.init))
  private static let lists: Set<UTF8Text> = Set(
    ["allOf", "anyOf", "oneOf", "prefixItems", "items"].map(UTF8Text.init))
  private static let maps: Set<UTF8Text> = Set(
    [
      "definitions", "$defs", "properties", "patternProperties", "dependentSchemas",
      "dependencies",
    ].map(UTF8Text.init))

  /// The schemas directly inside one, with the steps to them.
  static func of(_ schema: JSONObject, _ draft: Draft) -> [(step: [String], schema: JSON)] {
    let hidesOthers = draft < .draft2019 && schema["$ref"]?.string != nil
    var found: [(step: [String], schema: JSON)] = []
    for (name, value) in schema {
      let key = UTF8Text(name)
      if hidesOthers, key != UTF8Text("definitions") { continue }
      if one.contains(key), value.kind == .object { found.append(([name], value)) }
      if lists.contains(key), let items = value.array {
        for (place, item) in items.enumerated() { found.append(([name, String(place)], item)) }
      }
      if maps.contains(key), let members = value.object {
        for (inner, member) in members { found.append(([name, inner], member)) }
      }
    }
    return found
  }
}
