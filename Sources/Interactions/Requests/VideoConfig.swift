public import OrderedJSON

/// What is done with a video.
public struct VideoConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(task: VideoTask? = nil) {
    self.init(members: JSONObject())
    self.task = task
  }

  /// What it is made of, or what becomes of it.
  public var task: VideoTask? {
    get { self["task"] }
    set { self["task"] = newValue }
  }
}

/// How a video comes to be.
public struct VideoTask: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `text_to_video`.
  public static let textToVideo = Self("text_to_video")
  /// `image_to_video`.
  public static let imageToVideo = Self("image_to_video")
  /// `reference_to_video`.
  public static let referenceToVideo = Self("reference_to_video")
  /// `edit`.
  public static let edit = Self("edit")
  /// `extend`.
  public static let extend = Self("extend")
  /// `upscale`.
  public static let upscale = Self("upscale")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .textToVideo, .imageToVideo, .referenceToVideo, .edit, .extend, .upscale,
  ]
}
