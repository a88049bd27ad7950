public import OrderedJSON

/// One exchange with a model as the API answers it.
public struct Interaction: WireObject {
  /// Every member, known or not.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// By which it is fetched, continued, cancelled and deleted.
  public var id: String? { members["id"]?.string }
}
