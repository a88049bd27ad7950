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
        name: "--wire", value: "PROVIDER",
        purpose: "what is sent to \(Provider.allCases.map(\.rawValue).joined(separator: ", "))"),
      Verb.Option(
        name: "--departures",
        purpose: "with --wire: what is not sent as it is, and what became of it"),
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
      Output.say("\(error)")
      return .couldNotStart
    }
    guard let name = words.value("--wire") else {
      Output.result(schema.local.bytes(.indented))
      if !schema.checks.isEmpty {
        Output.say("\(path): its \(schema.checks.count) checks are not part of a JSON Schema")
      }
      return .done
    }
    guard let provider = Provider(rawValue: "\(name)") else {
      throw .badValue(option: "--wire", name, allowed: Provider.allCases.map(\.rawValue))
    }
    do {
      let wire = try schema.wire(for: provider)
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
}
