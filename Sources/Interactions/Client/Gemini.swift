public import CurlTransport
public import HTTP
package import SchemaGen

/// A client of the Gemini Interactions API.
///
///     let gemini = try Gemini()
///     let answer = try await gemini.create("Explain how AI works in a few words")
///     print(answer.outputText)
///
/// It is a value without state: copies share nothing but the transport's connections, and every call
/// can be made from any task.
public struct Gemini: Sendable {
  /// What a person should know of how the client was set up.
  public let warnings: [GeminiWarning]
  package private(set) var connection: Connection

  /// Makes a client; the key must be there, and nothing is sent yet.
  public init(
    _ settings: Settings = Settings(), transport: any HTTPTransport = CurlTransport(),
    in surroundings: Surroundings = .process
  ) throws(GeminiError) {
    let (key, warnings) = try settings.key.key(in: surroundings)
    self.warnings = warnings
    connection = try Connection(settings, key, transport, surroundings)
  }
}

extension Gemini {
  /// The same client, whose calls a pacer holds back.
  public func paced(by pacer: Pacer) -> Gemini {
    var client = self
    client.connection = Connection(connection, pacedBy: pacer)
    return client
  }

  /// The model of requests that name neither a model nor an agent.
  package var model: ModelName { ModelName(connection.settings.model) }
  /// The schemas of types that were asked for.
  package var schemas: SchemaShelf { connection.schemas }
  /// Where the API is.
  package var origin: HTTPURL.Origin { connection.base.origin }
  /// Where a resource of the API is.
  package func address(of resource: String) -> String {
    "\(connection.base.appending(path: "/\(connection.version)/\(resource)", query: []))"
  }
  /// When calls are made again.
  package var retries: RetryPolicy { connection.settings.retries }
  /// How long calls may take, and how much may come back.
  package var limits: HTTPLimits { connection.settings.limits }
  /// The world around the client.
  package var surroundings: Surroundings { connection.surroundings }
}
