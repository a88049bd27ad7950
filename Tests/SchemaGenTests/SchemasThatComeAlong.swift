import Files
import JSONSchema
import OrderedJSON
import Testing

@testable import SchemaGen

@Suite struct `The schemas that come along` {
  private static let folder = FilePath(cString: #filePath).folder.folder.folder
    .appending("schemas")
  private static let names = [
    "contract", "invoice", "invoices", "lab-report", "meeting", "org-chart", "price-list",
    "product-photo", "receipt", "recipe", "resume",
  ]

  private func schema(_ name: String) throws -> Schema {
    try Schema(contentsOf: Self.folder.appending(try #require(FilePath("\(name).yaml"))))
  }

  @Test(arguments: names)
  func `are right, without a warning`(name: String) throws {
    #expect(try schema(name).warnings.map(\.description) == [])
  }

  @Test(arguments: names, Provider.allCases)
  func `can be sent to every provider, and answers come back as they were`(
    name: String, provider: Provider
  ) throws {
    let schema = try schema(name)
    let wire = try schema.wire(for: provider)
    let judge = try CompiledSchema(JSONTape(parsing: wire.schema.bytes()))

    #expect(!Preflight(wire).isRefused)
    for seed in 1...10 as ClosedRange<UInt64> {
      let record = try schema.compiled.sample(seed: seed)
      let wired = try wire.wired(record)
      let violations = judge.violations(in: try JSONTape(parsing: wired.bytes()).root)
      #expect(violations.map { "\($0.pointer) \($0.sentence())" } == [])
      #expect(wire.answer(from: wired).value.text() == record.text())
    }
  }

  @Test(arguments: names)
  func `take the records that they are sampled to, tidied up or not`(name: String) throws {
    let schema = try schema(name)
    for seed in 1...10 as ClosedRange<UInt64> {
      let record = try JSONTape(parsing: schema.compiled.sample(seed: seed).bytes())
      let judgement = schema.judged(record, today: nil)
      #expect(judgement.violations.map { $0.sentence() } == [])
    }
  }

  @Test func `take a JSON Schema in YAML at its word, formats included`() throws {
    let text = "type: object\nproperties:\n  day: {type: string, format: date}\n"
    let schema = try Schema(yaml: text)
    #expect(
      schema.local.text()
        == #"{"type":"object","properties":{"day":{"type":"string","format":"date"}}}"#)
    #expect(schema.compiled.accepts(try JSONTape(parsing: #"{"day":"x"}"#).root))
    let older = try Schema(
      yaml: """
        output:
          pair:
            $json_schema:
              $schema: http://json-schema.org/draft-07/schema#
              items: [{type: integer}]
              additionalItems: false
        """)
    #expect(older.compiled.accepts(try JSONTape(parsing: #"{"pair":[1]}"#).root))
    #expect(!older.compiled.accepts(try JSONTape(parsing: #"{"pair":["x"]}"#).root))
    #expect(!older.compiled.accepts(try JSONTape(parsing: #"{"pair":[1,2]}"#).root))
    let ours = try Schema(yaml: "output:\n  day: date?\n")
    #expect(!ours.compiled.accepts(try JSONTape(parsing: #"{"day":"x"}"#).root))
  }
}
