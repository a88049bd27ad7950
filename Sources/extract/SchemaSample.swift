import Files
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract schema sample`: makes up records that a schema accepts.
  static let schemaSample = Verb(
    name: "schema sample",
    operands: "",
    purpose: "Make up records that a schema accepts, the same ones every time",
    examples: [
      "extract schema sample --schema schemas/receipt.yaml",
      "extract schema sample --schema s.json --seed 7 --count 100 > records.jsonl",
    ],
    options: [
      Verb.Option(
        name: "--schema", value: "FILE", purpose: "the schema, in YAML or JSON; must be given"),
      Verb.Option(
        name: "--refer", value: "FOLDER",
        purpose: "JSON Schemas that it may refer to, by their $id; nothing is ever fetched"),
      Verb.Option(
        name: "--seed", value: "N", standard: "1", purpose: "which record: any number"),
      Verb.Option(
        name: "--count", value: "N", standard: "1",
        purpose: "how many, from this seed on, one a line"),
      Verb.Option(name: "--json", purpose: "one JSON object with all of them"),
    ],
    run: runSchemaSample)

  @Sendable
  private static func runSchemaSample(_ words: Words) throws(UsageError) -> ExitCode {
    guard let path = words.value("--schema") else {
      throw .missingOption("--schema FILE", of: schemaSample)
    }
    if let operand = words.operands.first { throw .extraOperand(operand, of: schemaSample.name) }
    let seed = try number("--seed", words)
    let count = try number("--count", words)
    let schema: CompiledSchema
    do {
      var options = SchemaOptions()
      if let folder = words.value("--refer") {
        options.registry = try SchemaFiles.registry(in: folder)
      }
      schema = try SchemaFiles.schema(path, options).compiled
    } catch {
      return words.fail(error)
    }
    var code = ExitCode.done
    var kept: [JSON] = []
    for rank in 0..<count {
      do {
        let record = try schema.sample(seed: seed &+ rank)
        if words.has("--json") { kept.append(record) } else { Output.result(record.bytes()) }
      } catch {
        code = .someFailed
        Output.say("\(path): seed \(seed &+ rank): \(error)")
      }
    }
    if words.has("--json") {
      Output.result(
        JSON.object([("schema", "extract.samples/1"), ("records", .array(kept))]).text())
    }
    return code
  }

  private static func number(_ option: String, _ words: Words) throws(UsageError) -> UInt64 {
    guard let value = words.value(option) else { return 1 }
    guard let number = UInt64(String(decoding: value.bytes, as: UTF8.self)) else {
      throw .badValue(option: option, value, allowed: ["a whole number, 0 or more"])
    }
    return number
  }
}
