package import OrderedJSON

/// Which members of a schema hold schemas.
package enum Subschemas {
  /// The schemas directly inside one, with the steps to them; a keyword of another edition holds some,
  /// too, for references may lead there.
  package static func of(
    _ schema: JSONObject, _ draft: Draft
  ) -> [(step: [String], schema: JSON)] {
    let hidesOthers = draft < .draft2019 && schema["$ref"]?.string != nil
    var found: [(step: [String], schema: JSON)] = []
    for (name, value) in schema {
      guard let keyword = Keyword(UTF8Text(name)), !hidesOthers || keyword == .definitions else {
        continue
      }
      switch (keyword.subschemas, value) {
      case (.one, .object), (.oneOrList, .object): found.append(([name], value))
      case (.list, .array(let items)), (.oneOrList, .array(let items)):
        for (place, item) in items.enumerated() { found.append(([name, String(place)], item)) }
      case (.map, .object(let members)), (.mapOfSchemasOrNames, .object(let members)):
        for (inner, member) in members { found.append(([name, inner], member)) }
      default: break
      }
    }
    return found
  }
}
