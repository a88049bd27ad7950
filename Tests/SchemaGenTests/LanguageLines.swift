import OrderedJSON
import Testing

@testable import SchemaGen

/// What a file says, or what is said of it: the sentences without places and codes.
///
/// That nothing may be null is said of nearly every short file, and left out here.
private func reading(_ text: String) -> (schema: Schema?, sentences: [String]) {
  do {
    let schema = try Schema(yaml: text)
    return (schema, schema.warnings.filter { $0.rule != .nothingMissing }.map(\.sentence))
  } catch SchemaError.refused(let remarks) {
    return (nil, remarks.filter { $0.rule != .nothingMissing }.map(\.sentence))
  } catch {
    return (nil, ["\(error)"])
  }
}

/// The test lines of the language, each as a whole file.
@Suite struct `A line of the language` {
  @Test(arguments: LanguageLines.right)
  func `below output means one schema`(line: String, properties: String, required: String) throws {
    let (schema, sentences) = reading("output:\n  \(line)\n")

    #expect(schema?.local["properties"]?.text() == (try JSON(parsing: properties).text()))
    #expect(schema?.local["required"]?.text() ?? "[]" == required)
    #expect(sentences == [], "\(line)")
  }

  @Test func `may lose its end to a comment, of which the author hears`() {
    let (schema, sentences) = reading("output:\n  net: number -- see #3\n")

    #expect(
      schema?.local["properties"]?.text() == #"{"net":{"type":"number","description":"see"}}"#)
    #expect(sentences == [#"" #" begins a comment: the description is cut off there"#])
  }

  @Test(arguments: LanguageLines.wrong)
  func `below output with a slip gets one sentence`(line: String, sentence: String) {
    #expect(reading("output:\n  \(line)\n").sentences == [sentence], "\(line)")
  }

  @Test(arguments: LanguageLines.wrongChecks)
  func `below checks with a slip gets one sentence`(line: String, sentence: String) {
    let text = LanguageLines.checked + "checks:\n  \(line)\n"
    #expect(reading(text).sentences == [sentence], "\(line)")
  }

  @Test func `compares each entry with the one before`() throws {
    let schema = try Schema(
      yaml: """
        output:
          rows: [{amount: number, balance: number}]
        checks:
          - rows[]: balance ~= previous.balance + amount
        """)
    let rows = [(1, "10"), (2, "12.01"), (3, "15.02")].map {
      #"{"amount":\#($0),"balance":\#($1)}"#
    }
    let record = try JSONTape(parsing: #"{"rows":[\#(rows.joined(separator: ","))]}"#.utf8)

    #expect(
      schema.judged(record, today: nil).findings.map(\.description) == [
        "/rows/0: balance ~= previous.balance + amount: "
          + "skipped, because no entry stands before the first"
      ])
  }

  @Test func `of an example is a text where the schema says text`() throws {
    let text =
      "output:\n  zip: string 5\nexamples:\n  - input: a letter\n    output: {zip: 01067}\n"

    #expect(try Schema(yaml: text).examples.map { $0.output.text() } == [#"{"zip":"01067"}"#])
  }
}

/// The lines, as the description of the language lists them.
private enum LanguageLines {
  static let right: [(String, String, String)] = [
    (
      "net: 'number -- without VAT: see #3'",
      #"{"net": {"type": "number", "description": "without VAT: see #3"}}"#, #"["net"]"#
    ),
    (
      "stars: integer 1..5?",
      #"{"stars": {"type": ["integer", "null"], "minimum": 1, "maximum": 5}}"#, #"["stars"]"#
    ),
    ("pin: string 4", #"{"pin": {"type": "string", "minLength": 4, "maxLength": 4}}"#, #"["pin"]"#),
    (
      "p: number > 0 <= 1", #"{"p": {"type": "number", "exclusiveMinimum": 0, "maximum": 1}}"#,
      #"["p"]"#
    ),
    ("t: number -1..1", #"{"t": {"type": "number", "minimum": -1, "maximum": 1}}"#, #"["t"]"#),
    (
      "tags: string?[]? 1..5",
      #"{"tags": {"type": ["array", "null"], "items": {"type": ["string", "null"]}, "minItems": 1, "maxItems": 5}}"#,
      #"["tags"]"#
    ),
    (
      "tags: (string ..40)[] 1..5",
      #"{"tags": {"type": "array", "items": {"type": "string", "maxLength": 40}, "minItems": 1, "maxItems": 5}}"#,
      #"["tags"]"#
    ),
    (
      "m: map of number[]?",
      #"{"m": {"type": "object", "additionalProperties": {"type": ["array", "null"], "items": {"type": "number"}}}}"#,
      #"["m"]"#
    ),
    (
      "state: one of paid, open, overdue?",
      #"{"state": {"anyOf": [{"type": "string", "enum": ["paid", "open", "overdue"]}, {"type": "null"}]}}"#,
      #"["state"]"#
    ),
    (
      #"s: one of "yes, both", n/a, in progress (new) | null"#,
      #"{"s": {"anyOf": [{"type": "string", "enum": ["yes, both", "n/a", "in progress (new)"]}, {"type": "null"}]}}"#,
      #"["s"]"#
    ),
    ("rate: one of 0, 7, 19", #"{"rate": {"type": "integer", "enum": [0, 7, 19]}}"#, #"["rate"]"#),
    (
      "code: string 3..20 /[A-Z]+ -- [a|b]/ -- as printed",
      #"{"code": {"type": "string", "minLength": 3, "maxLength": 20, "pattern": "^(?:[A-Z]+ -- [a|b])$", "description": "as printed"}}"#,
      #"["code"]"#
    ),
    (
      "buyer? -- who pays: {name: string}",
      #"{"buyer": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"], "additionalProperties": false, "description": "who pays"}}"#,
      "[]"
    ),
    ("Smoker??: boolean", #"{"Smoker?": {"type": "boolean"}}"#, #"["Smoker?"]"#),
  ]

  static let wrong: [(String, String)] = [
    (
      "net: number -- without VAT: see total",
      #"": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
    ),
    (
      "net: number — without VAT",
      #"a description begins with " -- " (two hyphens, a space on each side)"#
    ),
    (
      "year: integer 4",
      #""4" alone has two readings: the value 4 is written "one of 4", 4 digits "1000..9999""#
    ),
    (
      "scores: number[] >= 0",
      #"">=" has two readings on a list; write 0.. for the count, or (… >= 0)[] for each item"#
    ),
    (
      "m: map of string | number",
      #""map of … |" has two readings; write (map of …)? or map of (… | …)"#
    ),
    (
      "paid: one of cash, card or voucher",
      #""card or voucher" is one value here; put a comma between values, or quote it"#
    ),
    ("kinds: one of red, green[]", #"a list of "one of" is written (one of a, b)[]"#),
    (
      "e: {kind: one of a, b, unit: string}",
      #""b" has no type; inside { } a comma begins a new field, so put a phrase with commas in single quotes"#
    ),
    ("?x: string", #""?" goes after the name: x?"#),
    ("? x: string", #"a key must be text; a line cannot begin with "? ""#),
    ("lines[]: {qty: number}", #"a list is written "lines:" with one entry "- " below it"#),
    ("a:", #""a" has no type"#),
    (
      "a: one of a, null",
      #""null" means null in YAML; put it in quotes if you mean the text, or write "?" after the last value"#
    ),
    (
      "a: one of true, false",
      #""true": write boolean, or put it in quotes if you mean the text"#
    ),
    (
      "a: one of red, green - the colour",
      #"a description begins with " -- " (two hyphens, a space on each side)"#
    ),
    ("a: one of junior|mid", #"values of "one of" are separated by commas"#),
    ("a: one of S, M 1..3", #"a value with ".." in it must be in double quotes"#),
    ("a: string(40)", "a length is written after the type: string ..40"),
    ("a: decimal(10,2)", "decimal takes one number, the places after the point: decimal(2)"),
    ("a: list of string", #""list of X" is written X[]"#),
    ("a: string[] max 10", "bounds are written ..10"),
    ("a: number 0,5..1", #"a number is written 5, -1 or 0.25, not "0,5..1""#),
    ("a: 0 | 7", "fixed values are written: one of 0, 7"),
    ("a: date >= 2024-01-01", "a bound on a date is written under checks"),
    ("a: integer? 1..3?", #""?" is given twice"#),
    (
      #"a: "string /\d+/""#,
      "a backslash in double quotes; use single quotes around a text with a pattern"
    ),
    (
      "a: {b: string[]}",
      "inside { } or [ ] a type with brackets, quotes or commas must be in single quotes, or write the field on its own line"
    ),
    (
      "a: {family: string}[]",
      #"text follows a closing bracket; a list of groups is written [{…}] or "- " on the next line"#
    ),
    (#"a: "x" | "y""#, "text follows a closing quote; put the whole text in single quotes"),
    ("a: string /x/i", "a pattern has no flags; write [Aa] for either case"),
  ]

  /// The fields that the checks below name.
  static let checked = """
    output:
      total: number
      net: number
      vat: number
      currency: currency
      iban: string?
      unit price: number
      price: number
      free: boolean
      start: time
      end: time
      a: string[]
      b: number
      c: number
      rows:
        - x: number
      solved: one of yes, no
      jobs:
        - from: date
          roles:
            - from: date
      due-date: date
      date: date

    """

  static let wrongChecks: [(String, String)] = [
    (
      "- total ~= net + vat -- why: because",
      #"": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
    ),
    ("- total = net + vat", #"write "==" (equal) or "~=" (equal up to rounding)"#),
    (
      #"- "EUR" == currency"#,
      "text follows a closing quote; put the whole text in single quotes"
    ),
    ("- !has(iban)", #"YAML tags are not used here ("!has(iban)"); to negate write "not""#),
    ("- unit price > 0", "a name has no spaces here; write unit_price"),
    ("- price >= 0 || free", #"write "or""#),
    ("- end - start < 00:10:00", #"times are written in quotes: "00:10:00""#),
    ("- len(a) > 0", #"unknown function "len"; did you mean "count"?"#),
    ("- a < b < c", #"comparisons do not chain; join them with "and""#),
    ("- rows[i].x > 0", #"there is no index; "previous.x" is the x of the entry before"#),
    ("- all(t.x > 0 for t in rows)", #"unknown function "all""#),
    (
      "- when solved == yes: total > 0",
      #"no field "yes"; if it is a value of solved, write "yes""#
    ),
    (
      "- jobs[].roles[]: from >= jobs.from",
      "jobs.from is a list of dates; the enclosing one is outer.from"
    ),
    ("- due-date >= date", #"no field "due"; did you mean due_date?"#),
  ]
}
