import Files
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract schema show`: the schema as it is judged by, or as a provider is sent it.
  static let schemaShow = Verb(
    name: "schema show",
    operands: "FILE",
    purpose: "Show a schema as answers are judged by it, or as a provider is sent it",
    examples: [
      "extract schema show schemas/invoice.yaml",
      "extract schema show --wire gemini schemas/invoice.yaml",
    ],
    options: [
      Verb.Option(name: "--local", purpose: "the strict JSON Schema for answers; the default"),
      Verb.Option(
        name: "--wire", value: "PROVIDER", choices: Provider.allCases.map(\.rawValue),
        purpose: "what a provider is sent"),
      Verb.Option(
        name: "--departures",
        purpose: "with --wire: what is not sent as it is, and what became of it"),
      Verb.Option(name: "--json", purpose: "one JSON object: its name, identity and JSON Schema"),
    ],
    run: runSchemaShow)

  @Sendable
  private static func runSchemaShow(_ words: Words) throws(UsageError) -> ExitCode {
    if let extra = words.operands.dropFirst().first {
      throw .oneOperand(extra, of: schemaShow.name)
    }
    let path = words.operands[0]
    let schema: Schema
    do { schema = try SchemaFiles.schema(path, SchemaOptions()) } catch {
      return words.fail(error)
    }
    guard let provider = try words.choice("--wire", of: Provider.self) else {
      if words.has("--json") {
        Output.result(shown(schema, schema.local).text())
        return .done
      }
      Output.result(schema.local.bytes(.indented))
      if !schema.checks.isEmpty {
        Output.say("\(path): its \(schema.checks.count) checks are not part of a JSON Schema")
      }
      return .done
    }
    do {
      let wire = try schema.wire(for: provider)
      if words.has("--json") {
        let departures = wire.departures.map { JSON.string("\($0)") }
        Output.result(shown(schema, wire.schema, provider, departures).text())
        return .done
      }
      Output.result(wire.schema.bytes(.indented))
      if words.has("--departures") {
        for departure in wire.departures { Output.say("\(departure)") }
      }
      return .done
    } catch {
      for refusal in error.refusals { Output.say(SchemaNote(refusal, in: schema, path).lines) }
      return .someFailed
    }
  }

  /// A schema for programs; the form has a version, `extract.schema/1`.
  private static func shown(
    _ schema: Schema, _ json: JSON, _ provider: Provider? = nil, _ departures: [JSON] = []
  ) -> JSON {
    [
      "schema": "extract.schema/1", "name": schema.name.map { .string($0) } ?? JSON.null,
      "identity": .string("\(schema.identity)"),
      "provider": provider.map { .string($0.rawValue) } ?? JSON.null,
      "departures": .array(departures), "json_schema": json,
    ]
  }
}
