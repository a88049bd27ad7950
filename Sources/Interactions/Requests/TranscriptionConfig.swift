public import OrderedJSON

/// How speech is written down.
public struct TranscriptionConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    mode: WordOr<TranscriptionMode>? = nil, languageCodes: [String]? = nil,
    customVocabulary: [String]? = nil
  ) {
    self.init(members: JSONObject())
    self.mode = mode
    self.languageCodes = languageCodes
    self.customVocabulary = customVocabulary
  }

  /// Word by word, or smoothed: a ``TranscriptionModeName``, or that with its options.
  public var mode: WordOr<TranscriptionMode>? {
    get { self["mode"] }
    set { self["mode"] = newValue }
  }

  /// The languages that are spoken.
  public var languageCodes: [String]? {
    get { self["language_codes"] }
    set { self["language_codes"] = newValue }
  }

  /// Words that are to be recognised.
  public var customVocabulary: [String]? {
    get { self["custom_vocabulary"] }
    set { self["custom_vocabulary"] = newValue }
  }

  /// The languages that may be spoken. Deprecated by the API.
  public var languageHints: [String]? {
    get { self["language_hints"] }
    set { self["language_hints"] = newValue }
  }

  /// Phrases that are to be recognised. Deprecated by the API.
  public var adaptationPhrases: [String]? {
    get { self["adaptation_phrases"] }
    set { self["adaptation_phrases"] = newValue }
  }

  /// How speakers are told apart. Deprecated by the API.
  public var diarizationMode: String? {
    get { self["diarization_mode"] }
    set { self["diarization_mode"] = newValue }
  }

  /// What gets a time. Deprecated by the API.
  public var timestampGranularities: [String]? {
    get { self["timestamp_granularities"] }
    set { self["timestamp_granularities"] = newValue }
  }
}

/// A way to write speech down.
public struct TranscriptionModeName: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `verbatim`.
  public static let verbatim = Self("verbatim")
  /// `smart`.
  public static let smart = Self("smart")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.verbatim, .smart]
}

/// Speech written down word by word.
public struct VerbatimTranscription: TaggedObject {
  static let tag = UTF8Text("verbatim")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(diarizationMode: String? = nil, timestampGranularities: [String]? = nil) {
    self.init(members: Self.tagged)
    self.diarizationMode = diarizationMode
    self.timestampGranularities = timestampGranularities
  }

  /// How speakers are told apart: `speaker`.
  public var diarizationMode: String? {
    get { self["diarization_mode"] }
    set { self["diarization_mode"] = newValue }
  }

  /// What gets a time: `word`.
  public var timestampGranularities: [String]? {
    get { self["timestamp_granularities"] }
    set { self["timestamp_granularities"] = newValue }
  }
}

/// Speech written down as it was meant.
public struct SmartTranscription: TaggedObject {
  static let tag = UTF8Text("smart")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(sourceText: String? = nil) {
    self.init(members: Self.tagged)
    self.sourceText = sourceText
  }

  /// The text that was read aloud.
  public var sourceText: String? {
    get { self["source_text"] }
    set { self["source_text"] = newValue }
  }
}
