public import OrderedJSON

/// A film.
public struct VideoContent: MediaBlock {
  static let tag = UTF8Text("video")
  /// Every member as it came.
  public var members: JSONObject
  var local: LocalMedia?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    _ source: MediaSource, mimeType: MediaType? = nil, name: String? = nil,
    resolution: MediaResolution? = nil, processing: WordOr<VideoProcessing>? = nil
  ) {
    self.init(source, mimeType)
    self.name = name
    self.resolution = resolution
    self.processing = processing
  }

  /// Where the bytes come from; setting it replaces what was there.
  public var source: MediaSource? {
    get { origin.map(MediaSource.init(origin:)) }
    set { origin = newValue?.origin }
  }

  /// A name for it.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// How many tokens it is read with.
  public var resolution: MediaResolution? {
    get { self["resolution"] }
    set { self["resolution"] = newValue }
  }

  /// The part that is looked at, and how: a ``ProcessingMode``, or that with its options.
  public var processing: WordOr<VideoProcessing>? {
    get { self["processing"] }
    set { self["processing"] = newValue }
  }
}

/// The part of a film that is looked at, and how.
public struct VideoProcessing: TaggedObject {
  static let tag = UTF8Text("static")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    startOffset: String? = nil, endOffset: String? = nil, fps: Double? = nil,
    contentLayers: [VideoLayer]? = nil
  ) {
    self.init(members: Self.tagged)
    self.startOffset = startOffset
    self.endOffset = endOffset
    self.fps = fps
    self.contentLayers = contentLayers
  }

  /// Where it begins, such as `10.5s`.
  public var startOffset: String? {
    get { self["start_offset"] }
    set { self["start_offset"] = newValue }
  }

  /// Where it ends.
  public var endOffset: String? {
    get { self["end_offset"] }
    set { self["end_offset"] = newValue }
  }

  /// Pictures a second that are looked at.
  public var fps: Double? {
    get { self["fps"] }
    set { self["fps"] = newValue }
  }

  /// What of it is taken in.
  public var contentLayers: [VideoLayer]? {
    get { self["content_layers"] }
    set { self["content_layers"] = newValue }
  }
}

/// What of a film is taken in.
public struct VideoLayer: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `frames`.
  public static let frames = Self("frames")
  /// `audio`.
  public static let audio = Self("audio")
  /// `transcript`.
  public static let transcript = Self("transcript")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.frames, .audio, .transcript]
}

/// How media are taken in.
public struct ProcessingMode: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `static`.
  public static let staticMedia = Self("static")
  /// `agentic`.
  public static let agentic = Self("agentic")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.staticMedia, .agentic]
}
