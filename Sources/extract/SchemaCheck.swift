import Files
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract schema check`: says of each schema that it is one, and which.
  static let schemaCheck = Verb(
    name: "schema check",
    operands: "FILE…",
    purpose: "Check that files are JSON Schemas, and name each by its contents",
    examples: ["extract schema check schemas/*.json"],
    options: [],
    run: runSchemaCheck)

  @Sendable
  private static func runSchemaCheck(_ words: Words) -> ExitCode {
    var code = ExitCode.done
    for path in words.operands {
      do {
        let text = try Input.bytes(of: path)
        do {
          Output.result("\(path): \(try Schema(parsing: text).identity)")
        } catch {
          code = .someFailed
          Output.say("\(path): \(error)")
          if case .notJSON(let error) = error { Output.say(error.place.drawing) }
        }
      } catch {
        code = .someFailed
        Output.say("\(error)")
      }
    }
    return code
  }
}
