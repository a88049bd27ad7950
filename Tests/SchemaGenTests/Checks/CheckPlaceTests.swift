import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A check of places whose names look alike` {
  @Test func `looks into each of them`() throws {
    let blueprint = Blueprint(
      output: CheckSamples.group(
        ("\u{e9}", CheckSamples.group(("a", CheckSamples.number))),
        ("e\u{301}", CheckSamples.group(("b", CheckSamples.number)))))

    let check = try Check(parsing: "\u{e9}.a == e\u{301}.b", in: [], for: blueprint)

    #expect(throws: CheckError.self) {
      try Check(parsing: "\u{e9}.a == e\u{301}.a", in: [], for: blueprint)
    }
    let record = try JSONTape(parsing: "{\"\u{e9}\": {\"a\": 1}, \"e\u{301}\": {\"b\": 1}}")
    #expect([check].findings(in: record.root, today: nil).isEmpty)
  }
}

@Suite struct `The places that a check speaks of` {
  /// A check, the keys above it, the entry for which it is asked, and the places.
  @Test(arguments: [
    ("total ~= subtotal + vat", [], "", ["/total", "/subtotal", "/vat"]),
    (
      "amount ~= quantity * unit_price", ["lines[]"], "/lines/3",
      ["/lines/3/amount", "/lines/3/quantity", "/lines/3/unit_price"]
    ),
    // A list stands for all that lies in it.
    ("subtotal ~= sum(lines.amount)", [], "", ["/subtotal", "/lines"]),
    ("count(lines) > 0", [], "", ["/lines"]),
    ("sum(prices) <= total", [], "", ["/prices", "/total"]),
    // A name of the record around, and what belongs to a condition.
    ("day >= issue_date", ["lines[]"], "/lines/0", ["/lines/0/day", "/issue_date"]),
    ("total >= 0", ["when status == 'issued'"], "", ["/status", "/total"]),
    (
      "start >= previous.start", ["segments[]"], "/segments/2",
      ["/segments/2/start", "/segments/1/start"]
    ),
    (
      "from >= outer.from", ["jobs[].roles[]"], "/jobs/1/roles/0",
      ["/jobs/1/roles/0/from", "/jobs/1/from"]
    ),
    (
      "speaker in speakers.id", ["segments[]"], "/segments/7", ["/segments/7/speaker", "/speakers"]
    ),
    (
      "cost <= budget.total", ["budget.items[]"], "/budget/items/4",
      ["/budget/items/4/cost", "/budget/total"]
    ),
    ("seller.name != ''", [], "", ["/seller/name"]),
    ("has(status) or paid", [], "", ["/status", "/paid"]),
    ("issue_date <= today()", [], "", ["/issue_date"]),
  ])
  func `are those that it names`(
    text: String, keys: [String], entry: String, places: [String]
  ) throws {
    let check = try Check(parsing: text, in: keys, for: CheckSamples.blueprint)
    #expect(check.places(at: try JSONPointer(parsing: entry)).map(\.description) == places)
  }
}
