public import OrderedJSON

/// What the text of an answer holds.
package struct Reading: Sendable {
  package var content: Content
  /// The reasons that the model gave for what is null.
  package var absences: [Absence] = []
  /// What was done to the text or stands in it that should not.
  package var flags: [AnswerFlag] = []

  package enum Content: Sendable {
    /// A record in the form of the local schema, and what of it could not be turned back.
    case record(JSON, mistakes: [Complaint])
    /// The beginning of one: it stops at a place in the record, and what came before is complete.
    case cut(JSON, stopped: JSONPointer)
    /// The document is not what the schema describes.
    case notApplicable(String)
    /// No characters but white space.
    case empty
    /// Prose, with no JSON in it: what models answer when they decline.
    case prose(String)
    /// JSON that is wrong, and not because it is cut.
    case notJSON(JSONSyntaxError)
  }
}

/// A field that a document does not give, and why.
public struct Absence: Sendable, Hashable {
  /// The field as the model calls it, such as `lines[0].unit`.
  public let field: String
  /// The place in the record, if there is such a field.
  public let pointer: JSONPointer?
  /// Why there is no value, in the model's words.
  public let reason: String

  package init(field: String, pointer: JSONPointer?, reason: String) {
    self.field = field
    self.pointer = pointer
    self.reason = reason
  }
}

/// Something about a record, or the answer that it was read from, that is worth a look.
public enum AnswerFlag: Sendable, Hashable {
  /// The JSON stood in a fence of backticks.
  case unfenced
  /// Something stood before or behind the JSON, so many bytes of it.
  case proseAround(bytes: Int)
  /// The wrapper was asked for and not given.
  case unwrapped
  /// A member that the schema does not have was taken out.
  case extraMember(JSONPointer)
  /// A value was tidied up, by this rule; `isWarning` if nobody asked for it.
  case tidied(JSONPointer, rule: String, isWarning: Bool)
  /// A check that only warns does not hold, or one could not be asked.
  case check(JSONPointer, String)
  /// The value of a text document's record that does not stand in the text.
  case notInText(JSONPointer)
  /// The record was mended at this place after the model was asked again.
  case repaired(JSONPointer)
  /// The document says something to the model that looks like an instruction.
  case instructionInText(String)
}
