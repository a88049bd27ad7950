import OrderedJSON

extension Gemini {
  /// Asks, runs the functions that the model calls, tells it what they answered, and goes on so until it
  /// calls none.
  ///
  /// The functions are added to the request's tools. With `store: false` the whole history is sent in
  /// every round, else only what is new. After `rounds` rounds of calls it is an error that the model
  /// calls still more.
  public func run(
    _ request: InteractionRequest, calling functions: [any CallableFunction],
    atMost rounds: Int = 10,
    options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    // What stands in the input opens the conversation; it is no history here.
    var template = request
    template.input = nil
    var conversation = conversation(template)
    return try await conversation.run(
      request.input ?? .steps([]), calling: functions, atMost: rounds, options: options)
  }
}

extension Conversation {
  /// Says something, runs the functions that the model calls, tells it what they answered, and goes on
  /// so until it calls none.
  @discardableResult
  public mutating func run(
    _ input: Input, calling functions: [any CallableFunction], atMost rounds: Int = 10,
    options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    let table = try FunctionTable(functions)
    let own = template.tools
    if !table.tools.isEmpty { template.tools = (own ?? []) + table.tools }
    defer { template.tools = own }
    var answered: Set<UTF8Text> = []
    var answer = try await send(input, options: options)
    for _ in 0..<max(rounds, 0) {
      let calls = answer.pendingCalls(besides: answered)
      if calls.isEmpty { return answer }
      let results = try await table.results(of: calls)
      answered.formUnion(calls.map { UTF8Text($0.id) })
      answer = try await send(.steps(results), options: options)
    }
    guard answer.pendingCalls(besides: answered).isEmpty else {
      throw .tooManyRounds(limit: rounds, last: answer)
    }
    return answer
  }
}

extension Interaction {
  /// The calls that wait for us. An answer may repeat those that were answered before, and one that was
  /// cut short may hold half a call.
  func pendingCalls(besides answered: Set<UTF8Text>) -> [FunctionCallStep] {
    guard status == .requiresAction || status == .completed else { return [] }
    var done = answered
    for step in steps {
      if case .functionResult(let result) = step { done.insert(UTF8Text(result.callID)) }
    }
    return functionCalls.filter { !done.contains(UTF8Text($0.id)) }
  }
}
