public import OrderedJSON

/// What the user said.
public struct UserInputStep: TaggedObject, MediaCarrier {
  static let tag = UTF8Text("user_input")
  /// Every member as it came.
  public var members: JSONObject
  static let carrying = "content"
  var carried: [Content]?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(_ content: [Content]? = nil) {
    self.init(members: Self.tagged)
    self.content = content
  }

  /// The blocks; where the wire has a plain text, one block of it.
  public var content: [Content]? {
    get { carriedValue ?? .plainText(members["content"]) }
    set { carriedValue = newValue }
  }
}

extension Step {
  /// What the user said, in blocks.
  public static func user(_ content: Content...) -> Step { .userInput(UserInputStep(content)) }
}

/// What the model said.
public struct ModelOutputStep: TaggedObject, MediaCarrier {
  static let tag = UTF8Text("model_output")
  /// Every member as it came.
  public var members: JSONObject
  static let carrying = "content"
  var carried: [Content]?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(_ content: [Content]? = nil, error: StepFault? = nil) {
    self.init(members: Self.tagged)
    self.content = content
    self.error = error
  }

  /// The blocks; where the wire has a plain text, one block of it.
  public var content: [Content]? {
    get { carriedValue ?? .plainText(members["content"]) }
    set { carriedValue = newValue }
  }

  /// Why it stopped.
  public var error: StepFault? {
    get { self["error"] }
    set { self["error"] = newValue }
  }
}

/// What the model thought; it has to be sent back unchanged.
public struct ThoughtStep: TaggedObject {
  static let tag = UTF8Text("thought")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(signature: String? = nil, summary: [Content]? = nil) {
    self.init(members: Self.tagged)
    self.signature = signature
    self.summary = summary
  }

  /// The thought itself, sealed.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }

  /// A summary for people, when one was asked for.
  public var summary: [Content]? {
    get { self["summary"] }
    set { self["summary"] = newValue }
  }
}

/// Why a step stopped.
public struct StepFault: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(code: Int? = nil, message: String? = nil, details: [JSONObject]? = nil) {
    self.init(members: JSONObject())
    self.code = code
    self.message = message
    self.details = details
  }

  /// A code of `google.rpc.Code`.
  public var code: Int? {
    get { self["code"] }
    set { self["code"] = newValue }
  }

  /// What happened.
  public var message: String? {
    get { self["message"] }
    set { self["message"] = newValue }
  }

  /// More about it.
  public var details: [JSONObject]? {
    get { self["details"] }
    set { self["details"] = newValue }
  }
}
