import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite struct `An upload` {
  private let folder = TemporaryFolder()
  private typealias Seen = UploadServer.Seen

  @Test func `goes chunk after chunk to where the API wants it, without the key`() async throws {
    let server = UploadServer()
    let (gemini, _) = try server.client()
    let upload = FileUpload(Array(repeating: 7, count: 25), mimeType: "text/plain")

    let file = try await gemini.files.upload(upload, chunk: 10)

    #expect(file.name == "files/abc")
    #expect(file.sizeBytes == 25)
    #expect(
      server.seen == [
        Seen(command: "start", offset: nil, count: 51),
        Seen(command: "upload", offset: 0, count: 10),
        Seen(command: "upload", offset: 10, count: 10),
        Seen(command: "upload, finalize", offset: 20, count: 5),
      ])
    #expect(server.asked[0].headers["x-goog-api-key"] == "canary-of-key")
    #expect(server.asked[0].url.description == "http://127.0.0.1:8080/upload/v1beta/files")
    for request in server.asked.dropFirst() {
      #expect(request.url.description == UploadServer.place)
      #expect(!request.headers.fields.contains { $0.value.contains("canary") })
    }
  }

  @Test func `of 64 MB is read from the disk in chunks of eight`() async throws {
    let server = UploadServer()
    let (gemini, _) = try server.client()
    let size = 64_000_003
    let path = folder.path("film.mp4")
    let replacement = try FileReplacement(of: path)
    let piece = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    for _ in 0..<64 { try replacement.append(piece) }
    try replacement.append([1, 2, 3])
    try replacement.takePlace()

    let file = try await gemini.files.upload(FileUpload(path: "\(path)"))

    #expect(file.sizeBytes == size)
    let chunk = 8 << 20
    let offsets = Array(stride(from: 0, to: size, by: chunk))
    #expect(server.seen.dropFirst().map(\.offset) == offsets)
    #expect(server.seen.dropFirst().map(\.count) == offsets.map { min(chunk, size - $0) })
    // A body is segments of the file, and no bytes of it.
    for request in server.asked.dropFirst() {
      #expect(request.body.segments.allSatisfy { if case .file = $0 { true } else { false } })
    }
  }

  @Test(arguments: [
    // What the API takes at once, what is asked for, and what is sent.
    (4, 10, [8, 8, 4]), (16, 10, [16, 4]), (0, 10, [10, 10]), (1, 20, [20]), (100, 1, [20]),
    (-3, 6, [6, 6, 6, 2]), (1, 0, Array(repeating: 1, count: 20)),
  ])
  func `keeps to what the API takes at once`(grain: Int, chunk: Int, counts: [Int]) async throws {
    let start: UploadServer.Trick = .answer(
      200,
      [
        "X-Goog-Upload-URL": UploadServer.place, "X-Goog-Upload-Chunk-Granularity": "\(grain)",
      ], "")
    let server = UploadServer([0: start])
    let upload = FileUpload(Array(repeating: 7, count: 20), mimeType: "text/plain")

    _ = try await server.client().gemini.files.upload(upload, chunk: chunk)

    #expect(server.seen.dropFirst().map(\.count) == counts)
  }

  // MARK: Cuts

  @Test(arguments: [0, 1, 6, 10])
  func `goes on after a cut with what is missing`(kept: Int) async throws {
    let server = UploadServer([2: .cut(keeping: kept)])
    let (gemini, stage) = try server.client()
    let upload = FileUpload((0..<25).map { UInt8($0) }, mimeType: "text/plain")

    let file = try await gemini.files.upload(upload, chunk: 10)

    #expect(file.sizeBytes == 25)
    #expect(server.seen.map(\.command)[..<4] == ["start", "upload", "upload", "query"])
    #expect(server.seen[4].offset == 10 + kept)
    #expect(server.seen.dropFirst().map(\.count).reduce(0, +) == 25 + 10 - kept)
    #expect(stage.pauses == [.milliseconds(500)])
  }

  @Test func `is whole when only the last answer was lost`() async throws {
    let server = UploadServer([2: .loseAnswer])
    let (gemini, _) = try server.client()

    let file = try await gemini.files.upload(
      FileUpload(Array(repeating: 7, count: 15), mimeType: "text/plain"), chunk: 10)

    #expect(file.name == "files/abc")
    #expect(server.seen.map(\.command) == ["start", "upload", "upload, finalize", "query"])
  }

  @Test func `that arrived whole but was not ended is ended`() async throws {
    let server = UploadServer([1: .cut(keeping: .max)])
    let (gemini, _) = try server.client()

    _ = try await gemini.files.upload(
      FileUpload(Array(repeating: 7, count: 15), mimeType: "text/plain"), chunk: 100)

    #expect(
      server.seen.dropFirst() == [
        Seen(command: "upload, finalize", offset: 0, count: 15),
        Seen(command: "query", offset: nil, count: 0),
        Seen(command: "upload, finalize", offset: 15, count: 0),
      ])
  }

  @Test func `is given up after as many attempts as the policy has`() async throws {
    let cuts = (1...20).map { ($0, UploadServer.Trick.cut(keeping: 0)) }
    let server = UploadServer(Dictionary(uniqueKeysWithValues: cuts))
    let (gemini, stage) = try server.client()

    let error = await #expect(throws: GeminiError.self) {
      try await gemini.files.upload(FileUpload([1, 2, 3], mimeType: "text/plain"))
    }

    #expect(
      error?.description
        == "http://127.0.0.1:8080: the connection ended before the answer did: reset")
    #expect(
      server.seen.map(\.command).dropFirst() == [
        "upload, finalize", "query", "query", "query", "query",
      ])
    #expect(stage.pauses == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)])
  }

  @Test func `waits as long as the API asks`() async throws {
    let busy: UploadServer.Trick = .answer(503, ["Retry-After": "7"], "")
    let server = UploadServer([1: busy])
    let (gemini, stage) = try server.client()

    _ = try await gemini.files.upload(FileUpload([1, 2, 3], mimeType: "text/plain"))

    #expect(stage.pauses == [.seconds(7)])
  }

  @Test func `ends when its task is cancelled, on the way or while it waits`() async throws {
    let onTheWay = Scripted(start, .fault(.cancelled, .partlySent))
    let waiting = Scripted(start, .fault(.broken("reset"), .sent))
    for server in [onTheWay, waiting] {
      let gemini = try server.client().gemini
      let task = Task { () throws(GeminiError) in
        while !Task.isCancelled { await Task.yield() }
        return try await gemini.files.upload(FileUpload([1], mimeType: "text/plain"))
      }
      task.cancel()
      let error = await #expect(throws: GeminiError.self) { try await task.value }
      #expect(error?.description == "the call was cancelled")
      #expect(server.left == 0)
    }
  }

  private let start = Scripted.Answer.json(
    "{}", headers: ["X-Goog-Upload-URL": UploadServer.place])

  // MARK: Answers that make no sense

  /// The answer to the first chunk, and what is said of it.
  @Test(
    arguments: [
      (
        ["X-Goog-Upload-Status": "cancelled"],
        "notes: Gemini calls the upload cancelled and takes no more; upload it again"
      ),
      (
        ["X-Goog-Upload-Status": "\u{9B}31m\tx"],
        "notes: Gemini calls the upload \\u{9b}31m x and takes no more; upload it again"
      ),
      (
        ["X-Goog-Upload-Status": "active", "X-Goog-Upload-Size-Received": "11"],
        "notes: Gemini says it has 11 bytes after 10 were sent; upload it again"
      ),
      (
        ["X-Goog-Upload-Status": "active", "X-Goog-Upload-Size-Received": "0"],
        "notes: Gemini says it has 0 bytes after 10 were sent; upload it again"
      ),
      (
        ["X-Goog-Upload-Status": "active", "X-Goog-Upload-Size-Received": "-5"],
        "notes: Gemini says it has -5 bytes after 10 were sent; upload it again"
      ),
      (
        ["X-Goog-Upload-Status": "final"],
        "notes: Gemini did not say what it is called; upload it again"
      ),
    ] as [(HTTPHeaders, String)])
  func `ends where the API ends it or makes no sense`(
    headers: HTTPHeaders, message: String
  ) async throws {
    let server = UploadServer([1: .answer(200, headers, "")])
    #expect(try await complaint(server) == message)
    #expect(server.seen.count == 2)
  }

  @Test(arguments: [0, 1, 10, 20])
  func `ends when all was sent and the API does not say that it is done`(count: Int) async throws {
    let active = UploadServer.Trick.answer(200, ["X-Goog-Upload-Status": "active"], "")
    let server = UploadServer([1: active, 2: active])
    let upload = FileUpload(
      Array(repeating: 7, count: count), mimeType: "text/plain", displayName: "notes")

    #expect(
      try await complaint(server, upload)
        == "notes: Gemini calls the upload active and takes no more; upload it again")
    #expect(server.seen.last?.command == "upload, finalize")
  }

  @Test(arguments: [
    // What the API says it has, when it had ten bytes and ten more were sent.
    (-1, false), (10, true), (15, true), (20, true), (21, false), (.max, false),
  ])
  func `ends when the API invents bytes`(received: Int, isPossible: Bool) async throws {
    let said: HTTPHeaders = [
      "X-Goog-Upload-Status": "active", "X-Goog-Upload-Size-Received": "\(received)",
    ]
    let server = UploadServer([2: .cut(keeping: max(0, received - 10)), 3: .answer(200, said, "")])
    let upload = FileUpload(
      Array(repeating: 7, count: 25), mimeType: "text/plain", displayName: "notes")

    let wrong = "notes: Gemini says it has \(received) bytes after 20 were sent; upload it again"
    #expect(try await complaint(server, upload) == (isPossible ? nil : wrong))
  }

  @Test(arguments: [0, 9])
  func `begins anew, once, when the API forgets bytes`(received: Int) async throws {
    let said: HTTPHeaders = [
      "X-Goog-Upload-Status": "active", "X-Goog-Upload-Size-Received": "\(received)",
    ]
    let forgetful = UploadServer.Trick.answer(200, said, "")
    let once = UploadServer([2: .cut(keeping: 0), 3: forgetful])
    #expect(try await complaint(once) == nil)
    #expect(
      once.seen == [
        Seen(command: "start", offset: nil, count: 74),
        Seen(command: "upload", offset: 0, count: 10),
        Seen(command: "upload, finalize", offset: 10, count: 10),
        Seen(command: "query", offset: nil, count: 0),
        Seen(command: "start", offset: nil, count: 74),
        Seen(command: "upload", offset: 0, count: 10),
        Seen(command: "upload, finalize", offset: 10, count: 10),
      ])

    let twice = UploadServer([2: .cut(keeping: 0), 3: forgetful, 6: .cut(keeping: 0), 7: forgetful])
    #expect(
      try await complaint(twice)
        == "notes: Gemini says it has \(received) bytes after 20 were sent; upload it again")
    #expect(twice.seen.count == 8)
  }

  @Test(arguments: [404, 410], [1, 2])
  func `begins anew, once, when the API does not know of it any more`(
    status: Int, request: Int
  ) async throws {
    let lost = UploadServer.Trick.answer(status, [:], #"{"error":{"code":1,"message":"gone"}}"#)
    let once = UploadServer([request: lost])
    #expect(try await complaint(once) == nil)
    #expect(once.kept == 20)
    #expect(once.seen.count { $0.command == "start" } == 2)

    let always = UploadServer(
      Dictionary(
        uniqueKeysWithValues: (0..<20).filter {
          $0 % (request + 1) == request
        }.map { ($0, lost) }))
    #expect(try await complaint(always)?.contains("Gemini answered \(status)") == true)
    #expect(always.seen.count { $0.command == "start" } == 2)
  }

  @Test(arguments: [404, 410])
  func `with a name is not sent again when it arrived and only its session is lost`(
    status: Int
  ) async throws {
    let server = UploadServer([2: .loseAnswerAndSession(status)])
    let upload = FileUpload(
      Array(repeating: 7, count: 20), mimeType: "text/plain", name: "abc", displayName: "notes")
    #expect(try await complaint(server, upload) == nil)
    #expect(server.seen.map(\.command) == ["start", "upload", "upload, finalize", "GET"])
  }

  @Test func `has no chunk that is too large`() async throws {
    let server = UploadServer([1: .cut(keeping: 1)])
    let upload = FileUpload([1, 2, 3], mimeType: "text/plain")

    _ = try await server.client().gemini.files.upload(upload, chunk: .max)

    #expect(server.seen.last == Seen(command: "upload, finalize", offset: 1, count: 2))
  }

  @Test func `asks again when the API says nothing of it, but not for ever`() async throws {
    let silence = UploadServer.Trick.answer(200, [:], "")
    let once = UploadServer([1: silence])
    _ = try await once.client().gemini.files.upload(FileUpload([1], mimeType: "text/plain"))
    #expect(once.seen.map(\.command) == ["start", "upload, finalize", "query", "upload, finalize"])

    let always = UploadServer(Dictionary(uniqueKeysWithValues: (1...20).map { ($0, silence) }))
    #expect(
      try await complaint(always)
        == "notes: Gemini does not say how far the upload came; upload it again")
    #expect(always.seen.count == 6)
  }

  @Test(
    arguments: [
      (nil, "notes: Gemini did not say where to send it; check the base URL, then try again"),
      ("/upload", "notes: Gemini did not say where to send it; check the base URL, then try again"),
      (
        "https://127.0.0.1:8080/x",
        "https://127.0.0.1:8080: nothing is sent there, for it is not http://127.0.0.1:8080; "
          + "check who answers there"
      ),
      (
        "http://127.0.0.1:8081/x",
        "http://127.0.0.1:8081: nothing is sent there, for it is not http://127.0.0.1:8080; "
          + "check who answers there"
      ),
      (
        "http://evil.example/x",
        "http://evil.example: nothing is sent there, for it is not http://127.0.0.1:8080; "
          + "check who answers there"
      ),
    ] as [(String?, String)])
  func `goes nowhere but to the API`(place: String?, message: String) async throws {
    var headers: HTTPHeaders = ["content-type": "application/json"]
    headers["X-Goog-Upload-URL"] = place
    let server = UploadServer([0: .answer(200, headers, "{}")])

    #expect(try await complaint(server) == message)
    #expect(server.seen.count == 1)
  }

  @Test func `keeps its place out of every error`() async throws {
    let echo = #"{"error":{"code":400,"message":"no \#(UploadServer.place), canary-of-session"}}"#
    let headers: HTTPHeaders = ["content-type": "application/json"]
    let server = UploadServer([1: .answer(400, headers, echo)])

    let error = await #expect(throws: GeminiError.self) {
      try await server.client().gemini.files.upload(FileUpload([1], mimeType: "text/plain"))
    }

    var shown = error.map { "\($0) \(String(reflecting: $0))" } ?? ""
    dump(error, to: &shown)
    #expect(shown.contains("400"))
    #expect(!shown.contains("canary"))
  }

  // MARK: What arrived

  @Test(arguments: [
    #"{"file":{"name":"files/abc","sizeBytes":"4"}}"#,
    #"{"file":{"name":"files/abc","sha256Hash":"AAAA"}}"#,
    #"{"file":{"name":"files/abc","sha256Hash":"no base64"}}"#,
    #"{"file":{"name":"files/abc","sha256Hash":"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="}}"#,
  ])
  func `is refused and deleted when other bytes arrived`(answer: String) async throws {
    let headers: HTTPHeaders = [
      "content-type": "application/json", "X-Goog-Upload-Status": "final",
    ]
    let server = UploadServer([1: .answer(200, headers, answer)])

    #expect(
      try await complaint(server)
        == "notes: what arrived is not what was sent, and was deleted; upload it again")
    #expect(server.seen.last?.command == "DELETE")
    #expect(server.asked.last?.url.path == "/v1beta/files/abc")
  }

  /// SHA-256 of no bytes, from openssl(1).
  @Test(arguments: [
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "ZTNiMGM0NDI5OGZjMWMxNDlhZmJmNGM4OTk2ZmI5MjQyN2FlNDFlNDY0OWI5MzRjYTQ5NTk5MWI3ODUyYjg1NQ==",
  ])
  func `is known by the base64 of its digest or of the digest's digits`(hash: String) async throws {
    let headers: HTTPHeaders = [
      "content-type": "application/json", "X-Goog-Upload-Status": "final",
    ]
    let answer = #"{"file":{"name":"files/e","sizeBytes":"0","sha256Hash":"\#(hash)"}}"#
    let server = UploadServer([1: .answer(200, headers, answer)])

    let file = try await server.client().gemini.files.upload(
      FileUpload([], mimeType: "text/plain"))

    #expect(file.name == "files/e")
    #expect(server.seen[1] == Seen(command: "upload, finalize", offset: 0, count: 0))
  }

  @Test func `that ends too early is not taken for the whole`() async throws {
    let headers: HTTPHeaders = [
      "content-type": "application/json", "X-Goog-Upload-Status": "final",
    ]
    let server = UploadServer([1: .answer(200, headers, #"{"file":{"name":"files/e"}}"#)])

    #expect(
      try await complaint(server)
        == "notes: what arrived is not what was sent, and was deleted; upload it again")
  }

  // MARK: Files

  @Test func `of a file that changes meanwhile is given up`() async throws {
    let path = folder.file("a.txt", holding: Array(repeating: 1, count: 25))
    let folder = folder
    let server = UploadServer([
      1: .after { _ = folder.file("a.txt", holding: Array(repeating: 2, count: 25)) }
    ])
    let upload = try FileUpload(path: "\(path)")

    let error = await #expect(throws: GeminiError.self) {
      try await server.client().gemini.files.upload(upload, chunk: 10)
    }

    #expect(
      error?.description
        == "http://127.0.0.1:8080: the request cannot be sent: \(path): was changed "
        + "while it was being sent; send it again when nobody writes to it")
    let second = UploadServer()
    #expect(
      try await complaint(second, upload)
        == "\(path): was changed while it was being sent; send it again when nobody writes to it")
    #expect(second.seen.count == 1)
  }

  @Test(arguments: [
    ("a.pdf", "application/pdf", "a.pdf"), ("B.JPeG", "image/jpeg", "B.JPeG"),
    ("ein Bäcker (1)\n100%.txt", "text/plain", "ein%20B%C3%A4cker%20(1)%0A100%25.txt"),
  ])
  func `tells the API the name and the type of a file`(
    name: String, type: String, told: String
  ) async throws {
    let server = UploadServer()
    let path = folder.file(try #require(FilePath(name)), holding: [1])
    let upload = try FileUpload(path, displayName: "Ä")

    _ = try await server.client().gemini.files.upload(upload)

    let start = server.asked[0]
    #expect(start.headers["x-goog-upload-file-name"] == told)
    #expect(start.headers["x-goog-upload-header-content-type"] == type)
    #expect(
      try JSON(parsing: start.body.bytes(upTo: 1000))
        == ["file": ["display_name": "Ä", "mime_type": .string(type), "size_bytes": 1]])
  }

  @Test func `says what is wrong with a file before anything is sent`() {
    let missing = folder.path("a\u{202E}.pdf")
    let noType = folder.file("contract", holding: [1])
    #expect(
      complaint { () throws(GeminiError) in try FileUpload(path: "a\0.pdf") }
        == "the path of a file holds a NUL; give another path")
    #expect(
      complaint { () throws(GeminiError) in try FileUpload(missing) }
        == "\(folder.path)/a\\u{202e}.pdf: there is no such file; check the path")
    #expect(
      complaint { () throws(GeminiError) in try FileUpload(noType) }
        == "\(noType): its name does not say what it is; give its media type, such as "
        + "application/pdf")
    #expect(
      complaint { () throws(GeminiError) in try FileUpload(folder.path, mimeType: "text/plain") }
        == "\(folder.path): is a folder; name a file")
  }

  @Test func `with a type that no header can hold sends none`() async throws {
    let server = UploadServer()
    _ = try await server.client().gemini.files.upload(
      FileUpload([1], mimeType: "text/plain\r\nx-evil: 1"))
    #expect(server.asked[0].headers["x-goog-upload-header-content-type"] == nil)
  }

  private func complaint(
    _ server: UploadServer, _ upload: FileUpload? = nil
  ) async throws -> String? {
    let bytes = FileUpload(
      Array(repeating: 7, count: 20), mimeType: "text/plain", displayName: "notes")
    let (gemini, _) = try server.client()
    do throws(GeminiError) {
      _ = try await gemini.files.upload(upload ?? bytes, chunk: 10)
      return nil
    } catch {
      return error.description
    }
  }

  private func complaint(_ make: () throws(GeminiError) -> FileUpload) -> String? {
    do throws(GeminiError) {
      _ = try make()
      return nil
    } catch {
      return error.description
    }
  }
}
