import JSONSchema
import OrderedJSON

/// The members of one schema, those that judge apart from those that only tell.
struct Keywords {
  let object: JSONObject
  /// The names of keywords that judge a value.
  let assertions: [String]

  init(_ object: JSONObject, _ draft: Draft) {
    self.object = object
    let isAlone = draft <= .draft7 && object["$ref"] != nil
    assertions = object.names.filter { name in
      if isAlone { return name.utf8.elementsEqual("$ref".utf8) }
      return Self.judges.contains(UTF8Text(name))
        || draft == .draft7 && Self.contents.contains(UTF8Text(name))
    }
  }

  subscript(name: String) -> JSON? {
    assertions.contains { $0.utf8.elementsEqual(name.utf8) } ? object[name] : nil
  }

  var description: String? {
    object["description"]?.string.flatMap { $0.trimmed.isEmpty ? nil : $0 }
  }

  var examples: [JSON] { object["examples"]?.array ?? [] }

  /// What tells something that the language has no place for.
  var leftOut: [String] {
    object.names.filter { name in
      !Self.judges.contains(UTF8Text(name)) && !Self.kept.contains(UTF8Text(name))
    }
  }

  /// Whether nothing else judges a value.
  func are(among names: [String]) -> Bool { foreign(to: names) == nil }

  /// The first keyword that is none of these.
  func foreign(to names: [String]) -> String? {
    assertions.first { one in !names.contains { $0.utf8.elementsEqual(one.utf8) } }
  }

  /// The same schema, judged by these keywords alone.
  func only(_ names: [String], type: String) -> Keywords {
    var object = JSONObject(
      object.members.filter { member in names.contains { $0.utf8.elementsEqual(member.name.utf8) } }
    )
    object["type"] = .string(type)
    return Keywords(object, .draft2020)
  }

  static let ofText = ["minLength", "maxLength", "pattern", "format"]
  static let ofNumber = [
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
  ]
  static let ofList = [
    "items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems", "contains",
    "minContains", "maxContains", "unevaluatedItems",
  ]
  static let ofObject = [
    "properties", "required", "additionalProperties", "patternProperties", "propertyNames",
    "minProperties", "maxProperties", "dependencies", "dependentRequired", "dependentSchemas",
    "unevaluatedProperties",
  ]

  private static let judges = Set(
    ([
      "$ref", "$dynamicRef", "$recursiveRef", "type", "enum", "const", "allOf", "anyOf", "oneOf",
      "not", "if", "then", "else",
    ] + ofText + ofNumber + ofList + ofObject).map(UTF8Text.init))

  /// Draft 7 lets a validator judge by them; later editions do not.
  private static let contents = Set(["contentEncoding", "contentMediaType"].map(UTF8Text.init))

  private static let kept = Set(
    ["$schema", "$defs", "definitions", "description", "examples", "discriminator", "$id", "id"]
      .map(UTF8Text.init))
}
