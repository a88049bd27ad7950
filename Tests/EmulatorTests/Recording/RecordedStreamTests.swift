import Emulator
import HTTP
import Locking
import TestSupport
import Testing

@Suite struct `A stream that is recorded` {
  private static func frame(_ type: String, _ text: String = "") -> String {
    "event: \(type)\ndata: {\"event_type\":\"\(type)\",\"text\":\"\(text)\"}\n\n"
  }

  private static let created = frame("interaction.created")
  private static let word = frame("step.delta", "the key is secret-of-ours")
  private static let completed = frame("interaction.completed")
  private static let done = "event: done\ndata: [DONE]\n\n"

  /// A service that says one thing after the other, and notes before each what the client has by then.
  private final class Service: HTTPTransport, ChunkSource {
    private let chunks: Lock<[Result<String, TransportError>]>
    private let handed = Lock<[Relay.Delivery]>([])
    private let seen = Lock<[Int]>([])

    init(_ chunks: [Result<String, TransportError>]) { self.chunks = Lock(chunks) }

    func take(_ part: Relay.Delivery) { handed.withLock { $0.append(part) } }

    /// All that was handed on.
    var parts: [Relay.Delivery] { handed.withLock { $0 } }
    /// How much was, when each chunk was asked for, and when their end was.
    var counts: [Int] { seen.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
      HTTPResponse(
        status: 200, headers: ["content-type": "text/event-stream"], body: HTTPResponseBody(self))
    }

    func next() async throws(TransportError) -> [UInt8]? {
      let count = parts.count
      seen.withLock { $0.append(count) }
      let chunk = chunks.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let chunk else { return nil }
      return Array(try chunk.get().utf8)
    }
  }

  private let folder = TemporaryFolder()
  private let told = Lock<[String]>([])
  /// How many exchanges were kept when each part was handed on.
  private let kept = Lock<[Int]>([])

  /// Records a call; what was handed on of it as text, frame by frame.
  private func record(_ service: Service) async throws -> [String] {
    let told = told
    let recorder = Recorder(
      RecordingFolder(folder.path), upstream: try #require(HTTPURL("http://127.0.0.1:1")),
      key: "secret-of-ours", over: service, say: { line in told.withLock { $0.append(line) } })
    let request = ArrivedRequest(
      RequestHead("POST", "/v1beta/interactions"), body: Array("{}".utf8))
    guard case .later(let question) = recorder.answer(request) else { return [] }
    let (folder, kept) = (folder, kept)
    await question(
      Relay { part in
        service.take(part)
        kept.withLock { $0.append(folder.names.count) }
      })
    return service.parts.map { part in
      switch part {
      case .whole(let reply): "whole \(reply.status)"
      case .beginning(let reply): "\(reply.status) \(reply.headers["content-type"] ?? "")"
      case .more(let pieces): pieces.map(Self.text).joined(separator: " | ")
      case .end: "end"
      }
    }
  }

  private static func text(_ piece: Piece) -> String {
    if case .bytes(let bytes) = piece { String(decoding: bytes, as: UTF8.self) } else { "\(piece)" }
  }

  @Test func `is handed on as it comes, without the key, its end when it is kept`() async throws {
    let half = Self.word.count / 2
    let service = Service([
      .success(Self.created), .success(String(Self.word.prefix(half))),
      .success(String(Self.word.dropFirst(half)) + Self.completed), .success(Self.done),
    ])

    let parts = try await record(service)

    #expect(
      parts == [
        "200 text/event-stream", Self.created,
        Self.word.replacing("secret-of-ours", with: "KEY"),
        "\(Self.completed) | \(Self.done)", "end",
      ])
    #expect(service.counts == [1, 2, 2, 3, 3])
    #expect(kept.withLock { $0 } == [0, 0, 0, 1, 1])
    #expect(told.withLock { $0 } == [])
  }

  @Test func `breaks off where it broke off, and is not kept`() async throws {
    let origin = try #require(HTTPURL("http://127.0.0.1:1")).origin
    let service = Service([
      .success(Self.created + "event: st"),
      .failure(TransportError(.broken("The connection was reset."), .sent, origin)),
    ])

    let parts = try await record(service)

    #expect(
      parts == [
        "200 text/event-stream", Self.created, "event: st | close", "end",
      ])
    #expect(folder.names.isEmpty)
    #expect(told.withLock { $0.count } == 1)
    #expect(
      told.withLock { $0.first }?.hasPrefix("POST /v1beta/interactions: the stream broke off: ")
        == true)
  }
}
