import Files
import JSONSchema
import OrderedJSON
import Testing
import YAML

@testable import SchemaGen

@Suite struct `The schema for editors` {
  private static let compiled = try? CompiledSchema(
    JSONTape(parsing: EditorSchema.json.bytes()))

  private func complaints(_ yaml: some Sequence<UInt8>) throws -> [String] {
    let compiled = try #require(Self.compiled)
    let tape = try JSONTape(parsing: try YAMLDocument(reading: yaml).root.json().bytes())
    return compiled.violations(in: tape.root).map { "\($0.pointer) \($0.sentence())" }
  }

  private static let schemas = FilePath(cString: #filePath).folder.folder.folder.appending(
    "schemas")

  @Test(arguments: [
    "contract", "invoice", "lab-report", "meeting", "org-chart", "product-photo", "receipt",
    "recipe", "resume", "common/party",
  ])
  func `takes the schemas that come along`(name: String) throws {
    let path = Self.schemas.appending(try #require(FilePath("\(name).yaml")))
    let bytes = try File(opening: path).readAll(limit: 1 << 20)
    let text = name.hasPrefix("common") ? bytes + Array("\noutput: party\n".utf8) : bytes

    #expect(try complaints(text) == [])
  }

  @Test(arguments: PhraseExamples.right)
  func `takes the phrases that the language takes`(phrase: String) throws {
    let field: JSON = ["output": .object([("a", .string(phrase))])]
    #expect(try #require(Self.compiled).accepts(JSONTape(parsing: field.bytes()).root), "\(phrase)")
  }

  @Test(arguments: PhraseExamples.wrong)
  func `underlines phrases that break the grammar`(phrase: String) throws {
    let field: JSON = ["output": .object([("a", .string(phrase))])]
    #expect(
      try !#require(Self.compiled).accepts(JSONTape(parsing: field.bytes()).root), "\(phrase)")
    #expect(throws: PhraseError.self, "\(phrase)") { try Shape(phrase: phrase) }
  }

  @Test(arguments: [
    ("output: string\nchekcs: []", "/chekcs"),
    ("name: x", ""),
    ("output:\n  $items: string", "/output"),
    ("output: string\nthinking: much", "/thinking"),
    ("output: string\nformat: 2", "/format"),
    ("output: [string, number]", "/output"),
    ("output: string\nchecks:\n  - total - x: 3", "/checks"),
  ])
  func `underlines what is wrong with a file`(text: String, pointer: String) throws {
    let complaints = try complaints(text.utf8)
    #expect(complaints.contains { $0.hasPrefix(pointer + " ") }, "\(complaints)")
  }
}

/// Phrases as the language's own tests have them.
enum PhraseExamples {
  static let right = [
    "string", "decimal(2) >= 0 -- in EUR", "date?", "date | null", "email ..40",
    "number -- without VAT: see #3", "integer 1..5?", "string 4", "number > 0 <= 1", "number -1..1",
    "number 0.25..", "string?[]? 1..5", "(string ..40)[] 1..5", "(number >= 0)[]",
    "map of number[]?", "(map of number)?", "map of map of string", "one of paid, open, overdue?",
    "one of \"yes, both\", n/a, in progress (new) | null", "one of 0, 7, 19",
    "(one of a, b)[] 1..3", "string 3..20 /[A-Z]+ -- [a|b]/ -- as printed",
    #"string /10\.[0-9]+/.+/"#, "string | number | null", "common.party? -- who",
    "((string | number)[])?",
  ]

  static let wrong = [
    "number — without VAT", "map of string | number", "one of red, green[]", "string[] max 10",
    "number 0,5..1", "0 | 7", "number --1..1", "", " -- words", "one of a,", #"one of "a, b"#,
    "(string | number", "one of a: b", "one of a?, b", "list of string", "string /abc",
  ]
}
