import Files
import OrderedJSON
import Testing

@testable import SchemaGen

private let output = "output:\n"

/// Each definition names the next as six variants.
private let doubling = (0..<14).map { rank in
  let cases = "abcdef".map { "\($0): d\(rank + 1)" }.joined(separator: ", ")
  return "  d\(rank): {f: {$one_of: {$tag: t, \(cases)}}}\n"
}.joined()

@Suite struct `A hostile schema file` {
  @Test(arguments: HostileFiles.all.map(\.title))
  func `ends in a sentence`(title: String) throws {
    let file = try #require(HostileFiles.all.first { $0.title == title })

    #expect(printed(file.text.utf8) == file.wanted)
  }

  @Test func `is refused in UTF-16`() {
    let bytes: [UInt8] = [0xFF, 0xFE] + "output:".utf8.flatMap { [$0, 0] }

    #expect(
      printed(bytes)
        == "schema.yaml:1:1: the text is UTF-16 or UTF-32; save it as UTF-8 [L01]\n\n^")
  }

  @Test func `may have a long description, a slow pattern, many values`() {
    let long = String(repeating: "long ", count: 20_000)
    let values = (0..<10_000).map { "v\($0)" }.joined(separator: ",")

    #expect(printed("output:\n  a: string? -- \(long)\n".utf8) == "")
    #expect(printed("output:\n  a: string? /(a+)+b/\n".utf8) == "")
    #expect(printed("output:\n  a: one of \(values)?\n".utf8) == "")
  }

  @Test func `with thousands of slips shows a hundred`() {
    let lines = (0..<5_000).map { "  k\($0): strng\n" }.joined()

    let said = printed("output:\n\(lines)".utf8).split(separator: "\n")

    #expect(said.count == 300)
    #expect(
      said.suffix(3) == [
        "schema.yaml:101:8: unknown type \"strng\"; did you mean \"string\"?; no more are shown [L04]",
        "  k99: strng", "       ^",
      ])
  }

  @Test func `with thousands of checks and of examples' fields is read field by field`() {
    let names = (0..<1_500).map { "k\($0)" }
    let text =
      "output:\n" + names.map { "  \($0): int?\n" }.joined() + "checks:\n"
      + names.map { "  - \($0) > 0\n" }.joined() + "examples:\n  - input: x\n    output:\n"
      + names.map { "      \($0): 1\n" }.joined()

    #expect(printed(text.utf8) == "")
  }
}

private enum HostileFiles {
  static let all: [(title: String, text: String, wanted: String)] = [
    (
      "aliases that double with each line",
      output + "  a0: &a0 [string]\n"
        + (1...8).map { rank in
          "  a\(rank): &a\(rank) ["
            + Array(repeating: "*a\(rank - 1)", count: 9).joined(separator: ", ") + "]\n"
        }.joined(),
      #"""
      schema.yaml:7:22: more than 50000 values, each alias counted as all it stands for [L01]
        a5: &a5 [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4]
                           ^
      """#
    ),
    (
      "an alias inside what it names",
      #"""
      output:
        a: &x
          b: *x
      """#,
      #"""
      schema.yaml:3:8: "*x" stands inside what it is the name of; write the value out [L01]
          b: *x
             ^
      """#
    ),
    (
      "a merge key",
      #"""
      definitions:
        base: &base {a: string}
      output:
        <<: *base
        b: string
      """#,
      #"""
      schema.yaml:4:3: "<<" is not used here; write out the members that are to be merged [L01]
        <<: *base
        ^
      """#
    ),
    (
      "a tag",
      #"""
      output:
        a: !!str string
      """#,
      #"""
      schema.yaml:2:6: YAML tags are not used here ("!!str"); to negate write "not" [L01]
        a: !!str string
           ^
      """#
    ),
    (
      "a tag that would run code",
      #"""
      output:
        a: !!python/object/apply:os.system [id]
      """#,
      #"""
      schema.yaml:2:6: YAML tags are not used here ("!!python/object/apply:os.system"); to negate write "not" [L01]
        a: !!python/object/apply:os.system [id]
           ^
      """#
    ),
    (
      "a second document",
      #"""
      output:
        a: string?
      ---
      output:
        b: string
      """#,
      #"""
      schema.yaml:3:1: a second document begins here; put it into a file of its own [L01]
      ---
      ^
      """#
    ),
    (
      "a NUL",
      output + "  a: str\0ing\n",
      #"""
      schema.yaml:2:9: the character U+0000 may not stand here; take it out, or write it as an escape in double quotes [L01]
        a: str\u{0}ing
              ^
      """#
    ),
    (
      "a sign that steers a terminal",
      output + "  a: string -- red \u{1b}[31m text\n",
      #"""
      schema.yaml:2:20: the character U+001B may not stand here; take it out, or write it as an escape in double quotes [L01]
        a: string -- red \u{1b}[31m text
                         ^
      """#
    ),
    (
      "a sign that turns text around",
      output + "  a: str\u{202e}ing\n",
      #"""
      schema.yaml:2:6: unknown type "str\u{202e}ing"; did you mean "string"? [L04]
        a: str\u{202e}ing
           ^
      """#
    ),
    (
      "10,000 open brackets",
      output + "  a: " + String(repeating: "[", count: 10_000) + "\n",
      #"""
      schema.yaml:2:68: more than 64 lists and mappings inside one another [L01]
      …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
                                                                   ^
      """#
    ),
    (
      "1,000 groups inside one another",
      output + (0..<1_000).map { "  " + String(repeating: " ", count: $0) + "a:\n" }.joined(),
      #"""
      schema.yaml:65:66: more than 64 lists and mappings inside one another [L01]
      …                                                            a:
                                                                   ^
      """#
    ),
    (
      "a byte more than a mebibyte",
      output + "  a: string #" + String(repeating: "x", count: 1_048_558) + "\n",
      #"""
      schema.yaml:1:1: the text is larger than the limit of 1048576 bytes [L01]

      ^
      """#
    ),
    (
      "70,000 fields",
      output + (0..<70_000).map { "  k\($0): int\n" }.joined(),
      #"""
      schema.yaml:25000:11: more than 50000 values, each alias counted as all it stands for [L01]
        k24998: int
                ^
      """#
    ),
    (
      "20,000 definitions in a chain",
      output + "  a: d0\ndefinitions:\n" + (0..<20_000).map { "  d\($0): d\($0 + 1)\n" }.joined(),
      #"""
      schema.yaml:1004:3: more than 1000 definitions, included ones too; take out what is not used [L09]
        d1000: d1001
        ^
      """#
    ),
    (
      "definitions that are only each other's names",
      #"""
      output:
        a: one
      definitions:
        one: two
        two: one
      """#,
      #"""
      schema.yaml:4:3: "one" is only another name of itself [L09]
        one: two
        ^
      schema.yaml:5:3: "two" is only another name of itself [L09]
        two: one
        ^
      """#
    ),
    (
      "definitions that need each other",
      #"""
      output:
        a: one
      definitions:
        one: {two: two}
        two: {one: one}
      """#,
      #"""
      schema.yaml:4:3: "one" needs itself without end; let a list, a "?" or another variant end it [L15]
        one: {two: two}
        ^
      schema.yaml:5:3: "two" needs itself without end; let a list, a "?" or another variant end it [L15]
        two: {one: one}
        ^
      """#
    ),
    (
      "a map that is never empty and holds itself",
      #"""
      output:
        a: one
      definitions:
        one: (map of one) 1..
      """#,
      #"""
      schema.yaml:4:3: "one" needs itself without end; let a list, a "?" or another variant end it [L15]
        one: (map of one) 1..
        ^
      """#
    ),
    (
      "a variant that holds itself",
      #"""
      output:
        a: tree
      definitions:
        tree:
          below:
            $one_of:
              $tag: kind
              deep: tree
              flat: {}
      """#,
      #"""
      schema.yaml:8:15: "tree" holds itself as a variant; give this $one_of a name under definitions, and use it here [L06]
              deep: tree
                    ^
      """#
    ),
    (
      "variants that double with each definition",
      output + "  a: d0\ndefinitions:\n" + doubling + "  d14: {x: string}\n",
      #"""
      schema.yaml:18:9: more than 50000 fields, those of a variant that names a definition counted each time [L06]
        d14: {x: string}
              ^
      """#
    ),
    (
      "variants in groups, far inside one another",
      output + "  a: d0\ndefinitions:\n"
        + (0..<14).map {
          "  d\($0): " + String(repeating: "{f: ", count: 45)
            + "{$one_of: {$tag: t, a: d\($0 + 1)}}" + String(repeating: "}", count: 45) + "\n"
        }.joined() + "  d14: {x: string}\n",
      #"""
      schema.yaml:2:3: warning: nothing below "output" may be null or missing; the model must invent what a document lacks [L21]
        a: d0
        ^
      schema.yaml:2:3: groups and lists are nested too deeply; give inner ones a name under definitions [L06]
        a: d0
        ^
      """#
    ),
    (
      "a pattern of 5,000 brackets",
      output + "  a: string? /" + String(repeating: "(", count: 5_000) + "a"
        + String(repeating: ")", count: 5_000) + "/\n",
      #"""
      schema.yaml:2:3: the pattern is not right: At character 254 of the pattern, groups lie more than 250 deep, the most supported; leave out what is not needed. [L07]
        a: string? /((((((((((((((((((((((((((((((((((((((((((((((((…
        ^
      """#
    ),
    (
      "50,000 values of a choice",
      output + "  a:\n    $enum:\n" + (0..<50_000).map { "      - v\($0)\n" }.joined(),
      #"""
      schema.yaml:49997:9: more than 50000 values, each alias counted as all it stands for [L01]
            - v49993
              ^
      """#
    ),
    (
      "100,000 open brackets in a phrase",
      output + "  a: " + String(repeating: "(", count: 100_000) + "string\n",
      #"""
      schema.yaml:2:38: brackets are nested too deeply; give what is inside a name under definitions [L04]
        a: ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((…
                                           ^
      """#
    ),
    (
      "a list of lists, 100,000 deep",
      output + "  a: string" + String(repeating: "[]", count: 100_000) + "\n",
      #"""
      schema.yaml:2:78: brackets are nested too deeply; give what is inside a name under definitions [L04]
      …[][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][]…
                                                                   ^
      """#
    ),
    (
      "a check of 100,000 brackets",
      output + "  a: number?\nchecks:\n  - " + String(repeating: "(", count: 100_000) + "a\n",
      #"""
      schema.yaml:4:5: a check has at most 10000 bytes; split it [L12]
        - ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((…
          ^
      """#
    ),
    (
      "a check that says not a thousand times",
      output + "  a: boolean?\nchecks:\n  - " + String(repeating: "not ", count: 1_000) + "a\n",
      #"""
      schema.yaml:4:49: brackets or names are more than 12 deep; split the check [L12]
        - not not not not not not not not not not not not not not not not not not not not not not not not not not …
                                                      ^
      """#
    ),
    (
      "an example 10,000 deep",
      output + "  a: string?\nexamples:\n  - input: x\n    output: "
        + String(repeating: "{a: ", count: 10_000) + "x" + String(repeating: "}", count: 10_000)
        + "\n",
      #"""
      schema.yaml:5:257: more than 64 lists and mappings inside one another [L01]
      …{a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: …
                                                                   ^
      """#
    ),
    (
      "a JSON Schema that is itself",
      #"""
      output:
        a:
          $json_schema: {$ref: '#'}
      """#,
      #"""
      schema.yaml:2:3: the schema refers to itself for the same value; a reference must step into the value first [L16]
        a:
        ^
      """#
    ),
  ]
}
