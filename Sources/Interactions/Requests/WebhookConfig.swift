public import OrderedJSON

/// Who is told of the end of an interaction.
public struct WebhookConfig: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(uris: [String]? = nil, userMetadata: JSONObject? = nil) {
    self.init(members: JSONObject())
    self.uris = uris
    self.userMetadata = userMetadata
  }

  /// Where the news is posted to.
  public var uris: [String]? {
    get { self["uris"] }
    set { self["uris"] = newValue }
  }

  /// What is sent along.
  public var userMetadata: JSONObject? {
    get { self["user_metadata"] }
    set { self["user_metadata"] = newValue }
  }
}
