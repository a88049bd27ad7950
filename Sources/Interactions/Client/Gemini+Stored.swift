import HTTP

// Interactions that the API keeps, by their ids.
extension Gemini {
  /// Fetches an interaction as it is stored now.
  ///
  /// Its steps begin with what was asked. With `includingInput` it has that as ``Interaction/input`` too.
  public func get(
    _ id: String, includingInput: Bool = false, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    var call = Call(.get, try .interaction(id))
    if includingInput { call.query.append(("include_input", "true")) }
    call.query.append(("stream", "false"))
    return try await connection.interaction(call.adjusted(by: options))
  }

  /// Stops an interaction that runs in the background.
  ///
  /// It answers how it then stands; one that is fetched soon after may still be called running.
  public func cancel(
    _ id: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Interaction {
    let call = Call(.post, try .interaction(id, "/cancel"))
    return try await connection.interaction(call.adjusted(by: options))
  }

  /// Makes the API forget an interaction.
  public func delete(
    _ id: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) {
    var call = Call(.delete, try .interaction(id))
    // The answer is empty, and gateways like to say so.
    call.successes = 200...204
    _ = try await connection.reply(to: call.adjusted(by: options))
  }
}
