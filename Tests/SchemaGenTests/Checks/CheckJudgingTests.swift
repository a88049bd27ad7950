import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A check of a record` {
  @Test(arguments: [
    ("total ~= subtotal + vat", #"{"total": 119.01, "subtotal": 100, "vat": 19}"#, []),
    (
      "total ~= subtotal + vat", #"{"total": 119.5, "subtotal": 100, "vat": 19}"#,
      ["total ~= subtotal + vat: 119.5 is not 119"]
    ),
    (
      "total ~= subtotal + vat -- the total must be subtotal plus VAT",
      #"{"total": 119.5, "subtotal": 100.00, "vat": 19.0}"#,
      ["the total must be subtotal plus VAT: 119.5 is not 119"]
    ),
    ("total ~= 100 within 0.5", #"{"total": 100.5}"#, []),
    (
      "total ~= 100 within 0.5", #"{"total": 100.51}"#,
      ["total ~= 100 within 0.5: 100.51 is not 100"]
    ),
    ("total ~= 200 within 1%", #"{"total": 198}"#, []),
    (
      "total ~= 200 within 1%", #"{"total": 197.99}"#, ["total ~= 200 within 1%: 197.99 is not 200"]
    ),
    ("total == 0.1 + 0.2", #"{"total": 0.3}"#, []),
    ("total / 3 * 3 == total", #"{"total": 100}"#, []),
    (
      "total == 1 / 3", #"{"total": 0}"#,
      ["total == 1 / 3: 0 is not 0.3333333333333333333333333333333333…"]
    ),
    (
      "total <= vat * 27%", #"{"total": 27.01, "vat": 100}"#,
      ["total <= vat * 27%: 27.01 is more than 27"]
    ),
    ("total == 1", #"{"total": 10e-1}"#, []),
    ("unit_price > 0 and _2024 > 0", #"{"unit price": 1, "2024": 1}"#, []),
    ("-total < -1", #"{"total": 1}"#, ["-total < -1: -1 is not less than -1"]),
    (
      "status == 'caf\u{e9}'", "{\"status\": \"cafe\u{301}\"}",
      ["status == 'caf\u{e9}': \"cafe\u{301}\" is not \"caf\u{e9}\""]
    ),
    ("status < \"b\"", #"{"status": "a\u0000"}"#, []),
    (
      "currency in [\"EUR\", \"CHF\"]", #"{"currency": "USD"}"#,
      [#"currency in ["EUR", "CHF"]: "USD" is not in ["CHF", "EUR"]"#]
    ),
    ("paid", #"{"paid": false}"#, ["paid: paid is false"]),
    ("paid == true", #"{"paid": true}"#, []),
    ("rate == 5", #"{"rate": 5.0}"#, []),
    ("rate == 5", #"{"rate": "5"}"#, ["rate == 5: skipped, because rate cannot be compared"]),
    ("rate in [2024-05-03]", #"{"rate": "2024-05-03"}"#, []),
    ("free == \"x\"", #"{"free": "x"}"#, []),
    ("code == 19", #"{"code": 19}"#, []),
    ("days > days - 1", #"{"days": 4}"#, []),
  ])
  func `compares exact values`(text: String, record: String, findings: [String]) throws {
    #expect(try CheckSamples.findings(text, in: record) == findings)
  }

  @Test(arguments: [
    (
      "due_date - issue_date <= 120 days",
      #"{"due-date": "2024-05-01", "issue_date": "2024-01-02"}"#, []
    ),
    (
      "due_date - issue_date <= 120 days",
      #"{"due-date": "2024-05-02", "issue_date": "2024-01-02"}"#,
      ["due_date - issue_date <= 120 days: 121 days is more than 120 days"]
    ),
    (
      "due_date == issue_date + days(terms)",
      #"{"due-date": "2024-03-01", "issue_date": "2024-02-28", "terms": 2}"#, []
    ),
    (
      "due_date == \"2024-03-01\"", #"{"due-date": "2024-03-02"}"#,
      [#"due_date == "2024-03-01": 2024-03-02 is not 2024-03-01"#]
    ),
    (
      "due_date <= today()", #"{"due-date": "2024-05-04"}"#,
      ["due_date <= today(): 2024-05-04 is more than 2024-05-03"]
    ),
    (
      "(due_date - issue_date) / 1 day == 1.0",
      #"{"due-date": "2024-03-01", "issue_date": "2024-02-29"}"#, []
    ),
    ("issue_date + 1 day > issue_date", #"{"issue_date": "9999-12-31"}"#, []),
    (
      "issue_date > 0001-01-01 - 1 day", #"{"issue_date": "0000-12-31"}"#,
      ["issue_date > 0001-01-01 - 1 day: 0000-12-31 is not more than 0000-12-31"]
    ),
    (
      "issue_date + 0.5 days == issue_date", #"{"issue_date": "2024-01-01"}"#,
      ["issue_date + 0.5 days == issue_date: skipped, because a date is moved by whole days"]
    ),
    ("opens < closes", #"{"opens": "09:00", "closes": "17:30:00"}"#, []),
    (
      "closes - opens <= \"08:30:00\"", #"{"opens": "09:00", "closes": "17:30:01"}"#,
      [#"closes - opens <= "08:30:00": 08:30:01 is more than 08:30:00"#]
    ),
    ("opens + \"01:00:00\" == \"10:00\"", #"{"opens": "09:00"}"#, []),
    (
      "length >= \"PT1H30M\"", #"{"length": "P0DT89M59.5S"}"#,
      [#"length >= "PT1H30M": 01:29:59.5 is less than 01:30:00"#]
    ),
    ("length == \"P1W\"", #"{"length": "P7D"}"#, []),
    ("length == \"1:5:07\"", #"{"length": "PT65M7S"}"#, []),
    ("length == \"5:07\"", #"{"length": "PT0H5M7S"}"#, []),
    (
      "length == \"P1W\"", #"{"length": "P1M"}"#,
      [#"length == "P1W": skipped, because length cannot be compared"#]
    ),
    ("seen == \"2024-05-03T12:00:00Z\"", #"{"seen": "2024-05-03T14:00:00+02:00"}"#, []),
    (
      "seen > printed", #"{"seen": "2024-05-03T14:00:00Z", "printed": "2024-05-03T13:00"}"#,
      ["seen > printed: skipped, because seen cannot be compared"]
    ),
    ("printed - 1 day == \"2024-02-29T08:15\"", #"{"printed": "2024-03-01T08:15:00"}"#, []),
    (
      "printed < \"2024-02-29T08:15\"", #"{"printed": "2024-03-01T08:15"}"#,
      [#"printed < "2024-02-29T08:15": 2024-03-01T08:15:00 is not less than 2024-02-29T08:15:00"#]
    ),
  ])
  func `counts days and seconds`(text: String, record: String, findings: [String]) throws {
    #expect(try CheckSamples.findings(text, in: record) == findings)
  }

  @Test(arguments: [
    ("sum(lines.amount) == 30.3", #"{"lines": [{"amount": 10.10}, {"amount": 20.2}]}"#, []),
    ("sum(lines.amount) == 0", #"{"lines": []}"#, []),
    (
      "avg(lines.amount) == 0", #"{"lines": []}"#,
      ["avg(lines.amount) == 0: skipped, because lines.amount is empty"]
    ),
    ("avg(lines.amount) == 1.5", #"{"lines": [{"amount": 1}, {"amount": 2}]}"#, []),
    (
      "sum(lines.amount) > 0", #"{"lines": [{"amount": 1}, {"amount": null}]}"#,
      ["sum(lines.amount) > 0: skipped, because lines.amount has a null in it"]
    ),
    (
      "sum(mixed) > 0", #"{"mixed": [1, "x"]}"#,
      ["sum(mixed) > 0: skipped, because a value cannot be compared"]
    ),
    (
      "avg(mixed) > 0", #"{"mixed": ["x"]}"#,
      ["avg(mixed) > 0: skipped, because a value cannot be compared"]
    ),
    ("count(lines) == 2", #"{"lines": [{"amount": 1}, {}]}"#, []),
    ("count(lines.amount) == 2", #"{"lines": [{"amount": 1}, {}]}"#, []),
    ("count(lines.tags) == 3", #"{"lines": [{"tags": ["a", "b"]}, {"tags": ["c"]}]}"#, []),
    (
      "count(lines) == 0", #"{"lines": null}"#,
      ["count(lines) == 0: skipped, because lines is null"]
    ),
    ("count(prices) == 2 and sum(prices) == 3", #"{"prices": {"a": 1, "b": 2}}"#, []),
    ("min(prices) == 1 and max(prices) == 2", #"{"prices": {"a": 1, "b": 2}}"#, []),
    (
      "max(lines.day) == 2024-05-03", #"{"lines": [{"day": "2024-05-02"}, {"day": "2024-05-03"}]}"#,
      []
    ),
    ("max(total, vat, 3) == 3", #"{"total": 1, "vat": 2.5}"#, []),
    ("max(due_date, \"2024-01-01\") == 2024-01-01", #"{"due-date": "2023-01-01"}"#, []),
    (
      "unique(tags)", #"{"tags": ["a", "b", "a"]}"#,
      [#"unique(tags): a value stands twice in ["a", "b", "a"]"#]
    ),
    (
      "unique(tags)", #"{"tags": ["a", null]}"#,
      ["unique(tags): skipped, because tags has a null in it"]
    ),
    (
      "unique(prices)", #"{"prices": {"a": 0.5, "b": 50e-2}}"#,
      ["unique(prices): a value stands twice in [0.5, 0.5]"]
    ),
    ("length(status) == 2", #"{"status": "e\u0301"}"#, []),
    ("abs(total) == 2", #"{"total": -2}"#, []),
    ("round(total) == -3 and round(vat, 1) == 0.3", #"{"total": -2.5, "vat": 0.25}"#, []),
    (
      "matches(status, \"[A-Z]+\")", #"{"status": "ABc"}"#,
      [#"matches(status, "[A-Z]+"): "ABc" does not match"#]
    ),
    ("matches(status, \"a|bc\")", #"{"status": "bc"}"#, []),
    (
      "matches(status, \"a|bc\")", #"{"status": "ac"}"#,
      [#"matches(status, "a|bc"): "ac" does not match"#]
    ),
    (
      "matches(status, \"(a+)+$\")", "{\"status\": \"\(String(repeating: "a", count: 60))!\"}",
      ["matches(status, \"(a+)+$\"): skipped, because a pattern takes too long to match"]
    ),
    (
      "has(vat) or total == 0", #"{"total": 1}"#,
      ["has(vat) or total == 0: vat is missing, and 1 is not 0"]
    ),
    ("not has(vat)", #"{"vat": 1}"#, ["not has(vat): vat is there"]),
    ("has(lines)", #"{"lines": []}"#, []),
    (
      "\"x\" in tags", #"{"tags": ["a", null]}"#,
      [#""x" in tags: skipped, because tags has a null in it"#]
    ),
    ("\"a\" in tags", #"{"tags": ["a", null]}"#, []),
    (
      "total / vat > 0", #"{"total": 1, "vat": 0}"#,
      ["total / vat > 0: skipped, because it divides by zero"]
    ),
    (
      "total > 0", #"{"total": 1e999999}"#,
      ["total > 0: skipped, because total has too many digits"]
    ),
    (
      "total * total * total * total * total > 0",
      "{\"total\": 1\(String(repeating: "0", count: 99))}",
      ["total * total * total * total * total > 0: skipped, because a number has too many digits"]
    ),
  ])
  func `asks its functions`(text: String, record: String, findings: [String]) throws {
    #expect(try CheckSamples.findings(text, in: record) == findings)
  }

  @Test(arguments: [
    ("seller.country == \"DE\"", #"{"seller": {"country": "DE"}}"#, []),
    (
      "seller.country == \"DE\"", #"{"seller": null}"#,
      [#"seller.country == "DE": skipped, because seller.country is null"#]
    ),
    ("head.reports.reports.name == null or true", #"{}"#, ["no"]),
    (
      "\"Z\" in head.reports.reports.name",
      #"{"head": {"reports": [{"reports": [{"name": "Z"}]}, {"reports": []}]}}"#, []
    ),
    (
      "payment.iban == \"x\"", #"{"payment": {"method": "card", "last4": "1"}}"#,
      [#"payment.iban == "x": skipped, because payment.iban is missing"#]
    ),
    ("payment.method == \"card\"", #"{"payment": {"method": "card"}}"#, []),
    ("payment.fee == 1", #"{"payment": {"method": "transfer", "fee": 1}}"#, []),
    (
      "budget.total >= sum(budget.items.cost)",
      #"{"budget": {"total": 3, "items": [{"cost": 1}, {"cost": 2.01}]}}"#,
      ["budget.total >= sum(budget.items.cost): 3 is less than 3.01"]
    ),
  ])
  func `finds its names`(text: String, record: String, findings: [String]) throws {
    if findings == ["no"] {
      #expect(
        CheckSamples.complaint(text)
          == "0: head.reports.reports.name is a list; has(…) asks for one value")
    } else {
      #expect(try CheckSamples.findings(text, in: record) == findings)
    }
  }
}

@Suite struct `A check under keys` {
  @Test func `is asked of each entry, and says of which it speaks`() throws {
    let record = """
      {"lines": [{"amount": 4, "quantity": 2, "unit_price": 2}, \
      {"amount": 5, "quantity": 2, "unit_price": 2}, {"amount": 1, "quantity": null, "unit_price": 1}]}
      """

    #expect(
      try CheckSamples.findings("amount ~= quantity * unit_price", ["lines[]"], in: record) == [
        "/lines/1: amount ~= quantity * unit_price: 5 is not 4",
        "/lines/2: amount ~= quantity * unit_price: skipped, because quantity is null",
      ])
  }

  @Test func `knows the entry before, the first of which has none`() throws {
    let record = #"{"lines": [{"amount": 1}, {"amount": 3}, {"amount": 2}]}"#

    #expect(
      try CheckSamples.findings("amount >= previous.amount", ["lines[]"], in: record) == [
        "/lines/0: amount >= previous.amount: skipped, because no entry stands before the first",
        "/lines/2: amount >= previous.amount: 2 is less than 3",
      ])
  }

  @Test(arguments: [["jobs[].roles[]"], ["jobs[]", "roles[]"]])
  func `looks a name up in the entry, then in what encloses it`(keys: [String]) throws {
    let record = """
      {"status": "a", "jobs": [{"from": "2020-01-01", "title": "b", "roles": [
        {"from": "2019-12-31", "name": "a"}, {"from": "2020-01-01", "name": "b"}]}]}
      """

    #expect(
      try CheckSamples.findings("from >= outer.from", keys, in: record)
        == ["/jobs/0/roles/0: from >= outer.from: 2019-12-31 is less than 2020-01-01"])
    #expect(
      try CheckSamples.findings("name == status and name != title", keys, in: record)
        == [#"/jobs/0/roles/1: name == status and name != title: "b" is not "a""#])
  }

  @Test func `stands in the groups on the way, too`() throws {
    let record = #"{"total": 1, "budget": {"total": 5, "items": [{"cost": 6}]}}"#

    #expect(
      try CheckSamples.findings("cost <= total", ["budget.items[]"], in: record)
        == ["/budget/items/0: cost <= total: 6 is more than 5"])
    #expect(
      try CheckSamples.findings("cost <= outer.total", ["budget.items[]"], in: record)
        == ["/budget/items/0: cost <= outer.total: 6 is more than 5"])
  }

  @Test(arguments: [
    (#"{"currency": "USD", "total": 1, "vat": 9}"#, []),
    (#"{"currency": "EUR", "total": 1, "vat": 9}"#, ["vat <= total: 9 is more than 1"]),
    (
      #"{"currency": null, "total": 1, "vat": 9}"#,
      ["vat <= total: skipped, because currency is null"]
    ),
    (#"{"total": 1, "vat": 9}"#, ["vat <= total: skipped, because currency is missing"]),
  ])
  func `holds only when its condition is true`(record: String, findings: [String]) throws {
    #expect(
      try CheckSamples.findings("vat <= total", [#"when currency == "EUR""#], in: record)
        == findings)
  }

  @Test func `only warns under warn`() throws {
    let check = try Check(parsing: "total > 0", in: ["warn"], for: CheckSamples.blueprint)
    let findings = [check].findings(
      in: try JSONTape(parsing: #"{"total": 0}"#).root, today: CheckSamples.day)

    #expect(findings.map(\.isFailure) == [false])
    #expect(findings.map { "\($0)" } == ["warning: total > 0: 0 is not more than 0"])
  }

  @Test func `searches a list around it once, and knows every entry`() throws {
    let speakers = (0..<2_000).map { #"{"id": "S\#($0)"}"# }.joined(separator: ",")
    let segments = (0..<20_000).map { #"{"speaker": "S\#($0 % 2_001)"}"# }.joined(separator: ",")
    let record = #"{"speakers": [\#(speakers)], "segments": [\#(segments)]}"#

    let findings = try CheckSamples.findings("speaker in speakers.id", ["segments[]"], in: record)

    #expect(findings.count == 9)
    #expect(
      findings.first?.hasPrefix(
        #"/segments/2000: speaker in speakers.id: "S2000" is not in ["S0", "S1", "#) == true)
  }

  @Test func `compares positions in a recording as times, not as texts`() throws {
    let record = """
      {"segments": [{"start": "59:59", "end": "01:00:00"}, {"start": "10:00", "end": "9:59"}]}
      """

    #expect(
      try CheckSamples.findings("end >= start", ["segments[]"], in: record)
        == ["/segments/1: end >= start: 00:09:59 is less than 00:10:00"])
    #expect(
      try CheckSamples.findings(#"end - start < "00:01""#, ["segments[]"], in: record)
        == [#"/segments/0: end - start < "00:01": 00:00:01 is not less than 00:00:01"#])
  }

  @Test func `has nothing to say of a list that is not there`() throws {
    for record in ["{}", #"{"lines": null}"#, #"{"lines": []}"#, #"{"lines": 5}"#, "[]", "null"] {
      #expect(try CheckSamples.findings("amount > 0", ["lines[]"], in: record) == [])
    }
  }
}

@Suite struct `Arithmetic in checks` {
  @Test func `gives what Python gives`() throws {
    #expect(PythonArithmetic.checks.count > 350)
    for check in PythonArithmetic.checks {
      #expect(try CheckSamples.findings(check, in: "{}") == [], "\(check)")
    }
  }

  @Test(arguments: [
    ("1 / 4 in [0.25]", true), ("0.250 in [0.25]", true), ("100 in [100.0]", true),
    ("3 / 1.5 in [2]", true), ("1 / 3 in [2, 3]", false), ("1 / 3 + 2 / 3 in [1]", true),
    ("2 / 3 / (2 / 3) in [1]", true), ("-(1 / 8) * 2 + 0.25 in [0]", true),
    ("1 / 1024 / 1024 / 1024 / 1024 in [0.0000000000009094947017729282379150390625]", true),
  ])
  func `finds a number in a list, however it came about`(text: String, isFound: Bool) throws {
    #expect(try CheckSamples.findings(text, in: "{}").isEmpty == isFound)
  }

  @Test func `tells long numbers apart, and the same from the same`() throws {
    let many = (0..<2_000).map {
      #""k\#($0)": 0.\#(String(repeating: "7", count: 80))\#($0 + 10_001)"#
    }
    let record = "{\"prices\": {\(many.joined(separator: ","))}}"

    #expect(try CheckSamples.findings("unique(prices) and sum(prices) > 0", in: record) == [])
  }

  @Test func `adds a hundred thousand amounts exactly`() throws {
    let lines = (0..<100_000).map { "{\"amount\": \($0 / 100).\($0 % 100 / 10)\($0 % 10)}" }
    let record = "{\"lines\": [\(lines.joined(separator: ","))]}"

    // The sum of 0 to 99,999 is 4,999,950,000.
    #expect(try CheckSamples.findings("sum(lines.amount) == 49999500", in: record) == [])
  }
}
