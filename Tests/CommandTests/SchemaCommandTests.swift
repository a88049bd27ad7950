import Files
import TestSupport
import Testing

@Suite struct `The commands for schemas` {
  private let folder = TemporaryFolder()

  private func file(_ name: FilePath, _ text: String) -> String {
    "\(folder.file(name, holding: text.utf8))"
  }

  @Test func `check says where, what and what to write, and shows the line`() throws {
    let path = file("a.yaml", "output:\n  a: strng?\n")
    #expect(
      try Run("schema", "check", path)
        == Run(
          complaints: """
            \(path):2:6: unknown type "strng"; did you mean "string"? [L04]
              a: strng?
                 ^

            """, code: 1))
  }

  @Test func `check puts right what has one cure`() throws {
    let path = file("a.yaml", "outptu:\n  a: strng? — why\n")
    let run = try Run("schema", "check", "--fix", path)
    #expect(run.complaints == "\(path): 3 put right\n")
    #expect(run.code == 0)
    let fixed = try File(opening: #require(FilePath(path))).readAll(limit: 1000)
    #expect(String(decoding: fixed, as: UTF8.self) == "output:\n  a: string? -- why\n")
  }

  @Test func `check tells what a provider takes`() throws {
    let levels = (1...6).map { String(repeating: "  ", count: $0) + "a:\n" }.joined()
    let path = file("deep.yaml", "output:\n\(levels)\(String(repeating: " ", count: 14))b: date?\n")
    let run = try Run("schema", "check", "--target", "gemini", "--report", "github", path)
    #expect(
      run.output
        == "::warning file=\(path),line=7,col=13,title=S020::7 objects and lists inside each other, "
        + "and Gemini has refused more than 4; lift inner fields to their parents, or ask for the "
        + "part by a schema of its own\n")
    #expect(run.code == 0)
  }

  @Test func `check reports in JSON too`() throws {
    let path = file("a.yaml", "output:\n  a: date\n")
    let run = try Run("schema", "check", "--report", "json", path)
    #expect(
      run.output.hasPrefix(#"{"schema":"extract.schema-check/1","clean":true,"files":[{"file":"#))
    #expect(run.output.contains(#""code":"L21","severity":"warning""#))
  }

  @Test func `show prints what answers are judged by, and what is sent`() throws {
    let path = file("a.yaml", "output: decimal(2)[] ..9\n")
    #expect(
      try Run("schema", "show", path).output == """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "array",
          "items": {
            "type": "number",
            "multipleOf": 0.01
          },
          "maxItems": 9
        }

        """)
    #expect(
      try Run("schema", "show", "--wire", "openai", path).output
        .contains(#""required": ["#))
    #expect(
      try Run("schema", "show", "--wire", "gmini", path)
        == Run(
          complaints:
            "extract: --wire: cannot be gmini; use gemini, gemini-batch, openai, anthropic, llama-cpp, vllm\n",
          code: 2))
  }

  @Test func `explain says more of a code`() throws {
    #expect(try Run("explain", "l21").output.hasPrefix("L21: nothing may be null or missing\n\n"))
    let all = try Run("explain").output.split(separator: "\n")
    #expect(all.count == Set(all.map { $0.split(separator: " ")[0] }).count)
    #expect(
      try Run("explain", "L99")
        == Run(
          complaints: "L99: there is no such code; perhaps L09; extract explain lists them\n",
          code: 1))
  }

  @Test func `new begins a schema that is right, and never overwrites one`() throws {
    let path = "\(folder.path("letter.yaml"))"
    let name = "\(folder.path("letter"))"
    #expect(
      try Run("schema", "new", name)
        == Run(
          complaints: "\(path): written; go over it, then: extract schema check \(path)\n", code: 0)
    )
    #expect(try Run("schema", "check", path).code == 0)
    #expect(
      try Run("schema", "new", name)
        == Run(
          complaints: "\(path): is there already; choose another name, or write to -\n", code: 2))
  }

  @Test func `new drafts from records, each of which is valid by it`() throws {
    let records = file(
      "r.jsonl",
      #"{"a":1,"when":"2024-05-03"}"# + "\n\n" + #"{"a":2.50,"when":null,"b":"x"}"# + "\n")
    let drafted = try Run("schema", "new", "-", "--from", records)
    #expect(
      drafted.output == """
        name: record
        output:
          a: decimal(2)
          when: date?
          b?: string

        """)
    let schema = file("drafted.yaml", drafted.output)
    #expect(try Run("validate", "--schema", schema, records).code == 0)
  }

  @Test func `import writes the language, and says what is lost`() throws {
    let path = file(
      "p.json",
      #"{"title":"P","type":"object","properties":{"a":{"anyOf":[{"type":"integer"},{"type":"null"}]}},"required":["a"]}"#
    )
    let run = try Run("schema", "import", path)
    #expect(run.output == "name: P\noutput:\n  a: integer?\n")
    #expect(run.complaints.contains("\(path): title is left out\n"))
  }

  @Test func `diff ends with 1 where old records may be invalid`() throws {
    let old = file("old.yaml", "output:\n  a: decimal(2)\n")
    let new = file("new.yaml", "output:\n  a: decimal(4)\n  b?: date\n")
    #expect(
      try Run("schema", "diff", old, new)
        == Run(
          output: """
            a: decimal(2) → decimal(4) (widening)
            b: new, date; may be missing (widening)

            """, complaints: "widening: old records stay valid\n", code: 0))
    #expect(try Run("schema", "diff", new, old).code == 1)
    #expect(
      try Run("schema", "diff", "--json", new, new).output
        == #"{"schema":"extract.schema-diff/1","verdict":"same","changes":[]}"# + "\n")
  }

  @Test func `swift writes types, with or without what the schema says of them`() throws {
    let path = file("note.yaml", "name: note\noutput:\n  text: string ..9 -- all of it\n")
    let code = try Run("schema", "swift", path).output
    #expect(code.hasPrefix("// Generated from note.yaml by extract schema swift; do not edit.\n"))
    #expect(code.contains("public struct Note: Codable, Sendable, Hashable, SchemaDescribed {"))
    #expect(code.contains(#".field(\.text, "string ..9 -- all of it")"#))
    let plain = try Run(
      "schema", "swift", "--plain", "--access", "internal", "--name", "Memo", path)
    #expect(plain.output.contains("struct Memo: Codable, Sendable, Hashable {"))
    #expect(!plain.output.contains("import"))
  }

  @Test func `swift says mistakes as compilers do when it is asked to`() throws {
    let path = file("note.yaml", "name: note\noutput:\n  text: strng\n  day: dat\n")
    let drawn = """
        text: strng
              ^

      """
    let text = try Run("schema", "swift", path)
    #expect(text.complaints.hasPrefix(#"\#(path):3:9: unknown type "strng""#))
    #expect(
      try Run("schema", "swift", "--report", "compiler", path)
        == Run(
          complaints: """
            \(path):3:9: error: unknown type "strng"; did you mean "string"? [L04]
            \(drawn)\(path):4:8: error: unknown type "dat"; did you mean "date"? [L04]
              day: dat
                   ^

            """, code: 2))
    #expect(
      try Run("schema", "swift", "--report", "html", path).complaints
        == "extract: --report: cannot be html; use text, compiler\n")
  }
}
