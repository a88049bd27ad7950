import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.jsonSchema.isThere, PublicSuite.jsonSchema.whyMissing))
struct `The official output tests` {
  @Test(arguments: [(Draft.draft2019, "draft2019-09"), (.draft2020, "draft2020-12")])
  func `are met by the basic form`(draft: Draft, folder: String) throws {
    let outputSchema = try PublicSuite.jsonSchema.files(in: "output-tests/\(folder)")
      .first { $0.name == "output-schema.json" }
    let registered = try JSONTape(parsing: try #require(outputSchema).bytes)
    let uri = try #require(registered.root["$id"]?.string)
    var count = 0
    for item in try SuiteCase.all(in: "output-tests/\(folder)/content") {
      let schema = try CompiledSchema(
        JSONTape(parsing: JSON(item.schema).bytes()), SchemaOptions(draft: draft))
      for test in item.tests {
        let wanted = try #require(test["output"]?["basic"])
        let judge = try CompiledSchema(
          JSONTape(parsing: JSON(wanted).bytes()),
          SchemaOptions(draft: draft, registry: [uri: registered]))
        let value = try JSONTape(parsing: JSON(try #require(test["data"])).bytes())

        let output = schema.output(for: value.root, as: .basic)

        let tape = try JSONTape(parsing: output.bytes())
        #expect(judge.violations(in: tape.root).map(\.description) == [], "\(output)")
        count += 1
      }
    }
    #expect(count == 4)
  }
}
