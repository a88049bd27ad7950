/// A set of characters that ECMA-262 has a sign for.
enum CharacterSet {
  case digit, notDigit, word, notWord, space, notSpace
  /// What `.` stands for.
  case dot
  /// What `[^]` stands for.
  case anything
  /// What `[]` stands for.
  case nothing

  /// Outside a class.
  var text: String {
    switch self {
    case .space: "[\(Self.spaces)]"
    case .notSpace: "[^\(Self.spaces)]"
    case .dot: #"[^\n\r\x{2028}\x{2029}]"#
    case .anything: "."
    case .nothing: #"[^\x{0}-\x{10ffff}]"#
    case .digit: #"\d"#
    case .notDigit: #"\D"#
    case .word: #"\w"#
    case .notWord: #"\W"#
    }
  }

  /// Inside a class; only the sets that have a letter can stand there.
  ///
  /// PCRE2 10.42 forgets what lies beyond U+00FF in a `\D` or `\W` that stands beside a property in a
  /// negated class, so these are spelled out.
  var textInClass: String {
    switch self {
    case .digit: #"\d"#
    case .notDigit: #"\x{0}-/:-\x{10ffff}"#
    case .word: #"\w"#
    case .notWord: #"\x{0}-/:-@\[-\^`{-\x{10ffff}"#
    case .space: Self.spaces
    case .notSpace: Self.notSpaces
    case .dot, .anything, .nothing: ""
    }
  }

  /// White space and ends of lines: those of ASCII, which PCRE2 knows as `\s`, U+FEFF, and Zs, Zl, Zp.
  private static let spaces =
    #"\s\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}"#

  /// All between them.
  private static let notSpaces =
    #"\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}"#
    + #"\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}"#
}
