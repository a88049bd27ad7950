import OrderedJSON
import SchemaGen

/// What the documents of a provider say that a schema may look like, written down apart from the table
/// that the lowering goes by.
struct ProviderGrammar {
  let provider: Provider

  private var keywords: Set<String> {
    let common: Set<String> = [
      "type", "enum", "description", "items", "properties", "required", "anyOf", "$ref", "$defs",
    ]
    return switch provider {
    case .gemini, .geminiBatch:
      common.union(["format", "prefixItems", "minimum", "maximum", "propertyOrdering"])
    case .openAI:
      common.union([
        "format", "pattern", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "additionalProperties",
      ])
    case .anthropic: common.union(["format", "pattern", "minItems", "additionalProperties"])
    case .llamaCpp:
      common.subtracting(["$ref", "$defs"]).union([
        "format", "pattern", "const", "minimum", "maximum", "minLength", "maxLength", "minItems",
        "maxItems", "additionalProperties",
      ])
    case .vLLM:
      common.union([
        "format", "pattern", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "minLength", "maxLength", "minItems", "maxItems", "prefixItems", "additionalProperties",
      ])
    }
  }

  /// Everything in a wire schema that the provider would not take.
  func complaints(about schema: JSON) -> [String] {
    var complaints: [String] = []
    if provider == .openAI, schema["type"] != "object" { complaints.append("root is no object") }
    var pending = [schema]
    while let schema = pending.popLast() {
      guard let members = schema.object else {
        if schema.bool == nil || provider != .vLLM { complaints.append("\(schema) is no schema") }
        continue
      }
      complaints += self.complaints(about: members)
      for name in ["items", "additionalProperties"] where members[name]?.kind == .object {
        pending += members[name].map { [$0] } ?? []
      }
      for name in ["properties", "$defs"] {
        pending += members[name]?.object?.members.map(\.value) ?? []
      }
      for name in ["anyOf", "prefixItems"] { pending += members[name]?.array ?? [] }
    }
    return complaints
  }

  private func complaints(about schema: JSONObject) -> [String] {
    var complaints = schema.names.filter { !keywords.contains($0) }.map { "\($0) is not taken" }
    if schema["$ref"] != nil, schema.count > 1 { complaints.append("$ref has siblings") }
    // Lists that end after their places are closed by `false`.
    if let items = schema["items"], items.kind != .object, provider != .vLLM {
      complaints.append("items is no schema")
    }
    if schema["type"] == nil, schema["anyOf"] == nil, schema["$ref"] == nil,
      provider != .llamaCpp, provider != .vLLM
    {
      complaints.append("no type in \(JSON.object(schema))")
    }
    complaints += self.complaints(aboutValuesOf: schema) + self.complaints(aboutFieldsOf: schema)
    return complaints
  }

  private func complaints(aboutValuesOf schema: JSONObject) -> [String] {
    var complaints: [String] = []
    if let values = schema["enum"]?.array, provider != .llamaCpp, provider != .vLLM,
      Set(values.map(\.kind)).count != 1 || ![.string, .number].contains(values[0].kind)
    {
      complaints.append("enum of \(values)")
    }
    if provider == .anthropic, let least = schema["minItems"], least != 1 {
      complaints.append("minItems \(least)")
    }
    if provider == .vLLM, schema["pattern"] != nil || schema["format"] != nil,
      schema["minLength"] != nil || schema["maxLength"] != nil
    {
      complaints.append("length beside a pattern")
    }
    if provider == .openAI || provider == .anthropic || provider == .llamaCpp,
      schema["pattern"]?.string?.contains("(?=") == true
    {
      complaints.append("look-around")
    }
    if provider == .gemini, let format = schema["format"]?.string,
      !["date", "time", "date-time"].contains(format)
    {
      complaints.append("format \(format)")
    }
    return complaints
  }

  private func complaints(aboutFieldsOf schema: JSONObject) -> [String] {
    let types = schema["type"]?.array ?? schema["type"].map { [$0] } ?? []
    guard types.contains("object") else { return [] }
    let names = (schema["properties"]?.object?.names ?? []).map { JSON.string($0) }
    let required = schema["required"]?.array ?? []
    var complaints: [String] = []
    if names.isEmpty, provider != .llamaCpp, provider != .vLLM {
      complaints.append("an object without fields")
    }
    // In one order, as the model is to write them.
    if required != names.filter(Set(required).contains) { complaints.append("order of required") }
    switch provider {
    case .gemini, .geminiBatch:
      if schema["propertyOrdering"]?.array != names { complaints.append("propertyOrdering") }
    case .openAI:
      if required != names { complaints.append("fields that are not required") }
      if schema["additionalProperties"] != false { complaints.append("an open object") }
    case .anthropic:
      if schema["additionalProperties"] != false { complaints.append("an open object") }
    case .llamaCpp, .vLLM: break
    }
    return complaints
  }
}
