import Digest
import Extractor
import Ledger
import OrderedJSON
import SchemaGen
import Testing

/// Which version a run goes on with.
@Suite struct `A version` {
  private static func entry(_ asked: String) -> VersionEntry {
    VersionEntry(
      identity: SHA256(of: asked.utf8), description: Array(asked.utf8), schema: Array("{}".utf8))
  }

  private let invoices = Self.entry(#"{"schema":"sha256:1","model":"small"}"#)
  private let other = Self.entry(#"{"schema":"sha256:2","model":"small"}"#)

  @Test func `is the one that says the same, in whatever order`() {
    let again = Self.entry(#"{"model":"small","schema":"sha256:1"}"#)
    #expect(again.identity != invoices.identity)
    #expect(again.adopted(among: [other, invoices]).identity == invoices.identity)
  }

  @Test func `is new where none says the same`() {
    #expect(other.adopted(among: [invoices]) == other)
    #expect(other.adopted(among: []) == other)
  }

  @Test func `is known by what was asked first when its schema was mended`() throws {
    let schema = try Schema(yaml: "output: {total: number >= 0}")
    let amended = invoices.amended(by: schema)
    #expect(amended.identity == invoices.identity)
    #expect(
      try JSON(parsing: amended.description) == [
        "schema": .string(schema.identity), "model": "small", "form": 2,
      ])
    #expect(try JSON(parsing: amended.schema) == schema.local)

    let run = Self.entry(#"{"schema":"\#(schema.identity)","model":"small"}"#)
    #expect(run.adopted(among: [amended]).identity == invoices.identity)
  }

  @Test func `of an older program says nothing of the parts of a schema`() {
    let asked = #""schema":"sha256:1","model":"small","form":2,"#
    let checked = Self.entry("{" + asked + #""checks":"1"}"#)
    let checkedOtherwise = Self.entry("{" + asked + #""checks":"2"}"#)
    #expect(checked.adopted(among: [invoices]).identity == invoices.identity)
    #expect(checked.adopted(among: [checkedOtherwise]).identity == checked.identity)

  }

  @Test func `is not taken for one that began like it and says something else by now`() throws {
    let amended = invoices.amended(by: try Schema(yaml: "output: {total: number >= 0}"))
    let again = invoices.adopted(among: [amended])
    #expect(again.identity != invoices.identity)
    #expect(again.description == invoices.description)
    // And is found again once it is known itself.
    #expect(invoices.adopted(among: [amended, again]) == again)
  }
}

/// Which changes of a schema leave what answers were asked for.
@Suite struct `A change of a schema` {
  @Test(
    "is of bounds alone, or of the shape",
    arguments: [
      ("total: number >= 0", "total: number", false),
      ("total: number", "total: number >= 10", false),
      ("total: decimal(2)", "total: decimal(4)", false),
      ("total: integer", "total: number", false),
      ("name: string", "name: string 1..10", false),
      ("name: string", "name: string?", false),
      ("day: string", "day: date", false),
      ("by: 'one of cash, card'", "by: 'one of cash, card, transfer'", false),
      ("by: 'one of cash, card'", "by: string", false),
      ("name: string -- what it is called", "name: string -- its name", false),
      ("tags: {$list: string}", "tags: {$list: string, $min: 1}", false),
      ("total: number", "{total: number, vat: number}", true),
      ("total: number", "{total: number, vat?: number}", true),
      ("{total: number, vat: number}", "total: number", true),
      ("total: number", "total: string", true),
      ("total: number", "sum: number", true),
      ("tags: {$list: string}", "tags: {$list: number}", true),
      ("tags: {$list: string}", "tags: string", true),
    ])
  func isSorted(_ old: String, _ new: String, _ isOfShape: Bool) throws {
    let changes = SchemaDifference(
      from: try Self.saved(old).inWords.blueprint, to: try Self.saved(new).inWords.blueprint
    ).changes
    #expect(changes.contains(where: \.isOfShape) == isOfShape, "\(changes)")
  }

  /// The schema as the ledger keeps it.
  private static func saved(_ output: String) throws -> Schema {
    let group = output.utf8.first == UInt8(ascii: "{") ? output : "{\(output)}"
    return try Schema(parsing: try Schema(yaml: "output: \(group)").local.bytes())
  }
}
