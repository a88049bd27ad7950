public import OrderedJSON

/// What the API says went wrong, in an answer or in a stream.
public struct APIFault: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(code: String? = nil, message: String? = nil) {
    self.init(members: JSONObject())
    self.code = code
    self.message = message
  }

  /// A word such as `service_unavailable`.
  public var code: String? {
    get { self["code"] }
    set { self["code"] = newValue }
  }

  /// A sentence.
  public var message: String? {
    get { self["message"] }
    set { self["message"] = newValue }
  }
}
