import JSONSchema
import OrderedJSON

/// A schema, a value that it accepts, and one that it refuses.
struct Verdict {
  let schema: String
  let valid: String
  let invalid: String

  init(_ schema: String, accepts valid: String, refuses invalid: String) {
    self.schema = schema
    self.valid = valid
    self.invalid = invalid
  }

  /// How often the two verdicts allocate.
  func allocations() throws -> Int {
    let compiled = try CompiledSchema(JSONTape(parsing: schema), SchemaOptions(formats: .asserted))
    let valid = try JSONTape(parsing: valid)
    let invalid = try JSONTape(parsing: invalid)
    return try CountAllocations.most {
      guard compiled.accepts(valid.root), !compiled.accepts(invalid.root) else {
        throw WrongVerdict(schema: schema)
      }
    }
  }

  /// The text, its entries, and the object that owns both.
  static let mostOfText = 3

  /// How often reading a small text allocates.
  static func allocationsOfText() throws -> Int {
    let text = Array(
      #"{"lines":[{"n":1,"text":"one"},{"n":2.5,"text":"tw\u006f"}],"sum":3.5}"#.utf8)
    return try CountAllocations.most { _ = try JSONTape(parsing: text) }
  }
}

/// A verdict that is not the expected one: what it allocates says nothing.
struct WrongVerdict: Error, CustomStringConvertible {
  let schema: String
  var description: String { "a verdict is wrong: \(schema)" }
}
