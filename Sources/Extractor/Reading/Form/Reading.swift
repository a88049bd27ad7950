package import OrderedJSON

/// What the text of an answer holds.
package struct Reading: Sendable, Hashable {
  package var content: Content
  /// The reasons that the model gave for what is null.
  package var absences: [Absence] = []
  /// What was done to the text or stands in it that should not.
  package var flags: [AnswerFlag] = []

  package enum Content: Sendable, Hashable {
    /// A record in the form of the local schema, and what of it could not be turned back.
    case record(JSON, mistakes: [Complaint])
    /// The beginning of one: it stops at a place in the record, and what came before is complete.
    /// It is null if the record had not begun.
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
