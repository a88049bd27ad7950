public import OrderedJSON

/// The tokens that an interaction took; any count may be missing.
public struct Usage: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    totalTokens: Int? = nil, totalInputTokens: Int? = nil, totalOutputTokens: Int? = nil,
    totalThoughtTokens: Int? = nil, totalCachedTokens: Int? = nil, totalToolUseTokens: Int? = nil,
    initialInputTokens: Int? = nil, inputTokensByModality: [ModalityTokens]? = nil,
    outputTokensByModality: [ModalityTokens]? = nil,
    cachedTokensByModality: [ModalityTokens]? = nil,
    toolUseTokensByModality: [ModalityTokens]? = nil,
    groundingToolCount: [GroundingToolCount]? = nil
  ) {
    self.init(members: JSONObject())
    self.totalTokens = totalTokens
    self.totalInputTokens = totalInputTokens
    self.totalOutputTokens = totalOutputTokens
    self.totalThoughtTokens = totalThoughtTokens
    self.totalCachedTokens = totalCachedTokens
    self.totalToolUseTokens = totalToolUseTokens
    self.initialInputTokens = initialInputTokens
    self.inputTokensByModality = inputTokensByModality
    self.outputTokensByModality = outputTokensByModality
    self.cachedTokensByModality = cachedTokensByModality
    self.toolUseTokensByModality = toolUseTokensByModality
    self.groundingToolCount = groundingToolCount
  }

  /// All of them.
  public var totalTokens: Int? {
    get { self["total_tokens"] }
    set { self["total_tokens"] = newValue }
  }

  /// Those of the input.
  public var totalInputTokens: Int? {
    get { self["total_input_tokens"] }
    set { self["total_input_tokens"] = newValue }
  }

  /// Those of the answer.
  public var totalOutputTokens: Int? {
    get { self["total_output_tokens"] }
    set { self["total_output_tokens"] = newValue }
  }

  /// Those of thoughts.
  public var totalThoughtTokens: Int? {
    get { self["total_thought_tokens"] }
    set { self["total_thought_tokens"] = newValue }
  }

  /// Those of the input that had been read before.
  public var totalCachedTokens: Int? {
    get { self["total_cached_tokens"] }
    set { self["total_cached_tokens"] = newValue }
  }

  /// Those of what tools brought.
  public var totalToolUseTokens: Int? {
    get { self["total_tool_use_tokens"] }
    set { self["total_tool_use_tokens"] = newValue }
  }

  /// Those of the first input, when several requests were put together.
  public var initialInputTokens: Int? {
    get { self["initial_input_tokens"] }
    set { self["initial_input_tokens"] = newValue }
  }

  /// Those of the input by kind of content.
  public var inputTokensByModality: [ModalityTokens]? {
    get { self["input_tokens_by_modality"] }
    set { self["input_tokens_by_modality"] = newValue }
  }

  /// Those of the answer by kind of content.
  public var outputTokensByModality: [ModalityTokens]? {
    get { self["output_tokens_by_modality"] }
    set { self["output_tokens_by_modality"] = newValue }
  }

  /// Those that had been read before by kind of content.
  public var cachedTokensByModality: [ModalityTokens]? {
    get { self["cached_tokens_by_modality"] }
    set { self["cached_tokens_by_modality"] = newValue }
  }

  /// Those of what tools brought by kind of content.
  public var toolUseTokensByModality: [ModalityTokens]? {
    get { self["tool_use_tokens_by_modality"] }
    set { self["tool_use_tokens_by_modality"] = newValue }
  }

  /// How often which search was asked.
  public var groundingToolCount: [GroundingToolCount]? {
    get { self["grounding_tool_count"] }
    set { self["grounding_tool_count"] = newValue }
  }
}

/// The tokens of one kind of content.
public struct ModalityTokens: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(modality: Modality? = nil, tokens: Int? = nil) {
    self.init(members: JSONObject())
    self.modality = modality
    self.tokens = tokens
  }

  /// The kind.
  public var modality: Modality? {
    get { self["modality"] }
    set { self["modality"] = newValue }
  }

  /// How many.
  public var tokens: Int? {
    get { self["tokens"] }
    set { self["tokens"] = newValue }
  }
}

/// How often a search was asked.
public struct GroundingToolCount: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(type: GroundingTool? = nil, count: Int? = nil) {
    self.init(members: JSONObject())
    self.type = type
    self.count = count
  }

  /// Which search.
  public var type: GroundingTool? {
    get { self["type"] }
    set { self["type"] = newValue }
  }

  /// How often.
  public var count: Int? {
    get { self["count"] }
    set { self["count"] = newValue }
  }
}

/// A search that an answer relies on.
public struct GroundingTool: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `google_search`.
  public static let googleSearch = Self("google_search")
  /// `google_maps`.
  public static let googleMaps = Self("google_maps")
  /// `retrieval`.
  public static let retrieval = Self("retrieval")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.googleSearch, .googleMaps, .retrieval]
}
