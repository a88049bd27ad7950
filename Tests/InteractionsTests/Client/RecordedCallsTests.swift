import CurlTransport
import Emulator
import Files
import HTTP
import Interactions
import Locking
import OrderedJSON
import TestSupport
import Testing

@Suite struct `Calls of the client that are recorded over real connections` {
  private let folder = TemporaryFolder()
  private let told = Lock<[String]>([])

  @Test func `are answered by the recording as they were by the service`() async throws {
    let service = try EmulatorServer.start(Emulator())
    let recorder = Recorder(
      RecordingFolder(folder.path), upstream: service.url, key: "key-of-the-recorder",
      over: CurlTransport(), say: say)
    let recorded = try await calls(to: recorder, key: "key-of-a-client")
    await service.stop()

    let replayer = Replayer(RecordingFolder(folder.path), say: say)
    let played = try await calls(to: replayer, key: "another-key")

    #expect(played == recorded)
    #expect(told.withLock { $0 } == [])
    #expect(
      recorded[1] == "AI learns patterns from data, then uses those patterns to make"
        + " predictions or decisions on new data.")
    #expect(recorded.contains("interaction.completed"))
    #expect(recorded.last?.contains("(with document)") == true)
    for text in try texts {
      #expect(!text.contains("key-of") && !text.contains("another-key"))
    }
  }

  /// What a client sees of a whole answer, of a stream and of an upload, over a socket.
  private func calls(to responder: some Responder, key: String) async throws -> [String] {
    let server = try EmulatorServer.start(responder)
    var settings = Gemini.Settings(key: .key(try APIKey(key)))
    settings.baseURL = "\(server.url)"
    let gemini = try Gemini(settings, transport: CurlTransport())
    let whole = try await gemini.create("Explain how AI works in a few words")
    var seen = [whole.id ?? "", whole.outputText]
    for try await event in try await gemini.stream("How does AI work?") {
      seen.append(event.text ?? event.wire["event_type"]?.string ?? "?")
    }
    let file = try await gemini.files.upload(
      FileUpload(Array("A small receipt.".utf8), mimeType: "text/plain"))
    let read = try await gemini.create(
      InteractionRequest(
        .user("What does it cost?", .document(.uri(file.uri ?? ""), mimeType: "text/plain"))))
    await server.stop()
    return seen + [file.name ?? "", read.outputText]
  }

  private var texts: [String] {
    get throws {
      try folder.names.map { name in
        let file = try File(opening: folder.path(name))
        return String(decoding: try file.readAll(limit: 1 << 20), as: UTF8.self)
      }
    }
  }

  private var say: @Sendable (String) -> Void {
    let told = told
    return { line in told.withLock { $0.append(line) } }
  }
}
