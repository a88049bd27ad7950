public import OrderedJSON

/// The tools that a model may choose from.
public struct ToolChoiceConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(allowedTools: AllowedTools? = nil) {
    self.init(members: JSONObject())
    self.allowedTools = allowedTools
  }

  /// Their names, and whether one has to be called.
  public var allowedTools: AllowedTools? {
    get { self["allowed_tools"] }
    set { self["allowed_tools"] = newValue }
  }
}

/// Some tools, and whether one of them has to be called.
public struct AllowedTools: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(mode: ToolChoiceMode? = nil, tools: [String]? = nil) {
    self.init(members: JSONObject())
    self.mode = mode
    self.tools = tools
  }

  /// Whether one has to be called.
  public var mode: ToolChoiceMode? {
    get { self["mode"] }
    set { self["mode"] = newValue }
  }

  /// Their names.
  public var tools: [String]? {
    get { self["tools"] }
    set { self["tools"] = newValue }
  }
}

/// Whether a model has to call a tool.
public struct ToolChoiceMode: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `auto`.
  public static let auto = Self("auto")
  /// `any`.
  public static let any = Self("any")
  /// `none`.
  public static let never = Self("none")
  /// `validated`.
  public static let validated = Self("validated")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.auto, .any, .never, .validated]
}
