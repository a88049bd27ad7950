package import HTTP
package import OrderedJSON

/// The way to the API: every call goes through here, gets the key and the common headers, is made again
/// when that helps, and comes back as what was asked for or as a ``GeminiError``.
package struct Connection: Sendable {
  let transport: any HTTPTransport
  /// Where the API is, with the path that stands before the version.
  package let base: HTTPURL
  package let version: String
  let key: APIKey
  let settings: Gemini.Settings
  package let surroundings: Surroundings

  init(
    _ settings: Gemini.Settings, _ key: APIKey, _ transport: any HTTPTransport,
    _ surroundings: Surroundings
  ) throws(GeminiError) {
    base = try settings.base(in: surroundings)
    version = try settings.version(in: surroundings)
    if base.scheme == .http, key.looksReal { throw .unsafe(.realKeyOverPlainHTTP(base.origin)) }
    self.key = key
    self.settings = settings
    self.transport = transport
    self.surroundings = surroundings
  }
}

extension Connection {
  /// The object that a call answers.
  package func object(_ call: Call) async throws(GeminiError) -> JSONObject {
    try await reply(to: call).object()
  }

  /// The whole answer to a call, which is a success.
  package func reply(to call: Call) async throws(GeminiError) -> Reply {
    let response = try await opened(call)
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
  package func opened(_ call: Call) async throws(GeminiError) -> HTTPResponse {
    let request = try request(for: call)
    var attempt = 1
    while true {
      let outcome = await exchange(request)
      guard let pause = pause(after: outcome, of: call, attempt) else {
        return try await success(outcome, of: call)
      }
      await drain(outcome)
      do { try await surroundings.pause(pause) } catch { throw .cancelled }
      attempt += 1
    }
  }

  private typealias Outcome = Result<HTTPResponse, TransportError>

  private func exchange(_ request: HTTPRequest) async -> Outcome {
    do { return .success(try await transport.send(request)) } catch { return .failure(error) }
  }

  /// Reads what nobody wants, so that the connection can be used again.
  private func drain(_ outcome: Outcome) async {
    if case .success(let response) = outcome { _ = try? await response.body.collected() }
  }

  /// How long to wait before the next attempt; none when the outcome stands.
  private func pause(after outcome: Outcome, of call: Call, _ attempt: Int) -> Duration? {
    let policy = call.retries ?? settings.retries
    let chance = surroundings.chance()
    let verdict =
      switch outcome {
      case .success(let response):
        policy.verdict(
          on: response.status, response.headers, attempt: attempt, now: surroundings.now,
          chance: chance)
      case .failure(let error):
        policy.verdict(
          on: error, repeating: call.isBillable ? .mayBill : .harmless, attempt: attempt,
          chance: chance)
      }
    // What may be paid for already is not asked for again: whoever pays decides that.
    guard case .again(let pause, .certain) = verdict else { return nil }
    return pause
  }

  private func success(
    _ outcome: Outcome, of call: Call
  ) async throws(GeminiError) -> HTTPResponse {
    switch outcome {
    case .failure(let error): throw failure(error, of: call)
    case .success(let response) where call.successes ~= response.status: return response
    case .success(let response):
      // What is wrong is known from the status, even if the rest does not come.
      let body = (try? await response.body.collected()) ?? []
      throw reply(response, body, to: call).refusal()
    }
  }

  /// An answer that broke off, as the end of an interaction.
  func interruption(_ error: TransportError) -> Interruption.Cause {
    .failed(error.fault == .cancelled ? .cancelled : .transport(error, isBillable: true))
  }

  /// An exchange that failed, as the error of a call.
  package func failure(_ error: TransportError, of call: Call) -> GeminiError {
    error.fault == .cancelled ? .cancelled : .transport(error, isBillable: call.isBillable)
  }
}

// MARK: Requests

extension Connection {
  /// The request of a call, with all that it takes to be let in.
  private func request(for call: Call) throws(GeminiError) -> HTTPRequest {
    HTTPRequest(
      call.method, try url(of: call), headers: headers(of: call), body: call.body,
      limits: call.limits ?? settings.limits, delivery: call.delivery)
  }

  private func url(of call: Call) throws(GeminiError) -> HTTPURL {
    switch call.target {
    case .resource(let path): return base.appending(path: "/\(version)/\(path)", query: call.query)
    case .upload(let path):
      return base.appending(path: "/upload/\(version)/\(path)", query: call.query)
    case .place(let url):
      guard url.origin == base.origin else {
        throw .unsafe(.foreignOrigin(url.origin, insteadOf: base.origin))
      }
      return url
    }
  }

  private func headers(of call: Call) -> HTTPHeaders {
    var headers: HTTPHeaders = [
      "accept": call.accept, "content-type": "application/json", "user-agent": "extract",
    ]
    if let revision = settings.revision { headers["api-revision"] = revision }
    for field in settings.headers.fields + call.headers.fields { headers[field.name] = field.value }
    switch call.credential {
    case .none: break
    case .key: headers["x-goog-api-key"] = key.secret.revealed(\.self)
    case .token(let token):
      headers["x-goog-api-key"] = key.secret.revealed(\.self)
      headers["authorization"] = token.revealed { "Bearer \($0)" }
    }
    return headers
  }

  /// What must not stand in any error of a call.
  package func secrets(of call: Call) -> [Secret] {
    var secrets = [key.secret]
    if case .token(let token) = call.credential { secrets.append(token) }
    if case .place(let url) = call.target { secrets += url.secrets }
    return secrets
  }
}

extension HTTPURL {
  /// What lets others in: the whole, its query, and what the query holds, unless that is too short to
  /// be a secret.
  fileprivate var secrets: [Secret] {
    guard let query else { return [Secret(description)] }
    let values = query.split(separator: "&").map { (part: Substring) in
      String(part.drop { $0 != "=" }.dropFirst())
    }
    let long = values.filter { $0.utf8.count >= 8 }
    return ([description, query] + long).map(Secret.init)
  }
}
