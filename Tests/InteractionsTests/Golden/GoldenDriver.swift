import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

/// Makes the calls that send what was recorded, in order, and keeps what came of each.
struct GoldenDriver {
  let golden: GoldenCase
  let server: GoldenServer
  /// Holds what is uploaded, which is read again when it is compared.
  private let folder = TemporaryFolder()
  private(set) var outcomes: [Outcome] = []

  /// What came of one call.
  enum Outcome {
    case created(Interaction, InteractionRequest)
    case fetched(Interaction)
    case uploaded(UploadedFile)
    case stream(events: [StreamEvent], Interaction, GeminiError?)
    /// It was deleted.
    case nothing
    case error(GeminiError)
  }

  init(_ golden: GoldenCase) {
    self.golden = golden
    server = GoldenServer(golden.answers)
  }

  /// Makes calls until every recorded request was sent.
  mutating func run() async throws {
    while server.asked.count < golden.requests.count {
      let sent = server.asked.count
      do {
        outcomes.append(try await call(golden.requests[sent]))
      } catch let error as GeminiError {
        outcomes.append(.error(error))
      }
      try #require(server.asked.count > sent, "nothing was sent for request \(sent)")
    }
  }

  /// The call that sends a request.
  private func call(_ request: GoldenRequest) async throws -> Outcome {
    let gemini = try golden.client(of: server, for: request)
    let options = options(for: request)
    switch (request.method, request.place.count, request.place.first, request.place.last) {
    case ("POST", 1, "interactions"?, _):
      let body = try #require(InteractionRequest(wire: request.body))
      guard body.stream == true else {
        return .created(try await gemini.create(body, options: options), body)
      }
      return await drained(try await gemini.stream(body, options: options))
    case ("POST", 3, "interactions"?, "cancel"?):
      return .fetched(try await gemini.cancel(request.place[1], options: options))
    case ("DELETE", 2, "interactions"?, let id?):
      try await gemini.delete(id, options: options)
      return .nothing
    case ("GET", 2, "interactions"?, let id?) where request.query["stream"] == "true":
      let after = request.query["last_event_id"]?.string
      return await drained(try await gemini.stream(of: id, after: after, options: options))
    case ("GET", 2, "interactions"?, let id?):
      let includes = request.query["include_input"] == "true"
      return .fetched(try await gemini.get(id, includingInput: includes, options: options))
    case ("POST", 1, "files"?, _):
      return .uploaded(try await gemini.files.upload(upload(of: request)))
    default: throw Unexpected("\(request.method) \(request.path)")
    }
  }

  /// The file whose bytes the request after this one carries; some other recording has them in full.
  private func upload(of request: GoldenRequest) throws -> FileUpload {
    let name = try #require(
      request.headers["x-goog-upload-file-name"]?.string.flatMap { FilePath($0) })
    let bytes = golden.requests[server.asked.count + 1].body["_binary"]
    let digest = try #require(bytes?["sha256"]?.string)
    let path = folder.file(name, holding: try RecordedExchange.bytes(digest: digest))
    return try FileUpload(path: "\(path)")
  }

  private func drained(_ stream: InteractionStream) async -> Outcome {
    var events: [StreamEvent] = []
    do {
      for try await event in stream { events.append(event) }
    } catch {
      return .stream(events: events, await stream.progress, error)
    }
    return .stream(events: events, await stream.progress, nil)
  }
}

// MARK: What a request is made with

extension GoldenCase {
  /// A client of a server with the recorded answers, set up as the SDK was for a request.
  func client(
    of server: any HTTPTransport, for request: GoldenRequest,
    _ change: (inout Gemini.Settings) -> Void = { _ in }
  ) throws(GeminiError) -> Gemini {
    let key = request.headers["x-goog-api-key"]?.string ?? ""
    var settings = Gemini.Settings(key: .key(try APIKey(key)))
    settings.baseURL = base
    settings.version = request.version
    settings.revision = request.headers["api-revision"]?.string
    // The recordings of single failures were made without retries.
    if requests.filter({ $0 == request }).count == 1 { settings.retries = .never }
    change(&settings)
    return try Gemini(settings, transport: server, in: Stage().surroundings())
  }

  /// The recorder's address, which stands in its upload URLs.
  private var base: String {
    let upload = answers.lazy.compactMap { $0.headers["x-goog-upload-url"] }.first
    return upload.flatMap(HTTPURL.init).map { "\($0.origin)" } ?? "http://127.0.0.1:8080"
  }
}

extension GoldenDriver {
  /// What the test of the SDK added by hand: the order for a fault, and a query.
  private func options(for request: GoldenRequest) -> CallOptions {
    var options = CallOptions()
    if let fault = request.headers["x-emulator-fault"]?.string {
      options.headers["x-emulator-fault"] = fault
    }
    if let alt = request.query["alt"]?.string { options.query = [("alt", alt)] }
    return options
  }
}
