/// How fast requests that cost may follow each other.
public struct Pace: Sendable, Hashable {
  /// In any sixty seconds; as many as come unless a server says otherwise. Of use are 1 to 1,000,000;
  /// what is less counts as 1.
  public var requestsPerMinute: Int?
  /// Of input, in any sixty seconds. Of use are 1 to 1,000,000,000,000; what is less counts as 1. A
  /// request that is larger by itself goes when no other was sent for a minute.
  public var tokensPerMinute: Int?
  /// How long in all a request waits for a server that is overloaded, or wants to be left alone; zero
  /// to a day. What it waits for the limits above does not count.
  public var patience: Duration

  /// As fast as servers allow.
  public init(
    requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil,
    patience: Duration = .seconds(600)
  ) {
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
    self.patience = patience
  }
}

extension Pace {
  /// The values that make sense, for whoever reads them from a command line.
  public static let requestRange = 1...1_000_000
  /// The same of tokens.
  public static let tokenRange = 1...1_000_000_000_000
  /// The same of patience.
  public static let patienceRange = Duration.zero...Duration.seconds(86_400)
}
