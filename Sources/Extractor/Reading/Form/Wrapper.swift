import OrderedJSON
import SchemaGen

/// What a record is asked for in: whether the document is what the schema describes stands before
/// it, so that it is settled first; why values are null stands behind it.
///
///     {"not_applicable": null, "record": {…}, "absent": [{"field": "due", "reason": "torn off"}]}
struct Wrapper {
  /// The record as it stands in the answer; nothing if it is null or missing.
  var record: JSONView?
  /// Why the document is not what the schema describes, if it is not.
  var objection: String?
  /// What the model says of fields without a value.
  var absences: [(field: String, reason: String)] = []
  /// Members that were not asked for.
  var strangers: [String] = []

  static let objection = "not_applicable"
  static let record = "record"
  static let absent = "absent"
  static let names = [objection, record, absent]

  /// How much deeper it makes a schema.
  static let depth = 1

  /// Whether a name is one of its own.
  static func isOwn(_ name: String) -> Bool {
    names.contains { UTF8Text($0) == UTF8Text(name) }
  }
}

// MARK: Writing

extension Wrapper {
  /// The schema of an answer whose record is in the wrapper; definitions stay at its root, so that
  /// references to them go on leading there.
  static func schema(around wire: WireSchema, of schema: Schema) -> JSON {
    var record = wire.schema
    let definitions = record["$defs"]
    record["$defs"] = nil
    var properties: [JSONObject.Member] = [
      (Self.objection, ["type": ["string", "null"], "description": .string(question(schema))]),
      (Self.record, record.orNull),
    ]
    if wire.canLeaveOut { properties.append((absent, absences)) }
    var members = group(properties)
    if let definitions { members.append(("$defs", definitions)) }
    return .object(members)
  }

  private static func group(_ properties: [JSONObject.Member]) -> [JSONObject.Member] {
    let names = JSON.array(properties.map { .string($0.name) })
    return [
      ("type", "object"), ("properties", .object(properties)), ("required", names),
      ("propertyOrdering", names),
    ]
  }

  private static func question(_ schema: Schema) -> String {
    let subject = (schema.summary ?? schema.name).map { " (\($0.prefix(160)))" } ?? ""
    return "why the document is not what is asked for\(subject), and record is null; null if it is"
  }

  private static let absences: JSON = [
    "type": "array",
    "items": .object(
      group([
        ("field", ["type": "string", "description": "the way to it, e.g. items[0].name"]),
        ("reason", ["type": "string", "description": "in a few words"]),
      ])),
    "description": "each field of the record that is null or left out, and why",
  ]

  /// An answer with a record for which nothing is to be said.
  static func closed(around record: JSON, canLeaveOut: Bool) -> JSON {
    var members: [JSONObject.Member] = [(objection, nil), (Self.record, record)]
    if canLeaveOut { members.append((absent, [])) }
    return .object(members)
  }
}

extension JSON {
  /// A wire schema that allows null as well: by a second type where it has just one.
  fileprivate var orNull: JSON {
    var schema = self
    let isChoice = schema["enum"] != nil
    if let type = schema["type"], !isChoice {
      let types = type.array ?? [type]
      if !types.contains("null") { schema["type"] = .array(types + ["null"]) }
      return schema
    }
    if let branches = schema["anyOf"]?.array {
      if !branches.contains(["type": "null"]) {
        schema["anyOf"] = .array(branches + [["type": "null"]])
      }
      return schema
    }
    return ["anyOf": [schema, ["type": "null"]]]
  }
}

// MARK: Reading

extension Wrapper {
  /// Opens an answer.
  init(_ answer: JSONView) {
    for member in answer.members {
      switch UTF8Text(member.name) {
      case UTF8Text(Self.record): record = member.value.isNull ? nil : member.value
      case UTF8Text(Self.objection): objection = Self.meaning(of: member.value)
      case UTF8Text(Self.absent): absences = Self.absences(in: member.value)
      default: strangers.append(member.name)
      }
    }
  }

  /// What an objection says; models also write words for null, or whether there is one.
  private static func meaning(of value: JSONView) -> String? {
    if value.isNull || value.bool == false { return nil }
    let text = (value.string ?? value.text).trimmed
    return wordsForNull.contains(text.lowercased()) ? nil : text
  }

  private static let wordsForNull = ["", "null", "none", "n/a", "-", "false", "no"]

  private static func absences(in value: JSONView) -> [(field: String, reason: String)] {
    value.items.compactMap { item in
      guard let field = item["field"]?.string?.trimmed, !field.isEmpty,
        let reason = item["reason"]?.string?.trimmed, !reason.isEmpty
      else { return nil }
      return (field, reason)
    }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
