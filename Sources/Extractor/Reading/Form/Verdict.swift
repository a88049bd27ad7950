package import OrderedJSON

/// What is to be said of a record.
package struct Verdict: Sendable, Hashable {
  /// The record, tidied up and without members that its schema does not have.
  package var record: JSON
  /// What is wrong with it, each with its place: violations, then checks that fail. None: it is
  /// valid.
  package var complaints: [Complaint]
  /// What is worth a look.
  package var flags: [AnswerFlag]
}
