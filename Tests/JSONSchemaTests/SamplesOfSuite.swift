import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.jsonSchema.isThere, PublicSuite.jsonSchema.whyMissing))
struct `Samples of the official test suite` {
  private let remotes: [String: JSONTape]

  init() throws { remotes = try SuiteCase.remotes() }

  @Test(arguments: [
    (Draft.draft4, "draft4", 159, 1), (.draft6, "draft6", 222, 10), (.draft7, "draft7", 247, 10),
    (.draft2019, "draft2019-09", 360, 12), (.draft2020, "draft2020-12", 372, 11),
  ])
  func `are found for all that it requires, but for what nothing can meet`(
    draft: Draft, folder: String, sampled: Int, unmeetable: Int
  ) throws {
    let cases = try SuiteCase.all(in: "tests/\(folder)")
      .filter { !$0.file.utf8.starts(with: "optional/".utf8) }

    let without = try casesWithoutSample(cases, SchemaOptions(draft: draft, registry: remotes))

    #expect(cases.count - without.count == sampled)
    #expect(without.count == unmeetable)
    #expect(without.map(\.name).filter { !Self.unmeetable.contains($0) } == [])
    // The suite knows no value for them either.
    #expect(without.filter { $0.tests.contains { $0["valid"]?.bool == true } }.map(\.name) == [])
  }

  @Test(arguments: [
    (Draft.draft4, "draft4", 39), (.draft6, "draft6", 44), (.draft7, "draft7", 64),
    (.draft2019, "draft2019-09", 76), (.draft2020, "draft2020-12", 78),
  ])
  func `are found for all that it leaves open, formats asserted`(
    draft: Draft, folder: String, sampled: Int
  ) throws {
    let cases = try SuiteCase.all(in: "tests/\(folder)/optional")

    let options = SchemaOptions(draft: draft, formats: .asserted, registry: remotes)
    #expect(cases.count == sampled)
    #expect(try casesWithoutSample(cases, options).map(\.name) == [])
  }

  /// The schemas of the suite that no value meets, some of them in several drafts.
  private static let unmeetable = [
    // One of the schemas that all have to hold is `false`.
    "allOf.json: allOf with boolean schemas, some false",
    "allOf.json: allOf with boolean schemas, all false",
    "boolean_schema.json: boolean schema 'false'",
    "ref.json: $ref to boolean schema false",
    // There is no branch but `false`.
    "anyOf.json: anyOf with boolean schemas, all false",
    "oneOf.json: oneOf with boolean schemas, all false",
    // Two branches hold for every value.
    "oneOf.json: oneOf with boolean schemas, all true",
    "oneOf.json: oneOf with boolean schemas, more than one true",
    // No value is listed.
    "enum.json: empty enum",
    // What every value meets is refused.
    "not.json: forbid everything with empty schema",
    "not.json: forbid everything with boolean schema true",
    // A member is required that only a refused schema has looked at, and so counts as unevaluated.
    "unevaluatedProperties.json: unevaluatedProperties with not",
  ]

  /// The cases that have no sample for some of ten seeds; a sample that is refused is noted at once.
  private func casesWithoutSample(
    _ cases: [SuiteCase], _ options: SchemaOptions
  ) throws -> [SuiteCase] {
    try cases.filter { one in
      let schema = try CompiledSchema(JSONTape(parsing: JSON(one.schema).bytes()), options)
      return try (UInt64(0)..<10).contains { seed in
        do {
          let value = try schema.sample(seed: seed)
          let tape = try JSONTape(parsing: value.bytes())
          #expect(schema.accepts(tape.root), "\(one.name): \(value.text())")
          return false
        } catch is NoSample {
          return true
        }
      }
    }
  }
}

extension SuiteCase {
  fileprivate var name: String { "\(file): \(description)" }
}
