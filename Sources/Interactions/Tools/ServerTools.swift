public import OrderedJSON

/// Searching the web.
public struct GoogleSearchTool: TaggedObject {
  static let tag = UTF8Text("google_search")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(searchTypes: [SearchType]? = nil) {
    self.init(members: Self.tagged)
    self.searchTypes = searchTypes
  }

  /// What is searched.
  public var searchTypes: [SearchType]? {
    get { self["search_types"] }
    set { self["search_types"] = newValue }
  }
}

/// What is searched.
public struct SearchType: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `web_search`.
  public static let webSearch = Self("web_search")
  /// `image_search`.
  public static let imageSearch = Self("image_search")
  /// `enterprise_web_search`.
  public static let enterpriseWebSearch = Self("enterprise_web_search")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.webSearch, .imageSearch, .enterpriseWebSearch]
}

/// Running code that the model writes.
public struct CodeExecutionTool: TaggedObject {
  static let tag = UTF8Text("code_execution")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init() {
    self.init(members: Self.tagged)
  }
}

/// Reading pages that the input names.
public struct URLContextTool: TaggedObject {
  static let tag = UTF8Text("url_context")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init() {
    self.init(members: Self.tagged)
  }
}

/// Searching files that were stored for it.
public struct FileSearchTool: TaggedObject {
  static let tag = UTF8Text("file_search")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    fileSearchStoreNames: [String]? = nil, metadataFilter: String? = nil, topK: Int? = nil
  ) {
    self.init(members: Self.tagged)
    self.fileSearchStoreNames = fileSearchStoreNames
    self.metadataFilter = metadataFilter
    self.topK = topK
  }

  /// The stores that are searched.
  public var fileSearchStoreNames: [String]? {
    get { self["file_search_store_names"] }
    set { self["file_search_store_names"] = newValue }
  }

  /// Which files are searched.
  public var metadataFilter: String? {
    get { self["metadata_filter"] }
    set { self["metadata_filter"] = newValue }
  }

  /// How many pieces are taken.
  public var topK: Int? {
    get { self["top_k"] }
    set { self["top_k"] = newValue }
  }
}

/// Asking Google Maps.
public struct GoogleMapsTool: TaggedObject {
  static let tag = UTF8Text("google_maps")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(latitude: Double? = nil, longitude: Double? = nil, enableWidget: Bool? = nil) {
    self.init(members: Self.tagged)
    self.latitude = latitude
    self.longitude = longitude
    self.enableWidget = enableWidget
  }

  /// Where the user is: degrees north.
  public var latitude: Double? {
    get { self["latitude"] }
    set { self["latitude"] = newValue }
  }

  /// Where the user is: degrees east.
  public var longitude: Double? {
    get { self["longitude"] }
    set { self["longitude"] = newValue }
  }

  /// Whether the answer brings a token for a map.
  public var enableWidget: Bool? {
    get { self["enable_widget"] }
    set { self["enable_widget"] = newValue }
  }
}
