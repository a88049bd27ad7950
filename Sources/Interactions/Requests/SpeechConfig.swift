public import OrderedJSON

/// One voice of spoken answers.
public struct SpeechConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(voice: String? = nil, language: String? = nil, speaker: String? = nil) {
    self.init(members: JSONObject())
    self.voice = voice
    self.language = language
    self.speaker = speaker
  }

  /// The name of the voice.
  public var voice: String? {
    get { self["voice"] }
    set { self["voice"] = newValue }
  }

  /// The language as a code, such as `en-US`.
  public var language: String? {
    get { self["language"] }
    set { self["language"] = newValue }
  }

  /// Whose voice it is, by the name in the text.
  public var speaker: String? {
    get { self["speaker"] }
    set { self["speaker"] = newValue }
  }
}

/// Several voices that speak with one another.
public struct SpeakerConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(speakers: [SpeechConfig]? = nil) {
    self.init(members: JSONObject())
    self.speakers = speakers
  }

  /// The voices.
  public var speakers: [SpeechConfig]? {
    get { self["speakers"] }
    set { self["speakers"] = newValue }
  }
}
