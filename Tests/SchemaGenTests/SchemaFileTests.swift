import Files
import OrderedJSON
import TestSupport
import Testing
import YAML

@testable import SchemaGen

/// The test lines of the language: what stands below `output:` or `checks:`, and what it means.
@Suite struct `A schema file` {
  /// The local schema of what stands below `output:`, and what was noticed.
  private func read(_ lines: String) -> (schema: JSON?, remarks: [String]) {
    let text = "output:\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    var reader = SchemaFileReader(.none)
    let found = SchemaFileSource.Found(identity: "t.yaml", name: "t.yaml", bytes: Array(text.utf8))
    let file = reader.read(found)
    let remarks = reader.notebook.remarks.filter { $0.rule != .nothingMissing }
    return (
      file.map { LocalSchema($0.blueprint).schema },
      remarks.map { "\($0.place.line):\($0.place.column): \($0.sentence)" }
    )
  }

  @Test(
    arguments: [
      (
        "net: 'number -- without VAT: see #3'",
        #"{"net":{"type":"number","description":"without VAT: see #3"}}"#
      ),
      ("stars: integer 1..5?", #"{"stars":{"type":["integer","null"],"minimum":1,"maximum":5}}"#),
      ("pin: string 4", #"{"pin":{"type":"string","minLength":4,"maxLength":4}}"#),
      ("p: number > 0 <= 1", #"{"p":{"type":"number","exclusiveMinimum":0,"maximum":1}}"#),
      (
        #"s: one of "yes, both", n/a, in progress (new) | null"#,
        #"{"s":{"anyOf":[{"type":"string","enum":["yes, both","n/a","in progress (new)"]},{"type":"null"}]}}"#
      ),
      (
        "code: string 3..20 /[A-Z]+ -- [a|b]/ -- as printed",
        #"{"code":{"type":"string","minLength":3,"maxLength":20,"pattern":"^(?:[A-Z]+ -- [a|b])$","description":"as printed"}}"#
      ),
      (
        "buyer? -- who pays: {name: string}",
        #"{"buyer":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false,"description":"who pays"}}"#
      ),
      ("Smoker??: boolean", #"{"Smoker?":{"type":"boolean"}}"#),
      ("$$id: string", #"{"$id":{"type":"string"}}"#),
      ("{due?: date?}", #"{"due":{"type":["string","null"],"format":"date"}}"#),
    ])
  func `means the same schema as its author`(line: String, properties: String) throws {
    let (schema, remarks) = read(line)
    #expect(schema?["properties"]?.text() == properties)
    if !line.contains("due?") { #expect(remarks == []) }
  }

  @Test func `requires what has no question mark behind its name`() {
    #expect(read("a: string\nb?: string\nc: date?").schema?["required"] == ["a", "c"])
    #expect(read("Smoker??: boolean").schema?["required"] == ["Smoker?"])
    #expect(read("a?: string").schema?["required"] == nil)
  }

  @Test(
    arguments: [
      (
        "net: number -- without VAT: see total",
        #"2:29: ": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
      ),
      (
        "net: number -- see #3",
        #"2:22: " #" begins a comment: the description is cut off there"#
      ),
      (
        "net: number — without VAT",
        #"2:15: a description begins with " -- " (two hyphens, a space on each side)"#
      ),
      (
        "year: integer 4",
        #"2:17: "4" alone has two readings: the value 4 is written "one of 4", 4 digits "1000..9999""#
      ),
      (
        "e: {kind: one of a, b, unit: string}",
        #"2:23: "b" has no type; inside { } a comma begins a new field, so put a phrase with commas in single quotes"#
      ),
      ("?x: string", #"2:3: "?" goes after the name: x?"#),
      ("? x: string", #"2:3: a key must be text; a line cannot begin with "? ""#),
      ("lines[]: {qty: number}", #"2:3: a list is written "lines:" with one entry "- " below it"#),
      ("a:", #"2:3: "a" has no type"#),
      (
        #"a: "string /\d+/""#,
        "2:15: a backslash in double quotes; use single quotes around a text with a pattern"
      ),
      (
        "a: {b: string[]}",
        "2:16: inside { } or [ ] a type with brackets, quotes or commas must be in single quotes, or write the field on its own line"
      ),
      (
        "a: {family: string}[]",
        #"2:22: text follows a closing bracket; a list of groups is written [{…}] or "- " on the next line"#
      ),
      (
        #"a: "x" | "y""#,
        "2:10: text follows a closing quote; put the whole text in single quotes"
      ),
      ("a: strng", #"2:6: unknown type "strng"; did you mean "string"?"#),
      ("a: string\nb: string\na: date", #"4:3: "a" is given twice (first at line 2)"#),
      ("a: string\na?: date", #"3:3: "a" is given twice (first at line 2)"#),
      (
        "a:\n  $enum: [x, null]",
        #"3:16: "null" means null in YAML; put it in quotes if you mean the text"#
      ),
      (
        "a: []",
        "2:6: a list is written with exactly one entry that shows what every item looks like"
      ),
      (
        "a:\n  - string\n  - number",
        "3:5: a list is written with exactly one entry that shows what every item looks like"
      ),
      (
        "a: string /x #y/",
        #"2:16: " #" begins a comment, so this text is cut off; put the whole text in single quotes"#
      ),
      ("a:\n  $items: string", #"3:5: unknown option "$items"; did you mean "$list"?"#),
      ("a -- one: string -- two", #"2:3: "a" is described twice; keep one description"#),
      (
        "a?: date?",
        #"2:3: "a" may be missing and may be null, which Swift cannot tell apart; keep one "?""#
      ),
      (
        "who: one of name\nname: string",
        #"2:8: "name" is a field; to refer to it write a check such as: x in name"#
      ),
      (
        "a:\n  $one_of:\n    x: {}",
        #"4:7: $one_of needs "$tag: NAME", the field that says which variant it is"#
      ),
      ("a: {}", "2:6: a group needs at least one field"),
      (
        "a:\n  $list: string\n  b: string", #"4:5: "b" stands beside $list; fields stand inside it"#
      ),
    ])
  func `with a slip says where, what, and what to write instead`(lines: String, remark: String) {
    #expect(read(lines).remarks == [remark], "\(lines)")
  }
}

@Suite(.enabled(if: PublicSuite.schemaExamples.isThere, PublicSuite.schemaExamples.whyMissing))
struct `The example schemas` {
  private func file(_ name: String) throws -> [UInt8] {
    let path = try #require(FilePath(name))
    return try File(opening: PublicSuite.schemaExamples.folder.appending(path)).readAll(
      limit: 1 << 20)
  }

  @Test(arguments: ["invoice", "meeting", "orgchart", "product"])
  func `compile to their local schemas, members in order`(name: String) throws {
    let path = PublicSuite.schemaExamples.folder.appending(try #require(FilePath("\(name).yaml")))

    let schema = try Schema(contentsOf: path)

    let wanted = try JSON(parsing: file("\(name).local.json"))
    #expect(schema.local.text(.indented) == wanted.text(.indented))
    #expect(schema.warnings.map(\.description) == [])
  }
}

@Suite struct `The checks and examples of a schema file` {
  /// What is said of a file with these lines, each as `line:column: sentence`.
  private func remarks(_ text: String) -> [String] {
    do {
      return try Schema(yaml: text).warnings.map(\.short)
    } catch SchemaError.refused(let remarks) {
      return remarks.map(\.short)
    } catch {
      return ["\(error)"]
    }
  }

  @Test(
    arguments: [
      (
        "- total ~= net + vat -- why: because",
        #"6:5: ": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
      ),
      ("- total = net + vat", #"6:11: write "==" (equal) or "~=" (equal up to rounding)"#),
      ("- nett > 0", #"6:5: no field "nett"; did you mean net?"#),
      ("- net > 0 -- see #3", #"6:20: " #" begins a comment: the description is cut off there"#),
      ("- rows[]: net > 0", #"6:5: no field "rows""#),
    ])
  func `say where a slip is`(check: String, remark: String) {
    let text = "output:\n  total: number\n  net: number\n  vat: number?\nchecks:\n  \(check)\n"
    #expect(remarks(text) == [remark])
  }

  @Test func `are kept, each with the keys above it`() throws {
    let schema = try Schema(
      yaml: """
        output:
          rows:
            - amount: decimal(2)
              balance: decimal(2)
          note: string?
        checks:
          - rows[]: balance ~= previous.balance + amount
          - warn:
              - when note != null: [count(rows) > 0, length(note) > 1]
        """)
    let record = try JSONTape(
      parsing: #"{"rows":[{"amount":1,"balance":1},{"amount":2,"balance":4}],"note":"x"}"#.utf8)

    let findings = schema.judged(record, today: nil).findings

    #expect(schema.checks.count == 3)
    #expect(
      findings.map(\.description) == [
        "/rows/0: balance ~= previous.balance + amount: skipped, because no entry stands before the first",
        "/rows/1: balance ~= previous.balance + amount: 4 is not 3",
        "warning: length(note) > 1: 1 is not more than 1",
      ])
  }

  @Test(arguments: [
    ("3", []), ("true", []),
    ("\"3\"", ["4:28: looks like kind 2 of 2, but must be true or false, is a string"]),
  ])
  func `hold a number where a union has it as a choice`(value: String, wanted: [String]) {
    let text =
      "output:\n  a?: (one of 1, 3) | boolean\nexamples:\n  - {input: x, output: {a: \(value)}}\n"
    #expect(remarks(text) == wanted)
  }

  @Test(
    arguments: [
      ("{a: 01067, n: 7, d: 2024-05-03, c: no}", []),
      ("{a: 01067, n: seven, d: 2024-05-03, c: no}", ["9:27: must be a number, is a string"]),
      (
        "{a: x, n: 1, d: 3.5.2024, c: no}",
        ["9:29: must be a date, as 2024-03-01"]
      ),
      ("{a: x, n: 1, d: 2024-05-03}", ["9:13: \"c\" is missing"]),
      ("{a: x, n: -1, d: 2024-05-03, c: no}", ["9:13: n > 0: -1 is not more than 0"]),
    ])
  func `are judged as answers would be`(output: String, wanted: [String]) {
    let text = """
      output:
        a: string
        n: number
        d: date?
        c: one of yes, no
      checks: [n > 0]
      examples:
        - input: a text
          output: \(output)
      """
    #expect(remarks(text) == wanted)
  }
}

extension Remark {
  fileprivate var short: String { "\(place.line):\(place.column): \(sentence)" }
}

@Suite struct `A JSON Schema in a file of its own` {
  private let folder = TemporaryFolder()

  private func sentences(_ schema: String) throws -> [String] {
    _ = folder.file("part", holding: schema.utf8)
    let path = folder.file("a.yaml", holding: "output:\n  a?:\n    $json_schema: part\n".utf8)
    do {
      return try Schema(contentsOf: path).warnings.map(\.sentence)
    } catch SchemaError.refused(let remarks) {
      return remarks.map(\.sentence)
    }
  }

  @Test func `is taken as it is`() throws {
    #expect(try sentences("type: integer\nminimum: 3\n") == [])
  }

  @Test func `is not one of this language, which would allow anything`() throws {
    #expect(
      try sentences("output: integer\n")
        == ["\"part\" is not read: it is in this language; include it, and name a definition"])
  }
}
