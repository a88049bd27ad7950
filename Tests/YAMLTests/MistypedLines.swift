import Testing

@Suite struct `Lines that YAML reads otherwise than meant` {
  @Test(arguments: [
    Mistake("output:\n  net: number -- without VAT: see total", colon, 2, 29),
    Mistake("?x: string", "\"?\" goes after the name: x?", 1, 1),
    Mistake("{ ?x: string }", "\"?\" goes after the name: x?", 1, 3),
    Mistake("? x: string", explicit, 1, 1),
    Mistake("? x", explicit, 1, 1),
    Mistake("a: 1\n? x\n: string", explicit, 2, 1),
    Mistake(
      #"a: "string /\d+/""#,
      "a backslash in double quotes; use single quotes around a text with a pattern", 1, 13),
    Mistake(
      #"a: "\ud83d\ude00""#, "this escape is no character; write the character itself", 1, 5),
    Mistake("a: {b: string[]}", brackets, 1, 14),
    Mistake("a: [string[]]", brackets, 1, 11),
    Mistake("a: {family: string}[]", bracket, 1, 20),
    Mistake("a: [x]?", bracket, 1, 7),
    Mistake("a: {b: {c: d}?}", bracket, 1, 14),
    Mistake(#"a: "x" | "y""#, quote, 1, 8),
    Mistake(#"a: 'x' -- the first"#, singleQuote, 1, 8),
    Mistake(#"a: "x", "y""#, quote, 1, 7),
    Mistake(#"a: {b: "x" | y}"#, quote, 1, 12),
    Mistake(#"- "EUR" == currency"#, quote, 1, 9),
    Mistake("- 'a' - b", singleQuote, 1, 7),
    Mistake("a: 'x'#3", quote, 1, 7),
    Mistake("- \"a\n  b\" == c", quote, 2, 6),
    Mistake(
      "- !has(iban)", #"YAML tags are not used here ("!has(iban)"); to negate write "not""#, 1, 3),
    Mistake(
      "- !has(iban) && x", #"YAML tags are not used here ("!has(iban)"); to negate write "not""#, 1,
      3),
    Mistake(
      "- !has(iban) > 0", #"YAML tags are not used here ("!has(iban)"); to negate write "not""#, 1,
      3),
    Mistake(
      "a: &x !!int 5", #"YAML tags are not used here ("!!int"); to negate write "not""#, 1, 7),
    Mistake("a: !x!y 5", #"YAML tags are not used here ("!x!y"); to negate write "not""#, 1, 4),
    Mistake("a: > 0", "a text cannot begin with > or |", 1, 4),
    Mistake("a: >= 0", "a text cannot begin with > or |", 1, 4),
    Mistake("a: |x", "a text cannot begin with > or |", 1, 4),
    Mistake("a: - x", #""- " begins on its own line, below the name"#, 1, 4),
  ])
  func `get a sentence that says what to write`(mistake: Mistake) { mistake.expectSaid() }

  @Test(arguments: [
    Mistake("a: x\nb: @y", "a text cannot begin with @; put it in single quotes", 2, 4),
    Mistake("a: `y`", "a text cannot begin with `; put it in single quotes", 1, 4),
    Mistake("a: %y", "a text cannot begin with %; put it in single quotes", 1, 4),
    Mistake("a: , y", "a text cannot begin with ,; put it in single quotes", 1, 4),
    Mistake("a: *", "a text cannot begin with *; put it in single quotes", 1, 4),
    Mistake("a: **b**", "a text cannot begin with *; put it in single quotes", 1, 4),
    Mistake("a: *.pdf", "a text cannot begin with *; put it in single quotes", 1, 4),
    Mistake("a: &b 1\nc: *b d", "a text cannot begin with *; put it in single quotes", 2, 4),
    Mistake("a: &b:c d", "a text cannot begin with &; put it in single quotes", 1, 4),
    Mistake("a: {b: :c}", "a text cannot begin with :; put it in single quotes", 1, 8),
    Mistake("a: [::1]", "a text cannot begin with :; put it in single quotes", 1, 5),
    Mistake("%x", "\"%x\" is not used here; take the line out", 1, 1),
    Mistake("a: &b &c", "a text cannot begin with &; put it in single quotes", 1, 4),
    Mistake("a: & b", "a text cannot begin with &; put it in single quotes", 1, 4),
  ])
  func `begin with a sign that is taken`(mistake: Mistake) { mistake.expectSaid() }

  @Test(arguments: [
    Mistake("a:\n\tb: c", "line 2 is indented with a tab", 2, 1),
    Mistake("a:\n  \tb: c", "line 2 is indented with a tab", 2, 3),
    Mistake("a:\n  b: c\n\td: e", "line 3 is indented with a tab", 3, 1),
    Mistake("a: |\n\tb", "line 2 is indented with a tab", 2, 1),
    Mistake("a:\n  b: x\n c: y", indented(1), 3, 2),
    Mistake("- a\nb: c", dash(1), 2, 1),
    Mistake("a: x\n  b: y", continued(1), 2, 4),
    Mistake("a: string\nb #1: string", comment, 2, 3),
    Mistake("a: b\nc:\u{a0}d\ne: f", noBreak, 2, 3),
    Mistake("a: b\nc\u{a0}: d", noBreak, 2, 2),
    Mistake("a:\n\u{a0}\u{a0}b: c", noBreak, 2, 1),
    Mistake("a: b\u{a0}", noBreak, 1, 5),
    Mistake("a: b\nc\u{ff1a}d\ne: f", wide, 2, 2),
    Mistake("a b c\nd: e", #"a colon is missing; a line is written "name: value""#, 1, 1),
    Mistake("a:b\nc: d", "a space is missing behind the colon", 1, 3),
    Mistake("- a\n-b", "a space is missing behind \"-\"", 2, 2),
    Mistake("- a\n  b: c", continued(1), 2, 4),
    Mistake("a: b\nc:d\ne: f", "a space is missing behind the colon", 2, 3),
    Mistake("a: b\nc\ne: f", #"a colon is missing; a line is written "name: value""#, 2, 1),
    Mistake("a: b\n\(String(repeating: "c", count: 1100)): d", long, 2, 1),
  ])
  func `are judged where the mistake is, not where it was noticed`(mistake: Mistake) {
    mistake.expectSaid()
  }

  @Test(arguments: [
    Mistake("a: 'x\nb: y", unclosedQuote(1), 1, 4),
    Mistake("a: b\nc: \"x\n---\n", unclosedQuote(2), 2, 4),
    Mistake("a: [x, \"y\"", #"the "[" of line 1 is not closed"#, 1, 4),
    Mistake("a: {b: 'x'", #"the "{" of line 1 is not closed"#, 1, 4),
    Mistake("a: {b: 'x']", #"the "{" of line 1 is not closed"#, 1, 4),
    Mistake("a: [b, {c: d]", #"the "{" of line 1 is not closed"#, 1, 8),
    Mistake("a: [x, y", #"the "[" of line 1 is not closed"#, 1, 4),
    Mistake("a: b\nc: {d: e\nf: g", #"the "{" of line 2 is not closed"#, 2, 4),
    Mistake("a: {b: c: d}", colon, 1, 9),
    Mistake("a: {b:[c]}", "a space is missing behind the colon", 1, 7),
    Mistake("{'a'\n: b}", "a colon stands on the line of its name", 2, 1),
    Mistake(": b", "a name is missing before the colon", 1, 1),
    Mistake("a: x]\nb: ]", stray, 2, 4),
    Mistake("a: [b, , c]", "a value is missing here", 1, 8),
    Mistake("{: b}", "a name is missing before the colon", 1, 2),
    Mistake("%YAML 1.2\na: b", #""---" is missing behind the line that begins with %"#, 2, 1),
    Mistake("...", "a value is missing here", 1, 1),
    Mistake("[a]\nb", "the value is complete, nothing may stand behind it", 2, 1),
    Mistake("a\n---\nb", "a second document begins here; put it into a file of its own", 2, 1),
  ])
  func `open what they do not close, or leave out what belongs there`(mistake: Mistake) {
    mistake.expectSaid()
  }
}

private let colon =
  #"": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
private let explicit = #"a key must be text; a line cannot begin with "? ""#
private let brackets =
  "inside { } or [ ] a type with brackets, quotes or commas must be in single quotes, "
  + "or write the field on its own line"
private let bracket =
  #"text follows a closing bracket; a list of groups is written [{…}] or "- " on the next line"#
private let singleQuote =
  "text follows a closing quote; put the whole text in single quotes, "
  + "and write each quote inside it twice"
private let quote = "text follows a closing quote; put the whole text in single quotes"
private let comment =
  #"" #" begins a comment, so this name is cut off; put the name in single quotes"#
private let noBreak = "a no-break space (U+00A0) stands here; write a space"
private let wide = #"this is a full-width colon (U+FF1A); write ": ""#
private let long = "a name may have 1024 characters at most"
private let stray =
  #"no bracket is open that "]" could close; put a text with brackets in single quotes"#

private func indented(_ line: Int) -> String {
  "this line does not fit the group that begins at line \(line); "
    + "all names of a group begin in the same column"
}

private func dash(_ line: Int) -> String {
  "this line does not fit the list that begins at line \(line); "
    + "each entry begins with \"- \" in the same column"
}

private func continued(_ line: Int) -> String {
  "this line continues the text of line \(line), as it is indented deeper; "
    + "begin both in the same column"
}

private func unclosedQuote(_ line: Int) -> String {
  "the quote that opens at line \(line) is not closed; a quote inside single quotes is doubled"
}
