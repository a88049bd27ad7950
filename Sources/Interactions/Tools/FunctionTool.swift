public import OrderedJSON

/// A function of the caller that a model may ask for.
public struct FunctionTool: TaggedObject {
  static let tag = UTF8Text("function")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    name: String? = nil, description: String? = nil, parameters: JSON? = nil,
    deferLoading: Bool? = nil, shortDescription: String? = nil
  ) {
    self.init(members: Self.tagged)
    self.name = name
    self.description = description
    self.parameters = parameters
    self.deferLoading = deferLoading
    self.shortDescription = shortDescription
  }

  /// What the model calls it.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// What it does, for the model.
  public var description: String? {
    get { self["description"] }
    set { self["description"] = newValue }
  }

  /// The JSON Schema of its arguments.
  public var parameters: JSON? {
    get { self["parameters"] }
    set { self["parameters"] = newValue }
  }

  /// Whether the model only learns of it by searching for tools.
  public var deferLoading: Bool? {
    get { self["defer_loading"] }
    set { self["defer_loading"] = newValue }
  }

  /// What it does in a few words, for that search.
  public var shortDescription: String? {
    get { self["short_description"] }
    set { self["short_description"] = newValue }
  }
}
