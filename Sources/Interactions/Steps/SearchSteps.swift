public import OrderedJSON

/// A search of the web.
public struct GoogleSearchCallStep: TaggedObject {
  static let tag = UTF8Text("google_search_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    id: String, arguments: GoogleSearchCallArguments, searchType: SearchType? = nil,
    signature: String? = nil
  ) {
    self.init(members: Self.tagged)
    self.id = id
    self.arguments = arguments
    self.searchType = searchType
    self.signature = signature
  }

  /// Names the call in its result.
  public var id: String {
    get { self["id", or: ""] }
    set { self["id"] = newValue }
  }

  /// What is searched for.
  public var arguments: GoogleSearchCallArguments {
    get { self["arguments", or: GoogleSearchCallArguments(members: JSONObject())] }
    set { self["arguments"] = newValue }
  }

  /// Where.
  public var searchType: SearchType? {
    get { self["search_type"] }
    set { self["search_type"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// What is searched for.
public struct GoogleSearchCallArguments: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(queries: [String]? = nil) {
    self.init(members: JSONObject())
    self.queries = queries
  }

  /// The words.
  public var queries: [String]? {
    get { self["queries"] }
    set { self["queries"] = newValue }
  }
}

/// What a search of the web found.
public struct GoogleSearchResultStep: TaggedObject {
  static let tag = UTF8Text("google_search_result")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    callID: String, result: [GoogleSearchResult], isError: Bool? = nil, signature: String? = nil
  ) {
    self.init(members: Self.tagged)
    self.callID = callID
    self.result = result
    self.isError = isError
    self.signature = signature
  }

  /// The id of the call.
  public var callID: String {
    get { self["call_id", or: ""] }
    set { self["call_id"] = newValue }
  }

  /// What was found.
  public var result: [GoogleSearchResult] {
    get { self["result", or: []] }
    set { self["result"] = newValue }
  }

  /// Whether it failed.
  public var isError: Bool? {
    get { self["is_error"] }
    set { self["is_error"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// What a search of the web found.
public struct GoogleSearchResult: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(searchSuggestions: String? = nil) {
    self.init(members: JSONObject())
    self.searchSuggestions = searchSuggestions
  }

  /// HTML that has to be shown with the answer.
  public var searchSuggestions: String? {
    get { self["search_suggestions"] }
    set { self["search_suggestions"] = newValue }
  }
}

/// A search of stored files.
public struct FileSearchCallStep: TaggedObject {
  static let tag = UTF8Text("file_search_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, signature: String? = nil) {
    self.init(members: Self.tagged)
    self.id = id
    self.signature = signature
  }

  /// Names the call in its result.
  public var id: String {
    get { self["id", or: ""] }
    set { self["id"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// What a search of stored files found.
public struct FileSearchResultStep: TaggedObject {
  static let tag = UTF8Text("file_search_result")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(callID: String, result: [FileSearchResult]? = nil, signature: String? = nil) {
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

  /// What was found, which only streams tell.
  public var result: [FileSearchResult]? {
    get { self["result"] }
    set { self["result"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// Something that was found in stored files.
public struct FileSearchResult: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init() {
    self.init(members: JSONObject())
  }
}

/// A search of what others keep.
public struct RetrievalCallStep: TaggedObject {
  static let tag = UTF8Text("retrieval_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    id: String, arguments: RetrievalCallArguments, retrievalType: RetrievalType? = nil,
    signature: String? = nil
  ) {
    self.init(members: Self.tagged)
    self.id = id
    self.arguments = arguments
    self.retrievalType = retrievalType
    self.signature = signature
  }

  /// Names the call in its result.
  public var id: String {
    get { self["id", or: ""] }
    set { self["id"] = newValue }
  }

  /// What is searched for.
  public var arguments: RetrievalCallArguments {
    get { self["arguments", or: RetrievalCallArguments(members: JSONObject())] }
    set { self["arguments"] = newValue }
  }

  /// Where.
  public var retrievalType: RetrievalType? {
    get { self["retrieval_type"] }
    set { self["retrieval_type"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// What is searched for.
public struct RetrievalCallArguments: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(queries: [String]? = nil) {
    self.init(members: JSONObject())
    self.queries = queries
  }

  /// The words.
  public var queries: [String]? {
    get { self["queries"] }
    set { self["queries"] = newValue }
  }
}

/// That a search of what others keep has ended.
public struct RetrievalResultStep: TaggedObject {
  static let tag = UTF8Text("retrieval_result")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(callID: String, isError: Bool? = nil, signature: String? = nil) {
    self.init(members: Self.tagged)
    self.callID = callID
    self.isError = isError
    self.signature = signature
  }

  /// The id of the call.
  public var callID: String {
    get { self["call_id", or: ""] }
    set { self["call_id"] = newValue }
  }

  /// Whether it failed.
  public var isError: Bool? {
    get { self["is_error"] }
    set { self["is_error"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}
