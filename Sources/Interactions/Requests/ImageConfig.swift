public import OrderedJSON

/// The form of images, as older requests said it.
public struct ImageConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(aspectRatio: AspectRatio? = nil, imageSize: ImageSize? = nil) {
    self.init(members: JSONObject())
    self.aspectRatio = aspectRatio
    self.imageSize = imageSize
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
}
