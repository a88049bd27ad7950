public import OrderedJSON

/// A further piece of the text of a call's arguments.
public struct ArgumentsDelta: TaggedObject {
  static let tag = UTF8Text("arguments_delta")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// A piece of JSON.
  public var arguments: String? {
    get { self["arguments"] }
    set { self["arguments"] = newValue }
  }
}

/// The seal of a thought.
public struct ThoughtSignatureDelta: TaggedObject {
  static let tag = UTF8Text("thought_signature")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The thought itself, sealed.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// A further block of a thought's summary.
public struct ThoughtSummaryDelta: TaggedObject {
  static let tag = UTF8Text("thought_summary")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The block.
  public var content: Content? {
    get { self["content"] }
    set { self["content"] = newValue }
  }
}

/// What is said about the text that came before.
public struct TextAnnotationDelta: TaggedObject {
  static let tag = UTF8Text("text_annotation_delta")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// What is said.
  public var annotations: [Annotation]? {
    get { self["annotations"] }
    set { self["annotations"] = newValue }
  }
}
