/// What a run would do.
public struct FolderPlan: Sendable {
  /// All that was found and can be asked about.
  public var documents = 0
  /// How many of them are of which media type.
  public var types: [(type: String, count: Int)] = []
  /// What was found and is nothing to be asked about.
  public var skipped: [(name: String, word: String, sentence: String)] = []
  /// Done before, so free.
  public var done = 0
  /// Failed before; `retry` asks about them again.
  public var failed = 0
  /// Done or failed before, and asked about again all the same: they are among what is to be sent.
  public var askedAgain = 0
  /// The same as another document, so free.
  public var equal = 0
  /// Begun by an earlier run, and paid for in part.
  public var begun = 0
  /// To be sent within a request.
  public var inline = 0
  /// To be sent after an upload.
  public var uploads = 0
  /// Of those that are to be uploaded, what is on the shelf already.
  public var reusedUploads = 0
  /// How many tokens are read, at the least and at the most.
  public var inputTokens = 0...0
  /// How many are written.
  public var outputTokens = 0...0
  /// What it costs if all goes well.
  public var leastCost = Cost()
  /// What it costs if answers are as long as they may be expected to be.
  public var mostCost = Cost()
  /// How long it takes at the least, at the limits of the pace, if there are any.
  public var duration: Duration?
  /// What another schema, prompt or model made, and would be paid for again.
  public var otherVersion: Other?
  /// Calls of earlier runs whose fate nobody knows.
  public var unknownCalls = 0
  /// What a person should know.
  public var notices: [String] = []

  /// Records of another version.
  public struct Other: Sendable {
    /// How many there are.
    public var records: Int
    /// What differs, each in a few words: `schema`, `prompt`, `model`.
    public var differences: [String]
    package init(records: Int, differences: [String]) {
      self.records = records
      self.differences = differences
    }
  }

  /// How many calls it takes at the least.
  public var calls: Int { inline + uploads }

  package init() {}
}
