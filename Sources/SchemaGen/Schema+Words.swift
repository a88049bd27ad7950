package import OrderedJSON

extension Schema {
  /// The schema in the words of the language: what it was read from, or what its JSON Schema says; and
  /// notes on what could not be kept.
  package var inWords: (blueprint: Blueprint, notes: [ImportNote]) {
    guard case .schema(let json, _) = blueprint.output.kind, blueprint.definitions.isEmpty,
      let imported = try? SchemaImport(json)
    else { return (blueprint, []) }
    return (imported.blueprint, imported.notes)
  }

  /// The keys of its file beside `output` and `definitions`.
  package var fileKeys: JSONObject {
    var keys: [JSONObject.Member] = []
    if let name { keys.append(("name", .string(name))) }
    if let summary { keys.append(("description", .string(summary))) }
    return JSONObject(keys)
  }
}
