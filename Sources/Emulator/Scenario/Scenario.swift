/// How an emulated service misbehaves: rules say which requests meet with what.
///
///     var scenario = Scenario()
///     scenario.rules = [
///       Rule(.init(path: "*/interactions"), times: .first(2), do: [.status(503)]),
///       Rule(.init(text: "invoice"), times: .first(1), per: .document, do: [.wrongSchema]),
///     ]
///
/// The same is written in YAML; `Docs/emulator.md` has the format. A scenario is a value: equal
/// scenarios, seeds and requests give equal replies.
public struct Scenario: Sendable, Hashable {
  /// How long every answer is waited for.
  public var latency: Duration = .zero
  /// The only keys that are known; `nil` is every key that does not look like a real one.
  public var keys: [String]?
  /// How much each key may ask.
  public var rates = Rates()
  /// Of the rules that fit a request and whose time has come, the first decides.
  public var rules: [Rule] = []
  /// How the service behaves otherwise.
  public var settings = EmulatorSettings()

  /// A service that always works.
  public init() {}

  /// How much each key may ask in any minute.
  public struct Rates: Sendable, Hashable {
    /// How many requests.
    public var requestsPerMinute: Int?
    /// How many tokens may be read before the next request is refused.
    public var tokensPerMinute: Int?
    /// How a refusal says when to come back.
    public var hint = Hint.retryAfter

    /// No limit.
    public init() {}
  }

  /// How a refusal says when to come back.
  public enum Hint: String, Sendable, Hashable, CaseIterable {
    case none
    /// `Retry-After`, in seconds.
    case retryAfter = "retry-after"
    /// `retry-after-ms`, as the official SDK knows it.
    case retryAfterMilliseconds = "retry-after-ms"
  }
}

/// Which requests meet with which faults, and how often.
public struct Rule: Sendable, Hashable {
  /// Which requests.
  public var match: Match
  /// Which of them.
  public var times: Times
  /// Among which they are counted.
  public var per: Group
  /// What happens to them.
  public var faults: [Fault]

  /// States a rule.
  public init(
    _ match: Match = Match(), times: Times = .always, per group: Group = .rule, do faults: [Fault]
  ) {
    self.match = match
    self.times = times
    per = group
    self.faults = faults
  }

  /// What a request must be; what is `nil` is not looked at.
  public struct Match: Sendable, Hashable {
    /// The path, without the query; a `*` stands for any characters.
    public var path: String?
    /// `POST`.
    public var method: String?
    /// The model or the agent; a `*` stands for any characters.
    public var model: String?
    /// Header fields with their values; a `*` stands for any characters.
    public var headers: [Field] = []
    /// The name of a document, or the SHA-256 of its bytes or the beginning of that, of at least
    /// eight digits.
    public var document: String?
    /// What stands in one of the texts.
    public var text: String?
    /// Whether a stream is asked for.
    public var stream: Bool?

    /// A header field.
    public struct Field: Sendable, Hashable {
      /// Compared without regard to case.
      public var name: String
      /// A `*` stands for any characters.
      public var value: String

      /// States a field.
      public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
      }
    }

    /// Says what a request must be.
    public init(
      path: String? = nil, method: String? = nil, model: String? = nil, headers: [Field] = [],
      document: String? = nil, text: String? = nil, stream: Bool? = nil
    ) {
      self.path = path
      self.method = method
      self.model = model
      self.headers = headers
      self.document = document
      self.text = text
      self.stream = stream
    }
  }

  /// Which of the requests that match, counted from 1.
  public enum Times: Sendable, Hashable {
    case always
    case first(Int)
    /// This one alone.
    case nth(Int)
    /// Every so many: the third, the sixth, … of 3.
    case every(Int)
    /// All that come after so many.
    case after(Int)
    /// Each with this probability, drawn by the seed.
    case chance(Double)
  }

  /// Among which requests a rule counts.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    /// Among all that match.
    case rule
    /// Among those with the same documents.
    case document
    /// Among those with the same key.
    case key
  }
}
