public import OrderedJSON

/// What became of a request: the steps that were taken, and how far they came.
public struct Interaction: WireObject {
  /// The answer that it came in, as long as nothing was changed: most of it is never looked at.
  private var answer: JSONTape?
  private var ownMembers: JSONObject

  /// Every member as it came.
  public var members: JSONObject {
    get { answer.flatMap { JSON($0.root).object } ?? ownMembers }
    set { (answer, ownMembers) = (nil, newValue) }
  }

  /// Takes members as they are.
  public init(members: JSONObject) { ownMembers = members }

  /// Takes an answer, of which only those members are copied that are asked for.
  package init(_ answer: JSONTape) {
    self.answer = answer
    ownMembers = JSONObject()
  }

  /// The name to ask for it again by; opaque.
  public var id: String? {
    get { self["id"] }
    set { self["id"] = newValue }
  }

  /// How far it came; empty when the server did not say.
  public var status: InteractionStatus {
    get { self["status", or: InteractionStatus("")] }
    set { self["status"] = newValue }
  }

  /// The model that answers.
  public var model: ModelName? {
    get { self["model"] }
    set { self["model"] = newValue }
  }

  /// The agent that works on it.
  public var agent: AgentName? {
    get { self["agent"] }
    set { self["agent"] = newValue }
  }

  /// What it took.
  public var usage: Usage? {
    get { self["usage"] }
    set { self["usage"] = newValue }
  }

  /// What went wrong.
  public var errors: [APIFault]? {
    get { self["errors"] }
    set { self["errors"] = newValue }
  }

  /// When it began, as RFC 3339.
  public var created: String? {
    get { self["created"] }
    set { self["created"] = newValue }
  }

  /// When it last changed, as RFC 3339.
  public var updated: String? {
    get { self["updated"] }
    set { self["updated"] = newValue }
  }

  /// How soon it was answered.
  public var serviceTier: ServiceTier? {
    get { self["service_tier"] }
    set { self["service_tier"] = newValue }
  }

  /// Where an agent works.
  public var environmentID: String? {
    get { self["environment_id"] }
    set { self["environment_id"] = newValue }
  }

  /// Takes it up where it came to the limit of one request.
  public var continuationToken: String? {
    get { self["continuation_token"] }
    set { self["continuation_token"] = newValue }
  }

  /// The interactions that were put together to this one.
  public var continuationIDs: [String]? {
    get { self["continuation_ids"] }
    set { self["continuation_ids"] = newValue }
  }

  /// The interaction whose conversation went on.
  public var previousInteractionID: String? {
    get { self["previous_interaction_id"] }
    set { self["previous_interaction_id"] = newValue }
  }

  /// What was asked, when that was asked for.
  public var input: Input? {
    get { self["input"] }
    set { self["input"] = newValue }
  }

  /// `interaction`.
  public var object: String? {
    get { self["object"] }
    set { self["object"] = newValue }
  }

  /// As it was asked.
  public var systemInstruction: String? {
    get { self["system_instruction"] }
    set { self["system_instruction"] = newValue }
  }

  /// As it was asked.
  public var generationConfig: GenerationConfig? {
    get { self["generation_config"] }
    set { self["generation_config"] = newValue }
  }

  /// As it was asked.
  public var agentConfig: AgentConfig? {
    get { self["agent_config"] }
    set { self["agent_config"] = newValue }
  }

  /// As it was asked.
  public var responseFormat: OneOrMany<ResponseFormat>? {
    get { self["response_format"] }
    set { self["response_format"] = newValue }
  }

  /// As they were asked.
  public var tools: [Tool]? {
    get { self["tools"] }
    set { self["tools"] = newValue }
  }

  /// As it was asked.
  public var environment: WordOr<RemoteEnvironment>? {
    get { self["environment"] }
    set { self["environment"] = newValue }
  }

  /// As they were asked.
  public var labels: WireMap<String>? {
    get { self["labels"] }
    set { self["labels"] = newValue }
  }

  /// As they were asked.
  public var safetySettings: [SafetySetting]? {
    get { self["safety_settings"] }
    set { self["safety_settings"] = newValue }
  }

  /// As it was asked.
  public var webhookConfig: WebhookConfig? {
    get { self["webhook_config"] }
    set { self["webhook_config"] = newValue }
  }

  /// As it was asked. Deprecated by the API.
  public var responseMimeType: String? {
    get { self["response_mime_type"] }
    set { self["response_mime_type"] = newValue }
  }

  /// As they were asked. Deprecated by the API.
  public var responseModalities: [Modality]? {
    get { self["response_modalities"] }
    set { self["response_modalities"] = newValue }
  }

  /// As it was asked. Deprecated by the API.
  public var cachedContent: String? {
    get { self["cached_content"] }
    set { self["cached_content"] = newValue }
  }
}

// MARK: Looking in

extension Interaction {
  /// A member as it came.
  func member(_ name: String) -> JSON? {
    answer.map { $0.root[name].map(JSON.init) } ?? ownMembers[name]
  }

  /// The steps as they came, as long as nothing was changed and they are a list.
  var viewedSteps: JSONView.Items? {
    guard let steps = answer?.root["steps"], steps.kind == .array else { return nil }
    return steps.items
  }

  /// A window on a member that may be missing.
  subscript<Value: WireValue>(name: String) -> Value? {
    get { member(name).flatMap { $0.isNull ? nil : Value(wire: $0) } }
    set { members[name] = newValue?.wire }
  }

  /// A window on a member that has to be there, with what it reads as where it is not.
  subscript<Value: WireValue>(name: String, or empty: @autoclosure () -> Value) -> Value {
    get { self[name] ?? empty() }
    set { members[name] = newValue.wire }
  }
}

extension Interaction {
  /// Whether both have equal members, however they came.
  public static func == (one: Interaction, other: Interaction) -> Bool {
    one.members == other.members
  }

  /// Hashes the members.
  public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
