// Generated from meeting.yaml by extract schema swift; do not edit.

public import SchemaGen

/// A record by meeting.yaml.
public struct MeetingRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `language`
  public var language: String
  /// `Speaker[]`
  public var speakers: [Speaker]
  /// `Segment[] ..500`
  public var segments: [Segment]
  /// `string[]`
  public var decisions: [String]
  /// `ActionItem[]`
  public var actionItems: [ActionItem]
  /// `number -1..1`
  public var sentiment: Double

  /// Makes one of its values.
  public init(
    language: String,
    speakers: [Speaker],
    segments: [Segment],
    decisions: [String],
    actionItems: [ActionItem],
    sentiment: Double
  ) {
    self.language = language
    self.speakers = speakers
    self.segments = segments
    self.decisions = decisions
    self.actionItems = actionItems
    self.sentiment = sentiment
  }

  private enum CodingKeys: String, CodingKey {
    case language
    case speakers
    case segments
    case decisions
    case actionItems = "action_items"
    case sentiment
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.language, "language")
    .field(\.segments, "Segment[] ..500")
    .field(\.sentiment, "number -1..1")

  /// `Speaker`
  public struct Speaker: Codable, Sendable, Hashable, SchemaDescribed {
    /// S1, S2, … in order of first speech
    public var id: String
    /// only if said aloud
    public var name: String?

    /// Makes one of its values.
    public init(id: String, name: String?) {
      self.id = id
      self.name = name
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(name, forKey: .name)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.id, "string /S[0-9]+/ -- S1, S2, … in order of first speech")
      .field(\.name, "-- only if said aloud")
  }

  /// `Segment`
  public struct Segment: Codable, Sendable, Hashable, SchemaDescribed {
    /// `timestamp`
    public var start: String
    /// `timestamp`
    public var end: String
    /// id from speakers
    public var speaker: String
    /// `string`
    public var text: String
    /// `Emotion`
    public var emotion: Emotion?

    /// Makes one of its values.
    public init(
      start: String,
      end: String,
      speaker: String,
      text: String,
      emotion: Emotion? = nil
    ) {
      self.start = start
      self.end = end
      self.speaker = speaker
      self.text = text
      self.emotion = emotion
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.start, "timestamp")
      .field(\.end, "timestamp")
      .field(\.speaker, "-- id from speakers")
      .field(\.emotion, mayBeMissing: true)

    /// `emotion`
    public enum Emotion: String, CaseIterable, Codable, Sendable, Hashable {
      case neutral
      case happy
      case annoyed
      case worried
    }
  }

  /// `ActionItem`
  public struct ActionItem: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var task: String
    /// `string?`
    public var owner: String?
    /// `date?`
    public var due: String?
    /// the words this is based on
    public var quote: String

    /// Makes one of its values.
    public init(task: String, owner: String?, due: String?, quote: String) {
      self.task = task
      self.owner = owner
      self.due = due
      self.quote = quote
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(task, forKey: .task)
      try container.encode(owner, forKey: .owner)
      try container.encode(due, forKey: .due)
      try container.encode(quote, forKey: .quote)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.due, "date?")
      .field(\.quote, "-- the words this is based on")
  }
}
