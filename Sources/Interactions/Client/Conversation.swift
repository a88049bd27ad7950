/// Several turns with a model, each of which knows those before it.
///
///     var chat = gemini.conversation()
///     try await chat.send("I have 2 dogs in my house.")
///     try await chat.send("How many paws are in my house?").outputText
///
/// The API carries over what was said, and nothing else: tools, system instruction and generation
/// settings stand in the template, which goes along with every turn.
public struct Conversation: Sendable {
  /// What every turn is asked with.
  public var template: InteractionRequest
  /// Who remembers what was said.
  public let memory: Memory
  /// Every step so far, as it came, where we remember it ourselves; empty where the server does.
  public private(set) var history: [Step]
  /// The answer to the last turn.
  public private(set) var last: Interaction?
  let gemini: Gemini

  /// Who remembers what was said.
  public enum Memory: Sendable, Hashable {
    /// The server, which is told the id of the last turn.
    case stored
    /// We: nothing is stored, and all of it is sent with each turn.
    case resent
  }

  /// Begins a conversation; a template with `store: false` can only be remembered by us. What its input
  /// holds is taken for what was said before.
  init(_ template: InteractionRequest, _ memory: Memory, _ gemini: Gemini) {
    self.memory = template.store == false ? .resent : memory
    self.gemini = gemini
    self.history = self.memory == .resent ? template.input?.asSteps ?? [] : []
    self.template = template
    self.template.input = nil
    if self.memory == .resent { self.template.store = false }
  }

  /// Says something, and waits for the answer. A turn that fails leaves the conversation as it was.
  @discardableResult
  public mutating func send(
    _ input: Input, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    let answer = try await gemini.create(turn(input), options: options)
    note(input, answer)
    return answer
  }

  /// Says something, and hands each event of the answer to `body` as it comes.
  @discardableResult
  public mutating func stream(
    _ input: Input, options: CallOptions = CallOptions(), _ body: (StreamEvent) async -> Void
  ) async throws(GeminiError) -> Interaction {
    let stream = try await gemini.stream(turn(input), options: options)
    for try await event in stream { await body(event) }
    let answer = try await stream.interaction()
    note(input, answer)
    return answer
  }

  private func turn(_ input: Input) -> InteractionRequest {
    var request = template
    switch memory {
    case .stored:
      request.input = input
      request.previousInteractionID = last?.id ?? template.previousInteractionID
    case .resent: request.input = .steps(history + input.asSteps)
    }
    return request
  }

  private mutating func note(_ input: Input, _ answer: Interaction) {
    last = answer
    if memory == .resent { history += input.asSteps + answer.steps }
  }
}

extension Gemini {
  /// Begins a conversation. Each turn is asked as the template says, which needs no input.
  public func conversation(
    _ template: InteractionRequest = InteractionRequest(),
    remembering memory: Conversation.Memory = .stored
  ) -> Conversation {
    Conversation(template, memory, self)
  }
}
