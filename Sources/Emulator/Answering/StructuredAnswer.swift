import JSONSchema
import OrderedJSON

/// The text of an answer that must meet a schema.
struct StructuredAnswer {
  let schema: JSON
  private let compiled: CompiledSchema

  /// Takes a schema that can be served.
  init(_ schema: JSON, _ limits: EmulatorSettings.SchemaLimits) throws(APIError) {
    try SchemaRefusal.check(schema, limits)
    self.schema = schema
    do {
      compiled = try CompiledSchema(JSONTape(parsing: schema.bytes()))
    } catch {
      throw .invalid("Invalid schema in 'response_format': \(error)")
    }
  }

  /// Made up, but the same for the same seed.
  func sample(_ seed: UInt64) throws(APIError) -> JSON {
    do { return try compiled.sample(seed: seed) } catch {
      throw .invalid("No answer can be made up for the schema in 'response_format': \(error)")
    }
  }

  /// Whether a value meets the schema.
  func accepts(_ value: JSON) -> Bool {
    guard let tape = try? JSONTape(parsing: value.bytes()) else { return false }
    return compiled.accepts(tape.root)
  }

  /// A value much like this one that does not meet the schema; `nil` if everything does. Where a record
  /// stands in a wrapper, it is the record that is wrong.
  func spoilt(_ value: JSON) -> JSON? {
    var candidates: [JSON] = []
    if RecordWrapper(schema) != nil, let record = value["record"] {
      for wrong in Self.wrong(record, schema["properties"]?["record"]?["required"] ?? nil) {
        var whole = value
        whole["record"] = wrong
        candidates.append(whole)
      }
    }
    candidates += Self.wrong(value, schema["required"] ?? nil) + [[], [:], "wrong", 0, nil]
    return candidates.first { !accepts($0) }
  }

  /// Without one of the members that it needs, or with one of another type.
  private static func wrong(_ value: JSON, _ required: JSON) -> [JSON] {
    var candidates: [JSON] = []
    for name in required.array?.compactMap(\.string) ?? [] {
      var lacking = value
      lacking[name] = nil
      candidates.append(lacking)
    }
    for (name, member) in value.object?.members ?? [] {
      var wrong = value
      wrong[name] = member.string == nil ? "wrong" : 0
      candidates.append(wrong)
    }
    return candidates
  }
}
