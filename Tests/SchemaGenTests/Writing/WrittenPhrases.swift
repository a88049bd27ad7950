import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A shape in a phrase` {
  @Test(
    "is said as a person would say it",
    arguments: [
      "string", "string?", "string 1..40", "string? ..40", "string 4 /[A-Z]+/",
      "string /^[A-Z]{3}$/", "string /a b/c d/ -- a path", "integer", "number", "decimal(2) >= 0",
      "number > 0 <= 1", "number -1..0.25", "number 5..5", "integer? >= 0", "boolean?", "null",
      "date?", "email ..40", "string[]", "string?[]? 1..5", "(string ..40)[] 4", "number[][] 2..",
      "(one of a, b)[]", "(string | number)[]", "map of number", "(map of number)? 1..3",
      "map of map of string", "map of (string | number)", "map of one of a, b?",
      "(map of number)[]", "string | number | null", "(one of a, b) | number",
      "string[] | boolean", "one of paid, open, overdue?", "one of 0, 7, 19",
      #"one of "0", "7""#, #"one of "yes, both", n/a, in progress (new)"#,
      #"one of "null", "a -- b", "this or that", "/x/", "..", "a\"b", "'a'""#, "party?",
      "party[] ..9",
      "string | party", "decimal -- in EUR: without VAT",
    ])
  func sayings(phrase: String) throws {
    let shape = try Shape(phrase: phrase, definitions: TypeNames(["party"]))

    #expect(shape.phrase() == phrase)
  }

  @Test("is said without what it does not need")
  func shorter() throws {
    let lengthy = [
      ("string 4..4", "string 4"), ("number 1..", "number >= 1"), ("text", "string"),
      ("integer 1..5?", "integer? 1..5"), ("(string)?", "string?"),
      ("string? | number?", "string | number | null"),
      (#"string /a\/b/"#, "string /a/b/"), (#"one of "a", b"#, "one of a, b"),
    ]
    for (written, short) in lengthy {
      #expect(try Shape(phrase: written).phrase() == short)
    }
  }

  @Test("stays without a phrase where the language has none")
  func noPhrase() {
    var withExample = Shape(.boolean)
    withExample.examples = [true]
    let shapes = [
      Shape(.group(Shape.Group([]))), Shape(.list(Shape.List(of: Shape(.boolean), isUnique: true))),
      Shape(.map(Shape.Map(of: Shape(.boolean), keys: "what it is"))), withExample,
      Shape(.choice(Shape.Choice([("a", "the first")]))),
      Shape(.choice(Shape.Choice([("a", nil), (1, nil)]))),
      Shape(.choice(Shape.Choice([("a\nb", nil)]))), Shape(.choice(Shape.Choice([]))),
      Shape(.boolean, description: "two\nlines"), Shape(.schema(true, isSent: true)),
      Shape(.list(Shape.List(of: Shape(.boolean, description: "each")))),
      Shape(
        .either([
          Shape(.number(Shape.Number(.binary))), Shape(.number(Shape.Number(.decimal(places: 2)))),
        ])),
      Shape(
        .number(
          Shape.Number(
            .binary, lower: Shape.Number.Bound(JSONNumber(2)),
            upper: Shape.Number.Bound(JSONNumber(1))))),
      Shape(
        .number(Shape.Number(.binary, lower: JSONNumber("1e400").map { Shape.Number.Bound($0) }))),
      Shape(.number(Shape.Number(.decimal(places: 40)))), Shape(.reference("no name")),
      Shape(.text(Shape.Text(.date, length: Shape.Count(atMost: 10)))),
      Shape(.text(Shape.Text(pattern: "^(?:)$"))),
    ]
    for shape in shapes { #expect(shape.phrase() == nil, "\(shape.kind)") }
  }

  /// What a pattern means is asked of the validator, before and after.
  @Test(
    "has a pattern that means the same, though it matches whole texts",
    arguments: [
      "", "a", "^a", "a$", "^a$", "a|b", "^a|b$", "^(a|b)$", "^(?:a|b)$", "^(?:a)(?:b)$", "^[|]$",
      "[$]", "\\$", "a\\\\$", "^(?:^a$)$", "(a)\\1", "^a/b$", "[/ ]/ x", "^(?:^a|b$)$", "^", "$",
      "^$",
      "^(?!a)", "\\^a", "^[^a]$", "a/", "(?<n>a)b|c",
    ])
  func patterns(pattern: String) throws {
    let written = try #require(Shape(.text(Shape.Text(pattern: pattern))).phrase())
    let texts = [
      "", "a", "b", "ab", "ba", "aa", "a\nb", "b\na", "xay", "|", "$", "x$y", "a\\", "a/b", "xa/by",
      "/ x", " / x!", "^a", "c", "\n", "a/",
    ]
    let before = try CompiledSchema(
      JSONTape(parsing: JSON.object([("pattern", .string(pattern))]).text().utf8))
    let schema = LocalSchema(Blueprint(output: try Shape(phrase: written))).schema
    let after = try CompiledSchema(JSONTape(parsing: schema.text().utf8))

    for text in texts {
      let tape = try JSONTape(parsing: JSON.string(text).text().utf8)
      #expect(before.accepts(tape.root) == after.accepts(tape.root), "\(written) on \(text)")
    }
  }
}
