public import HTTP
import OrderedJSON

extension InteractionRequest {
  /// Asks a model. Whatever is not named here is a property of its own.
  public init(
    _ input: Input? = nil, model: ModelName? = nil, systemInstruction: String? = nil,
    generationConfig: GenerationConfig? = nil, responseFormat: OneOrMany<ResponseFormat>? = nil,
    tools: [Tool]? = nil, previousInteractionID: String? = nil, store: Bool? = nil
  ) {
    self.init(members: JSONObject())
    self.model = model
    self.input = input
    self.systemInstruction = systemInstruction
    self.generationConfig = generationConfig
    self.responseFormat = responseFormat
    self.tools = tools
    self.previousInteractionID = previousInteractionID
    self.store = store
  }

  /// Sets an agent to work. Whatever is not named here is a property of its own.
  public init(
    _ input: Input? = nil, agent: AgentName, agentConfig: AgentConfig? = nil,
    environment: WordOr<RemoteEnvironment>? = nil, systemInstruction: String? = nil,
    tools: [Tool]? = nil, previousInteractionID: String? = nil, background: Bool? = nil
  ) {
    self.init(members: JSONObject())
    self.agent = agent
    self.input = input
    self.agentConfig = agentConfig
    self.environment = environment
    self.systemInstruction = systemInstruction
    self.tools = tools
    self.previousInteractionID = previousInteractionID
    self.background = background
  }

  /// The request as it is sent: compact JSON, and the files of its media as base64. Files are measured
  /// now and read when the body is sent.
  public func body() throws(MediaFileError) -> HTTPBody { try body(nil) }

  /// The same, with the format of the answer as it was written before.
  func body(_ formats: WrittenFormats?) throws(MediaFileError) -> HTTPBody {
    var writer = RequestWriter(formats)
    try write(to: &writer)
    return writer.finished()
  }

  func write(to writer: inout RequestWriter) throws(MediaFileError) {
    let media = local
    try writer.write(members) { member, writer throws(MediaFileError) in
      if let media, UTF8Text(member.name) == UTF8Text(Self.carrying) {
        try media.write(to: &writer)
      } else if UTF8Text(member.name) == UTF8Text("response_format") {
        writer.write(format: member.value)
      } else {
        writer.write(member.value)
      }
    }
  }
}
