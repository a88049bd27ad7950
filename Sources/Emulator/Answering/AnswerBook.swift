public import OrderedJSON

/// What an answer is wanted for.
public struct AnswerQuery: Sendable {
  /// The documents, pictures, sounds and videos of the request, in order.
  public var documents: [Document]
  /// What the user asks, all texts together.
  public var prompt: String
  /// The texts of what the user said last, each by itself: one of them may be a document.
  public var texts: [String] = []
  /// The schema that the answer must meet, if one was given.
  public var schema: JSON?

  /// Wants an answer.
  public init(
    documents: [Document] = [], prompt: String = "", texts: [String] = [], schema: JSON? = nil
  ) {
    self.documents = documents
    self.prompt = prompt
    self.texts = texts
    self.schema = schema
  }

  /// One document.
  public struct Document: Sendable, Hashable {
    /// The SHA-256 of its bytes in hexadecimal; `nil` when only an address was given.
    public var sha256: String?
    /// The name under which it was uploaded, or the last part of its address.
    public var name: String?
    /// As the request gave it.
    public var mimeType: String

    /// Names a document.
    public init(sha256: String? = nil, name: String? = nil, mimeType: String) {
      self.sha256 = sha256
      self.name = name
      self.mimeType = mimeType
    }
  }
}

/// Whoever knows the right answers to some documents; `nil` means that one is made up.
public typealias AnswerBook = @Sendable (AnswerQuery) -> JSON?
