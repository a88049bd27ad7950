package import OrderedJSON

/// What is worth a look about a record, as it stands in the ledger and in the outputs:
/// `{"code": "not-in-text", "text": "does not stand in the text of the document", "at": ["/total"]}`.
package enum RecordWarning {
  /// A line for each place of each of them, for people.
  package static func lines(of warnings: JSON) -> [String] {
    (warnings.array ?? []).flatMap(lines(ofOne:))
  }

  private static func lines(ofOne warning: JSON) -> [String] {
    guard let text = warning["text"]?.string else { return [warning.string ?? warning.text()] }
    guard let places = warning["at"]?.array, !places.isEmpty else { return [text] }
    return places.map { "\($0.string ?? $0.text()): \(text)" }
  }
}
