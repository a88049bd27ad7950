/// How an emulated service behaves where the real one leaves it open, or takes longer than a test.
public struct EmulatorSettings: Sendable, Hashable {
  /// What made-up answers are made of: the same seed gives the same answers.
  public var seed: UInt64 = 0
  /// How long an interaction in the background takes.
  public var background = Progress()
  /// How long a video or sound is `PROCESSING` after its upload.
  public var fileProcessing: Duration = .milliseconds(300)
  /// How long an uploaded file can be used.
  public var fileLifetime: Duration = .seconds(48 * 3600)
  /// How many bytes of files a project may keep.
  public var fileStorage = 20 << 30
  /// The pause between two events of a stream.
  public var eventPause: Duration = .zero
  /// Which schemas are too hard to serve.
  public var schemaLimits = SchemaLimits()
  /// How much data a request may bring along.
  public var inlineLimits = InlineLimits()

  /// The behaviour of a quick and friendly service.
  public init() {}

  /// The course of an interaction in the background.
  public struct Progress: Sendable, Hashable {
    /// How long it is `queued`.
    public var queued: Duration
    /// How long it is `in_progress` after that; `nil` is for ever.
    public var running: Duration?

    /// Half a second by default.
    public init(queued: Duration = .milliseconds(100), running: Duration? = .milliseconds(400)) {
      self.queued = queued
      self.running = running
    }
  }

  /// How hard a schema may be. The service publishes no limits; these were measured by its users.
  public struct SchemaLimits: Sendable, Hashable {
    /// How many objects and arrays may stand in one another, references followed.
    public var depth = 5
    /// The sum of every `maxItems`.
    public var maxItems = 960
    /// Whether the refusal says no more than that an argument is invalid, as models from 3 on do.
    public var isTerse = false

    /// What was measured.
    public init() {}
  }

  /// How many bytes of media may stand in a request.
  public struct InlineLimits: Sendable, Hashable {
    /// All together.
    public var total = 100 << 20
    /// One PDF.
    public var pdf = 50 << 20

    /// What the guide says.
    public init() {}
  }
}
