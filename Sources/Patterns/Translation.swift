/// A pattern of ECMA-262 in the words of PCRE2, so that both match the same texts.
///
/// The flag `u` is meant, and no other. PCRE2 is told to compile with UTF, DOTALL, DOLLAR_ENDONLY and
/// MATCH_UNSET_BACKREF, and without UCP, so its `\d`, `\w` and `\b` are those of ECMA-262.
///
///     ^\s{,3}\u{1F600}$      →  ^[\s\x{a0}…]\{,3\}😀$
///     (?<q>["']).*\k<q>      →  (["'])[^\n\r\x{2028}\x{2029}]*(?:\g{1})
///     (a)|[^]                →  (?:a)|.
///
/// Only whether a text matches is ever asked, so a group that nothing refers to does not capture.
struct Translation: Equatable {
  /// For PCRE2, UTF-8.
  let text: [UInt8]
  /// The places that PCRE2 may refuse although ECMA-262 allows them, in order.
  let doubtful: [Place]

  /// One place, in the translation by bytes and in the source by code points.
  struct Place: Equatable {
    let translated: Int
    let source: Int
  }

  /// Translates a pattern, or says why it cannot be.
  init(_ source: String) throws(PatternError) {
    var reader = PatternReader(Array(source.unicodeScalars), grammar: .lenient)
    try reader.read()
    if !reader.references.isEmpty {
      reader = PatternReader(after: reader)
      try reader.read()
    }
    text = reader.output
    doubtful = reader.doubtful
  }

  /// The last doubtful place up to an offset in the translation, by code points of the source.
  func sourceOffset(of offset: Int) -> Int {
    doubtful.last { $0.translated <= offset }?.source ?? 0
  }
}
