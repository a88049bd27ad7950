import OrderedJSON
import Testing

/// A bad text with what is said of it.
struct Slip: Sendable, CustomTestStringConvertible {
  let text: [UInt8]
  let limits: JSONLimits
  let sentence: String
  let line: String
  let caret: String

  init(
    _ text: String, limits: JSONLimits = JSONLimits(), _ sentence: String, _ line: String,
    _ caret: String
  ) {
    self.init(bytes: Array(text.utf8), limits: limits, sentence, line, caret)
  }

  init(
    bytes: [UInt8], limits: JSONLimits = JSONLimits(), _ sentence: String, _ line: String,
    _ caret: String
  ) {
    self.text = bytes
    self.limits = limits
    self.sentence = sentence
    self.line = line
    self.caret = caret
  }

  var testDescription: String { line }
}

extension Slip {
  private static let long = String(repeating: "x", count: 100)

  /// Texts that more text could mend.
  static let stopped = [
    Slip(
      "",
      "line 1, column 1: the text is empty; a JSON value must stand here",
      "", "^"),
    Slip(
      " \n\t ",
      "line 1, column 1: the text is empty; a JSON value must stand here",
      " ", "^"),
    Slip(
      #"{"a": 1, "#,
      "line 1, column 9: the text stops before its value is complete",
      #"{"a": 1, "#, "        ^"),
    Slip(
      #""abc"#,
      "line 1, column 5: the text stops before its value is complete",
      #""abc"#, "    ^"),
    Slip(
      "[1, 2",
      "line 1, column 6: the text stops before its value is complete",
      "[1, 2", "     ^"),
    Slip(
      "-",
      "line 1, column 2: the text stops before its value is complete",
      "-", " ^"),
    Slip(
      "1.",
      "line 1, column 3: the text stops before its value is complete",
      "1.", "  ^"),
    Slip(
      "1e",
      "line 1, column 3: the text stops before its value is complete",
      "1e", "  ^"),
    Slip(
      "tru",
      "line 1, column 4: the text stops before its value is complete",
      "tru", "   ^"),
    Slip(
      #""a\"#,
      "line 1, column 4: the text stops before its value is complete",
      #""a\"#, "   ^"),
    Slip(
      #""a\u00"#,
      "line 1, column 7: the text stops before its value is complete",
      #""a\u00"#, "      ^"),
    Slip(
      "nul",
      "line 1, column 4: the text stops before its value is complete",
      "nul", "   ^"),
    Slip(
      bytes: Array("[\"".utf8) + [0xE2, 0x82],
      "line 1, column 4: the text stops before its value is complete",
      "[\"\u{fffd}", "   ^"),
    Slip(
      bytes: [0xEF, 0xBB],
      "line 1, column 2: the text stops before its value is complete",
      "\u{fffd}", " ^"),
  ]

  /// Something stands where something else must.
  static let grammar = [
    Slip(
      "[1 2]",
      "line 1, column 4: a comma or ] must stand here",
      "[1 2]", "   ^"),
    Slip(
      #"{"a" 1}"#,
      "line 1, column 6: a colon must stand here",
      #"{"a" 1}"#, "     ^"),
    Slip(
      #"{"a": 1 "b": 2}"#,
      "line 1, column 9: a comma or } must stand here",
      #"{"a": 1 "b": 2}"#, "        ^"),
    Slip(
      "{1: 2}",
      "line 1, column 2: a name in double quotes or } must stand here",
      "{1: 2}", " ^"),
    Slip(
      #"{"a": 1, 2: 3}"#,
      "line 1, column 10: a name in double quotes must stand here",
      #"{"a": 1, 2: 3}"#, "         ^"),
    Slip(
      "[,]",
      "line 1, column 2: a value or ] must stand here",
      "[,]", " ^"),
    Slip(
      "[1,,2]",
      "line 1, column 4: a value must stand here",
      "[1,,2]", "   ^"),
    Slip(
      "]",
      "line 1, column 1: a value must stand here",
      "]", "^"),
    Slip(
      #"{"a": }"#,
      "line 1, column 7: a value must stand here",
      #"{"a": }"#, "      ^"),
    Slip(
      "{,}",
      "line 1, column 2: a name in double quotes or } must stand here",
      "{,}", " ^"),
    Slip(
      "[1, 2,]",
      "line 1, column 7: a comma may not stand before a closing bracket; take it out",
      "[1, 2,]", "      ^"),
    Slip(
      "{\"a\": 1,\n}",
      "line 2, column 1: a comma may not stand before a closing bracket; take it out",
      "}", "^"),
    Slip(
      "// note\n{}",
      "line 1, column 1: JSON has no comments; take it out",
      "// note", "^"),
    Slip(
      "{} // note",
      "line 1, column 4: JSON has no comments; take it out",
      "{} // note", "   ^"),
    Slip(
      "[1, # note\n2]",
      "line 1, column 5: JSON has no comments; take it out",
      "[1, # note", "    ^"),
    Slip(
      "{'a': 1}",
      "line 1, column 2: strings stand in double quotes",
      "{'a': 1}", " ^"),
    Slip(
      "['a']",
      "line 1, column 2: strings stand in double quotes",
      "['a']", " ^"),
    Slip(
      "{a: 1}",
      "line 1, column 2: a member's name stands in double quotes",
      "{a: 1}", " ^"),
    Slip(
      "[NaN]",
      "line 1, column 2: the only words of JSON are true, false and null",
      "[NaN]", " ^"),
    Slip(
      "[None]",
      "line 1, column 2: the only words of JSON are true, false and null",
      "[None]", " ^"),
    Slip(
      "TRUE",
      "line 1, column 1: the only words of JSON are true, false and null",
      "TRUE", "^"),
    Slip(
      "[Infinity]",
      "line 1, column 2: the only words of JSON are true, false and null",
      "[Infinity]", " ^"),
    Slip(
      "nulx",
      "line 1, column 1: the only words of JSON are true, false and null",
      "nulx", "^"),
    Slip(
      "\u{feff}{}",
      "line 1, column 1: the text begins with a byte order mark; save it without",
      #"\u{feff}{}"#, "^"),
    Slip(
      "[[[0]]]", limits: JSONLimits(depth: 2),
      "line 1, column 3: more than 2 containers inside one another",
      "[[[0]]]", "  ^"),
    Slip(
      "[1234567]", limits: JSONLimits(bytes: 8),
      "line 1, column 1: the text is larger than the limit of 8 bytes",
      "", "^"),
    Slip(
      #"{"a": 1, "b": 2, "a": 3}"#,
      #"line 1, column 18: the name "a" stands twice in one object"#,
      #"{"a": 1, "b": 2, "a": 3}"#, "                 ^"),
    Slip(
      "{\"caf\u{e9}\": {},\n \"caf\\u00e9\": []}",
      "line 2, column 2: the name \"caf\u{e9}\" stands twice in one object",
      #" "caf\u00e9": []}"#, " ^"),
    Slip(
      "{} {}",
      "line 1, column 4: the value is complete, nothing may stand behind it",
      "{} {}", "   ^"),
    Slip(
      "1 2",
      "line 1, column 3: the value is complete, nothing may stand behind it",
      "1 2", "  ^"),
    Slip(
      "{}]",
      "line 1, column 3: the value is complete, nothing may stand behind it",
      "{}]", "  ^"),
  ]

  /// Numbers and strings.
  static let scalars = [
    Slip(
      "[01]",
      "line 1, column 2: a number may not begin with a superfluous zero",
      "[01]", " ^"),
    Slip(
      "[-012]",
      "line 1, column 3: a number may not begin with a superfluous zero",
      "[-012]", "  ^"),
    Slip(
      "[+1]",
      "line 1, column 2: a number may not begin with a plus sign",
      "[+1]", " ^"),
    Slip(
      "[.5]",
      "line 1, column 2: a number needs a digit here",
      "[.5]", " ^"),
    Slip(
      "[1.]",
      "line 1, column 4: a number needs a digit here",
      "[1.]", "   ^"),
    Slip(
      "[1.e3]",
      "line 1, column 4: a number needs a digit here",
      "[1.e3]", "   ^"),
    Slip(
      "[-]",
      "line 1, column 3: a number needs a digit here",
      "[-]", "  ^"),
    Slip(
      "[1e+]",
      "line 1, column 5: a number needs a digit here",
      "[1e+]", "    ^"),
    Slip(
      "[1e1234567890123456789]",
      "line 1, column 4: an exponent may have eighteen digits at most",
      "[1e1234567890123456789]", "   ^"),
    Slip(
      "[\"a\nb\"]",
      #"line 1, column 4: a control character in a string must be escaped, as \n or \u000a"#,
      #"["a"#, "   ^"),
    Slip(
      "[\"a\tb\"]",
      #"line 1, column 4: a control character in a string must be escaped, as \n or \u000a"#,
      #"["a b"]"#, "   ^"),
    Slip(
      #"["\x41"]"#,
      #"line 1, column 3: after a backslash only " \ / b f n r t u may stand"#,
      #"["\x41"]"#, "  ^"),
    Slip(
      #"["\u12G4"]"#,
      #"line 1, column 3: \u must be followed by four hexadecimal digits"#,
      #"["\u12G4"]"#, "  ^"),
    Slip(
      #"["\ud83d"]"#,
      #"line 1, column 3: a \ud800 to \udfff escape must be half of a pair"#,
      #"["\ud83d"]"#, "  ^"),
    Slip(
      #"["\ude00"]"#,
      #"line 1, column 3: a \ud800 to \udfff escape must be half of a pair"#,
      #"["\ude00"]"#, "  ^"),
    Slip(
      #"["\ud83d\u0041"]"#,
      #"line 1, column 3: a \ud800 to \udfff escape must be half of a pair"#,
      #"["\ud83d\u0041"]"#, "  ^"),
  ]

  /// Lines that are long, have other endings or characters that do not show.
  static let places = [
    Slip(
      "[\"\u{ad}\u{61c}\u{200b}\u{2028}\u{e0041}\", x]",
      "line 1, column 11: the only words of JSON are true, false and null",
      #"["\u{ad}\u{61c}\u{200b}\u{2028}\u{e0041}", x]"#,
      "                                           ^"),
    Slip(
      "{\n  \"a\": 1,\n  \"b\" 2\n}",
      "line 3, column 7: a colon must stand here",
      #"  "b" 2"#, "      ^"),
    Slip(
      "{\r\n  \"a\": 1,\r\n  \"b\" 2\r\n}",
      "line 3, column 7: a colon must stand here",
      #"  "b" 2"#, "      ^"),
    Slip(
      "{\r  \"a\": 1,\r  \"b\" 2\r}",
      "line 3, column 7: a colon must stand here",
      #"  "b" 2"#, "      ^"),
    Slip(
      "[\"\u{e9}\u{1f600}\u{65e5}\", x]",
      "line 1, column 9: the only words of JSON are true, false and null",
      "[\"\u{e9}\u{1f600}\u{65e5}\", x]", "        ^"),
    Slip(
      "\t\t[\tx]",
      "line 1, column 5: the only words of JSON are true, false and null",
      "  [ x]", "    ^"),
    Slip(
      #"["\#(long)", x, "\#(long)"]"#,
      "line 1, column 106: the only words of JSON are true, false and null",
      #"…\#(long.prefix(57))", x, "\#(long.prefix(56))…"#,
      String(repeating: " ", count: 61) + "^"),
    Slip(
      "[\"\u{202e}abc\u{2066}\", x]",
      "line 1, column 11: the only words of JSON are true, false and null",
      #"["\u{202e}abc\u{2066}", x]"#, "                        ^"),
    Slip(
      "[\"\u{7f}\u{85}\", x\u{1b}[31m]",
      "line 1, column 8: the only words of JSON are true, false and null",
      #"["\u{7f}\u{85}", x\u{1b}[31m]"#, "                 ^"),
    Slip(
      "[\"a\u{0}b\"]",
      #"line 1, column 4: a control character in a string must be escaped, as \n or \u000a"#,
      #"["a\u{0}b"]"#, "   ^"),
    Slip(
      bytes: Array("[\"ab".utf8) + [0xFF] + Array("A\"]".utf8),
      "line 1, column 5: the bytes are not UTF-8; save the text as UTF-8",
      "[\"ab\u{fffd}A\"]", "    ^"),
    Slip(
      bytes: Array("[\"".utf8) + [0xC3] + Array("\"]".utf8),
      "line 1, column 3: the bytes are not UTF-8; save the text as UTF-8",
      "[\"\u{fffd}\"]", "  ^"),
    Slip(
      bytes: Array("[\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"]".utf8),
      "line 1, column 3: the bytes are not UTF-8; save the text as UTF-8",
      "[\"\u{fffd}\u{fffd}\u{fffd}\"]", "  ^"),
    Slip(
      bytes: [0xFF, 0xFE, 0x5B, 0],
      "line 1, column 1: the bytes are not UTF-8; save the text as UTF-8",
      "\u{fffd}\u{fffd}[\\u{0}", "^"),
  ]
}
