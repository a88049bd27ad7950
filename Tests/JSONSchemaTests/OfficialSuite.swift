import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.jsonSchema.isThere, PublicSuite.jsonSchema.whyMissing))
struct `The official test suite` {
  private let remotes: [String: JSONTape]

  init() throws { remotes = try SuiteCase.remotes() }

  @Test(arguments: [
    (Draft.draft4, 618), (.draft6, 839), (.draft7, 927), (.draft2019, 1259),
    (.draft2020, 1299),
  ])
  func `is met in all that it requires`(draft: Draft, count: Int) throws {
    let cases = try SuiteCase.all(in: "tests/\(folder(draft))")
      .filter { !$0.file.utf8.starts(with: "optional/".utf8) }

    #expect(cases.map(\.tests.count).reduce(0, +) == count)
    #expect(cases.flatMap { $0.wrong(SchemaOptions(draft: draft, registry: remotes)) } == [])
  }

  @Test(arguments: [
    (Draft.draft4, 100), (.draft6, 106), (.draft7, 118), (.draft2019, 158),
    (.draft2020, 162),
  ])
  func `is met in all that it leaves open`(draft: Draft, count: Int) throws {
    let cases = try SuiteCase.all(in: "tests/\(folder(draft))/optional")
      .filter { !$0.file.utf8.starts(with: "format/".utf8) }

    #expect(cases.map(\.tests.count).reduce(0, +) == count)
    #expect(cases.flatMap { $0.wrong(SchemaOptions(draft: draft, registry: remotes)) } == [])
  }

  @Test(arguments: [
    (Draft.draft4, 219), (.draft6, 325), (.draft7, 676), (.draft2019, 757),
    (.draft2020, 764),
  ])
  func `is met in its formats when they are asserted`(draft: Draft, count: Int) throws {
    let cases = try SuiteCase.all(in: "tests/\(folder(draft))/optional/format")

    #expect(cases.map(\.tests.count).reduce(0, +) == count)
    let options = SchemaOptions(draft: draft, formats: .asserted, registry: remotes)
    #expect(cases.flatMap { $0.wrong(options) } == [])
  }

  private func folder(_ draft: Draft) -> String {
    switch draft {
    case .draft4: "draft4"
    case .draft6: "draft6"
    case .draft7: "draft7"
    case .draft2019: "draft2019-09"
    case .draft2020: "draft2020-12"
    }
  }
}
