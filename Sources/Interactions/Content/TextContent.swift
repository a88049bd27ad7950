public import OrderedJSON

/// A stretch of text.
public struct TextContent: TaggedObject {
  static let tag = UTF8Text("text")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(_ text: String, annotations: [Annotation]? = nil) {
    self.init(members: Self.tagged)
    self.text = text
    self.annotations = annotations
  }

  /// The text.
  public var text: String {
    get { self["text", or: ""] }
    set { self["text"] = newValue }
  }

  /// What is said about parts of the text.
  public var annotations: [Annotation]? {
    get { self["annotations"] }
    set { self["annotations"] = newValue }
  }
}
