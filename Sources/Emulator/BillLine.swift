/// What one request that made an answer cost: kept apart from the answer, so that a test can count
/// money without believing the client.
public struct BillLine: Sendable, Hashable {
  /// When the request came.
  public var time: Moment
  /// The first sixteen hexadecimal digits of the SHA-256 of the key.
  public var key: String
  /// The SHA-256 of each document, picture, sound or video in the request, in hexadecimal; for one that
  /// is only referred to, its URI.
  public var documents: [String]
  /// The model or the agent.
  public var model: String
  /// Everything read, the history of the conversation included.
  public var inputTokens: Int
  /// How many of them were history.
  public var carriedTokens: Int
  /// What was written.
  public var outputTokens: Int
  /// What was thought.
  public var thoughtTokens: Int
  /// How often the same key had sent the same request before.
  public var retriesSeen: Int
  /// Which interaction it made.
  public var interaction: String
}
