public import OrderedJSON

/// How the Antigravity agent goes to work.
public struct AntigravityAgentConfig: TaggedObject {
  static let tag = UTF8Text("antigravity")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(maxTotalTokens: Int? = nil, model: String? = nil) {
    self.init(members: Self.tagged)
    self.maxTotalTokens = maxTotalTokens
    self.model = model
  }

  /// The most tokens it may use.
  public var maxTotalTokens: Int? {
    get { self["max_total_tokens"] }
    set { self["max_total_tokens"] = newValue }
  }

  /// The model it uses.
  public var model: String? {
    get { self["model"] }
    set { self["model"] = newValue }
  }
}

/// How the Deep Research agent goes to work.
public struct DeepResearchAgentConfig: TaggedObject {
  static let tag = UTF8Text("deep-research")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    collaborativePlanning: Bool? = nil, enableBigqueryTool: Bool? = nil,
    thinkingSummaries: ThinkingSummaries? = nil, visualization: Visualization? = nil
  ) {
    self.init(members: Self.tagged)
    self.collaborativePlanning = collaborativePlanning
    self.enableBigqueryTool = enableBigqueryTool
    self.thinkingSummaries = thinkingSummaries
    self.visualization = visualization
  }

  /// Whether it shows its plan before it follows it.
  public var collaborativePlanning: Bool? {
    get { self["collaborative_planning"] }
    set { self["collaborative_planning"] = newValue }
  }

  /// Whether it may ask BigQuery.
  public var enableBigqueryTool: Bool? {
    get { self["enable_bigquery_tool"] }
    set { self["enable_bigquery_tool"] = newValue }
  }

  /// Whether its thoughts are summed up.
  public var thinkingSummaries: ThinkingSummaries? {
    get { self["thinking_summaries"] }
    set { self["thinking_summaries"] = newValue }
  }

  /// Whether it draws charts.
  public var visualization: Visualization? {
    get { self["visualization"] }
    set { self["visualization"] = newValue }
  }
}

/// How the CodeMender agent goes to work.
public struct CodeMenderAgentConfig: TaggedObject {
  static let tag = UTF8Text("code-mender")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    model: String? = nil, sessionID: String? = nil, sessionConfig: CodeMenderSession? = nil,
    findRequest: FindRequest? = nil, fixRequest: FixRequest? = nil
  ) {
    self.init(members: Self.tagged)
    self.model = model
    self.sessionID = sessionID
    self.sessionConfig = sessionConfig
    self.findRequest = findRequest
    self.fixRequest = fixRequest
  }

  /// The model it uses.
  public var model: String? {
    get { self["model"] }
    set { self["model"] = newValue }
  }

  /// The session that goes on.
  public var sessionID: String? {
    get { self["session_id"] }
    set { self["session_id"] = newValue }
  }

  /// The bounds of the session.
  public var sessionConfig: CodeMenderSession? {
    get { self["session_config"] }
    set { self["session_config"] = newValue }
  }

  /// What is to be found.
  public var findRequest: FindRequest? {
    get { self["find_request"] }
    set { self["find_request"] = newValue }
  }

  /// What is to be mended.
  public var fixRequest: FixRequest? {
    get { self["fix_request"] }
    set { self["fix_request"] = newValue }
  }
}

/// An agent that is told everything by its members.
public struct DynamicAgentConfig: TaggedObject {
  static let tag = UTF8Text("dynamic")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init() {
    self.init(members: Self.tagged)
  }
}

/// Whether charts are drawn.
public struct Visualization: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `off`.
  public static let off = Self("off")
  /// `auto`.
  public static let auto = Self("auto")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.off, .auto]
}
