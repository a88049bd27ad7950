package import OrderedJSON
package import SchemaGen

/// How a record is asked for, and how it is read out of an answer.
///
/// A record is asked for within a wrapper, so that a model can say that the document is something else,
/// and why a value is null, instead of making one up:
///
///     {"not_applicable": null, "record": {…}, "absent": [{"field": "due_date", "reason": "none printed"}]}
package struct RecordForm: Sendable {
  package let schema: Schema
  package let rung: Rung
  package let wire: WireSchema
  /// Whether the record stands within the wrapper.
  package let isWrapped: Bool
  /// What is sent as the schema of the answer; nothing if it has to be said in words.
  package let sent: JSON?

  /// Lowers a schema. The wrapper is left out where the provider would refuse it for its depth.
  package init(
    _ schema: Schema, rung: Rung = .whole, asksForAbsence: Bool = true
  ) throws(LoweringErrors) {
    fatalError("to be written")
  }

  /// What has to be said of the form in the prompt, because the schema is not sent.
  package var words: String? { fatalError("to be written") }

  /// A record as a model would have to write it, for examples.
  package func wrapped(_ record: JSON) throws(Unsayable) -> JSON { fatalError("to be written") }

  /// Reads the text of an answer, whole or cut.
  package func reading(of text: String) -> Reading { fatalError("to be written") }

  /// Judges a record that was read or mended, in the form that the local schema speaks of.
  package func verdict(on record: JSON, today: CalendarDay?) -> Verdict {
    fatalError("to be written")
  }
}
