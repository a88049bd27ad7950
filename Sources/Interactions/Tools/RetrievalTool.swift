public import OrderedJSON

/// Searching what others keep.
public struct RetrievalTool: TaggedObject {
  static let tag = UTF8Text("retrieval")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    retrievalTypes: [RetrievalType]? = nil, vertexAISearchConfig: VertexAISearchConfig? = nil,
    ragStoreConfig: RAGStoreConfig? = nil, exaAISearchConfig: ExaAISearchConfig? = nil,
    parallelAISearchConfig: ParallelAISearchConfig? = nil
  ) {
    self.init(members: Self.tagged)
    self.retrievalTypes = retrievalTypes
    self.vertexAISearchConfig = vertexAISearchConfig
    self.ragStoreConfig = ragStoreConfig
    self.exaAISearchConfig = exaAISearchConfig
    self.parallelAISearchConfig = parallelAISearchConfig
  }

  /// Where is searched.
  public var retrievalTypes: [RetrievalType]? {
    get { self["retrieval_types"] }
    set { self["retrieval_types"] = newValue }
  }

  /// How Vertex AI Search is asked.
  public var vertexAISearchConfig: VertexAISearchConfig? {
    get { self["vertex_ai_search_config"] }
    set { self["vertex_ai_search_config"] = newValue }
  }

  /// How a RAG store is asked.
  public var ragStoreConfig: RAGStoreConfig? {
    get { self["rag_store_config"] }
    set { self["rag_store_config"] = newValue }
  }

  /// How Exa is asked.
  public var exaAISearchConfig: ExaAISearchConfig? {
    get { self["exa_ai_search_config"] }
    set { self["exa_ai_search_config"] = newValue }
  }

  /// How Parallel is asked.
  public var parallelAISearchConfig: ParallelAISearchConfig? {
    get { self["parallel_ai_search_config"] }
    set { self["parallel_ai_search_config"] = newValue }
  }
}

/// Where is searched.
public struct RetrievalType: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `vertex_ai_search`.
  public static let vertexAISearch = Self("vertex_ai_search")
  /// `rag_store`.
  public static let ragStore = Self("rag_store")
  /// `exa_ai_search`.
  public static let exaAISearch = Self("exa_ai_search")
  /// `parallel_ai_search`.
  public static let parallelAISearch = Self("parallel_ai_search")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.vertexAISearch, .ragStore, .exaAISearch, .parallelAISearch]
}

/// How Vertex AI Search is asked.
public struct VertexAISearchConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(engine: String? = nil, datastores: [String]? = nil) {
    self.init(members: JSONObject())
    self.engine = engine
    self.datastores = datastores
  }

  /// The engine.
  public var engine: String? {
    get { self["engine"] }
    set { self["engine"] = newValue }
  }

  /// The data stores.
  public var datastores: [String]? {
    get { self["datastores"] }
    set { self["datastores"] = newValue }
  }
}

/// How Exa is asked.
public struct ExaAISearchConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(apiKey: String, customConfig: JSONObject? = nil) {
    self.init(members: JSONObject())
    self.apiKey = apiKey
    self.customConfig = customConfig
  }

  /// The key that Exa gave out.
  public var apiKey: String {
    get { self["api_key", or: ""] }
    set { self["api_key"] = newValue }
  }

  /// Whatever else Exa takes.
  public var customConfig: JSONObject? {
    get { self["custom_config"] }
    set { self["custom_config"] = newValue }
  }
}

/// How Parallel is asked.
public struct ParallelAISearchConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(apiKey: String? = nil, customConfig: JSONObject? = nil) {
    self.init(members: JSONObject())
    self.apiKey = apiKey
    self.customConfig = customConfig
  }

  /// The key that Parallel gave out.
  public var apiKey: String? {
    get { self["api_key"] }
    set { self["api_key"] = newValue }
  }

  /// Whatever else Parallel takes.
  public var customConfig: JSONObject? {
    get { self["custom_config"] }
    set { self["custom_config"] = newValue }
  }
}
