import Files
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract schema import`: writes a JSON Schema in the schema language.
  static let schemaImport = Verb(
    name: "schema import",
    operands: "FILE",
    purpose: "Write a JSON Schema, pydantic's or any other, in the schema language",
    examples: ["extract schema import invoice.schema.json > schemas/invoice.yaml"],
    options: [
      Verb.Option(
        name: "--output", value: "PATH", purpose: "write there; standard output by default"),
      Verb.Option(name: "--json", purpose: "one JSON object: the text, or the file it went to"),
    ],
    run: runSchemaImport)

  @Sendable
  private static func runSchemaImport(_ words: Words) throws(UsageError) -> ExitCode {
    let path = try oneFile(words, of: schemaImport)
    do {
      let schema = try SchemaFiles.schema(path, SchemaOptions())
      let (blueprint, notes) = schema.inWords
      for note in notes { Output.say("\(path): \(note)") }
      let text = SchemaText(blueprint, settings: schema.fileKeys)
      return try write(text.yaml, words, notes: notes.map { "\($0)" })
    } catch {
      return words.fail(error)
    }
  }

  /// `extract schema diff`: says in what two schemas differ, and what that means for old records.
  static let schemaDiff = Verb(
    name: "schema diff",
    operands: "OLD NEW",
    purpose: "Say in what two schemas differ, and what that means for old records",
    examples: ["extract schema diff invoice-v1.yaml invoice-v2.yaml"],
    options: [Verb.Option(name: "--json", purpose: "one JSON object")],
    run: runSchemaDiff)

  @Sendable
  private static func runSchemaDiff(_ words: Words) throws(UsageError) -> ExitCode {
    guard words.operands.count == 2 else { throw .twoOperands(of: schemaDiff) }
    do {
      let old = try SchemaFiles.schema(words.operands[0], SchemaOptions())
      let new = try SchemaFiles.schema(words.operands[1], SchemaOptions())
      let difference = SchemaDifference(
        from: old.inWords.blueprint, to: new.inWords.blueprint)
      if words.has("--json") {
        Output.result(difference.json.bytes())
      } else {
        for change in difference.changes { Output.result("\(change)") }
        Output.say(difference.verdict?.sentence ?? "the same: every record means what it did")
      }
      return difference.verdict.map { $0 <= .widening } ?? true ? .done : .someFailed
    } catch {
      return words.fail(error)
    }
  }
}

extension ChangeVerdict {
  fileprivate var sentence: String {
    switch self {
    case .wording: "wording: old records stay valid; a model is told something else"
    case .widening: "widening: old records stay valid"
    case .narrowing: "narrowing: some old records may no longer be valid"
    case .breaking: "breaking: what reads the records has to change"
    }
  }
}

extension SchemaDifference {
  fileprivate var json: JSON {
    .object([
      ("schema", "extract.schema-diff/1"),
      ("verdict", .string(verdict?.rawValue ?? "same")),
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("field", .string(change.field)), ("verdict", .string(change.verdict.rawValue)),
              ("message", .string(change.description)),
            ])
          })
      ),
    ])
  }
}
