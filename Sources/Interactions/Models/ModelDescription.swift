public import OrderedJSON

/// What the API tells of a model.
public struct ModelDescription: WireObject {
  /// Every member, known or not.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }
}

extension ModelDescription {
  /// `models/gemini-3.5-flash`.
  public var name: String? { self["name"] }
  /// Which issue of the model it is.
  public var version: String? { self["version"] }
  /// What a person calls it.
  public var displayName: String? { self["displayName"] }
  /// What it is good for.
  public var description: String? { self["description"] }
  /// The most tokens that it reads at once.
  public var inputTokenLimit: Int? { self["inputTokenLimit"] }
  /// The most tokens that it answers.
  public var outputTokenLimit: Int? { self["outputTokenLimit"] }
  /// What it can be asked to do: `generateContent`.
  public var supportedGenerationMethods: [String]? { self["supportedGenerationMethods"] }
  /// How freely it chooses its words where nobody says.
  public var temperature: Double? { self["temperature"] }
  /// The most freely it chooses them.
  public var maxTemperature: Double? { self["maxTemperature"] }
  /// From how large a part of the likely words it chooses.
  public var topP: Double? { self["topP"] }
  /// From how many words it chooses.
  public var topK: Int? { self["topK"] }
  /// Whether it can think before it answers.
  public var thinking: Bool? { self["thinking"] }
}

/// How many tokens something takes to be read.
public struct TokenCount: WireObject {
  /// Every member, known or not.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }
}

extension TokenCount {
  /// All of them.
  public var totalTokens: Int? { self["totalTokens"] }
  /// Those that the API had read before.
  public var cachedContentTokenCount: Int? { self["cachedContentTokenCount"] }
}
