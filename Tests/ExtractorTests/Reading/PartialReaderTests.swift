import OrderedJSON
import SchemaGen
import Testing

@testable import Extractor

private let bill = """
  name: bill
  output:
    n: string
    total: decimal?
    lines:
      - item: string
        sizes: integer[]
    prices: {$map: number}
  """

/// What is handed out of an answer that comes in pieces of so many bytes.
private func partials(_ text: String, by size: Int = 1, _ form: RecordForm) -> [String] {
  var reader = PartialReader(form)
  var shown: [String] = []
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    if let record = reader.take(rest.prefix(size)) { shown.append(record.text()) }
    rest = rest.dropFirst(size)
  }
  return shown
}

@Suite struct `An answer that streams` {
  static let text = #"""
    {"not_applicable":null,"record":{"n":"1","total":12,"lines":[{"item":"a","sizes":[1]},{"item":"b","sizes":[]}],
    "prices":[{"key":"k","value":2}]},"absent":[{"field":"total","reason":"none"}]}
    """#

  static let shown = [
    #"{}"#,
    #"{"n":"1"}"#,
    #"{"n":"1","total":12}"#,
    #"{"n":"1","total":12,"lines":[]}"#,
    #"{"n":"1","total":12,"lines":[{"item":"a","sizes":[1]}]}"#,
    #"{"n":"1","total":12,"lines":[{"item":"a","sizes":[1]},{"item":"b","sizes":[]}]}"#,
    #"{"n":"1","total":12,"lines":[{"item":"a","sizes":[1]},{"item":"b","sizes":[]}],"prices":{}}"#,
    #"{"n":"1","total":12,"lines":[{"item":"a","sizes":[1]},{"item":"b","sizes":[]}],"prices":{"k":2}}"#,
  ]

  @Test(arguments: ["", "```json\n", "Here you are:\n"])
  func `shows the record grow, by whole items`(before: String) throws {
    let form = try ReadingSchemas.form(bill)

    #expect(partials(before + Self.text, form) == Self.shown)
  }

  @Test func `shows what has come with each piece`() throws {
    let form = try ReadingSchemas.form(bill)

    #expect(partials(Self.text, by: 1000, form) == [Self.shown[7]])
    for size in 2...60 {
      let shown = partials(Self.text, by: size, form)
      #expect(Self.shown.filter(shown.contains) == shown)
      #expect(shown.last == Self.shown.last)
    }
  }

  @Test func `shows a record without its wrapper as well`() throws {
    let form = try ReadingSchemas.form(bill)

    #expect(
      partials(#"{"n":"1","total":12,"lines":["#, form)
        == [#"{"n":"1"}"#, #"{"n":"1","total":12}"#, #"{"n":"1","total":12,"lines":[]}"#])
  }

  @Test func `shows the items of a list`() throws {
    let form = try ReadingSchemas.form("name: all\noutput:\n  - n: string\n")

    #expect(
      partials(#"{"not_applicable":null,"record":[{"n":"1"},{"n":"2"}],"absent":[]}"#, form)
        == ["[]", #"[{"n":"1"}]"#, #"[{"n":"1"},{"n":"2"}]"#])
  }

  @Test(arguments: [
    #"{"not_applicable":"a poem","record":null,"absent":[]}"#, "I cannot read it.", "",
    #"{"n" 1"#,
  ])
  func `shows nothing that is no record`(text: String) throws {
    #expect(partials(text, try ReadingSchemas.form(bill)) == [])
  }

  @Test func `stops at what is no JSON`() throws {
    let text = #"{"record":{"n":"1","total":1.234,50,"lines":[]"#

    #expect(
      partials(text, try ReadingSchemas.form(bill)) == [
        "{}", #"{"n":"1"}"#, #"{"n":"1","total":1.234}"#,
      ])
  }

  @Test func `is copied in proportion to its length`() throws {
    let form = try ReadingSchemas.form(bill)
    let line = #"{"item":"a","sizes":[1,2,3]}"#
    let text =
      #"{"record":{"n":"1","lines":["#
      + Array(repeating: line, count: 4000).joined(separator: ",") + "]}}"

    let shown = partials(text, by: 40, form)
    let copied = shown.reduce(0) { $0 + $1.utf8.count }
    #expect(copied < 12 * text.utf8.count)
    #expect(shown.count > 30)
  }
}
