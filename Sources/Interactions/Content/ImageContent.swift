public import OrderedJSON

/// A picture.
public struct ImageContent: MediaBlock {
  static let tag = UTF8Text("image")
  /// Every member as it came.
  public var members: JSONObject
  var local: LocalMedia?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(_ source: MediaSource, mimeType: MediaType? = nil, resolution: MediaResolution? = nil)
  {
    self.init(source, mimeType)
    self.resolution = resolution
  }

  /// Where the bytes come from; setting it replaces what was there.
  public var source: MediaSource? {
    get { origin.map(MediaSource.init(origin:)) }
    set { origin = newValue?.origin }
  }

  /// How many tokens it is read with.
  public var resolution: MediaResolution? {
    get { self["resolution"] }
    set { self["resolution"] = newValue }
  }
}

/// How closely media are looked at, which is how many tokens they take.
public struct MediaResolution: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `low`.
  public static let low = Self("low")
  /// `medium`.
  public static let medium = Self("medium")
  /// `high`.
  public static let high = Self("high")
  /// `ultra_high`.
  public static let ultraHigh = Self("ultra_high")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.low, .medium, .high, .ultraHigh]
}
