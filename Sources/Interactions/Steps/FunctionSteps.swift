public import OrderedJSON

/// A function that the model asks for.
public struct FunctionCallStep: TaggedObject {
  static let tag = UTF8Text("function_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, name: String, arguments: JSONObject) {
    self.init(members: Self.tagged)
    self.id = id
    self.name = name
    self.arguments = arguments
  }

  /// Names the call in its result.
  public var id: String {
    get { self["id", or: ""] }
    set { self["id"] = newValue }
  }

  /// The function.
  public var name: String {
    get { self["name", or: ""] }
    set { self["name"] = newValue }
  }

  /// What it is called with.
  public var arguments: JSONObject {
    get { self["arguments", or: JSONObject()] }
    set { self["arguments"] = newValue }
  }
}

/// What a function gave back.
public struct FunctionResultStep: TaggedObject, MediaCarrier {
  static let tag = UTF8Text("function_result")
  /// Every member as it came.
  public var members: JSONObject
  static let carrying = "result"
  var carried: ToolOutput?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(callID: String, result: ToolOutput? = nil, name: String? = nil, isError: Bool? = nil)
  {
    self.init(members: Self.tagged)
    self.callID = callID
    self.result = result
    self.name = name
    self.isError = isError
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

  /// The function.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// Whether it failed.
  public var isError: Bool? {
    get { self["is_error"] }
    set { self["is_error"] = newValue }
  }
}
