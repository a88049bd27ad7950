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
  ///
  /// One of more than `mostShapes` parts, counted where they are written, stays a JSON Schema.
  package init(
    _ schema: JSON, _ options: SchemaOptions = SchemaOptions(), mostShapes: Int = 100_000
  ) throws(ImportError) {
    try Self.compile(schema, options)
    let draft = schema["$schema"]?.string.flatMap { Draft(uri: $0) } ?? options.draft
    (blueprint, notes) = Self.read(schema, draft, mostShapes)
    try Self.compile(LocalSchema(blueprint).schema, options)
  }

  /// Reads again, now that it is known, when a union turns out to stand at more than one place.
  private static func read(
    _ schema: JSON, _ draft: Draft, _ mostShapes: Int
  ) -> (Blueprint, [ImportNote]) {
    var shared: Set<TaggedUnion> = []
    while true {
      var reader = SchemaReader(schema, draft, sharedUnions: shared, mostShapes: mostShapes)
      let blueprint = reader.blueprint()
      if reader.sharedUnions == shared || reader.isTooLarge { return (blueprint, reader.notes) }
      shared = reader.sharedUnions
    }
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
