public import OrderedJSON

/// The tools of a server that speaks the Model Context Protocol.
public struct MCPServerTool: TaggedObject {
  static let tag = UTF8Text("mcp_server")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    name: String? = nil, url: String? = nil, headers: WireMap<String>? = nil,
    allowedTools: [AllowedTools]? = nil
  ) {
    self.init(members: Self.tagged)
    self.name = name
    self.url = url
    self.headers = headers
    self.allowedTools = allowedTools
  }

  /// What the server is called.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// Where it is.
  public var url: String? {
    get { self["url"] }
    set { self["url"] = newValue }
  }

  /// Header fields of requests to it.
  public var headers: WireMap<String>? {
    get { self["headers"] }
    set { self["headers"] = newValue }
  }

  /// Those of its tools that may be called.
  public var allowedTools: [AllowedTools]? {
    get { self["allowed_tools"] }
    set { self["allowed_tools"] = newValue }
  }
}
