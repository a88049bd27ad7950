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
        qty?: integer
  """

/// A reading in one line, all of it.
private func line(_ reading: Reading) -> String {
  let content =
    switch reading.content {
    case .record(let record, let mistakes):
      (["record \(record.text())"] + mistakes.map { "! \($0)" }).joined(separator: " ")
    case .cut(let record, let stopped): "cut \(record.text()) at \"\(stopped)\""
    case .notApplicable(let reason): "not applicable: \(reason)"
    case .empty: "empty"
    case .prose(let text): "prose: \(text)"
    case .notJSON(let error): "not JSON: \(error)"
    }
  let absences = reading.absences.map { absence in
    "- \(absence.field) [\(absence.pointer.map { "\($0)" } ?? "nowhere")] \(absence.reason)"
  }
  return ([content] + absences + reading.flags.map { "+ \($0)" }).joined(separator: " ")
}

@Suite struct `The text of an answer` {
  static let whole = #"{"n":"1","total":12.50,"lines":[{"item":"a","qty":2}]}"#
  static let wrapped = #"{"not_applicable":null,"record":\#(whole),"absent":[]}"#

  typealias Case = (text: String, expected: String)

  static let asItIs: [Case] = [
    (wrapped, "record \(whole)"),
    ("\n  \(wrapped)\n", "record \(whole)"),
  ]

  static let fenced: [Case] = [
    ("```json\n\(wrapped)\n```", "record \(whole) + unfenced"),
    ("```\n\(wrapped)\n```\n", "record \(whole) + unfenced"),
    ("```JSON \(wrapped)", "record \(whole) + unfenced"),
    ("Sure!\n```json\n\(wrapped)\n```", "record \(whole) + unfenced + proseAround(bytes: 5)"),
    ("Here it is: \(wrapped)", "record \(whole) + proseAround(bytes: 11)"),
    ("\(wrapped) I hope this helps.", "record \(whole) + proseAround(bytes: 18)"),
    ("\(wrapped)}", "record \(whole) + proseAround(bytes: 1)"),
    ("\(wrapped)```", "record \(whole)"),
    (
      "The sum {as printed} of [1] is 12,50. \(wrapped)",
      "record \(whole) + proseAround(bytes: 37)"
    ),
    (
      "<think>{\"n\" is the number}</think>\n\(wrapped)",
      "record \(whole) + proseAround(bytes: 34)"
    ),
    ("\u{FEFF}\(wrapped)", "record \(whole) + proseAround(bytes: 3)"),
  ]

  static let twice: [Case] = [
    (wrapped + wrapped, "record \(whole) + proseAround(bytes: 99)"),
    (
      "\(wrapped)\nor rather\n\(wrapped)",
      "record \(whole) + proseAround(bytes: 109)"
    ),
    (
      #"{"n":"1","lines":[]} {"n":"2","lines":[]}"#,
      "not JSON: line 1, column 22: the value is complete, nothing may stand behind it"
    ),
    (
      #"{"n":"1","lines":[]} or {"n":"1","lines":["#,
      "not JSON: line 1, column 25: the value is complete, nothing may stand behind it"
    ),
  ]

  static let wrapperd: [Case] = [
    (whole, "record \(whole) + unwrapped"),
    ("Sure: \(whole)", "record \(whole) + proseAround(bytes: 5) + unwrapped"),
    ("{}", "record {} + unwrapped"),
    (#"{"record":\#(whole)}"#, "record \(whole)"),
    (
      #"{"record":\#(whole),"confidence":0.9}"#, #"record \#(whole) + besideRecord("confidence")"#
    ),
    (#"{"record":"R-1"}"#, #"record "R-1""#),
    (
      #"{"not_applicable":"a poem","record":null,"absent":[]}"#, "not applicable: a poem"
    ),
    (#"{"not_applicable":" a poem\n"}"#, "not applicable: a poem"),
    (
      #"{"not_applicable":"perhaps a draft","record":\#(whole)}"#,
      #"record \#(whole) + doubted("perhaps a draft")"#
    ),
    (#"{"not_applicable":"null","record":\#(whole)}"#, "record \(whole)"),
    (#"{"not_applicable":false,"record":\#(whole)}"#, "record \(whole)"),
    (
      #"{"not_applicable":null,"record":null,"absent":[]}"#,
      #"record null ! the whole answer: must be a record, is null, and "not_applicable" does not say why; give one of them."#
    ),
    (
      "null",
      "record null + unwrapped"
    ),
  ]

  static let reasoned: [Case] = [
    (
      #"""
      {"record":{"n":"1","total":null,"lines":[{"item":"a"}]},"absent":[
      {"field":"total","reason":"torn off"},{"field":"lines[0].qty","reason":"not printed"},
      {"field":"/lines/0/item","reason":"x"},{"field":"record.total","reason":"y"},
      {"field":"lines[4].qty","reason":"z"},{"field":"due","reason":"w"},
      {"field":"n","reason":" "},{"field":"n"},"n"]}
      """#,
      #"""
      record {"n":"1","total":null,"lines":[{"item":"a"}]} - total [/total] torn off \#
      - lines[0].qty [/lines/0/qty] not printed - /lines/0/item [/lines/0/item] x \#
      - record.total [/total] y - lines[4].qty [nowhere] z - due [nowhere] w
      """#
    )
  ]

  static let without: [Case] = [
    ("", "empty"),
    (" \n\t", "empty"),
    (#""""#, "empty"),
    ("I cannot read this document.", "prose: I cannot read this document."),
    (#""I cannot read this.""#, "prose: I cannot read this."),
    ("See [1] and {2}; {} is empty.", "prose: See [1] and {2}; {} is empty."),
    ("```\nI cannot read this.\n```", "prose: ```\nI cannot read this.\n```"),
  ]

  static let wrong: [Case] = [
    (
      #"{"record":{"n":"1","n":"2"}}"#,
      #"not JSON: line 1, column 20: the name "n" stands twice in one object"#
    ),
    (
      #"{"record":{"lines":[{"item":"a"},]}}"#,
      "not JSON: line 1, column 34: a comma may not stand before a closing bracket; take it out"
    ),
    (
      "Sure:\n```json\n{\"record\": {'n': 1}}\n```",
      "not JSON: line 3, column 13: strings stand in double quotes"
    ),
    ("{n: 1}", "not JSON: line 1, column 2: a member's name stands in double quotes"),
    (
      #"{"record":{"n":"1","total":1.234,50}}"#,
      "not JSON: line 1, column 34: a name in double quotes must stand here"
    ),
    (
      #"{"record":{"total":NaN}}"#,
      "not JSON: line 1, column 20: the only words of JSON are true, false and null"
    ),
    (
      "{\"record\":{\"n\":\"a\nb\"}}",
      #"not JSON: line 1, column 18: a control character in a string must be escaped, as \n or \u000a"#
    ),
  ]

  static let cut: [Case] = [
    ("{", #"cut null at """#),
    (#"{"not_app"#, #"cut null at """#),
    (#"{"not_applicable":"a po"#, #"cut null at """#),
    (#"{"not_applicable":"a poem","rec"#, #"cut null at """#),
    (#"{"not_applicable":null,"record":"#, #"cut null at """#),
    (#"{"not_applicable":null,"record":{"#, #"cut {} at """#),
    (#"{"not_applicable":null,"record":{"n":"#, #"cut {} at "/n""#),
    (#"{"not_applicable":null,"record":{"n":"1"#, #"cut {} at "/n""#),
    (#"{"not_applicable":null,"record":{"n":"1""#, #"cut {"n":"1"} at """#),
    (#"{"not_applicable":null,"record":{"n":"1","total":12"#, #"cut {"n":"1"} at "/total""#),
    (
      #"{"not_applicable":null,"record":{"n":"1","lines":["#,
      #"cut {"n":"1","lines":[]} at "/lines/0""#
    ),
    (
      #"{"not_applicable":null,"record":{"n":"1","lines":[{"item":"a"},{"it"#,
      #"cut {"n":"1","lines":[{"item":"a"},{}]} at "/lines/1""#
    ),
    (
      #"```json \#n{"not_applicable":null,"record":{"n":"1","lines":[{"item":"a"}"#,
      #"cut {"n":"1","lines":[{"item":"a"}]} at "/lines/1" + unfenced"#
    ),
    (
      #"Sure: {"n":"1","lines":[{"#,
      #"cut {"n":"1","lines":[{}]} at "/lines/0" + proseAround(bytes: 5) + unwrapped"#
    ),
    (
      #"{"record":\#(whole),"absent":[{"field":"total","reason":"to"#,
      "record \(whole) + cutBehindRecord"
    ),
    (
      #"{"not_applicable":"a draft?","record":{"n":"1","#,
      #"cut {"n":"1"} at "" + doubted("a draft?")"#
    ),
    (#"{"record":\#(whole)"#, "record \(whole) + cutBehindRecord"),
    (
      #"{"not_applicable":"a poem","record":null,"absent":["#,
      "not applicable: a poem + cutBehindRecord"
    ),
  ]

  static let all = [asItIs, fenced, twice, wrapperd, reasoned, without, wrong, cut].flatMap(\.self)

  @Test(arguments: all)
  func `is read for what it is`(text: String, expected: String) throws {
    let form = try ReadingSchemas.form(bill)

    #expect(line(form.reading(of: text)) == expected)
  }

  @Test func `that was asked for without a wrapper is the record`() throws {
    let form = try ReadingSchemas.form(bill, asksForAbsence: false)

    #expect(line(form.reading(of: Self.whole)) == "record \(Self.whole)")
    #expect(line(form.reading(of: Self.wrapped)) == "record \(Self.wrapped)")
    #expect(line(form.reading(of: #"{"n":"1","tot"#)) == #"cut {"n":"1"} at """#)
    #expect(line(form.reading(of: "null")) == "record null")
  }

  @Test func `may be a list, if that is what the schema describes`() throws {
    let form = try ReadingSchemas.form("name: all\noutput:\n  - n: string\n")
    let list = #"[{"n":"1"},{"n":"2"}]"#

    #expect(
      line(form.reading(of: #"{"not_applicable":null,"record":\#(list)}"#)) == "record \(list)")
    #expect(
      line(form.reading(of: "Two: \(list)")) == "record \(list) + proseAround(bytes: 4) + unwrapped"
    )
    #expect(line(form.reading(of: "As [1] says")) == "prose: As [1] says")
    #expect(line(form.reading(of: #"[{"n":"1"},{"#)) == #"cut [{"n":"1"},{}] at "/1" + unwrapped"#)
    #expect(line(form.reading(of: "[")) == #"cut [] at "/0" + unwrapped"#)
  }

  @Test(arguments: [
    // A record with fields that are named as those of the wrapper.
    (#"{"record":"LP","absent":2}"#, #"record {"record":"LP","absent":2} + unwrapped"#),
    (
      #"{"not_applicable":null,"record":{"record":"LP","absent":2}}"#,
      #"record {"record":"LP","absent":2}"#
    ),
  ])
  func `may name its fields as the wrapper does`(text: String, expected: String) throws {
    let form = try ReadingSchemas.form("name: disc\noutput:\n  record: string\n  absent: integer\n")

    #expect(line(form.reading(of: text)) == expected)
  }

  @Test(arguments: [
    (
      #"[{"key":"a","value":1},{"key":"b","value":2}]"#,
      #"record {"prices":{"a":1,"b":2}}"#
    ),
    (
      #"[{"key":"a","value":1},{"key":"a","value":2}]"#,
      #"record {"prices":[{"key":"a","value":1},{"key":"a","value":2}]} ! prices: the key "a" stands in two entries with different values; give each key once."#
    ),
    (
      #"[{"key":"a"}]"#,
      #"record {"prices":[{"key":"a"}]} ! prices: entry 1 must be an object with "key", a text, and "value", and nothing else."#
    ),
  ])
  func `has its maps turned back`(prices: String, expected: String) throws {
    let form = try ReadingSchemas.form("name: list\noutput:\n  prices:\n    $map: number\n")

    #expect(line(form.reading(of: #"{"record":{"prices":\#(prices)}}"#)) == expected)
  }

  @Test(arguments: [
    (#"["#, #"cut {"prices":{}} at "/prices""#),
    (#"[{"key":"a","value":{"x":1}},"#, #"cut {"prices":{"a":{"x":1}}} at "/prices""#),
    (#"[{"key":"a","value":{"x":1}},{"key":"b""#, #"cut {"prices":{"a":{"x":1}}} at "/prices""#),
    (
      #"[{"key":"a","value":{"x":1}},{"key":"b","val"#,
      #"cut {"prices":{"a":{"x":1}}} at "/prices""#
    ),
    (
      #"[{"key":"a","value":{"x":1}},{"key":"b","value":"#,
      #"cut {"prices":{"a":{"x":1}}} at "/prices/b""#
    ),
    (
      #"[{"key":"a","value":{"x":1}},{"key":"b","value":{"x":"#,
      #"cut {"prices":{"a":{"x":1},"b":{}}} at "/prices/b/x""#
    ),
    (
      #"[{"key":"a","value":{"x":1}},{"key":"b","value":{"x":2}"#,
      #"cut {"prices":{"a":{"x":1},"b":{"x":2}}} at "/prices""#
    ),
  ])
  func `that is cut in a map has what is complete of it`(prices: String, expected: String) throws {
    let form = try ReadingSchemas.form(
      "name: list\noutput:\n  prices:\n    $map:\n      x: number\n")

    #expect(line(form.reading(of: #"{"record":{"prices":\#(prices)"#)) == expected)
  }

  @Test func `is searched in linear time, whatever it is made of`() throws {
    let form = try ReadingSchemas.form(bill)
    let hostile = ["{", "{\"", "{\"a", "```", "```{", "[", "{\"a\":", "x{\"a\":", "{}", "{\"a\"{"]

    for part in hostile {
      let text = String(repeating: part, count: 50_000 / part.utf8.count)
      let spent = ContinuousClock().measure { _ = form.reading(of: text) }
      #expect(spent < .seconds(20), "\(part)")
    }
  }
}
