import OrderedJSON
import Testing
import YAML

@Suite struct `What is not read` {
  @Test(arguments: [
    Mistake("a: 1\nb: 2\na: 3", #""a" is given twice (first at line 1)"#, 3, 1),
    Mistake("x: {a: 1,\n  'a': 2}", #""a" is given twice (first at line 1)"#, 2, 3),
    Mistake("a: *b", unnamed("&b"), 1, 4),
    Mistake("a: *b\nc: &b 1", unnamed("&b"), 1, 4),
    Mistake("a: &a [*a]", within("*a"), 1, 8),
    Mistake("a: &a\n  b: {c: *a}", within("*a"), 2, 10),
    Mistake("a: &a 1\nb: &a [*a]", within("*a"), 2, 8),
    Mistake("a: &a {b: 1}\nc:\n  <<: *a", merge, 3, 3),
    Mistake("a: !!int 1", tag("!!int"), 1, 4),
    Mistake("a: !x {b: c}", tag("!x"), 1, 4),
    Mistake("- ! a", tag("!"), 1, 3),
    Mistake("!x a: b", tag("!x"), 1, 1),
    Mistake("a: 1\n--- # two\nb: 2", second, 2, 1),
    Mistake("a: 1\n...\n---\nb: 2", second, 3, 1),
    Mistake("a: 1\n...\n# no more\n%TAG ! x\n---\nb: 2", directive("%TAG"), 4, 1),
    Mistake("%TAG ! tag:x,2000:\n---\na: 1", directive("%TAG"), 1, 1),
    Mistake("%YAML 1.2\n%YAML 1.2\n---\na: 1", directive("%YAML 1.2"), 2, 1),
    Mistake("# first\n\n%YAML 2.0\n---\na: 1", directive("%YAML 2.0"), 3, 1),
    Mistake("%FOO bar\n---\na: 1", directive("%FOO"), 1, 1),
    Mistake("{a: 1}: b", notText, 1, 1),
    Mistake("[a]: b", notText, 1, 1),
    Mistake("a: &a x\n*a : b", notText, 2, 1),
    Mistake("? |\n  a\n: b", #"a key must be text; a line cannot begin with "? ""#, 1, 1),
    Mistake("", empty, 1, 1),
    Mistake("# nothing\n\n", empty, 3, 1),
    Mistake("---\n...\n", empty, 2, 1),
    Mistake("a: b\0", character("U+0000"), 1, 5),
    Mistake("a: b\u{1b}[31m", character("U+001B"), 1, 5),
    Mistake("a: b\u{7f}", character("U+007F"), 1, 5),
    Mistake("é: b\u{85}c: d", character("U+0085"), 1, 5),
    Mistake("a: b\u{2028}c: d", character("U+2028"), 1, 5),
    Mistake("a: b\n\u{feff}c: d", character("U+FEFF"), 2, 1),
  ])
  func `is refused with its place`(mistake: Mistake) { mistake.expectSaid() }

  @Test(arguments: [
    (
      [0x61, 0x3A, 0x20, 0xFF], "line 1, column 4: the bytes are not UTF-8; save the text as UTF-8"
    ),
    ([0x0A, 0xC3, 0x28], "line 2, column 1: the bytes are not UTF-8; save the text as UTF-8"),
    (
      [0x0A, 0xED, 0xA0, 0x80], "line 2, column 1: the bytes are not UTF-8; save the text as UTF-8"
    ),
    ([0xFF, 0xFE, 0x61, 0x00], wide), ([0xFE, 0xFF, 0x00, 0x61], wide),
    ([0x61, 0x00, 0x3A, 0x00], wide), ([0x00, 0x61, 0x00, 0x3A], wide),
    ([0x00, 0x00, 0xFE, 0xFF], wide), ([0xFF, 0xFE, 0x00, 0x00], wide),
  ])
  func `are bytes that are not UTF-8`(bytes: [UInt8], sentence: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLDocument(reading: bytes) }

    #expect(error?.description == sentence)
  }

  @Test func `shows the line with a caret`() {
    let error = #expect(throws: YAMLError.self) { try YAMLDocument(parsing: "x: 1\na: 'b' c # d") }

    #expect(error?.place.drawing == "a: 'b' c # d\n       ^")
  }

  @Test func `is not what is only unusual`() throws {
    let text =
      "\u{feff}%YAML 1.2 # the version\n---\na: '<<'\r\nb: &x y\rc: *x\n'?d': \"\\u2028\"\n...\n# end"

    let document = try YAMLDocument(parsing: text)

    #expect(
      document.root.json()
        == ["a": "<<", "b": "y", "c": "y", "?d": "\u{2028}"])
  }
}

private let merge = #""<<" is not used here; write out the members that are to be merged"#
private let second = "a second document begins here; put it into a file of its own"
private let notText = "a key must be text; put it in single quotes"
private let empty = "the text is empty; a value must stand here"
private let wide = "line 1, column 1: the text is UTF-16 or UTF-32; save it as UTF-8"

private func unnamed(_ name: String) -> String {
  #"nothing is named "\#(name)" above; put a text that begins with "*" in single quotes"#
}

private func within(_ name: String) -> String {
  #""\#(name)" stands inside what it is the name of; write the value out"#
}

private func tag(_ tag: String) -> String {
  #"YAML tags are not used here ("\#(tag)"); to negate write "not""#
}

private func directive(_ name: String) -> String {
  #""\#(name)" is not used here; take the line out"#
}

private func character(_ code: String) -> String {
  "the character \(code) may not stand here; take it out, or write it as an escape in double quotes"
}
