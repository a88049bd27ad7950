public import Interactions

/// Something that happened on the way from a document to a record, for logs, meters and traces. No key and nothing
/// of the document is in it.
public struct ExtractionEvent: Sendable {
  /// The document's name.
  public let document: String
  public let kind: Kind

  package init(_ document: String, _ kind: Kind) {
    self.document = document
    self.kind = kind
  }

  /// What happened.
  public enum Kind: Sendable {
    /// A part was looked at and is worth a word.
    case noted(part: String, DocumentNote)
    /// A part was uploaded, or found among what was uploaded before.
    case uploaded(part: String, name: String, isReused: Bool)
    /// A call begins.
    case asked(number: Int, Attempt.Purpose, model: ModelName)
    /// A call has ended.
    case answered(Attempt)
    /// The record has complaints, and is about to be asked for again, or not.
    case judged(number: Int, complaints: [Complaint])
    /// The schema was refused; a simpler one is sent.
    case degraded(to: Int)
    /// It is over.
    case ended(outcome: String, attempts: Int, Tokens, Cost)
  }
}
