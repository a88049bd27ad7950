public import OrderedJSON

/// An answer in text.
public struct TextResponseFormat: TaggedObject {
  static let tag = UTF8Text("text")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(mimeType: MediaType? = nil, schema: JSONObject? = nil) {
    self.init(members: Self.tagged)
    self.mimeType = mimeType
    self.schema = schema
  }

  /// `application/json` or `text/plain`.
  public var mimeType: MediaType? {
    get { self["mime_type"] }
    set { self["mime_type"] = newValue }
  }

  /// The JSON Schema that the answer keeps, with `application/json` alone.
  public var schema: JSONObject? {
    get { self["schema"] }
    set { self["schema"] = newValue }
  }
}

/// An answer in pictures.
public struct ImageResponseFormat: TaggedObject {
  static let tag = UTF8Text("image")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    aspectRatio: AspectRatio? = nil, imageSize: ImageSize? = nil, mimeType: MediaType? = nil,
    delivery: Delivery? = nil
  ) {
    self.init(members: Self.tagged)
    self.aspectRatio = aspectRatio
    self.imageSize = imageSize
    self.mimeType = mimeType
    self.delivery = delivery
  }

  /// Width to height.
  public var aspectRatio: AspectRatio? {
    get { self["aspect_ratio"] }
    set { self["aspect_ratio"] = newValue }
  }

  /// How large.
  public var imageSize: ImageSize? {
    get { self["image_size"] }
    set { self["image_size"] = newValue }
  }

  /// `image/jpeg`.
  public var mimeType: MediaType? {
    get { self["mime_type"] }
    set { self["mime_type"] = newValue }
  }

  /// Whether the picture comes in the answer or by its URI.
  public var delivery: Delivery? {
    get { self["delivery"] }
    set { self["delivery"] = newValue }
  }
}

/// An answer in sound.
public struct AudioResponseFormat: TaggedObject {
  static let tag = UTF8Text("audio")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    mimeType: MediaType? = nil, sampleRate: Int? = nil, bitRate: Int? = nil,
    delivery: Delivery? = nil
  ) {
    self.init(members: Self.tagged)
    self.mimeType = mimeType
    self.sampleRate = sampleRate
    self.bitRate = bitRate
    self.delivery = delivery
  }

  /// The coding.
  public var mimeType: MediaType? {
    get { self["mime_type"] }
    set { self["mime_type"] = newValue }
  }

  /// Samples a second.
  public var sampleRate: Int? {
    get { self["sample_rate"] }
    set { self["sample_rate"] = newValue }
  }

  /// Bits a second.
  public var bitRate: Int? {
    get { self["bit_rate"] }
    set { self["bit_rate"] = newValue }
  }

  /// Whether the sound comes in the answer or by its URI.
  public var delivery: Delivery? {
    get { self["delivery"] }
    set { self["delivery"] = newValue }
  }
}

/// An answer as a video.
public struct VideoResponseFormat: TaggedObject {
  static let tag = UTF8Text("video")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    aspectRatio: AspectRatio? = nil, resolution: VideoResolution? = nil, duration: String? = nil,
    delivery: Delivery? = nil, gcsURI: String? = nil
  ) {
    self.init(members: Self.tagged)
    self.aspectRatio = aspectRatio
    self.resolution = resolution
    self.duration = duration
    self.delivery = delivery
    self.gcsURI = gcsURI
  }

  /// Width to height.
  public var aspectRatio: AspectRatio? {
    get { self["aspect_ratio"] }
    set { self["aspect_ratio"] = newValue }
  }

  /// How fine.
  public var resolution: VideoResolution? {
    get { self["resolution"] }
    set { self["resolution"] = newValue }
  }

  /// How long, such as `8s`.
  public var duration: String? {
    get { self["duration"] }
    set { self["duration"] = newValue }
  }

  /// Whether the video comes in the answer or by its URI.
  public var delivery: Delivery? {
    get { self["delivery"] }
    set { self["delivery"] = newValue }
  }

  /// Where in Google Cloud Storage it is put.
  public var gcsURI: String? {
    get { self["gcs_uri"] }
    set { self["gcs_uri"] = newValue }
  }
}

/// Width to height.
public struct AspectRatio: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `1:1`.
  public static let square = Self("1:1")
  /// `2:3`.
  public static let ratio2x3 = Self("2:3")
  /// `3:2`.
  public static let ratio3x2 = Self("3:2")
  /// `3:4`.
  public static let ratio3x4 = Self("3:4")
  /// `4:3`.
  public static let ratio4x3 = Self("4:3")
  /// `4:5`.
  public static let ratio4x5 = Self("4:5")
  /// `5:4`.
  public static let ratio5x4 = Self("5:4")
  /// `9:16`.
  public static let ratio9x16 = Self("9:16")
  /// `16:9`.
  public static let ratio16x9 = Self("16:9")
  /// `21:9`.
  public static let ratio21x9 = Self("21:9")
  /// `1:8`.
  public static let ratio1x8 = Self("1:8")
  /// `8:1`.
  public static let ratio8x1 = Self("8:1")
  /// `1:4`.
  public static let ratio1x4 = Self("1:4")
  /// `4:1`.
  public static let ratio4x1 = Self("4:1")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .square, .ratio2x3, .ratio3x2, .ratio3x4, .ratio4x3, .ratio4x5, .ratio5x4, .ratio9x16,
    .ratio16x9, .ratio21x9, .ratio1x8, .ratio8x1, .ratio1x4, .ratio4x1,
  ]
}

/// How large a picture is.
public struct ImageSize: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `512`.
  public static let size512 = Self("512")
  /// `1K`.
  public static let size1K = Self("1K")
  /// `2K`.
  public static let size2K = Self("2K")
  /// `4K`.
  public static let size4K = Self("4K")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.size512, .size1K, .size2K, .size4K]
}

/// How fine a video is.
public struct VideoResolution: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `360p`.
  public static let lines360 = Self("360p")
  /// `720p`.
  public static let lines720 = Self("720p")
  /// `1080p`.
  public static let lines1080 = Self("1080p")
  /// `4k`.
  public static let lines4K = Self("4k")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.lines360, .lines720, .lines1080, .lines4K]
}

/// How media of an answer reach us.
public struct Delivery: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `inline`.
  public static let inline = Self("inline")
  /// `uri`.
  public static let uri = Self("uri")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.inline, .uri]
}
