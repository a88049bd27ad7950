public import OrderedJSON

/// Code that the model runs.
public struct CodeExecutionCallStep: TaggedObject {
  static let tag = UTF8Text("code_execution_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, arguments: CodeExecutionCallArguments, signature: String? = nil) {
    self.init(members: Self.tagged)
    self.id = id
    self.arguments = arguments
    self.signature = signature
  }

  /// Names the call in its result.
  public var id: String {
    get { self["id", or: ""] }
    set { self["id"] = newValue }
  }

  /// The code.
  public var arguments: CodeExecutionCallArguments {
    get { self["arguments", or: CodeExecutionCallArguments(members: JSONObject())] }
    set { self["arguments"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// Code to run.
public struct CodeExecutionCallArguments: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(code: String? = nil, language: CodeLanguage? = nil) {
    self.init(members: JSONObject())
    self.code = code
    self.language = language
  }

  /// The code.
  public var code: String? {
    get { self["code"] }
    set { self["code"] = newValue }
  }

  /// What it is written in.
  public var language: CodeLanguage? {
    get { self["language"] }
    set { self["language"] = newValue }
  }
}

/// A language that code is run in.
public struct CodeLanguage: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `python`.
  public static let python = Self("python")
  /// `bash`.
  public static let bash = Self("bash")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.python, .bash]
}

/// What code wrote.
public struct CodeExecutionResultStep: TaggedObject, MediaCarrier {
  static let tag = UTF8Text("code_execution_result")
  /// Every member as it came.
  public var members: JSONObject
  static let carrying = "result"
  var carried: ToolOutput?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    callID: String, result: ToolOutput? = nil, isError: Bool? = nil, signature: String? = nil
  ) {
    self.init(members: Self.tagged)
    self.callID = callID
    self.result = result
    self.isError = isError
    self.signature = signature
  }

  /// The id of the call.
  public var callID: String {
    get { self["call_id", or: ""] }
    set { self["call_id"] = newValue }
  }

  /// What came out.
  public var result: ToolOutput? {
    get { carriedValue }
    set { carriedValue = newValue }
  }

  /// Whether it failed.
  public var isError: Bool? {
    get { self["is_error"] }
    set { self["is_error"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// That the server works on media.
public struct ProcessingCallStep: TaggedObject {
  static let tag = UTF8Text("processing_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, signature: String? = nil) {
    self.init(members: Self.tagged)
    self.id = id
    self.signature = signature
  }

  /// Names the call in its result.
  public var id: String {
    get { self["id", or: ""] }
    set { self["id"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// That the server has worked on media.
public struct ProcessingResultStep: TaggedObject {
  static let tag = UTF8Text("processing_result")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(callID: String, signature: String? = nil) {
    self.init(members: Self.tagged)
    self.callID = callID
    self.signature = signature
  }

  /// The id of the call.
  public var callID: String {
    get { self["call_id", or: ""] }
    set { self["call_id"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}
