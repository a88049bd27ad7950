import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `Files and models, as the official SDK` {
  /// A request reads its files again when it is compared.
  private let folder = TemporaryFolder()

  /// What the case does, and what it makes of the answers.
  typealias Doing = @Sendable (Gemini, RecordedExchange, TemporaryFolder) async throws -> JSON

  static let cases: [(name: String, doing: Doing)] = [
    ("files_upload_path", uploadPath), ("files_upload_bytesio_config", uploadNamed),
    ("files_upload_two_chunks", uploadTwoChunks), ("files_upload_empty", uploadNothing),
    ("files_processing_to_active", waitUntilActive), ("files_get_list_delete", listAndDelete),
    ("files_register", register), ("models_and_tokens", models),
    ("error_429_files_injected", refused),
  ]

  @Test(arguments: cases.map(\.name))
  func `are asked for and understood`(name: String) async throws {
    let exchange = try RecordedExchange(name)
    let server = try exchange.server
    let doing = try #require(Self.cases.first { $0.name == name }?.doing)

    let made = try await doing(try exchange.client(server), exchange, folder)

    let wanted = exchange.requests.map(RecordedExchange.comparable)
    #expect(try server.asked.map(RecordedExchange.recorded) == wanted)
    #expect(made == exchange.parsed)
    #expect(server.left == 0)
  }

  private static let uploadPath: Doing = { gemini, exchange, folder in
    let digest = try #require(exchange.requests[1]["body"]?["_binary"]?["sha256"]?.string)
    let path = folder.file("organ.jpg", holding: try RecordedExchange.bytes(digest: digest))
    return parsed(try await gemini.files.upload(FileUpload(path: "\(path)")))
  }

  private static let uploadNamed: Doing = { gemini, exchange, _ in
    let digest = try #require(exchange.requests[1]["body"]?["_binary"]?["sha256"]?.string)
    return parsed(
      try await gemini.files.upload(
        FileUpload(
          try RecordedExchange.bytes(digest: digest), mimeType: .pdf, name: "tiny-pdf",
          displayName: "tiny.pdf")))
  }

  private static let uploadTwoChunks: Doing = { gemini, _, _ in
    let zeros = [UInt8](repeating: 0, count: 8 * 1024 * 1024 + 5)
    return parsed(try await gemini.files.upload(FileUpload(zeros, mimeType: .pdf)))
  }

  private static let uploadNothing: Doing = { gemini, _, _ in
    parsed(try await gemini.files.upload(FileUpload([], mimeType: .plainText)))
  }

  private static let waitUntilActive: Doing = { gemini, _, _ in
    let wave = FileUpload(Array("RIFF0000WAVE".utf8), mimeType: .wav)
    let file = try await gemini.files.upload(wave)
    let ready = try await gemini.files.ready(file)
    return ["states": [state(file), "PROCESSING", state(ready)]]
  }

  private static let listAndDelete: Doing = { gemini, _, _ in
    var names: [String] = []
    for number in 0..<3 {
      let upload = FileUpload(Array("a\(number)".utf8), mimeType: .plainText)
      names.append(try #require(try await gemini.files.upload(upload).name))
    }
    let first = try await gemini.files.get(names[0])
    #expect(first.name == names[0])
    let listed = try await gemini.files.list(pageSize: 2).all()
    #expect(listed.map(\.name) == names)
    for name in names { #expect(try await gemini.files.delete(name)) }
    let error = await #expect(throws: GeminiError.self) { try await gemini.files.get(names[0]) }
    guard case .api(let refusal)? = error else { return nil }
    #expect(refusal.code == .notFound)
    return ["listed": .number(JSONNumber(listed.count))]
  }

  private static let register: Doing = { gemini, _, _ in
    let files = try await gemini.files.register(
      ["gs://my_bucket/some_object.pdf"], token: "test-token")
    return ["files": .array(files.map(parsed))]
  }

  private static let models: Doing = { gemini, _, _ in
    let models = try await gemini.models.list().all()
    let model = try await gemini.models.get("gemini-3.5-flash")
    let count = try await gemini.models.countTokens(
      of: "Explain how AI works in a few words", model: "gemini-3.5-flash")
    return [
      "models": .array(models.map { .string($0.name ?? "") }), "model": .string(model.name ?? ""),
      "tokens": .number(JSONNumber(count.totalTokens ?? 0)),
    ]
  }

  private static let refused: Doing = { gemini, _, _ in
    // What makes the recording server refuse.
    let options = CallOptions(headers: ["x-emulator-fault": "429#000000"])
    let error = await #expect(throws: GeminiError.self) {
      try await gemini.files.list(options: options).all()
    }
    guard case .api(let refusal)? = error else { return nil }
    return [
      "exception": "ClientError", "status": .number(JSONNumber(refusal.status ?? 0)),
      "body": refusal.body ?? nil,
    ]
  }

  private static func state(_ file: UploadedFile) -> JSON { .string(file.state?.rawValue ?? "") }

  /// The file as the SDK's dump has it, which spells its times without a fraction of zeros.
  static func parsed(_ file: UploadedFile) -> JSON {
    var members = JSONObject()
    members["name"] = file.name.map(JSON.string)
    members["display_name"] = file.displayName.map(JSON.string)
    members["mime_type"] = file.mimeType?.wire
    members["size_bytes"] = file.sizeBytes.map { .number(JSONNumber($0)) }
    members["sha256_hash"] = file.sha256Hash.map(JSON.string)
    members["uri"] = file.uri.map(JSON.string)
    members["state"] = file.state?.wire
    members["source"] = file.source?.wire
    for (name, time) in [
      ("create_time", file.createTime), ("update_time", file.updateTime),
      ("expiration_time", file.expirationTime),
    ] {
      members[name] = time.map { .string($0.replacing(".000000Z", with: "Z")) }
    }
    return .object(members)
  }
}
