public import JSONCoding

// Structured output: a Codable type is all that has to be said.
extension Gemini {
  /// Asks for a value of a type, and answers it with the interaction that it came from.
  ///
  ///     struct Recipe: Codable { let name: String; let ingredients: [String] }
  ///     let (recipe, _) = try await gemini.create(request, as: Recipe.self)
  ///
  /// The type's schema goes into the request, in place of a response format that stands there. The answer
  /// is read strictly and judged by the schema before it is decoded; whatever fails, the error holds the
  /// interaction, which was paid for.
  public func create<Value: Decodable>(
    _ request: InteractionRequest, as type: Value.Type,
    by rules: JSONCodingRules = JSONCodingRules(),
    options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> (value: Value, interaction: Interaction) {
    let schema = try TypedSchema(of: type, by: rules, from: connection.schemas)
    var request = request
    request.responseFormat = .one(
      .text(TextResponseFormat(mimeType: "application/json", schema: schema.sent)))
    let interaction = try await create(request, options: options)
    do {
      return (try schema.value(of: interaction), interaction)
    } catch {
      throw .notAsAsked(error, interaction)
    }
  }

  /// Asks the model of the settings for a value of a type.
  ///
  ///     let recipe = try await gemini.value(Recipe.self, from: "Give me a recipe for banana bread")
  public func value<Value: Decodable>(
    _ type: Value.Type = Value.self, from input: Input,
    by rules: JSONCodingRules = JSONCodingRules(), options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Value {
    try await create(InteractionRequest(input), as: type, by: rules, options: options).value
  }
}

extension TypedSchema {
  /// The value that an interaction was asked for.
  func value(of interaction: Interaction) throws(ValueFault) -> Value {
    guard interaction.status == .completed else {
      let reasons = (interaction.errors ?? []).map { error in
        [error.code, error.message].compactMap(\.self).joined(separator: ", ").told(hiding: [])
          .withoutFullStop
      }
      throw .notCompleted(
        status: interaction.status.rawValue,
        reason: reasons.isEmpty ? nil : reasons.joined(separator: "; "))
    }
    guard !interaction.outputText.isEmpty else { throw .noText }
    return try value(from: interaction.outputText)
  }
}
