package import HTTP
package import OrderedJSON
import SchemaGen

/// The way to the API: every call goes through here, gets the key and the common headers, is made again
/// when that helps, and comes back as what was asked for or as a ``GeminiError``.
///
/// It never changes; every call in progress holds on to it by a reference, for it is large.
package final class Connection: Sendable {
  let transport: any HTTPTransport
  /// Where the API is, with the path that stands before the version.
  package let base: HTTPURL
  package let version: String
  let key: APIKey
  let settings: Gemini.Settings
  package let surroundings: Surroundings
  /// The schemas of types that were asked for.
  let schemas: SchemaShelf
  let headers: CallHeaders
  /// What calls after the first need not write again.
  let formats: WrittenFormats

  init(
    _ settings: Gemini.Settings, _ key: APIKey, _ transport: any HTTPTransport,
    _ surroundings: Surroundings
  ) throws(GeminiError) {
    base = try settings.base(in: surroundings)
    version = try settings.version(in: surroundings)
    if base.scheme == .http, key.looksReal { throw .unsafe(.realKeyOverPlainHTTP(base.origin)) }
    if let revision = settings.revision, !HTTPHeaders.canHold(revision) {
      throw .badSetting(.revision(revision))
    }
    self.key = key
    self.settings = settings
    headers = CallHeaders(settings, key)
    self.transport = transport
    self.surroundings = surroundings
    schemas = SchemaShelf()
    formats = WrittenFormats()
  }

  /// The same way, where a pacer holds calls back.
  init(_ other: Connection, pacedBy pacer: Pacer) {
    var settings = other.settings
    settings.pacer = pacer
    self.settings = settings
    transport = other.transport
    base = other.base
    version = other.version
    key = other.key
    surroundings = other.surroundings
    schemas = other.schemas
    headers = other.headers
    formats = other.formats
  }
}

extension Connection {
  /// The object that a call answers.
  package func object(_ call: Call) async throws(GeminiError) -> JSONObject {
    try await interaction(call).members
  }

  /// The interaction that a call answers; anything else is an object of other members.
  func interaction(_ call: Call) async throws(GeminiError) -> Interaction {
    let opened = try await open(call)
    let answer = Interaction(try await reply(opened.response, to: call).tape())
    opened.turn?.correct(by: answer)
    return answer
  }

  /// The whole answer to a call, which is a success.
  package func reply(to call: Call) async throws(GeminiError) -> Reply {
    try await reply(open(call).response, to: call)
  }

  private func reply(
    _ response: HTTPResponse, to call: Call
  ) async throws(GeminiError) -> Reply {
    do { return reply(response, try await response.body.collected(), to: call) } catch {
      throw failure(error, of: call)
    }
  }

  /// An answer whose body has come.
  func reply(_ response: HTTPResponse, _ body: [UInt8], to call: Call) -> Reply {
    Reply(
      status: response.status, headers: response.headers, body: body, isBillable: call.isBillable,
      secrets: secrets(of: call), received: surroundings.now)
  }

  /// The answer to a call, which is a success, with its body still to come.
  func open(_ call: Call) async throws(GeminiError) -> Opened {
    let request = try request(for: call)
    if let pacer = settings.pacer { return try await open(request, of: call, by: pacer) }
    var attempt = 1
    while true {
      let outcome = try await exchange(request, of: call)
      guard let pause = pause(after: outcome, of: call, attempt) else {
        return Opened(response: try await success(outcome, of: call))
      }
      await call.witness?.comesBack()
      call.retrying?((try? outcome.get())?.status, pause)
      do { try await surroundings.pause(pause) } catch { throw .cancelled }
      attempt += 1
    }
  }

  /// The same without its turn.
  package func opened(_ call: Call) async throws(GeminiError) -> HTTPResponse {
    try await open(call).response
  }

  typealias Outcome = Result<HTTPResponse, TransportError>

  func exchange(_ request: HTTPRequest, of call: Call) async throws(GeminiError) -> Outcome {
    try await call.witness?.goesOut()
    do { return .success(try await transport.send(request)) } catch { return .failure(error) }
  }

  /// How long to wait before the next attempt; none when the outcome stands.
  private func pause(after outcome: Outcome, of call: Call, _ attempt: Int) -> Duration? {
    // Neither time nor chance is asked for what most calls come to.
    if case .success(let response) = outcome, call.successes ~= response.status { return nil }
    // What may be paid for already is not asked for again: whoever pays decides that.
    guard case .again(let pause, .certain) = verdict(on: outcome, of: call, attempt) else {
      return nil
    }
    return pause
  }

  /// What the policy says of an outcome that is no success.
  func verdict(on outcome: Outcome, of call: Call, _ attempt: Int) -> RetryPolicy.Verdict {
    let policy = call.retries ?? settings.retries
    let chance = surroundings.chance()
    let repeating: RetryPolicy.Repetition = call.isBillable ? .mayBill : .harmless
    return switch outcome {
    case .success(let response):
      policy.verdict(
        on: response.status, response.headers, repeating: repeating, attempt: attempt,
        now: surroundings.now, chance: chance)
    case .failure(let error):
      policy.verdict(on: error, repeating: repeating, attempt: attempt, chance: chance)
    }
  }

  func success(
    _ outcome: Outcome, of call: Call
  ) async throws(GeminiError) -> HTTPResponse {
    switch outcome {
    case .failure(let error): throw failure(error, of: call)
    case .success(let response) where call.successes ~= response.status: return response
    case .success(let response):
      throw reply(response, await beginning(of: response.body), to: call).refusal()
    }
  }

  /// As much of a body as an error may have. What is wrong is known from the status, even if the rest
  /// does not come.
  private func beginning(of body: HTTPResponseBody) async -> [UInt8] {
    var bytes: [UInt8] = []
    var chunks = body.makeAsyncIterator()
    while bytes.count < Self.mostErrorBytes, let chunk = try? await chunks.next() { bytes += chunk }
    return bytes
  }

  private static let mostErrorBytes = 1 << 20

  /// An answer that broke off, as the end of an interaction.
  func interruption(_ error: TransportError) -> Interruption.Cause {
    .failed(error.fault == .cancelled ? .cancelled : .transport(error, isBillable: true))
  }

  /// An exchange that failed, as the error of a call.
  package func failure(_ error: TransportError, of call: Call) -> GeminiError {
    error.fault == .cancelled ? .cancelled : .transport(error, isBillable: call.isBillable)
  }
}
