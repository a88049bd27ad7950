public import OrderedJSON

/// How a model thinks, samples and stops.
public struct GenerationConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    thinkingLevel: ThinkingLevel? = nil, thinkingSummaries: ThinkingSummaries? = nil,
    maxOutputTokens: Int? = nil, seed: Int? = nil, stopSequences: [String]? = nil,
    toolChoice: WordOr<ToolChoiceConfig>? = nil, speechConfig: SpeechSettings? = nil,
    transcriptionConfig: TranscriptionConfig? = nil, videoConfig: VideoConfig? = nil
  ) {
    self.init(members: JSONObject())
    self.thinkingLevel = thinkingLevel
    self.thinkingSummaries = thinkingSummaries
    self.maxOutputTokens = maxOutputTokens
    self.seed = seed
    self.stopSequences = stopSequences
    self.toolChoice = toolChoice
    self.speechConfig = speechConfig
    self.transcriptionConfig = transcriptionConfig
    self.videoConfig = videoConfig
  }

  /// How much it thinks before it answers.
  public var thinkingLevel: ThinkingLevel? {
    get { self["thinking_level"] }
    set { self["thinking_level"] = newValue }
  }

  /// Whether its thoughts are summed up in the answer.
  public var thinkingSummaries: ThinkingSummaries? {
    get { self["thinking_summaries"] }
    set { self["thinking_summaries"] = newValue }
  }

  /// The most tokens it may write, thoughts included.
  public var maxOutputTokens: Int? {
    get { self["max_output_tokens"] }
    set { self["max_output_tokens"] = newValue }
  }

  /// Makes sampling more alike from one request to the next.
  public var seed: Int? {
    get { self["seed"] }
    set { self["seed"] = newValue }
  }

  /// Texts at which it stops.
  public var stopSequences: [String]? {
    get { self["stop_sequences"] }
    set { self["stop_sequences"] = newValue }
  }

  /// Whether it has to call a tool: a ``ToolChoiceMode``, or the tools it may choose from.
  public var toolChoice: WordOr<ToolChoiceConfig>? {
    get { self["tool_choice"] }
    set { self["tool_choice"] = newValue }
  }

  /// The voices of spoken answers.
  public var speechConfig: SpeechSettings? {
    get { self["speech_config"] }
    set { self["speech_config"] = newValue }
  }

  /// How speech is written down.
  public var transcriptionConfig: TranscriptionConfig? {
    get { self["transcription_config"] }
    set { self["transcription_config"] = newValue }
  }

  /// What is done with a video.
  public var videoConfig: VideoConfig? {
    get { self["video_config"] }
    set { self["video_config"] = newValue }
  }

  /// How far sampling strays from what is most probable. Deprecated by the API.
  public var temperature: Double? {
    get { self["temperature"] }
    set { self["temperature"] = newValue }
  }

  /// The share of probability that is sampled from. Deprecated by the API.
  public var topP: Double? {
    get { self["top_p"] }
    set { self["top_p"] = newValue }
  }

  /// The form of images; a response format says it now. Deprecated by the API.
  public var imageConfig: ImageConfig? {
    get { self["image_config"] }
    set { self["image_config"] = newValue }
  }
}

/// How much a model thinks before it answers.
public struct ThinkingLevel: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `minimal`.
  public static let minimal = Self("minimal")
  /// `low`.
  public static let low = Self("low")
  /// `medium`.
  public static let medium = Self("medium")
  /// `high`.
  public static let high = Self("high")
  /// `xhigh`.
  public static let xhigh = Self("xhigh")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.minimal, .low, .medium, .high, .xhigh]
}

/// Whether thoughts are summed up.
public struct ThinkingSummaries: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `auto`.
  public static let auto = Self("auto")
  /// `none`.
  public static let never = Self("none")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.auto, .never]
}
