public import OrderedJSON

/// What is to be said of a record.
package struct Verdict: Sendable {
  /// The record, tidied up and without members that its schema does not have.
  package var record: JSON
  /// What is wrong with it, each with its place: violations, then checks that fail. None: it is valid.
  package var complaints: [Complaint]
  /// What is worth a look.
  package var flags: [AnswerFlag]
}

/// One thing that is wrong with an answer, to be told to a person or to the model.
public struct Complaint: Sendable, Hashable {
  /// The way to the value in the record.
  public let pointer: JSONPointer
  /// The same for people, such as `lines[3].amount`; empty for the whole record.
  public let path: String
  /// What is wrong, without the path.
  public let sentence: String
  /// What the schema says of the value, if it says something.
  public let wish: String?
  /// The member that is missing at the pointer, if that is what is wrong.
  package let missing: String?
  /// Whether the schema complains, or a check.
  public let origin: Origin

  /// Who complains.
  public enum Origin: Sendable, Hashable {
    /// The way to the rule in the local schema.
    case schema(JSONPointer)
    /// The rank of the check.
    case check(Int)
    /// The form of the answer.
    case form
  }

  package init(
    at pointer: JSONPointer, path: String, _ sentence: String, wish: String? = nil,
    missing: String? = nil, from origin: Origin
  ) {
    self.pointer = pointer
    self.path = path
    self.sentence = sentence
    self.wish = wish
    self.missing = missing
    self.origin = origin
  }
}
