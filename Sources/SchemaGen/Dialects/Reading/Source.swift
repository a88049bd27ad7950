import JSONSchema
import OrderedJSON

/// One of the schemas that together say what a value looks like.
struct Source: Sendable {
  let pointer: JSONPointer
  let schema: JSONObject
  let draft: Draft
  /// Keywords that were dealt with elsewhere.
  var skipped: Set<UTF8Text> = []
  /// Whether what it refers to and its `allOf` stand beside it already.
  var isFlat = false

  /// The value of a keyword that counts here.
  subscript(keyword: String) -> JSON? {
    guard draft >= Self.firstDraft(of: keyword), !skipped.contains(UTF8Text(keyword)) else {
      return nil
    }
    return schema[keyword]
  }

  private static func firstDraft(of keyword: String) -> Draft {
    switch keyword {
    case "const", "contains", "propertyNames": .draft6
    case "if": .draft7
    case "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems":
      .draft2019
    case "prefixItems": .draft2020
    default: .draft4
    }
  }

  func pointer(_ steps: String...) -> JSONPointer { JSONPointer(pointer.tokens + steps) }

  /// Whether it says anything about values.
  var constrains: Bool {
    schema.contains { name, _ in
      !Self.silent.contains(UTF8Text(name)) && !skipped.contains(UTF8Text(name))
    }
  }

  private static let silent: Set<UTF8Text> = Set(
    [
      "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary",
      "$comment", "$defs", "definitions", "$ref", "$dynamicRef", "$recursiveRef", "allOf", "title",
      "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly",
    ].map(UTF8Text.init))

  /// Whether the schemas say what values look like, or only what else holds for them.
  static func isStructural(_ schema: JSON) -> Bool {
    guard let members = schema.object else { return false }
    return members.contains { structural.contains(UTF8Text($0.name)) }
  }

  private static let structural: Set<UTF8Text> = Set(
    [
      "type", "$ref", "$dynamicRef", "$recursiveRef", "properties", "items", "prefixItems", "enum",
      "const", "anyOf", "oneOf", "allOf", "additionalProperties", "patternProperties",
    ].map(UTF8Text.init))
}

extension Source: Hashable {
  /// Whether both are the same schema, less the same keywords.
  static func == (one: Source, other: Source) -> Bool {
    one.pointer == other.pointer && one.skipped == other.skipped
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(pointer)
    hasher.combine(skipped)
  }
}
