import OrderedJSON

/// The one form of a body in which what we send and what the SDK sends must agree.
///
/// It lets three choices differ. A schema that is found in a type has no titles, which Pydantic adds; it
/// has the order of its members, which the API would choose otherwise; and what may be null is
/// `["integer", "null"]` and not `anyOf`. What a function answered is compared as JSON, which Python
/// spaces.
struct BodyForm: Sendable {
  /// Whether the types of the example say what their fields mean, as those of the SDK do.
  var hasDescriptions = true

  func callAsFunction(_ body: JSON) throws -> JSON {
    var body = body
    let schemas: [JSONPointer] = [["tools", "0", "parameters"], ["response_format", "schema"]]
    for place in schemas {
      if let schema = body[place] { try body.set(plain(schema), at: place) }
    }
    for index in body["input"]?.array?.indices ?? 0..<0 {
      let result: JSONPointer = ["input", "\(index)", "result", "0", "text"]
      guard let text = body[result]?.string else { continue }
      try body.set(JSON(parsing: text), at: result)
    }
    return body
  }

  private func plain(_ schema: JSON) -> JSON {
    switch schema {
    case .array(let items): return .array(items.map(plain))
    case .object(let members):
      var plain = JSONObject()
      for (name, value) in members where !isLeftOut(name, value) { plain[name] = self.plain(value) }
      if let choices = plain["anyOf"]?.array, choices.count == 2, choices[1] == ["type": "null"] {
        plain["anyOf"] = nil
        plain["type"] = .array([choices[0]["type"] ?? .null, "null"])
      }
      return .object(plain)
    case .null, .bool, .number, .string: return schema
    }
  }

  private func isLeftOut(_ name: String, _ value: JSON) -> Bool {
    switch (name, value) {
    case ("title", .string), ("propertyOrdering", .array): true
    case ("description", .string): !hasDescriptions
    default: false
    }
  }
}
