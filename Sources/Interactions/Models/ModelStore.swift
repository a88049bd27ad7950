import HTTP
public import OrderedJSON

extension Gemini {
  /// The models that can be asked.
  public var models: ModelStore { ModelStore(connection: connection) }
}

/// The models that can be asked.
public struct ModelStore: Sendable {
  let connection: Connection
}

extension ModelStore {
  /// Every model, fetched as far as it is read, so many at a time.
  public func list(
    pageSize: Int? = nil, options: CallOptions = CallOptions()
  ) -> PagedList<ModelDescription> {
    PagedList(connection, "models", pageSize: pageSize, options)
  }

  /// What the API tells of a model, by its name.
  public func get(
    _ model: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> ModelDescription {
    let call = Call(.get, .resource(try ResourceName.model(model).path))
    return ModelDescription(members: try await connection.object(call.adjusted(by: options)))
  }

  /// How many tokens a text takes to be read by a model: the client's own, unless another is named.
  /// Nothing is paid for that.
  public func countTokens(
    of text: String, model: String? = nil, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> TokenCount {
    try await countTokens(
      ofContents: [["role": "user", "parts": [["text": .string(text)]]]], model: model,
      options: options)
  }

  /// The same of anything, in the form in which the API counts: `{"role": …, "parts": […]}`, which is
  /// not that of an interaction.
  public func countTokens(
    ofContents contents: [JSON], model: String? = nil, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> TokenCount {
    let model = try ResourceName.model(model ?? connection.settings.model)
    var call = Call(.post, .resource(model.path + ":countTokens"))
    let body: JSON = ["contents": .array(contents)]
    call.body = HTTPBody(Array(body.text().utf8))
    return TokenCount(members: try await connection.object(call.adjusted(by: options)))
  }
}
