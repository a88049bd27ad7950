import OrderedJSON

/// A schema that asks for a record within a wrapper, so that a model can say that there is none:
///
///     {"not_applicable": null, "record": {…}, "absent": []}
///
/// A model would say that of a document that is something else. Here nobody reads documents, so an
/// answer always holds the record.
struct RecordWrapper {
  private let schema: JSON

  /// Knows a wrapper by its members; any other schema is none.
  init?(_ schema: JSON) {
    guard let members = schema["properties"]?.object, members["record"] != nil,
      members["not_applicable"] != nil
    else { return nil }
    self.schema = schema
  }

  /// The schema, without what an answer with a record does not need.
  var narrowed: JSON {
    var narrowed = schema
    var members = schema["properties"]?.object ?? JSONObject()
    members["not_applicable"] = ["type": "null"]
    if members["absent"] != nil { members["absent"] = ["type": "array", "maxItems": 0] }
    if let record = members["record"] { members["record"] = Self.withoutNull(record) }
    narrowed["properties"] = .object(members)
    return narrowed
  }

  private static func withoutNull(_ schema: JSON) -> JSON {
    var schema = schema
    if let branches = schema["anyOf"]?.array {
      schema["anyOf"] = .array(branches.filter { $0["type"] != "null" })
    }
    if let types = schema["type"]?.array {
      schema["type"] = .array(types.filter { $0 != "null" })
    }
    return schema
  }

  /// A record that somebody knows, within the wrapper; one that is within it already stays as it is.
  func holding(_ record: JSON) -> JSON {
    guard record["not_applicable"] == nil || record["record"] == nil else { return record }
    var whole: JSON = ["not_applicable": nil, "record": record]
    if schema["properties"]?["absent"] != nil { whole["absent"] = [] }
    return whole
  }
}
