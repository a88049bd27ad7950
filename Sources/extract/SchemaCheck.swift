import Files
import JSONSchema
import SchemaGen

extension Extract {
  /// `extract schema check`: says of each schema that it is one, and which.
  static let schemaCheck = Verb(
    name: "schema check",
    operands: "FILE…",
    purpose: "Check that files are JSON Schemas, and name each by its contents",
    examples: ["extract schema check schemas/*.json"],
    options: [
      Verb.Option(
        name: "--refer", value: "FOLDER",
        purpose: "JSON Schemas that they may refer to, by their $id; nothing is ever fetched")
    ],
    run: runSchemaCheck)

  @Sendable
  private static func runSchemaCheck(_ words: Words) -> ExitCode {
    var options = SchemaOptions()
    if let folder = words.value("--refer") {
      do {
        options.registry = try SchemaFiles.registry(in: folder)
      } catch {
        Output.say("\(error)")
        return .couldNotStart
      }
    }
    var code = ExitCode.done
    for path in words.operands.flatMap(Globs.matches) {
      do {
        Output.result("\(path): \(try SchemaFiles.schema(path, options).identity)")
      } catch {
        code = .someFailed
        Output.say("\(error)")
      }
    }
    return code
  }
}
