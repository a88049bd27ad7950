import Emulator
import Files
import HTTP
import Locking
import TestSupport
import Testing

@Suite struct `A recording` {
  private static let upstream = "http://127.0.0.1:1/api"

  /// An emulator that others take for the real service; what it is told is kept.
  private final class Upstream: HTTPTransport {
    private let emulator = Emulator()
    private let requests = Lock<[HTTPRequest]>([])
    private let change: @Sendable (HTTPResponse) -> HTTPResponse

    init(change: @escaping @Sendable (HTTPResponse) -> HTTPResponse = { $0 }) {
      self.change = change
    }

    var asked: [HTTPRequest] { requests.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
      requests.withLock { $0.append(request) }
      var inner = request
      inner.url.path = request.url.path.replacing("/api/", with: "/")
      return change(try await emulator.send(inner))
    }
  }

  /// What people are told.
  private final class Told: Sendable {
    private let lines = Lock<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func say(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private func recorder(
    in folder: TemporaryFolder, _ upstream: any HTTPTransport, _ told: Told = Told()
  ) throws -> Recorder {
    Recorder(
      RecordingFolder(folder.path), upstream: try #require(HTTPURL(Self.upstream)),
      key: "secret-of-ours", over: upstream, say: told.say)
  }

  private func ask(_ responder: any Responder, _ request: ArrivedRequest) async -> Reply {
    await responder.answer(request).whole()
  }

  private func create(_ body: String, key: String = "theirs") -> ArrivedRequest {
    let headers: HTTPHeaders = [
      "host": "localhost:9", "x-goog-api-key": key, "authorization": "Bearer theirs",
      "content-type": "application/json", "cookie": "theirs",
    ]
    return ArrivedRequest(
      RequestHead("POST", "/v1beta/interactions", query: "alt=sse&key=\(key)", headers: headers),
      body: Array(body.utf8))
  }

  private func texts(in folder: TemporaryFolder) throws -> [String] {
    try folder.names.map { name in
      let file = try File(opening: folder.path(name))
      return String(decoding: try file.readAll(limit: 1 << 20), as: UTF8.self)
    }
  }

  private static let hello = #"{"model":"gemini-3.5-flash","input":"hello"}"#

  @Test func `plays what was answered, whatever the order of members and the key`() async throws {
    let folder = TemporaryFolder()
    let recorded = await ask(try recorder(in: folder, Upstream()), create(Self.hello))
    let told = Told()
    let replayer = Replayer(RecordingFolder(folder.path), say: told.say)
    let played = await ask(
      replayer, create(#"{ "input": "hello", "model": "gemini-3.5-flash" }"#, key: "another"))

    #expect(recorded.status == 200)
    #expect(played == recorded)
    #expect(played.headers["x-emulator"] != nil)
    #expect(told.all.isEmpty)
  }

  @Test func `says clearly what it does not hold`() async {
    let folder = TemporaryFolder()
    let told = Told()
    let reply = await ask(
      Replayer(RecordingFolder(folder.path), say: told.say), create(Self.hello))

    #expect(reply.status == 404)
    #expect(told.all.count == 1)
    let sentence = told.all.first ?? ""
    #expect(
      sentence.hasPrefix("POST /v1beta/interactions: there is no recording of this request ("))
    #expect(
      String(decoding: reply.body, as: UTF8.self)
        == #"{"error":{"message":"\#(sentence)","code":"no_recording"}}"#)
  }

  @Test func `uses its own key, and keeps no key at all`() async throws {
    let folder = TemporaryFolder()
    let upstream = Upstream { response in
      var response = response
      response.body = HTTPResponseBody(Array("you are secret-of-ours, secret-of-ours".utf8))
      return response
    }
    let reply = await ask(try recorder(in: folder, upstream), create(Self.hello))

    let asked = try #require(upstream.asked.first)
    #expect(asked.url.description == "http://127.0.0.1:1/api/v1beta/interactions?alt=sse")
    #expect(
      asked.headers == ["content-type": "application/json", "x-goog-api-key": "secret-of-ours"])
    #expect(reply.body == Array("you are KEY, KEY".utf8))
    for text in try texts(in: folder) {
      #expect(!text.contains("secret-of-ours") && !text.contains("theirs"))
    }
  }

  @Test func `keeps the address of an upload to itself, and plays the upload`() async throws {
    let folder = TemporaryFolder()
    let upstream = Upstream()
    let recorder = try recorder(in: folder, upstream)
    func uploads(_ responder: any Responder) async throws -> [Reply] {
      let start = await ask(
        responder,
        ArrivedRequest(
          RequestHead(
            "POST", "/upload/v1beta/files",
            headers: [
              "host": "localhost:9", "x-goog-api-key": "theirs",
              "x-goog-upload-protocol": "resumable", "x-goog-upload-command": "start",
              "x-goog-upload-header-content-length": "3",
              "x-goog-upload-header-content-type": "text/plain",
            ])))
      let url = try #require(start.headers["x-goog-upload-url"].flatMap { HTTPURL($0) })
      #expect(url.origin.port == 9)
      let bytes = await ask(
        responder,
        ArrivedRequest(
          RequestHead(
            "POST", url.path, query: url.query,
            headers: [
              "host": "localhost:9", "x-goog-upload-command": "upload, finalize",
              "x-goog-upload-offset": "0",
            ]), body: Array("abc".utf8)))
      return [start, bytes]
    }
    let recorded = try await uploads(recorder)
    let played = try await uploads(Replayer(RecordingFolder(folder.path)) { _ in })

    #expect(recorded.map(\.status) == [200, 200])
    #expect(recorded[1].headers["x-goog-upload-status"] == "final")
    #expect(played == recorded)
    let secret = try #require(upstream.asked.last?.url.query)
    #expect(secret.contains("upload_id="))
    for text in try texts(in: folder) { #expect(!text.contains(secret)) }
  }

  @Test func `plays answers to the same request in their order, and the last again`() async throws {
    let folder = TemporaryFolder()
    let recorder = try recorder(in: folder, Upstream())
    var recorded: [Reply] = []
    for _ in 0..<2 { recorded.append(await ask(recorder, create(Self.hello))) }
    let replayer = Replayer(RecordingFolder(folder.path)) { _ in }
    var played: [Reply] = []
    for _ in 0..<4 { played.append(await ask(replayer, create(Self.hello))) }

    #expect(recorded[0] != recorded[1])
    #expect(played == [recorded[0], recorded[1], recorded[1], recorded[1]])
  }

  @Test func `plays a stream frame by frame`() async throws {
    let folder = TemporaryFolder()
    let body = #"{"model":"gemini-3.5-flash","input":"hello","stream":true}"#
    let recorded = await ask(try recorder(in: folder, Upstream()), create(body))
    let played = await ask(Replayer(RecordingFolder(folder.path)) { _ in }, create(body))

    #expect(played == recorded)
    #expect(played.length == nil)
    #expect(played.script.count > 4)
    #expect(played.script.last == .bytes(Array("event: done\ndata: [DONE]\n\n".utf8)))
  }

  @Test func `keeps nothing where the upstream gave no answer`() async throws {
    struct Silent: HTTPTransport {
      func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        throw TransportError(.nameNotFound, .neverSent, request.url.origin)
      }
    }
    let (folder, told) = (TemporaryFolder(), Told())
    let reply = await ask(try recorder(in: folder, Silent(), told), create(Self.hello))

    #expect(reply.status == 502)
    #expect(folder.names.isEmpty)
    #expect(
      told.all == [
        "POST /v1beta/interactions: the upstream gave no answer: "
          + "there is no such host; check the name and the network"
      ])
  }
}
