import Foundation
import Testing

@Suite struct `The validate command` {
  private let schema = "schemas/receipt.schema.json"
  private let wrong = #"""
    {"merchant": "A", "number": "1", "date": "2024-02-30", "currency": "EUR", "lines": [
      {"item": "a", "quantity": 0, "unit_price": 1.234, "amount": null}],
     "totl": 5, "total": 5, "paid_by": "Cash"}
    """#

  @Test func `finds saved answers valid, and says so beside`() throws {
    let run = try Run(
      "validate", "--schema", schema, "samples/answers/receipt-cafe.json",
      "samples/answers/receipt-hardware.json")

    #expect(run == Run(complaints: "2 valid, 0 invalid\n"))
  }

  @Test func `says where, what and which rule, a line for each`() throws {
    let run = try Run("validate", "--schema=\(schema)", "-", input: wrong)

    #expect(
      run
        == Run(
          output: """
            -:2:29 lines[0].quantity: must be at least 1, is 0 (\(schema):19)
            -:2:46 lines[0].unit_price: must be a multiple of 0.01, is 1.234 (\(schema):20)
            -:2:63 lines[0].amount: must be a number, is null (\(schema):21)
            -:3:10 totl: "totl" is not a known name; did you mean "total"? (\(schema):31)
            -:3:36 paid_by: must be one of "cash", "card", "transfer", null, is "Cash"; did you mean "cash"? (\(schema):28)

            """, complaints: "0 valid, 1 invalid\n", code: 1))
  }

  @Test func `takes format as a rule only when asked`() throws {
    let value =
      #"{"merchant": "A", "number": "1", "date": "2024-02-30", "currency": "EUR", "lines": [{"item": "a", "quantity": 1, "unit_price": 1, "amount": 1}], "total": 1, "paid_by": null}"#

    #expect(try Run("validate", "--schema", schema, "-", input: value).code == 0)
    #expect(
      try Run("validate", "--schema", schema, "--assert-formats", "-", input: value).output
        == "-:1:42 date: must be a date, as 2024-03-01 (\(schema):9)\n")
  }

  @Test func `judges JSON Lines line by line, and patterns the shell left alone`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "validate-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("{\"a\": 1}\n\n{\"a\": \"x\"}\n{\"a\": 2\n".utf8).write(
      to: folder.appending(path: "r.jsonl"))
    try Data(#"{"properties": {"a": {"type": "integer"}}}"#.utf8).write(
      to: folder.appending(path: "s.json"))

    let run = try Run(
      "validate", "--schema", folder.appending(path: "s.json").path, "\(folder.path)/*.jsonl")

    #expect(
      run.output == """
        \(folder.path)/r.jsonl:3:7 a: must be a whole number, is a string (\(folder.path)/s.json:1)
        \(folder.path)/r.jsonl:4:8 the text stops before its value is complete

        """)
    #expect(run.complaints == "1 valid, 2 invalid\n")
  }

  @Test func `answers as one JSON object when asked`() throws {
    let run = try Run("validate", "--schema", schema, "--json", "-", "no-such.json", input: "[]")

    #expect(
      run.output == """
        {"schema":"extract.validate/1","valid":false,"files":[{"file":"-","line":1,"valid":false,"errors":[{"line":1,"column":1,"pointer":"","keyword":"type","message":"must be an object, is an array"}]},{"file":"no-such.json","valid":false,"errors":[{"message":"no-such.json: there is no such file; check the path"}]}]}

        """)
    #expect(run.code == 1)
  }

  @Test func `reports in the forms that others read`() throws {
    let github = try Run("validate", "--schema", schema, "--report", "github", "-", input: "3")
    let junit = try Run("validate", "--schema", schema, "--report", "junit", "-", input: "3")
    let basic = try Run("validate", "--schema", schema, "--report", "basic", "-", input: "3")

    #expect(github.output == "::error file=-,line=1,col=1::must be an object, is a whole number\n")
    #expect(
      junit.output == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="extract validate" tests="1" failures="1">
          <testcase name="-:1">
            <failure message="-:1:1 must be an object, is a whole number"/>
          </testcase>
        </testsuite>

        """)
    #expect(
      basic.output == """
        {"valid":false,"errors":[{"valid":false,"keywordLocation":"/type","absoluteKeywordLocation":"#/type","instanceLocation":"","error":"must be an object, is a whole number"}]}

        """)
  }

  @Test func `can keep values to itself`() throws {
    let run = try Run("validate", "--schema", schema, "--hide-values", "-", input: wrong)

    #expect(!run.output.contains("Cash") && !run.output.contains("totl:  \""))
    #expect(run.output.contains("lines[0].quantity: must be at least 1 (\(schema):19)"))
  }

  @Test(arguments: [
    (
      [],
      "extract: validate: --schema FILE is missing; give it, as in extract validate --schema schemas/receipt.yaml samples/answers/receipt-*.json\n"
    ),
    (
      ["--schema", "x", "--report", "xml"],
      "extract: --report: cannot be xml; use text, basic, detailed, github, junit, json\n"
    ),
    (
      ["--schema", "x", "--draft", "5"],
      "extract: --draft: cannot be 5; use 4, 6, 7, 2019-09, 2020-12\n"
    ),
    (
      ["--schema", "x", "--json=1"],
      "extract: --json: takes no value; leave out what follows the =\n"
    ),
    (["--schema", "no-such.json"], "no-such.json: there is no such file; check the path\n"),
    (
      ["--schema", "Package.swift"],
      "Package.swift:2:1: a colon is missing; a line is written \"name: value\" [L01]\nimport PackageDescription\n^\n"
    ),
  ])
  func `does not start without a right schema and right options`(
    options: [String], complaint: String
  ) throws {
    #expect(try Run(words: ["validate"] + options + ["-"]) == Run(complaints: complaint, code: 2))
  }

  @Test func `wants a value behind an option that takes one`() throws {
    #expect(
      try Run("validate", "--schema")
        == Run(complaints: "extract: --schema: needs a value; give --schema FILE\n", code: 2))
  }

  @Test func `names every mistake of a schema, and does not start`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "validate-\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("{\"type\": 1,\n \"$defs\": {\"a\": {\"pattern\": \"(\"}}}".utf8).write(to: folder)

    let run = try Run("validate", "--schema", folder.path, "-", input: "1")

    #expect(run.code == 2)
    #expect(run.complaints.split(separator: "\n").count == 2)
    #expect(run.complaints.contains("\(folder.path):1:10 /type: type must be null, boolean, "))
    #expect(
      run.complaints.contains("\(folder.path):2:29 /$defs/a/pattern: the pattern is not right: "))
  }

  @Test func `answers the line protocol of harnesses`() throws {
    let run = try Run(
      "validate", "--ihop",
      input: """
        {"cmd":"start","version":1}
        {"cmd":"dialect","dialect":"http://json-schema.org/draft-07/schema#"}
        {"cmd":"run","seq":7,"case":{"schema":{"$ref":"http://x/y"},"registry":{"http://x/y":{"type":"null"}},"tests":[{"description":"","instance":null},{"description":"","instance":1}]}}
        {"cmd":"run","seq":8,"case":{"schema":{"type":"nul"},"tests":[]}}
        {"cmd":"stop"}

        """)

    let lines = run.output.split(separator: "\n")
    #expect(
      lines.count == 4 && lines[0].hasPrefix(#"{"version":1,"implementation":{"name":"extract""#))
    #expect(lines.dropFirst().first == #"{"ok":true}"#)
    #expect(lines[2] == #"{"seq":7,"results":[{"valid":true},{"valid":false}]}"#)
    #expect(
      lines[3].hasPrefix(
        #"{"seq":8,"errored":true,"context":{"message":"line 1, column 9 /type: type must be"#))
  }
}
