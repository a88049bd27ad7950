extension Pattern {
  /// Whether a text is a regular expression of ECMA-262 under the flag `u`, as `format: regex` asks.
  ///
  /// Some valid ones cannot be carried out by ``Pattern``, and some that it takes are not valid.
  package static func isValid(_ source: String) -> Bool {
    var reader = PatternReader(Array(source.unicodeScalars), grammar: .strict)
    do { try reader.read() } catch { return false }
    return true
  }
}
