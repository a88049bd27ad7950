public import OrderedJSON

/// Searching for tools that are not loaded yet.
public struct ToolSearchTool: TaggedObject {
  static let tag = UTF8Text("tool_search")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    execution: ToolSearchExecution? = nil, name: String? = nil, description: String? = nil,
    parameters: JSON? = nil
  ) {
    self.init(members: Self.tagged)
    self.execution = execution
    self.name = name
    self.description = description
    self.parameters = parameters
  }

  /// Who searches.
  public var execution: ToolSearchExecution? {
    get { self["execution"] }
    set { self["execution"] = newValue }
  }

  /// What the search is called.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// What it does, for the model.
  public var description: String? {
    get { self["description"] }
    set { self["description"] = newValue }
  }

  /// The JSON Schema of its arguments.
  public var parameters: JSON? {
    get { self["parameters"] }
    set { self["parameters"] = newValue }
  }
}

/// Who searches for tools.
public struct ToolSearchExecution: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `server`.
  public static let server = Self("server")
  /// `client`.
  public static let client = Self("client")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.server, .client]
}
