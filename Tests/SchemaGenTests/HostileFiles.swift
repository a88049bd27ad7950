import Files
import OrderedJSON
import Testing

@testable import SchemaGen

/// What `extract schema check` prints of a file: each remark, and the line that it is about.
private func printed(_ bytes: some Sequence<UInt8>) -> String {
  let found = SchemaFileSource.Found(
    identity: "schema.yaml", name: "schema.yaml", bytes: Array(bytes))
  do {
    return printed(try Schema(reading: found, .none).warnings)
  } catch SchemaError.refused(let remarks) {
    return printed(remarks)
  } catch {
    return "\(error)"
  }
}

private func printed(_ remarks: [Remark]) -> String {
  remarks.map { "\($0)\n\($0.place.drawing)" }.joined(separator: "\n")
}

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

@Suite struct `A mistyped schema file` {
  @Test(arguments: MistypedFiles.all.map(\.title))
  func `says where, what, and what to do`(title: String) throws {
    let file = try #require(MistypedFiles.all.first { $0.title == title })

    #expect(printed(file.text.utf8) == file.wanted)
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

private enum MistypedFiles {
  static let all: [(title: String, text: String, wanted: String)] = [
    (
      "a tab",
      #"""
      output:
      	a: string?
      """#,
      #"""
      schema.yaml:2:1: line 2 is indented with a tab [L01]
       a: string?
      ^
      """#
    ),
    (
      "no colon",
      #"""
      output:
        name string
        b: string?
      """#,
      #"""
      schema.yaml:2:3: a colon is missing; a line is written "name: value" [L01]
        name string
        ^
      """#
    ),
    (
      "a field a blank too deep",
      #"""
      output:
        a: string?
         b: string
      """#,
      #"""
      schema.yaml:3:5: this line continues the text of line 2, as it is indented deeper; begin both in the same column [L01]
         b: string
          ^
      """#
    ),
    (
      "curly quotes",
      #"""
      output:
        a: “string?”
      """#,
      #"""
      schema.yaml:2:6: curly quotes are read as letters; write straight ones, " or ' [L04]
        a: “string?”
           ^
      """#
    ),
    (
      "a choice in curly quotes",
      #"""
      output:
        a: one of “x”, “y”
      """#,
      #"""
      schema.yaml:2:13: curly quotes are read as letters; write straight ones, " or ' [L04]
        a: one of “x”, “y”
                  ^
      """#
    ),
    (
      "a type in capitals",
      #"""
      output:
        a: String
        b: INTEGER?
      """#,
      #"""
      schema.yaml:2:6: names of types are in lower case: string [L04]
        a: String
           ^
      schema.yaml:3:6: names of types are in lower case: integer [L04]
        b: INTEGER?
           ^
      """#
    ),
    (
      "fields: instead of output:",
      #"""
      fields:
        a: string?
      """#,
      #"""
      schema.yaml:1:1: unknown key "fields"; fields of a record stand below "output:" [L02]
      fields:
      ^
      """#
    ),
    (
      "a list of what is required",
      #"""
      output:
        a: string?
        required: [a]
      """#,
      #"""
      schema.yaml:3:14: unknown type "a" [L04]
        required: [a]
                   ^
      """#
    ),
    (
      "truth values in $enum",
      #"""
      output:
        b:
          $enum: [true, false]
      """#,
      #"""
      schema.yaml:3:13: "true": write boolean, or put it in quotes if you mean the text [L06]
          $enum: [true, false]
                  ^
      schema.yaml:3:19: "false": write boolean, or put it in quotes if you mean the text [L06]
          $enum: [true, false]
                        ^
      """#
    ),
    (
      "a field given twice",
      #"""
      output:
        a: string?
        b: date
        a: number
      """#,
      #"""
      schema.yaml:4:3: "a" is given twice (first at line 2) [L01]
        a: number
        ^
      """#
    ),
    (
      "no dash before an entry",
      #"""
      output:
        lines:
          - a: string?
          b: string
      """#,
      #"""
      schema.yaml:4:5: this line does not fit the list that begins at line 3; each entry begins with "- " in the same column [L01]
          b: string
          ^
      """#
    ),
    (
      "a colon in a description",
      #"""
      output:
        a: string? -- note: the due date
      """#,
      #"""
      schema.yaml:2:21: ": " inside a text; put the whole text in single quotes, or under ">" on the next line [L01]
        a: string? -- note: the due date
                          ^
      """#
    ),
    (
      "an em dash",
      #"""
      output:
        a: string?—as printed
      """#,
      #"""
      schema.yaml:2:13: a description begins with " -- " (two hyphens, a space on each side) [L04]
        a: string?—as printed
                  ^
      """#
    ),
    (
      "a # without a blank",
      #"""
      output:
        b: string?#no space
      """#,
      #"""
      schema.yaml:2:13: "#no" is not expected here; a description begins with " -- " [L04]
        b: string?#no space
                  ^
      """#
    ),
    (
      "a quote that stays open",
      #"""
      output:
        a: 'string? -- it is open
        b: string
      """#,
      #"""
      schema.yaml:2:6: the quote that opens at line 2 is not closed; a quote inside single quotes is doubled [L01]
        a: 'string? -- it is open
           ^
      """#
    ),
    (
      "an apostrophe inside single quotes",
      #"""
      output:
        a: 'string -- the seller's name'
      """#,
      #"""
      schema.yaml:2:28: text follows a closing quote; put the whole text in single quotes, and write each quote inside it twice [L01]
        a: 'string -- the seller's name'
                                 ^
      """#
    ),
    (
      "a name with a blank at its end",
      #"""
      output:
        'a ': string?
        a: string
      """#,
      #"""
      schema.yaml:3:3: "a" is given twice (first at line 2) [L03]
        a: string
        ^
      """#
    ),
    (
      "too many question marks",
      #"""
      output:
        a: string?[]?[]??
      """#,
      #"""
      schema.yaml:2:19: "?" is given twice [L04]
        a: string?[]?[]??
                        ^
      """#
    ),
    (
      "a misspelt setting",
      #"""
      prmpt: Read it.
      output:
        a: string?
      """#,
      #"""
      schema.yaml:1:1: unknown key "prmpt"; did you mean "prompt"? [L02]
      prmpt: Read it.
      ^
      """#
    ),
    (
      "a misspelt value of a setting",
      #"""
      thinking: hig
      output:
        a: string?
      """#,
      #"""
      schema.yaml:1:11: "thinking" is one of minimal, low, medium, high, xhigh; not "hig" [L11]
      thinking: hig
                ^
      """#
    ),
    (
      "= in a check",
      #"""
      output:
        a: number?
        b: number
      checks:
        - a = b
      """#,
      #"""
      schema.yaml:5:7: write "==" (equal) or "~=" (equal up to rounding) [L12]
        - a = b
            ^
      """#
    ),
    (
      "an unknown function, a colon, a key without brackets",
      #"""
      output:
        a: number?
        lines: [{b: number}]
      checks:
        - total(a) > 0
        - a > 0: positive
        - lines: b > 0
      """#,
      #"""
      schema.yaml:5:5: unknown function "total"; did you mean "sum"? [L12]
        - total(a) > 0
          ^
      schema.yaml:6:5: ": " inside a text; put the whole text in single quotes, or under ">" on the next line [L12]
        - a > 0: positive
          ^
      schema.yaml:7:5: to check each entry write lines[]: [L12]
        - lines: b > 0
          ^
      """#
    ),
    (
      "an example that does not fit",
      #"""
      output:
        a: string?
        n: integer
        d: date
      examples:
        - input: a text
          output: {a: x, n: 1.5}
      """#,
      #"""
      schema.yaml:7:13: "d" is missing [L13]
          output: {a: x, n: 1.5}
                  ^
      schema.yaml:7:23: must be a whole number, is a number [L13]
          output: {a: x, n: 1.5}
                            ^
      """#
    ),
    (
      "examples without input, without output, with another key",
      #"""
      output:
        n: integer?
      examples:
        - input: a text
        - output: {n: 1}
        - in: x
          output: {n: 1}
      """#,
      #"""
      schema.yaml:4:5: an example needs input and output [L13]
        - input: a text
          ^
      schema.yaml:5:5: an example needs input and output [L13]
        - output: {n: 1}
          ^
      schema.yaml:6:5: unknown key "in"; an example has input and output [L13]
        - in: x
          ^
      """#
    ),
    (
      "types of other languages",
      #"""
      output:
        a: string(40)?
        b: str
        c: list[string]
        d: Optional[str]
        e: object
        f: string or null
        g: enum
        h: 'true'
      """#,
      #"""
      schema.yaml:2:6: a length is written after the type: string ..40 [L04]
        a: string(40)?
           ^
      schema.yaml:3:6: "str" is written string [L04]
        b: str
           ^
      schema.yaml:4:6: "list[X]" is written X[] [L04]
        c: list[string]
           ^
      schema.yaml:5:6: "Optional[X]" is written X? [L04]
        d: Optional[str]
           ^
      schema.yaml:6:6: "object" is written map of X, or a group of indented fields [L04]
        e: object
           ^
      schema.yaml:7:13: "A or B" is written A | B [L04]
        f: string or null
                  ^
      schema.yaml:8:6: "enum" is written one of a, b, c [L04]
        g: enum
           ^
      schema.yaml:9:7: "true" is written boolean [L04]
        h: 'true'
            ^
      """#
    ),
    (
      "words about what is required, and about bounds",
      #"""
      output:
        a: string required
        b: string optional
        c: number min 0
        d: number 0-100
        e: number >= 0 and <= 5
        f: 5
      """#,
      #"""
      schema.yaml:2:13: a field may be missing if "?" stands at once behind its name; otherwise it is required [L04]
        a: string required
                  ^
      schema.yaml:3:13: a field may be missing if "?" stands at once behind its name; otherwise it is required [L04]
        b: string optional
                  ^
      schema.yaml:4:13: bounds are written 0.. [L05]
        c: number min 0
                  ^
      schema.yaml:5:13: a number is written 5, -1 or 0.25, not "0-100" [L05]
        d: number 0-100
                  ^
      schema.yaml:6:18: "> 0 and <= 5" is written > 0 <= 5 [L04]
        e: number >= 0 and <= 5
                       ^
      schema.yaml:7:6: fixed values are written: one of 0, 7 [L04]
        f: 5
           ^
      """#
    ),
    (
      "output: with a name that nothing has",
      #"""
      output: invoice
      """#,
      #"""
      schema.yaml:1:9: unknown type "invoice" [L04]
      output: invoice
              ^
      """#
    ),
    (
      "output: with nothing",
      #"""
      name: x
      output:
      """#,
      #"""
      schema.yaml:2:1: there is no "output:", which says what a record looks like [L02]
      output:
      ^
      """#
    ),
    (
      "a list at the top",
      #"""
      - a: string
      """#,
      #"""
      schema.yaml:1:1: a schema file is made of keys such as "output:" [L02]
      - a: string
      ^
      """#
    ),
    (
      "a brace that stays open",
      #"""
      output:
        a: {b: string, c: {d: string}
        e: string?
      """#,
      #"""
      schema.yaml:2:6: the "{" of line 2 is not closed [L01]
        a: {b: string, c: {d: string}
           ^
      """#
    ),
    (
      "definitions with names that cannot be",
      #"""
      definitions:
        my party: {a: string}
        string: {b: string}
        p?: string
      output:
        a: string?
      """#,
      #"""
      schema.yaml:2:3: "my party" cannot name a definition; use letters, digits, _ and -, a letter first [L09]
        my party: {a: string}
        ^
      schema.yaml:3:3: "string" is a type of the language; choose another name [L09]
        string: {b: string}
        ^
      schema.yaml:4:3: a definition cannot be missing; write "p" without "?" [L03]
        p?: string
        ^
      """#
    ),
    (
      "a pattern that is none",
      #"""
      output:
        a: 'string? /[/'
      """#,
      #"""
      schema.yaml:2:3: the pattern is not right: At character 5 of the pattern, a class is opened and never closed; add "]", or write "\[". [L07]
        a: 'string? /[/'
        ^
      """#
    ),
    (
      "a text that begins with a sign of YAML",
      #"""
      output:
        a: @string
      """#,
      #"""
      schema.yaml:2:6: a text cannot begin with @; put it in single quotes [L01]
        a: @string
           ^
      """#
    ),
    (
      "settings of the wrong sort",
      #"""
      output:
        a: string?
      input: [pdf, vidio]
      seed: -1
      format: 2
      model:
      """#,
      #"""
      schema.yaml:3:14: "input" is one of text, image, audio, video, pdf, document; not "vidio" [L11]
      input: [pdf, vidio]
                   ^
      schema.yaml:4:7: "seed" needs a whole number, 0 or more [L11]
      seed: -1
            ^
      schema.yaml:5:9: format 2 is not known here; this language is format 1 [L11]
      format: 2
              ^
      schema.yaml:6:7: "model" needs a text [L11]
      model:
            ^
      """#
    ),
  ]
}
