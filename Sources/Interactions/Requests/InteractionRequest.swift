public import OrderedJSON

/// What is asked of a model or of an agent: one of the two, an input, and whatever else is to
/// differ from the default.
public struct InteractionRequest: WireObject, MediaCarrier {
  /// Every member as it came.
  public var members: JSONObject
  static let carrying = "input"
  var carried: Input?

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The model that is to answer.
  public var model: ModelName? {
    get { self["model"] }
    set { self["model"] = newValue }
  }

  /// The agent that is to work on it.
  public var agent: AgentName? {
    get { self["agent"] }
    set { self["agent"] = newValue }
  }

  /// What the user says; only a request that continues another may lack it.
  public var input: Input? {
    get { carriedValue }
    set { carriedValue = newValue }
  }

  /// How the model is to behave; not inherited from an earlier interaction.
  public var systemInstruction: String? {
    get { self["system_instruction"] }
    set { self["system_instruction"] = newValue }
  }

  /// How a model thinks, samples and stops; agents take none.
  public var generationConfig: GenerationConfig? {
    get { self["generation_config"] }
    set { self["generation_config"] = newValue }
  }

  /// How an agent goes to work; models take none.
  public var agentConfig: AgentConfig? {
    get { self["agent_config"] }
    set { self["agent_config"] = newValue }
  }

  /// The form that the answer is to have.
  public var responseFormat: OneOrMany<ResponseFormat>? {
    get { self["response_format"] }
    set { self["response_format"] = newValue }
  }

  /// What the model may call; not inherited from an earlier interaction.
  public var tools: [Tool]? {
    get { self["tools"] }
    set { self["tools"] = newValue }
  }

  /// The interaction whose conversation goes on.
  public var previousInteractionID: String? {
    get { self["previous_interaction_id"] }
    set { self["previous_interaction_id"] = newValue }
  }

  /// Whether the server keeps the interaction, which it does unless told otherwise.
  public var store: Bool? {
    get { self["store"] }
    set { self["store"] = newValue }
  }

  /// Whether the answer comes event by event.
  public var stream: Bool? {
    get { self["stream"] }
    set { self["stream"] = newValue }
  }

  /// Whether the server answers at once and works on; such an interaction has to be stored.
  public var background: Bool? {
    get { self["background"] }
    set { self["background"] = newValue }
  }

  /// Where an agent works: `"remote"`, the id of an environment, or a description of one.
  public var environment: WordOr<RemoteEnvironment>? {
    get { self["environment"] }
    set { self["environment"] = newValue }
  }

  /// Names and values to find the request by, in a bill for instance.
  public var labels: WireMap<String>? {
    get { self["labels"] }
    set { self["labels"] = newValue }
  }

  /// How soon the answer is wanted, and at what price.
  public var serviceTier: ServiceTier? {
    get { self["service_tier"] }
    set { self["service_tier"] = newValue }
  }

  /// What is to be blocked.
  public var safetySettings: [SafetySetting]? {
    get { self["safety_settings"] }
    set { self["safety_settings"] = newValue }
  }

  /// Who is told of the end.
  public var webhookConfig: WebhookConfig? {
    get { self["webhook_config"] }
    set { self["webhook_config"] = newValue }
  }

  /// Takes up an interaction that came to the limit of one request.
  public var continuationToken: String? {
    get { self["continuation_token"] }
    set { self["continuation_token"] = newValue }
  }

  /// The media type of the answer. Deprecated by the API.
  public var responseMimeType: String? {
    get { self["response_mime_type"] }
    set { self["response_mime_type"] = newValue }
  }

  /// The kinds of content the answer may have. Deprecated by the API.
  public var responseModalities: [Modality]? {
    get { self["response_modalities"] }
    set { self["response_modalities"] = newValue }
  }

  /// The name of content that was cached. Deprecated by the API.
  public var cachedContent: String? {
    get { self["cached_content"] }
    set { self["cached_content"] = newValue }
  }
}
