public import OrderedJSON

/// A recording.
public struct AudioContent: MediaBlock {
  static let tag = UTF8Text("audio")
  /// Every member as it came.
  public var members: JSONObject
  var local: LocalMedia?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    _ source: MediaSource, mimeType: MediaType? = nil, channels: Int? = nil, sampleRate: Int? = nil,
    processing: WordOr<AudioProcessing>? = nil
  ) {
    self.init(source, mimeType)
    self.channels = channels
    self.sampleRate = sampleRate
    self.processing = processing
  }

  /// Where the bytes come from; setting it replaces what was there.
  public var source: MediaSource? {
    get { origin.map(MediaSource.init(origin:)) }
    set { origin = newValue?.origin }
  }

  /// How many channels.
  public var channels: Int? {
    get { self["channels"] }
    set { self["channels"] = newValue }
  }

  /// Samples a second.
  public var sampleRate: Int? {
    get { self["sample_rate"] }
    set { self["sample_rate"] = newValue }
  }

  /// The part that is listened to.
  public var processing: WordOr<AudioProcessing>? {
    get { self["processing"] }
    set { self["processing"] = newValue }
  }

  /// Samples a second, as older events of streams say it. Deprecated by the API.
  public var rate: Int? {
    get { self["rate"] }
    set { self["rate"] = newValue }
  }
}

/// The part of a recording that is listened to.
public struct AudioProcessing: TaggedObject {
  static let tag = UTF8Text("static")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(startOffset: String? = nil, endOffset: String? = nil) {
    self.init(members: Self.tagged)
    self.startOffset = startOffset
    self.endOffset = endOffset
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
}
