import Testing

@testable import SchemaGen

@Suite struct `A mistyped schema file` {
  @Test(arguments: MistypedFiles.all.map(\.title))
  func `says where, what, and what to do`(title: String) throws {
    let file = try #require(MistypedFiles.all.first { $0.title == title })

    #expect(printed(file.text.utf8) == file.wanted)
  }
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
