import Foundation
import JSONSchema
import OrderedJSON
import TestSupport

/// One schema of the official suite with the values that are judged by it.
struct SuiteCase {
  let file: String
  let description: String
  let schema: JSONView
  let tests: [JSONView]

  /// All cases of the files in a folder of the suite, and how many values they judge.
  static func all(in folder: String) throws -> [SuiteCase] {
    try PublicSuite.jsonSchema.files(in: folder).flatMap { file in
      try JSONTape(parsing: file.bytes).root.items.compactMap { item -> SuiteCase? in
        guard let schema = item["schema"], let tests = item["tests"] else { return nil }
        return SuiteCase(
          file: file.name, description: item["description"]?.string ?? "", schema: schema,
          tests: Array(tests.items))
      }
    }
  }

  /// The schemas that the suite serves at `http://localhost:1234/`.
  static func remotes() throws -> [String: JSONTape] {
    var remotes: [String: JSONTape] = [:]
    for file in try PublicSuite.jsonSchema.files(in: "remotes") {
      remotes["http://localhost:1234/\(file.name)"] = try JSONTape(parsing: file.bytes)
    }
    return remotes
  }

  /// The values that are judged wrongly, each with what the suite wants.
  func wrong(_ options: SchemaOptions) -> [String] {
    do {
      // A schema has a text of its own, as everywhere.
      let compiled = try CompiledSchema(JSONTape(parsing: JSON(schema).bytes()), options)
      return tests.compactMap { test in
        guard let value = test["data"], let wanted = test["valid"]?.bool else { return "no test" }
        let isRight =
          compiled.accepts(value) == wanted
          && compiled.violations(in: value).isEmpty == wanted
        return isRight
          ? nil : "\(file): \(description): \(test["description"]?.string ?? ""): want \(wanted)"
      }
    } catch {
      return ["\(file): \(description): \(error)"]
    }
  }
}
