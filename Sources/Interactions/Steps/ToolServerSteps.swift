public import OrderedJSON

/// A tool of another server that the model calls.
public struct MCPServerToolCallStep: TaggedObject {
  static let tag = UTF8Text("mcp_server_tool_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, name: String, serverName: String, arguments: JSONObject) {
    self.init(members: Self.tagged)
    self.id = id
    self.name = name
    self.serverName = serverName
    self.arguments = arguments
  }

  /// Names the call in its result.
  public var id: String {
    get { self["id", or: ""] }
    set { self["id"] = newValue }
  }

  /// The tool.
  public var name: String {
    get { self["name", or: ""] }
    set { self["name"] = newValue }
  }

  /// Whose tool it is.
  public var serverName: String {
    get { self["server_name", or: ""] }
    set { self["server_name"] = newValue }
  }

  /// What it is called with.
  public var arguments: JSONObject {
    get { self["arguments", or: JSONObject()] }
    set { self["arguments"] = newValue }
  }
}

/// What a tool of another server gave back.
public struct MCPServerToolResultStep: TaggedObject, MediaCarrier {
  static let tag = UTF8Text("mcp_server_tool_result")
  /// Every member as it came.
  public var members: JSONObject
  static let carrying = "result"
  var carried: ToolOutput?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    callID: String, result: ToolOutput? = nil, name: String? = nil, serverName: String? = nil
  ) {
    self.init(members: Self.tagged)
    self.callID = callID
    self.result = result
    self.name = name
    self.serverName = serverName
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

  /// The tool.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// Whose tool it is.
  public var serverName: String? {
    get { self["server_name"] }
    set { self["server_name"] = newValue }
  }
}

/// Tools that the model looks for.
public struct ToolSearchCallStep: TaggedObject {
  static let tag = UTF8Text("tool_search_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, arguments: ToolSearchCallArguments, signature: String? = nil) {
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

  /// What it looks for.
  public var arguments: ToolSearchCallArguments {
    get { self["arguments", or: ToolSearchCallArguments(members: JSONObject())] }
    set { self["arguments"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// Tools to look for.
public struct ToolSearchCallArguments: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(functionNames: [String]? = nil) {
    self.init(members: JSONObject())
    self.functionNames = functionNames
  }

  /// Their names.
  public var functionNames: [String]? {
    get { self["function_names"] }
    set { self["function_names"] = newValue }
  }
}

/// Tools that were found.
public struct ToolSearchResultStep: TaggedObject {
  static let tag = UTF8Text("tool_search_result")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(callID: String, result: [FunctionTool]? = nil, signature: String? = nil) {
    self.init(members: Self.tagged)
    self.callID = callID
    self.result = result
    self.signature = signature
  }

  /// The id of the call.
  public var callID: String {
    get { self["call_id", or: ""] }
    set { self["call_id"] = newValue }
  }

  /// The tools.
  public var result: [FunctionTool]? {
    get { self["result"] }
    set { self["result"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}
