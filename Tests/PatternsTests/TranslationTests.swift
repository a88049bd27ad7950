import Testing

@testable import Patterns

@Suite struct `Translation of a pattern` {
  private static let spaces =
    #"\s\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}"#
  private static let dot = #"[^\n\r\x{2028}\x{2029}]"#
  private static let nothing = #"[^\x{0}-\x{10ffff}]"#

  private static let table: [(String, String)] = [
    ("", ""), ("abc", "abc"), ("^abc$", "^abc$"), ("a|b", "a|b"), ("é😀", "é😀"),
    // Sets.
    (#"\d\D\w\W\b\B"#, #"\d\D\w\W\b\B"#), (#"\s"#, "[\(spaces)]"), (#"\S"#, "[^\(spaces)]"),
    (#"[\d\w]"#, #"[\d\w]"#), (#"[^\D]"#, #"[^\x{0}-/:-\x{10ffff}]"#), (#"[\s]"#, "[\(spaces)]"),
    (".", dot), ("[^]", "."), ("[]", nothing), ("[]*", "\(nothing)*"),
    // Characters.
    (#"\t\n\v\f\r\0"#, #"\x{9}\x{a}\x{b}\x{c}\x{d}\x{0}"#), (#"\x41\u0042\u{43}"#, "ABC"),
    (#"\u{1F600}\uD83D\uDE00"#, "😀😀"), (#"\cJ\cj"#, #"\x{a}\x{a}"#), (#"\uD83D"#, nothing),
    (#"[\uD800-\uDFFF]"#, nothing), (#"[^\uD800]"#, "."), (#"[\b]"#, #"[\x{8}]"#),
    (#"[a\u{D7FF}-\uD900z]"#, "[a\u{d7ff}z]"), (#"\/\.\-\_\@"#, #"/\.\-_@"#),
    // What means something to PCRE2 alone.
    ("# a", "\\# a"), ("[[:alpha:]]", #"[\[:alpha:]\]"#), ("a{,3}", #"a\{,3\}"#),
    (#"\{\{.+}}"#, "\\{\\{\(dot)+\\}\\}"), ("/{env}/", #"/\{env\}/"#), ("[a&&b]", #"[a\&\&b]"#),
    (#"[\w-.]"#, #"[\w\-\.]"#), ("[.-a-]", #"[\.-a\-]"#),
    // Quantifiers.
    ("a*b+?c??d{2}e{2,}f{2,3}?", "a*b+?c??d{2}e{2,}f{2,3}?"), ("a{0,}b{1,}c{0,1}", "a*b+c?"),
    ("a{03}b{2,2}", "a{3}b{2}"),
    // Groups.
    ("(a)(?:b)(?=c)(?!d)(?<=e)(?<!f)", "(?:a)(?:b)(?=c)(?!d)(?<=e)(?<!f)"),
    (#"(a)(b)\2"#, #"(?:a)(b)(?:\g{1})"#), (#"(?<é>a)\k<é>+"#, #"(a)(?:\g{1})+"#),
    (#"\k<n>(x)(?<n>a)"#, #"(?:\g{1})(?:x)(a)"#), (#"(?<a>b)\k<\u{61}>"#, #"(b)(?:\g{1})"#),
    // Properties.
    (#"\p{L}\P{L}\p{Letter}\p{gc=Lu}"#, #"\p{L}\P{L}\p{L}\p{Lu}"#), (#"\p{digit}"#, #"\p{Nd}"#),
    (#"\p{General_Category=Cased_Letter}"#, #"\p{L&}"#), (#"\p{Assigned}"#, #"\P{Cn}"#),
    (#"\P{Assigned}"#, #"\p{Cn}"#), (#"\p{Script=Greek}\p{sc=Grek}"#, #"\p{sc:Greek}\p{sc:Grek}"#),
    (#"\p{scx=Latn}"#, #"\p{scx:Latn}"#), (#"[\p{Alphabetic}_]"#, #"[\p{Alphabetic}_]"#),
  ]

  @Test(arguments: table)
  func `says the same to PCRE2`(source: String, expected: String) throws {
    #expect(String(decoding: try Translation(source).text, as: UTF8.self) == expected)
  }
}

@Suite struct `Patterns that are refused` {
  @Test(arguments: [
    (
      "(a",
      "At character 1 of the pattern, a group is opened and never closed; add \")\", or write \"\\(\"."
    ),
    (
      "a)",
      "At character 2 of the pattern, a group is closed that was not opened; write \"\\)\" for the character."
    ),
    (
      "^(abc]",
      "At character 2 of the pattern, a group is opened and never closed; add \")\", or write \"\\(\"."
    ),
    (
      "a😀++",
      "At character 4 of the pattern, nothing stands before a quantifier; write a backslash before it."
    ),
    (
      #"a\Z"#,
      #"At character 2 of the pattern, "\Z" is no escape of ECMA-262; write "$" for the end."#
    ),
    (
      #"\a"#,
      #"At character 1 of the pattern, "\a" is no escape of ECMA-262; write "\x07" for a bell."#
    ),
    (
      #"(?<n>a)\k<m>"#,
      #"At character 8 of the pattern, there is no group named "m"; add "(?<m>…)"."#
    ),
    (
      #"\p{letter}"#,
      #"At character 1 of the pattern, "letter" is no property of ECMA-262; write one as "\p{L}" or "\p{Script=Greek}"."#
    ),
    (
      #"a(?<=b+)"#,
      "At character 2 of the pattern, a look-behind can match texts of several lengths, which PCRE2 does not support; give each of its alternatives one length."
    ),
    (
      #"ab\p{Kawi}"#,
      #"At character 3 of the pattern, "Kawi" is no property of ECMA-262; write one as "\p{L}" or "\p{Script=Greek}"."#
    ),
    (
      #"ab\p{sc=Kawi}"#,
      "At character 3 of the pattern, a property is not known to the installed PCRE2; write the characters as a class."
    ),
    (
      #"[a\p{scx=Common}]"#,
      "At character 3 of the pattern, a property is not known to the installed PCRE2; write the characters as a class."
    ),
  ])
  func `say where and what to do`(source: String, message: String) {
    let error = #expect(throws: PatternError.self) { try Pattern(source) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    "(?i)a", "(?P<n>a)", "(?>a)", "(?|a)", "(?#a)", "(?R)", "(?1)", "(?'n'a)", "(*FAIL)", "(?&n)",
    "a**",
    "a++", "a?+", "a{2}{3}", "^*", "$+", #"\b+"#, "(?=a)*", "(?<!a){2}", "{2}", "a{3,2}", #"\A"#,
    #"\Z"#,
    #"\z"#, #"\G"#, #"\K"#, #"\h"#, #"\H"#, #"\R"#, #"\X"#, #"\N"#, #"\Q.\E"#, #"\e"#, #"\a"#,
    #"\1"#,
    #"(a)\2"#, #"\01"#, #"\8"#, #"\c1"#, #"\c"#, #"\x4"#, #"\u12"#, #"\u{110000}"#, #"\u{}"#,
    #"\u{1"#,
    #"\k"#, #"\k<n>"#, "(?<n>a)(?<n>b)", "(?<1>a)", "(?<>a)", "(?<n", "[b-a]", "[", "[a", #"[\1]"#,
    #"[\B]"#, #"[\k]"#, #"\p"#, #"\pL"#, #"\p{}"#, #"\p{lu}"#, #"\p{Foo}"#, #"\p{sc=}"#,
    #"\p{Greek}"#,
    #"\p{gc=Alphabetic}"#, #"\p{RGI_Emoji}"#, #"\"#, ")", "(",
  ])
  func `are not valid either`(source: String) {
    #expect(throws: PatternError.self) { try Pattern(source) }
    #expect(!Pattern.isValid(source))
  }

  @Test(arguments: [
    "a{", "a}", "]", "a{,3}", #"\{\{.+}}"#, #"\-"#, #"\_"#, #"\@"#, #"\ "#, #"[\w-.]"#,
  ])
  func `are not those that Annex B allows and schemas rely on`(source: String) throws {
    _ = try Pattern(source)
    #expect(!Pattern.isValid(source))
  }

  @Test(arguments: [
    (#"(?<=a+)b"#, PatternError.Fault.lookBehindOfManyLengths),
    (#"(?<=(a)\1)"#, .referenceInLookBehind),
    (#"(?:(a)|b)*\1"#, .referenceIntoRepetition(1)), (#"(?:\1(a))+"#, .referenceIntoRepetition(1)),
    (#"(a*)*\1"#, .referenceIntoRepetition(1)), ("a{65536}", .countTooLarge(atMost: 65_535)),
    (#"\p{CWKCF}"#, .unsupportedProperty), (#"\p{scx=Zinh}"#, .unsupportedProperty),
  ])
  func `are valid and cannot be carried out`(source: String, fault: PatternError.Fault) {
    #expect(Pattern.isValid(source))
    #expect(throws: PatternError.self) { try Pattern(source) }
    do { _ = try Pattern(source) } catch { #expect(error.fault == fault) }
  }
}
