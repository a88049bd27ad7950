public import OrderedJSON

/// What of one kind of harm is to be blocked.
public struct SafetySetting: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(type: HarmCategory, threshold: HarmThreshold, method: HarmMethod? = nil) {
    self.init(members: JSONObject())
    self.type = type
    self.threshold = threshold
    self.method = method
  }

  /// The kind of harm.
  public var type: HarmCategory {
    get { self["type", or: HarmCategory("")] }
    set { self["type"] = newValue }
  }

  /// From where on it is blocked.
  public var threshold: HarmThreshold {
    get { self["threshold", or: HarmThreshold("")] }
    set { self["threshold"] = newValue }
  }

  /// Whether that goes by severity or by probability.
  public var method: HarmMethod? {
    get { self["method"] }
    set { self["method"] = newValue }
  }
}

/// A kind of harm.
public struct HarmCategory: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `harassment`.
  public static let harassment = Self("harassment")
  /// `hate_speech`.
  public static let hateSpeech = Self("hate_speech")
  /// `dangerous_content`.
  public static let dangerousContent = Self("dangerous_content")
  /// `sexually_explicit`.
  public static let sexuallyExplicit = Self("sexually_explicit")
  /// `civic_integrity`.
  public static let civicIntegrity = Self("civic_integrity")
  /// `image_hate`.
  public static let imageHate = Self("image_hate")
  /// `image_dangerous_content`.
  public static let imageDangerousContent = Self("image_dangerous_content")
  /// `image_harassment`.
  public static let imageHarassment = Self("image_harassment")
  /// `image_sexually_explicit`.
  public static let imageSexuallyExplicit = Self("image_sexually_explicit")
  /// `jailbreak`.
  public static let jailbreak = Self("jailbreak")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .harassment, .hateSpeech, .dangerousContent, .sexuallyExplicit, .civicIntegrity, .imageHate,
    .imageDangerousContent, .imageHarassment, .imageSexuallyExplicit, .jailbreak,
  ]
}

/// From where on harm is blocked.
public struct HarmThreshold: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `block_low_and_above`.
  public static let blockLowAndAbove = Self("block_low_and_above")
  /// `block_medium_and_above`.
  public static let blockMediumAndAbove = Self("block_medium_and_above")
  /// `block_only_high`.
  public static let blockOnlyHigh = Self("block_only_high")
  /// `block_none`.
  public static let blockNone = Self("block_none")
  /// `off`.
  public static let off = Self("off")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .blockLowAndAbove, .blockMediumAndAbove, .blockOnlyHigh, .blockNone, .off,
  ]
}

/// What a threshold is measured against.
public struct HarmMethod: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `severity`.
  public static let severity = Self("severity")
  /// `probability`.
  public static let probability = Self("probability")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.severity, .probability]
}
