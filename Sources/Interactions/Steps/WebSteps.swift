public import OrderedJSON

/// Pages that the model wants to read.
public struct URLContextCallStep: TaggedObject {
  static let tag = UTF8Text("url_context_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, arguments: URLContextCallArguments, signature: String? = nil) {
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

  /// Which pages.
  public var arguments: URLContextCallArguments {
    get { self["arguments", or: URLContextCallArguments(members: JSONObject())] }
    set { self["arguments"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// Pages to read.
public struct URLContextCallArguments: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(urls: [String]? = nil) {
    self.init(members: JSONObject())
    self.urls = urls
  }

  /// Where they are.
  public var urls: [String]? {
    get { self["urls"] }
    set { self["urls"] = newValue }
  }
}

/// The pages that were read.
public struct URLContextResultStep: TaggedObject {
  static let tag = UTF8Text("url_context_result")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    callID: String, result: [URLContextResult], isError: Bool? = nil, signature: String? = nil
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

  /// How each went.
  public var result: [URLContextResult] {
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

/// How reading a page went.
public struct URLContextResult: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(url: String? = nil, status: URLContextStatus? = nil) {
    self.init(members: JSONObject())
    self.url = url
    self.status = status
  }

  /// The page.
  public var url: String? {
    get { self["url"] }
    set { self["url"] = newValue }
  }

  /// How it went.
  public var status: URLContextStatus? {
    get { self["status"] }
    set { self["status"] = newValue }
  }
}

/// How reading a page went.
public struct URLContextStatus: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `success`.
  public static let success = Self("success")
  /// `error`.
  public static let error = Self("error")
  /// `paywall`.
  public static let paywall = Self("paywall")
  /// `unsafe`.
  public static let unsafe = Self("unsafe")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.success, .error, .paywall, .unsafe]
}

/// A question to Google Maps.
public struct GoogleMapsCallStep: TaggedObject {
  static let tag = UTF8Text("google_maps_call")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(id: String, arguments: GoogleMapsCallArguments? = nil, signature: String? = nil) {
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

  /// What is asked.
  public var arguments: GoogleMapsCallArguments? {
    get { self["arguments"] }
    set { self["arguments"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// What Google Maps is asked.
public struct GoogleMapsCallArguments: WireObject {
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

/// What Google Maps answered.
public struct GoogleMapsResultStep: TaggedObject {
  static let tag = UTF8Text("google_maps_result")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(callID: String, result: [GoogleMapsResult], signature: String? = nil) {
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

  /// The answers.
  public var result: [GoogleMapsResult] {
    get { self["result", or: []] }
    set { self["result"] = newValue }
  }

  /// What has to be sent back unchanged.
  public var signature: String? {
    get { self["signature"] }
    set { self["signature"] = newValue }
  }
}

/// One answer of Google Maps.
public struct GoogleMapsResult: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(places: [GoogleMapsPlace]? = nil, widgetContextToken: String? = nil) {
    self.init(members: JSONObject())
    self.places = places
    self.widgetContextToken = widgetContextToken
  }

  /// The places.
  public var places: [GoogleMapsPlace]? {
    get { self["places"] }
    set { self["places"] = newValue }
  }

  /// Shows them on a map.
  public var widgetContextToken: String? {
    get { self["widget_context_token"] }
    set { self["widget_context_token"] = newValue }
  }
}

/// A place of Google Maps.
public struct GoogleMapsPlace: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    placeID: String? = nil, name: String? = nil, url: String? = nil,
    reviewSnippets: [ReviewSnippet]? = nil
  ) {
    self.init(members: JSONObject())
    self.placeID = placeID
    self.name = name
    self.url = url
    self.reviewSnippets = reviewSnippets
  }

  /// Its id.
  public var placeID: String? {
    get { self["place_id"] }
    set { self["place_id"] = newValue }
  }

  /// What it is called.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// Its page.
  public var url: String? {
    get { self["url"] }
    set { self["url"] = newValue }
  }

  /// What visitors say.
  public var reviewSnippets: [ReviewSnippet]? {
    get { self["review_snippets"] }
    set { self["review_snippets"] = newValue }
  }
}
