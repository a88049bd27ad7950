/// A text of a YAML file, how it was written, and where.
package struct YAMLScalar: Sendable, Hashable {
  /// What it says, without quotes, escapes and folds.
  package let text: String
  /// How it was written.
  package let style: Style
  /// Where it stands, quotes included.
  package let span: YAMLSpan
  /// Whether a plain text is followed at once by what may have been meant as part of it: `see #3`.
  ///
  /// That is one blank, `#`, and a sign that is not blank; a comment, as YAML has it.
  package let isCutOff: Bool

  /// The ways to write a text.
  package enum Style: Sendable, Hashable, CaseIterable {
    case plain
    /// In `'…'`.
    case single
    /// In `"…"`.
    case double
    /// Below `|`.
    case literal
    /// Below `>`.
    case folded
  }

  /// Whether it is no text at all, but the place where one could stand.
  package var isAbsent: Bool { style == .plain && text.isEmpty }

  /// Where the `#` stands that cuts the text off.
  package var cut: YAMLMark? { isCutOff ? span.end.advanced(by: 1) : nil }
}
