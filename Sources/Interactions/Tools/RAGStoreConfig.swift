public import OrderedJSON

/// How a RAG store is asked.
public struct RAGStoreConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(resources: [RAGResource]? = nil, retrieval: RAGRetrievalConfig? = nil) {
    self.init(members: JSONObject())
    self.resources = resources
    self.retrieval = retrieval
  }

  /// What is searched.
  public var resources: [RAGResource]? {
    get { self["rag_resources"] }
    set { self["rag_resources"] = newValue }
  }

  /// How.
  public var retrieval: RAGRetrievalConfig? {
    get { self["rag_retrieval_config"] }
    set { self["rag_retrieval_config"] = newValue }
  }

  /// How many pieces are taken. Deprecated by the API.
  public var similarityTopK: Int? {
    get { self["similarity_top_k"] }
    set { self["similarity_top_k"] = newValue }
  }

  /// How far a piece may be. Deprecated by the API.
  public var vectorDistanceThreshold: Double? {
    get { self["vector_distance_threshold"] }
    set { self["vector_distance_threshold"] = newValue }
  }
}

/// A corpus, or files of it.
public struct RAGResource: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(corpus: String? = nil, fileIDs: [String]? = nil) {
    self.init(members: JSONObject())
    self.corpus = corpus
    self.fileIDs = fileIDs
  }

  /// The corpus.
  public var corpus: String? {
    get { self["rag_corpus"] }
    set { self["rag_corpus"] = newValue }
  }

  /// Files of it.
  public var fileIDs: [String]? {
    get { self["rag_file_ids"] }
    set { self["rag_file_ids"] = newValue }
  }
}

/// How pieces are chosen.
public struct RAGRetrievalConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    topK: Int? = nil, filter: RAGFilter? = nil, hybridSearch: RAGHybridSearch? = nil,
    ranking: RAGRanking? = nil
  ) {
    self.init(members: JSONObject())
    self.topK = topK
    self.filter = filter
    self.hybridSearch = hybridSearch
    self.ranking = ranking
  }

  /// How many pieces are taken.
  public var topK: Int? {
    get { self["top_k"] }
    set { self["top_k"] = newValue }
  }

  /// Which pieces.
  public var filter: RAGFilter? {
    get { self["filter"] }
    set { self["filter"] = newValue }
  }

  /// How words and meaning are weighed.
  public var hybridSearch: RAGHybridSearch? {
    get { self["hybrid_search"] }
    set { self["hybrid_search"] = newValue }
  }

  /// How they are ranked.
  public var ranking: RAGRanking? {
    get { self["ranking"] }
    set { self["ranking"] = newValue }
  }
}

/// Which pieces are taken.
public struct RAGFilter: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    metadataFilter: String? = nil, vectorDistanceThreshold: Double? = nil,
    vectorSimilarityThreshold: Double? = nil
  ) {
    self.init(members: JSONObject())
    self.metadataFilter = metadataFilter
    self.vectorDistanceThreshold = vectorDistanceThreshold
    self.vectorSimilarityThreshold = vectorSimilarityThreshold
  }

  /// By what they were stored with.
  public var metadataFilter: String? {
    get { self["metadata_filter"] }
    set { self["metadata_filter"] = newValue }
  }

  /// How far a piece may be.
  public var vectorDistanceThreshold: Double? {
    get { self["vector_distance_threshold"] }
    set { self["vector_distance_threshold"] = newValue }
  }

  /// How near a piece must be.
  public var vectorSimilarityThreshold: Double? {
    get { self["vector_similarity_threshold"] }
    set { self["vector_similarity_threshold"] = newValue }
  }
}

/// How words and meaning are weighed.
public struct RAGHybridSearch: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(alpha: Double? = nil) {
    self.init(members: JSONObject())
    self.alpha = alpha
  }

  /// 0 for words alone, 1 for meaning alone.
  public var alpha: Double? {
    get { self["alpha"] }
    set { self["alpha"] = newValue }
  }
}

/// How pieces are ranked.
public struct RAGRanking: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    rankingConfig: RankingType? = nil, modelName: String? = nil, rankService: RAGRankService? = nil
  ) {
    self.init(members: JSONObject())
    self.rankingConfig = rankingConfig
    self.modelName = modelName
    self.rankService = rankService
  }

  /// By whom.
  public var rankingConfig: RankingType? {
    get { self["ranking_config"] }
    set { self["ranking_config"] = newValue }
  }

  /// The model that ranks.
  public var modelName: String? {
    get { self["model_name"] }
    set { self["model_name"] = newValue }
  }

  /// The service that ranks.
  public var rankService: RAGRankService? {
    get { self["rank_service"] }
    set { self["rank_service"] = newValue }
  }
}

/// A service that ranks pieces.
public struct RAGRankService: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(modelName: String? = nil) {
    self.init(members: JSONObject())
    self.modelName = modelName
  }

  /// Its model.
  public var modelName: String? {
    get { self["model_name"] }
    set { self["model_name"] = newValue }
  }
}

/// By whom pieces are ranked.
public struct RankingType: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `rank_service`.
  public static let rankService = Self("rank_service")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.rankService]
}
