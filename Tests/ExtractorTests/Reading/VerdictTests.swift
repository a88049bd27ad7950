import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@testable import Extractor

/// What is said of a record, a line each.
private func lines(_ verdict: Verdict) -> [String] {
  verdict.complaints.map { "\($0.origin.name) \($0.pointer) \($0)" }
    + verdict.flags.map { "+ \($0)" }
}

extension Complaint.Origin {
  fileprivate var name: String {
    switch self {
    case .schema(let pointer): "schema\(pointer)"
    case .check(let rank): "check \(rank)"
    case .form: "form"
    }
  }
}

private let till = """
  name: till
  output:
    n: string 1..10 -- as printed
    total: decimal(2)
    lines:
      - item: string
        price: decimal
    by:
      $one_of:
        $tag: kind
        person:
          name: string -- the cashier
        till:
          rank: integer
    home: address?
  definitions:
    address:
      street: string
  checks:
    - total ~= sum(lines.price) -- the total must be the sum
    - warn:
        - total < 1000 -- that is a lot
    - lines[]: price > 0
  """

@Suite struct `The verdict on a record` {
  private func verdict(_ text: String) throws -> Verdict {
    try ReadingSchemas.form(till).verdict(on: JSON(parsing: text), today: nil)
  }

  private static let rest = #""by":{"kind":"till","rank":1},"home":null"#

  @Test(arguments: [
    (#"{"n":"1","total":2,"lines":[{"item":"a","price":2}],\#(rest)}"#, []),
    (
      #"{"n":"","total":"2,50","lines":[{"item":"a"},{"item":null,"price":2}],\#(rest)}"#,
      [
        #"schema/properties/n/minLength /n n: must have at least 1 character, has 0. as printed"#,
        #"schema/properties/lines/items/required /lines/0 lines[0]: "price" is missing."#,
        #"schema/properties/lines/items/properties/item/type /lines/1/item lines[1].item: must be a string, is null."#,
        #"+ tidied(/total, rule: "number", isWarning: true)"#,
      ]
    ),
    (
      #"{"n":"1","total":3,"lines":[{"item":"a","price":2},{"item":"b","price":0}],\#(rest)}"#,
      [
        #"check 0  the whole answer: the total must be the sum: 3 is not 2."#,
        #"check 2 /lines/1 lines[1]: price > 0: 0 is not more than 0."#,
      ]
    ),
    (
      #"{"n":"1","total":2000,"lines":[{"item":"a","price":2000}],\#(rest)}"#,
      [#"+ check(, "warning: that is a lot: 2000 is not less than 1000")"#]
    ),
    // Of a union, what is wrong with the kind that was meant; of a reference, what is wrong behind it.
    (
      #"{"n":"1","total":2,"lines":[{"item":"a","price":2}],"by":{"kind":"person"},"home":{}}"#,
      [
        #"schema/properties/by/anyOf/0/required /by by: "name" is missing. the cashier"#,
        ##"schema/$defs/address/required /home home: "street" is missing."##,
      ]
    ),
    (
      #"{"n":"1","total":2,"lines":[{"item":"a","price":2}],"by":{"kind":"robot"},"home":null}"#,
      [
        #"schema/properties/by/anyOf /by by: is of none of the 2 kinds that are allowed."#
      ]
    ),
  ])
  func `names each fault with its place and rule`(text: String, expected: [String]) throws {
    #expect(lines(try verdict(text)) == expected)
  }

  @Test func `names the member that is missing`() throws {
    let verdict = try verdict(#"{"n":"1","total":2,"lines":[{"item":"a"}],\#(Self.rest)}"#)

    #expect(verdict.complaints.map(\.missing) == ["price"])
    #expect(verdict.complaints.map(\.pointer) == [["lines", "0"]])
  }

  @Test func `takes out what the schema does not have, and flags it`() throws {
    let verdict = try verdict(
      #"{"n":"1","x":{"y":1},"total":2,"lines":[{"item":"a","price":2,"z":0},{"Item":"b","item":"b","price":0.0}],"#
        + #""by":{"kind":"till","rank":1,"name":"n"},"home":{"street":"s","zip":"1"}}"#)

    #expect(
      lines(verdict) == [
        #"check 2 /lines/1 lines[1]: price > 0: 0 is not more than 0."#, "+ extraMember(/x)",
        "+ extraMember(/lines/0/z)", "+ extraMember(/lines/1/Item)", "+ extraMember(/by/name)",
        "+ extraMember(/home/zip)",
      ])
    #expect(
      verdict.record.text()
        == #"{"n":"1","total":2,"lines":[{"item":"a","price":2},{"item":"b","price":0.0}],"by":{"kind":"till","rank":1},"home":{"street":"s"}}"#
    )
  }

  @Test func `takes thousands of extra members out at once`() throws {
    let line = #"{"item":"a","price":1,"note":"","Price":1}"#
    let lines = Array(repeating: line, count: 2000).joined(separator: ",")

    let verdict = try verdict(#"{"n":"1","total":2000,"lines":[\#(lines)],\#(Self.rest)}"#)
    #expect(verdict.complaints == [])
    #expect(verdict.flags.count == 4001)
    #expect(verdict.record["lines"]?.array?.last == ["item": "a", "price": 1])
  }

  @Test func `leaves other members alone where the schema allows them`() throws {
    let schema = try Schema(
      parsing: #"{"type":"object","properties":{"a":{"type":"string"}}}"#.utf8)
    let form = try RecordForm(schema)
    let verdict = form.verdict(on: ["a": "1", "b": 2], today: nil)

    #expect(verdict == Verdict(record: ["a": "1", "b": 2], complaints: [], flags: []))
  }

  @Test func `takes out what stands as deep inside as a record can be`() throws {
    let form = try ReadingSchemas.form(
      "name: t\noutput: box\ndefinitions:\n  box:\n    in: box?\n")
    let deep = (0..<500).reduce(JSON.object([("in", .null), ("x", 1)])) { inner, _ in ["in": inner]
    }

    let place = JSONPointer(Array(repeating: "in", count: 500) + ["x"])
    onStack(bytes: 8 << 20) {
      #expect(form.verdict(on: deep, today: nil).flags == [.extraMember(place)])
    }
  }

  @Test func `of something too deep to read is a complaint`() throws {
    let deep = (0..<600).reduce(JSON.null) { inner, _ in [inner] }
    let verdict = try ReadingSchemas.form(till).verdict(on: deep, today: nil)

    #expect(
      verdict.complaints.map(\.description) == [
        "the whole answer: must not be nested deeper than 512 levels."
      ])
  }
}
