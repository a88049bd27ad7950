package import JSONSchema
package import OrderedJSON

/// A JSON Schema from elsewhere in the words of the schema language, and what could not be kept.
///
/// Every value that the blueprint's local schema accepts is valid under the schema it was made of, as
/// long as no note is ``ImportNote/isLoosening``. What the language has no words for stays a JSON
/// Schema at the smallest place that holds it.
package struct SchemaImport: Sendable {
  package let blueprint: Blueprint
  package let notes: [ImportNote]

  /// Reads a schema of any edition; `pydantic`, `zod` and their kin write such ones.
  package init(
    _ schema: JSON, _ options: SchemaOptions = SchemaOptions()
  ) throws(ImportError) {
    try Self.compile(schema, options)
    let draft = schema["$schema"]?.string.flatMap { Draft(uri: $0) } ?? options.draft
    var reader = SchemaReader(schema, draft)
    blueprint = reader.blueprint()
    notes = reader.notes
    try Self.compile(LocalSchema(blueprint).schema, options)
  }

  private static func compile(_ schema: JSON, _ options: SchemaOptions) throws(ImportError) {
    guard let tape = try? JSONTape(parsing: schema.bytes()) else { throw .tooDeep }
    do { _ = try CompiledSchema(tape, options) } catch { throw .notASchema(error) }
  }
}

/// Why a JSON Schema cannot be imported.
package enum ImportError: Error, Sendable {
  case notASchema(SchemaErrors)
  case tooDeep
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notASchema(let errors): "\(errors)"
    case .tooDeep: "the schema is nested too deeply; give names to inner schemas under $defs"
    }
  }
}
