import Digest
import Files
import HTTP
import Interactions
import Locking
import OrderedJSON

/// The receiving end of the resumable protocol: keeps the digest of what comes, and not its bytes.
final class UploadServer: HTTPTransport {
  private let state: Lock<State>

  /// One request as it was seen.
  struct Seen: Sendable, Equatable {
    var command: String
    var offset: Int?
    var count: Int
  }

  /// What happens to a request instead of the usual.
  enum Trick: Sendable {
    /// So many bytes are kept, then the connection breaks.
    case cut(keeping: Int)
    /// All is kept, but the answer does not get through.
    case loseAnswer
    /// The same, and the upload is not known any more.
    case loseAnswerAndSession(Int)
    case answer(Int, HTTPHeaders, String)
    /// The usual, but first something is done.
    case after(@Sendable () -> Void)
  }

  private struct State {
    let digest = RunningDigest()
    var kept = 0
    var seen: [Seen] = []
    var asked: [HTTPRequest] = []
    /// What becomes of the request of that number, counted from 0; the start is 0.
    var tricks: [Int: Trick]
    var file: JSONObject?
  }

  init(_ tricks: [Int: Trick] = [:]) { state = Lock(State(tricks: tricks)) }

  var seen: [Seen] { state.withLock { $0.seen } }
  var asked: [HTTPRequest] { state.withLock { $0.asked } }
  /// How many bytes arrived.
  var kept: Int { state.withLock { $0.kept } }

  static let place = "http://127.0.0.1:8080/upload/v1beta/files?upload_id=canary-of-session"

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try state.withLock { state throws(TransportError) in
      try Self.answer(request, &state)
    }
  }

  private static func answer(
    _ request: HTTPRequest, _ state: inout sending State
  ) throws(TransportError) -> HTTPResponse {
    let command = request.headers["x-goog-upload-command"] ?? request.method.rawValue
    let offset = request.headers["x-goog-upload-offset"].flatMap { Int($0) }
    let trick = state.tricks[state.asked.count]
    state.asked.append(request)
    state.seen.append(Seen(command: command, offset: offset, count: request.body.count))
    switch trick {
    case .cut(let count):
      try keep(request.body, of: request.url.origin, upTo: count, in: &state)
      throw TransportError(.broken("reset"), .partlySent, request.url.origin)
    case .answer(let status, let headers, let text):
      return HTTPResponse(
        status: status, headers: headers, body: HTTPResponseBody(Array(text.utf8)))
    case .loseAnswerAndSession(let status):
      _ = try usual(command, offset, request, &state)
      return HTTPResponse(status: status, headers: [:], body: body(["error": ["code": 1]]))
    case .loseAnswer:
      _ = try usual(command, offset, request, &state)
      throw TransportError(.timedOut(.firstByte, .seconds(1)), .sent, request.url.origin)
    case .after(let happening): happening()
    case nil: break
    }
    return try usual(command, offset, request, &state)
  }

  private static func usual(
    _ command: String, _ offset: Int?, _ request: HTTPRequest, _ state: inout State
  ) throws(TransportError) -> HTTPResponse {
    var headers: HTTPHeaders = ["content-type": "application/json"]
    headers["X-Goog-Upload-Status"] = state.file == nil ? "active" : "final"
    switch command {
    case "start":
      state.kept = 0
      state.digest.begin()
      headers["X-Goog-Upload-URL"] = place
      return HTTPResponse(status: 200, headers: headers)
    case "query":
      headers["X-Goog-Upload-Size-Received"] = "\(state.kept)"
      return HTTPResponse(status: 200, headers: headers, body: body(state.file.map(wrapped)))
    case "upload", "upload, finalize":
      guard offset == state.kept, state.file == nil else {
        return HTTPResponse(status: 400, headers: headers, body: body(["error": ["code": 400]]))
      }
      try keep(request.body, of: request.url.origin, in: &state)
      guard command == "upload, finalize" else {
        return HTTPResponse(status: 200, headers: headers)
      }
      let file = described(&state)
      headers["X-Goog-Upload-Status"] = "final"
      return HTTPResponse(status: 200, headers: headers, body: body(wrapped(file)))
    case "DELETE": return HTTPResponse(status: 200, headers: headers, body: body([:]))
    default:
      return HTTPResponse(status: 200, headers: headers, body: body(state.file.map(JSON.object)))
    }
  }

  private static func keep(
    _ body: HTTPBody, of origin: HTTPURL.Origin, upTo limit: Int = .max, in state: inout State
  ) throws(TransportError) {
    var reader = HTTPBodyReader(body)
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var left = limit
    while left > 0 {
      var count = 0
      do throws(HTTPBodyError) {
        try buffer.withUnsafeMutableBufferPointer { buffer throws(HTTPBodyError) in
          count = try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
      } catch {
        throw TransportError(.bodyUnreadable("\(error)"), .partlySent, origin)
      }
      if count == 0 { break }
      count = min(count, left)
      state.digest.update(buffer[..<count])
      state.kept += count
      left -= count
    }
  }

  private static func described(_ state: inout State) -> JSONObject {
    var file = JSONObject()
    file["name"] = "files/abc"
    file["sizeBytes"] = "\(state.kept)"
    file["sha256Hash"] = .string(Base64.encoded(state.digest.finish()))
    file["state"] = "ACTIVE"
    state.file = file
    return file
  }

  private static func wrapped(_ file: JSONObject) -> JSON { ["file": .object(file)] }

  private static func body(_ value: JSON?) -> HTTPResponseBody {
    HTTPResponseBody(value.map { Array($0.text().utf8) } ?? [])
  }
}

extension UploadServer {
  /// A client that talks to this server, and its world.
  func client(
    _ change: (inout Gemini.Settings) -> Void = { _ in }
  ) throws -> (gemini: Gemini, stage: Stage) {
    var settings = Gemini.Settings(key: .key(try APIKey("canary-of-key")))
    settings.baseURL = "http://127.0.0.1:8080"
    change(&settings)
    let stage = Stage()
    return (try Gemini(settings, transport: self, in: stage.surroundings()), stage)
  }
}

/// A digest that is changed in place.
private final class RunningDigest {
  private var hasher: SHA256.Hasher? = SHA256.Hasher()

  func begin() { hasher = SHA256.Hasher() }
  func update(_ bytes: ArraySlice<UInt8>) { hasher?.update(bytes) }
  func finish() -> [UInt8] { hasher.take()?.finish().bytes ?? [] }
}
