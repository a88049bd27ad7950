import JSONSchema
import OrderedJSON

extension CompiledSchema {
  /// Compiles a schema that is at hand as a value.
  init(_ schema: JSON, _ options: SchemaOptions = SchemaOptions()) throws {
    try self.init(JSONTape(parsing: schema.bytes()), options)
  }

  /// Whether a value that is on no tape is valid.
  func accepts(_ value: JSON) throws -> Bool { accepts(try JSONTape(parsing: value.bytes()).root) }
}
