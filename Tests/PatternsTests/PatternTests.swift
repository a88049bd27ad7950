import Testing

@testable import Patterns

@Suite struct `Search for a pattern` {
  /// A pattern, texts that match and texts that do not.
  struct Row: Sendable {
    let pattern: String
    let matching: [String]
    let others: [String]

    init(_ pattern: String, _ matching: [String], not others: [String] = []) {
      self.pattern = pattern
      self.matching = matching
      self.others = others
    }
  }

  @Test(arguments: [
    // Places.
    Row("", ["", "a"]), Row("b", ["abc", "b"], not: ["", "ac"]),
    Row("^b", ["bc"], not: ["ab", "\nb"]),
    Row("b$", ["ab", "b"], not: ["ba", "b\n"]), Row("^$", [""], not: ["\n", "a"]),
    Row("^abc$", ["abc"], not: ["abc\n", "abc\r\n", "\nabc", "abcd"]),
    Row("^x-", ["x-", "x-a"], not: ["x", "ax-"]),
    Row("^a|b$", ["ac", "cb"], not: ["cac"]), Row(#"^\$ref$"#, ["$ref"], not: ["ref"]),
    // Sets.
    Row(#"^\d$"#, ["0", "9"], not: ["٣", "a", "߀"]), Row(#"^\D$"#, ["٣", "a", "😀"], not: ["0"]),
    Row(#"^\w$"#, ["a", "Z", "0", "_"], not: ["é", "-", "\u{212a}", "ſ"]),
    Row(#"^\W$"#, ["é", "😀", "\u{a0}"], not: ["a"]),
    Row(
      #"^\s$"#,
      [
        " ", "\t", "\n", "\u{b}", "\u{c}", "\r", "\u{a0}", "\u{1680}", "\u{2000}", "\u{200a}",
        "\u{2028}", "\u{2029}", "\u{202f}", "\u{205f}", "\u{3000}", "\u{feff}",
      ], not: ["\u{85}", "\u{180e}", "\u{200b}", "a", ""]),
    Row(#"^\S$"#, ["\u{85}", "\u{200b}", "a", "😀"], not: [" ", "\u{feff}", "\u{2028}"]),
    Row(#"^[\s]$"#, ["\u{feff}", "\u{b}"], not: ["a"]),
    Row(#"^[^\s]$"#, ["a", "\u{85}"], not: ["\u{feff}", "\u{a0}"]),
    Row(#"^[\S]$"#, ["a", "\u{85}"], not: ["\u{feff}", "\u{2029}"]),
    Row(#"^[^\S]$"#, ["\u{3000}"], not: ["a", "😀"]),
    Row(#"^[\D]$"#, ["a", "😀"], not: ["1"]), Row(#"^[^\D]$"#, ["1"], not: ["a", "٣"]),
    Row(#"^[^\P{Any}\D]$"#, ["1"], not: ["\u{3000}"]), Row(#"^[\W\d]$"#, ["1", "é"], not: ["a"]),
    Row(#"^.$"#, ["a", "😀", "\u{85}", "\u{b}"], not: ["\n", "\r", "\u{2028}", "\u{2029}", ""]),
    Row("^[^]$", ["\n", "\u{2028}", "😀"], not: [""]), Row("[]", [], not: ["", "a"]),
    Row("^[]?$", [""], not: ["a"]),
    Row(#"\bfoo\b"#, ["a foo b", "éfooé"], not: ["afoo", "foo_"]),
    Row(#"\Boo\B"#, ["foot"], not: ["foo"]),
    // Characters.
    Row(#"^\u{1F600}$"#, ["😀"], not: ["😁"]), Row(#"^\uD83D\uDE00$"#, ["😀"]),
    Row(#"^\uD83D"#, [], not: ["😀"]),
    Row(#"^\u{D83D}\u{DE00}$"#, [], not: ["😀"]), Row("^😀{2}$", ["😀😀"], not: ["😀"]),
    Row("^[😀-😂]$", ["😁"], not: ["😃"]),
    Row(#"^[^\uD800-\uDFFF]$"#, ["a", "😀"]), Row(#"^\x41\cJ\0$"#, ["A\n\0"]),
    Row(#"^\t\n\v\f\r$"#, ["\t\n\u{b}\u{c}\r"]),
    Row(#"^[\b]$"#, ["\u{8}"], not: ["b"]), Row(#"^[\-a]$"#, ["-", "a"], not: ["b"]),
    Row("^[a-]$", ["-", "a"]),
    Row("é", ["é"], not: ["e\u{301}"]), Row("^k$", ["k"], not: ["K", "\u{212a}"]),
    Row("^é{2}$", ["éé"]),
    // What means something to PCRE2 alone.
    Row("^# a$", ["# a"], not: ["", "#a"]),
    Row("^[[:alpha:]]$", ["a]", "[]", ":]"], not: ["b", "b]"]),
    Row(#"^\{\{.+}}$"#, ["{{name}}"], not: ["{{}}"]), Row("^a{,3}$", ["a{,3}"], not: ["aa", ""]),
    Row("^/{env}/", ["/{env}/x"]),
    Row(#"^[\w.+-]+@[\w-]+\.[\w.-]+$"#, ["a.b@c-d.org"], not: ["a@b", "@c.d"]),
    Row(#"^\-\_\@\ $"#, ["-_@ "]), Row("^a]$", ["a]"]),
    // Quantifiers.
    Row("^a{2,3}$", ["aa", "aaa"], not: ["a", "aaaa"]),
    Row("^a{2,}$", ["aa", "aaaaa"], not: ["a"]), Row("^a{2}$", ["aa"], not: ["aaa"]),
    Row("^a{0}$", [""], not: ["a"]), Row("^a+?b??c*?$", ["a", "abcc"], not: ["bc"]),
    Row("^(?:ab){2}$", ["abab"], not: ["ab"]),
    Row("^(?:a*)*$", ["", "aaa"], not: ["b"]), Row("^(?:a?b??)*$", ["ab", "ba", ""], not: ["c"]),
    // Groups.
    Row(#"^(["']).*\1$"#, [#""a""#, "'a'"], not: [#""a'"#]),
    Row(#"^(?<q>["']).*\k<q>$"#, ["'a'"], not: [#""a'"#]),
    Row(#"^(a)?\1$"#, ["", "aa"], not: ["a"]),
    Row(#"^(?:(a)|b)\1$"#, ["aa", "b"], not: ["a", "ba"]), Row(#"^\1(a)$"#, ["a"], not: ["aa"]),
    Row(#"^(a\1)$"#, ["a"], not: ["aa"]), Row(#"^(?:(a)|b)\1{2}$"#, ["aaa", "b"], not: ["aa"]),
    Row(#"^\k<n>(?<n>a)$"#, ["a"]),
    Row(#"^(?:(\w),\1;)+$"#, ["a,a;b,b;"], not: ["a,a;b,a;"]),
    Row(#"^(?!(a))b\1$"#, ["b"], not: ["ba"]),
    Row(#"^(?=(a+))\1b$"#, ["aab"], not: ["ab "]),
    Row("^(?=.*[a-z])(?=.*[0-9]).{4,}$", ["abc1"], not: ["abcd", "ab1"]),
    Row("^(?!x-)", ["y", ""], not: ["x-a"]), Row("(?<=a)b", ["ab"], not: ["cb", "b"]),
    Row("(?<!a)b", ["cb", "b"], not: ["ab"]),
    Row("(?<=^|,)b", ["b", "a,b"], not: ["ab"]), Row("(?<=😀)b", ["😀b"], not: ["ab"]),
    Row("(?<=ab|c)d", ["abd", "cd"], not: ["bd"]),
    // Properties.
    Row(#"^\p{L}$"#, ["é", "ж"], not: ["1"]), Row(#"^\P{Letter}$"#, ["1"], not: ["a"]),
    Row(#"^\p{Lu}\p{Ll}$"#, ["Éa"], not: ["éa"]),
    Row(#"^\p{digit}+$"#, ["42", "৪২"], not: ["a"]), Row(#"^\p{LC}$"#, ["a", "ǅ"], not: ["中"]),
    Row(#"^\P{LC}$"#, ["中"], not: ["a"]),
    Row(#"^\p{Script=Greek}$"#, ["α"], not: ["a"]), Row(#"^\p{sc=Cyrl}$"#, ["ж"], not: ["α"]),
    Row(#"^\p{scx=Deva}$"#, ["।", "०"], not: ["a"]),
    Row(#"^\p{sc=Deva}$"#, ["०"], not: ["।"]), Row(#"^\p{Emoji}$"#, ["😀", "1"], not: ["a"]),
    Row(#"^\p{ASCII}$"#, ["a"], not: ["é"]),
    Row(#"^\p{Assigned}$"#, ["a"], not: ["\u{378}"]), Row(#"^\p{Any}$"#, ["\u{378}"]),
    Row(#"^[\p{Lu}\d_]+$"#, ["É1_"], not: ["é"]),
    Row(#"^[^\p{L}]$"#, ["1"], not: ["é"]),
    Row(#"^\p{White_Space}$"#, ["\u{85}"], not: ["\u{feff}"]),
  ])
  func `finds what ECMA-262 says`(row: Row) throws {
    var scratch = PatternScratch()
    for asMachineCode in [true, false] {
      let pattern = try Pattern(row.pattern, asMachineCode: asMachineCode)
      for text in row.matching { #expect(pattern.search(text, &scratch) == .matches, "\(text)") }
      for text in row.others { #expect(pattern.search(text, &scratch) == .doesNotMatch, "\(text)") }
    }
  }

  @Test func `is the same from several threads, each with its own scratch`() async throws {
    let pattern = try Pattern(#"^(\d+)-\1$"#)
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        group.addTask {
          var scratch = PatternScratch()
          return (0..<500).allSatisfy { turn in
            pattern.search("\(number + turn)-\(number + turn)", &scratch) == .matches
              && pattern.search("\(number + turn)-\(number + turn)0", &scratch) == .doesNotMatch
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
