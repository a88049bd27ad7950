public import Interactions

/// Something that happened on the way from a document to a record, for logs, meters and traces.
///
/// It has three forms: a line for people (`description`), an object for programs (``json``), and the name
/// and attributes of OpenTelemetry (``spanName``, ``attributes``). None of them holds a key, nor anything
/// that stands in the document or the answer; ``description(showingValues:)`` does when it is asked to.
public struct ExtractionEvent: Sendable {
  /// The document's name.
  public let document: String
  /// What happened.
  public let kind: Kind
  /// Where the API is, if a call is what happened.
  public let server: Server?

  package init(_ document: String, _ kind: Kind, server: Server? = nil) {
    self.document = document
    self.kind = kind
    self.server = server
  }

  /// What happened.
  public enum Kind: Sendable {
    /// A part was looked at and is worth a word.
    case noted(part: String, DocumentNote)
    /// A part was uploaded, or found among what was uploaded before.
    case uploaded(part: String, name: String, isReused: Bool)
    /// A call begins.
    case asked(number: Int, Attempt.Purpose, model: ModelName)
    /// The request of a call failed, with a status if there was an answer, and is made again.
    case retried(number: Int, status: Int?, after: Duration)
    /// A call has ended.
    case answered(Attempt)
    /// The record was judged: without complaints it is valid, else it is about to be asked for again,
    /// or not.
    case judged(number: Int, complaints: [Complaint], flags: [AnswerFlag] = [])
    /// The schema was refused; a simpler one is sent.
    case degraded(to: Int)
    /// It is over.
    case ended(outcome: String, attempts: Int, Tokens, Cost)
  }

  /// Where the API is.
  public struct Server: Sendable, Hashable {
    /// The name or address of the host.
    public let address: String
    /// The port, whether or not it was written.
    public let port: Int

    package init(address: String, port: Int) {
      self.address = address
      self.port = port
    }
  }
}

extension ExtractionEvent.Kind {
  /// What happened in one word, for programs.
  public var word: String {
    switch self {
    case .noted: "noted"
    case .uploaded: "uploaded"
    case .asked: "asked"
    case .retried: "retried"
    case .answered: "answered"
    case .judged: "judged"
    case .degraded: "degraded"
    case .ended: "ended"
    }
  }
}
