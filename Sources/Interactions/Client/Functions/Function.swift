public import JSONCoding
public import OrderedJSON

/// A function that a model may call and that is run here.
///
/// ``Function`` is one with typed arguments; a type of your own can be one, too.
public protocol CallableFunction: Sendable {
  /// What the model is told of it; its name is the one it is called by.
  var declaration: FunctionTool { get }

  /// Runs it, and answers what the model is told. What it throws is told to the model as an error.
  func answer(to arguments: JSON) async throws -> ToolOutput
}

/// The arguments of a function that takes none.
public struct NoArguments: Decodable, Sendable {}

/// A function with typed arguments, whose schema is found in their type.
///
///     struct Place: Codable { let location: String }
///     let temperature = try Function("get_temperature", "Gets the temperature of a place.") {
///       (place: Place) in try await weather.temperature(in: place.location)
///     }
///     let answer = try await gemini.run("How warm is it in London?", calling: [temperature])
public struct Function<
  Arguments: Decodable & SendableMetatype, Answer: Encodable & SendableMetatype
>: CallableFunction {
  /// What the model is told of it.
  public let declaration: FunctionTool
  private let rules: JSONCodingRules
  private let body: @Sendable (JSON) async throws -> Answer

  /// Makes a function that a model may call; a type of arguments that has no schema, or is no object,
  /// cannot be asked for.
  public init(
    _ name: String, _ description: String, by rules: JSONCodingRules = JSONCodingRules(),
    _ body: @escaping @Sendable (Arguments) async throws -> Answer
  ) throws(GeminiError) {
    let schema = try TypedSchema<Arguments>(by: rules)
    guard schema.sent["type"] == "object" else {
      throw .unsendable(
        .noSchema("\(Arguments.self): arguments must be an object; wrap it in a struct"))
    }
    declaration = FunctionTool(
      name: name, description: description, parameters: .object(schema.sent))
    self.rules = rules
    self.body = { arguments in try await body(schema.value(from: arguments)) }
  }

  /// Makes a function that a model may call without saying anything.
  public init(
    _ name: String, _ description: String, by rules: JSONCodingRules = JSONCodingRules(),
    _ body: @escaping @Sendable () async throws -> Answer
  ) where Arguments == NoArguments {
    declaration = FunctionTool(
      name: name, description: description, parameters: ["type": "object", "properties": [:]])
    self.rules = rules
    self.body = { _ in try await body() }
  }

  /// Decodes the arguments, runs the function, and encodes what it answers; a string is told as it is.
  public func answer(to arguments: JSON) async throws -> ToolOutput {
    let answer = try await body(arguments)
    if let text = answer as? String { return .blocks([.text(TextContent(text))]) }
    return ToolOutput(json: try JSON(encoding: answer, by: rules))
  }
}
