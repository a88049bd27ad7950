import Digest
import HTTP
import OrderedJSON
import Testing

@testable import Emulator

@Suite struct `An uploaded file` {
  /// Starts an upload and hands back where its bytes go.
  private func start(
    _ talk: inout Talk, type: String = "text/plain", length: Int? = nil, file: JSON = [:]
  ) throws -> String {
    var headers: HTTPHeaders = [
      "x-goog-upload-protocol": "resumable", "x-goog-upload-command": "start",
      "x-goog-upload-header-content-type": "", "content-type": "application/json",
    ]
    headers["x-goog-upload-header-content-type"] = type
    headers["x-goog-upload-header-content-length"] = length.map(String.init)
    let reply = talk.send("POST", "/upload/v1beta/files", ["file": file], headers: headers)
    try #require(reply.status == 200, "\(Refusal(reply))")
    #expect(reply.headers["x-goog-upload-status"] == "active")
    let url = try #require(reply.headers["x-goog-upload-url"])
    let own = "http://127.0.0.1:8080"
    #expect(url.hasPrefix("\(own)/upload/v1beta/files?upload_id="))
    return String(url.dropFirst(own.utf8.count))
  }

  /// Sends bytes without a key, as the official SDK does.
  private func send(
    _ bytes: [UInt8], to target: String, _ command: String, at offset: Int = 0,
    _ talk: inout Talk
  ) -> Reply {
    let parts = target.split(separator: "?").map(String.init)
    var head = RequestHead("POST", parts[0], query: parts[1])
    head.headers["x-goog-upload-command"] = command
    head.headers["x-goog-upload-offset"] = "\(offset)"
    guard case .pieces(let ticket) = talk.gemini.intake(for: head) else { return Reply(status: 0) }
    for byte in bytes { talk.gemini.receive([byte], for: ticket, at: talk.now) }
    return talk.gemini.finish(ticket, at: talk.now)
  }

  private func upload(_ text: String, _ talk: inout Talk, type: String = "text/plain") throws
    -> JSON
  {
    let target = try start(&talk, type: type)
    let reply = send(Array(text.utf8), to: target, "upload, finalize", &talk)
    return try #require(try JSON(parsing: reply.body)["file"])
  }

  @Test func `is told in full`() throws {
    var talk = Talk()
    let target = try start(
      &talk, type: "application/pdf", length: 3,
      file: ["name": "files/my-file", "display_name": "Mine.pdf"])

    let reply = send([97, 98, 99], to: target, "upload, finalize", &talk)

    #expect(reply.headers["x-goog-upload-status"] == "final")
    #expect(
      try JSON(parsing: reply.body).text(.indented) == """
        {
          "file": {
            "name": "files/my-file",
            "displayName": "Mine.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": "3",
            "createTime": "2026-06-09T12:01:25.000000Z",
            "updateTime": "2026-06-09T12:01:25.000000Z",
            "expirationTime": "2026-06-11T12:01:25.000000Z",
            "sha256Hash": "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
            "uri": "https://generativelanguage.googleapis.com/v1beta/files/my-file",
            "state": "ACTIVE",
            "source": "UPLOADED"
          }
        }
        """)
  }

  @Test func `comes in chunks, and goes on where it broke off`() throws {
    var talk = Talk()
    let target = try start(&talk, length: 5)

    let first = send([1, 2], to: target, "upload", &talk)
    let query = send([], to: target, "query", &talk)
    let wrong = send([3], to: target, "upload", at: 1, &talk)
    let early = send([3], to: target, "upload, finalize", at: 2, &talk)
    let last = send([4, 5], to: target, "upload, finalize", at: 3, &talk)
    let after = send([6], to: target, "upload", at: 5, &talk)

    #expect(first.headers["x-goog-upload-status"] == "active")
    #expect(query.headers["x-goog-upload-size-received"] == "2")
    #expect(
      Refusal(wrong)
        == Refusal(
          400, "INVALID_ARGUMENT",
          "The upload has 2 bytes; X-Goog-Upload-Offset must say so."))
    #expect(Refusal(early).message == "The upload has 3 bytes, but 5 were announced.")
    #expect(early.headers["x-goog-upload-status"] == "active")
    let hash = try JSON(parsing: last.body)["file"]?["sha256Hash"]?.string
    #expect(hash == Base64.encoded(SHA256(of: [1, 2, 3, 4, 5]).bytes))
    #expect(Refusal(after).message == "The upload is final.")
  }

  @Test func `can be given up`() throws {
    var talk = Talk()
    let target = try start(&talk)

    let cancelled = send([], to: target, "cancel", &talk)

    #expect(cancelled.headers["x-goog-upload-status"] == "cancelled")
    #expect(Refusal(send([1], to: target, "upload", &talk)).message == "The upload is cancelled.")
    let unknown = "/upload/v1/files?upload_id=x"
    #expect(Refusal(send([1], to: unknown, "upload", &talk)).status == 404)
    #expect(
      Refusal(send([1], to: target, "sing", &talk)).message
        == "Invalid X-Goog-Upload-Command: 'sing'.")
  }

  @Test(arguments: ["video/mp4", "audio/wav"])
  func `is processed for a while when it moves or sounds`(type: String) throws {
    var talk = Talk()
    let file = try upload("x", &talk, type: type)
    let name = try #require(file["name"]?.string)
    let use: JSON = ["input": [["type": "video", "uri": file["uri"] ?? nil]]]
    #expect(file["state"] == "PROCESSING")
    #expect(
      talk.refusal(use)
        == Refusal(
          400, "failed_precondition",
          "The File \(name.dropFirst(6)) is not in an ACTIVE state and usage is not allowed."))

    talk.now = talk.now + .milliseconds(300)

    #expect(try talk.get(name)["state"] == "ACTIVE")
    #expect(talk.refusal(use).status == 200)
  }

  @Test func `finds no room once the project keeps as many bytes as it may`() throws {
    var settings = EmulatorSettings()
    settings.fileStorage = 5
    var talk = Talk(settings)
    let first = try #require(try upload("abc", &talk)["name"]?.string)
    let headers: HTTPHeaders = [
      "x-goog-upload-protocol": "resumable", "x-goog-upload-command": "start",
      "x-goog-upload-header-content-length": "3",
    ]

    let full = talk.send("POST", "/upload/v1beta/files", ["file": [:]], headers: headers)
    #expect(
      Refusal(full)
        == Refusal(
          429, "RESOURCE_EXHAUSTED",
          """
          You exceeded your current quota, please check your plan and billing details. For more \
          information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.
          * Quota exceeded for metric: generativelanguage.googleapis.com/file_storage_bytes, limit: 5
          """))

    #expect(talk.send("DELETE", "/v1beta/\(first)").status == 200)
    let room = talk.send("POST", "/upload/v1beta/files", ["file": [:]], headers: headers)
    #expect(room.status == 200)
  }

  @Test func `is gone after two days, and before when it is deleted`() throws {
    var talk = Talk()
    let names = try ["a", "b"].map { try #require(try upload($0, &talk)["name"]?.string) }
    let use: JSON = [
      "input": [
        [
          "type": "document",
          "uri": .string("https://generativelanguage.googleapis.com/v1beta/\(names[1])"),
        ]
      ]
    ]

    #expect(talk.send("DELETE", "/v1/\(names[0])").status == 200)
    talk.now = talk.now + .seconds(48 * 3600 - 1)
    #expect(try talk.get("files")["files"]?.array?.count == 1)
    #expect(talk.refusal(use).status == 200)
    talk.now = talk.now + .seconds(1)
    #expect(try talk.get("files") == [:])
    #expect(talk.send("GET", "/v1/\(names[1])").status == 404)
    #expect(
      talk.refusal(use)
        == Refusal(
          403, "permission_denied",
          "You do not have permission to access the File \(names[1].dropFirst(6)) or it may not exist."
        ))
  }

  @Test func `is known to the bill and to the book of answers by its bytes and its name`() throws {
    var talk = Talk { query in
      .string(query.documents.map { "\($0.name ?? "") \($0.mimeType)" }.joined())
    }
    let target = try start(&talk, file: ["displayName": "note.txt"])
    let file = try JSON(parsing: send([97], to: target, "upload, finalize", &talk).body)["file"]

    let made = try talk.create([
      "input": [["type": "document", "uri": file?["uri"] ?? nil]],
      "response_format": ["type": "text", "mime_type": "application/json"],
    ])

    #expect(made.outputText == #""note.txt text/plain""#)
    #expect(talk.gemini.takeBill().map(\.documents) == [["\(SHA256(of: [97]))"]])
  }

  @Test func `is answered, and counts, as if it had come along with the request`() throws {
    var talk = Talk()
    let pdf = "%PDF-1.4 /Type/Pages /Kids [] /Type /Page /Type/Page>> /Type/Page "
    let file = try upload(pdf, &talk, type: "application/pdf")
    func make(_ name: String, _ value: JSON?) throws -> JSON {
      var document: JSON = ["type": "document", "mime_type": "application/pdf"]
      document[name] = value
      return try talk.create([
        "input": [document],
        "response_format": [
          "type": "text", "mime_type": "application/json",
          "schema": ["type": "integer", "minimum": 0, "maximum": 1_000_000],
        ],
      ])
    }

    let uploaded = try make("uri", file["uri"])
    let inline = try make("data", .string(Base64.encoded(Array(pdf.utf8))))

    #expect(uploaded.outputText == inline.outputText)
    #expect(uploaded["usage"] == inline["usage"])
    #expect(
      uploaded["usage"]?["input_tokens_by_modality"]?[1]
        == ["modality": "document", "tokens": 1680])
  }

  @Test func `cannot be fetched, nor take the name of another`() throws {
    var talk = Talk()
    let name = try #require(try upload("a", &talk)["name"]?.string)

    #expect(talk.send("GET", "/v1beta/\(name):download?alt=media").status == 400)
    var headers: HTTPHeaders = [
      "x-goog-upload-protocol": "resumable", "x-goog-upload-command": "start",
    ]
    headers["content-type"] = "application/json"
    func start(_ name: String) -> Int {
      let file: JSON = ["file": ["name": .string(name)]]
      return talk.send("POST", "/upload/v1/files", file, headers: headers).status
    }
    #expect(start(name) == 409)
    #expect(["Upper", "-a", "a-", "a/b", "files/"].map(start) == [400, 400, 400, 400, 400])
    headers["x-goog-upload-command"] = "upload"
    #expect(start("fine") == 400)
  }

  @Test func `is listed page by page`() throws {
    var talk = Talk()
    let names = try (1...5).map { try upload("\($0)", &talk)["name"] }

    var listed: [JSON?] = []
    var page = try talk.get("files?pageSize=2")
    var sizes: [Int] = []
    while true {
      let files = page["files"]?.array ?? []
      sizes.append(files.count)
      listed += files.map { $0["name"] }
      guard let token = page["nextPageToken"]?.string else { break }
      page = try talk.get("files?pageSize=2&pageToken=\(token)")
    }

    #expect(listed == names)
    #expect(sizes == [2, 2, 1])
    #expect(talk.send("GET", "/v1/files?pageToken=x").status == 400)
    #expect(talk.send("GET", "/v1/files?pageSize=-1").status == 400)
  }

  @Test func `can be one that lies in a bucket, for who has more than a key`() throws {
    var talk = Talk()
    let body: JSON = ["uris": ["gs://bucket/a.pdf"]]

    let byKey = talk.send("POST", "/v1/files:register", body)
    let byToken = talk.send(
      "POST", "/v1/files:register", body, headers: ["authorization": "Bearer token"])

    #expect(byKey.status == 401)
    #expect(try JSON(parsing: byToken.body)["files"]?[0]?["source"] == "REGISTERED")
  }
}

@Suite struct `Models and tokens` {
  @Test func `are told of`() throws {
    var talk = Talk()

    let one = try talk.get("models/gemini-3.5-flash")
    let beta = try talk.get("models?pageSize=100")["models"]?.array ?? []
    let stable = try JSON(parsing: talk.send("GET", "/v1/models?pageSize=100").body)

    #expect(one["name"] == "models/gemini-3.5-flash")
    #expect(beta.count == 19)
    #expect(stable["models"]?.array?.count == 16)
    #expect(
      Refusal(talk.send("GET", "/v1/models/no-such-model"))
        == Refusal(404, "NOT_FOUND", "Model 'no-such-model' was not found."))
  }

  @Test func `are counted`() throws {
    var talk = Talk()
    let body: JSON = ["contents": [["role": "user", "parts": [["text": "Twelve bytes"]]]]]

    let count = talk.send("POST", "/v1/models/gemini-3.5-flash:countTokens", body)
    let wrong = talk.send("POST", "/v1/models/gemini-3.5-flash:countTokens", ["content": []])

    #expect(try JSON(parsing: count.body)["totalTokens"] == 3)
    #expect(
      Refusal(wrong).message == "Unknown parameter 'content'. Did you mean 'contents'?")
  }

  @Test func `and everything else is counted in the state of the emulator`() throws {
    var talk = Talk()
    _ = try talk.create(["input": "Hello there"])
    _ = talk.refusal(["input": ""])

    let reply = talk.gemini.answer(
      ArrivedRequest(RequestHead("GET", "/emulator/state")), at: talk.now)

    #expect(
      String(decoding: reply.body, as: UTF8.self)
        == #"{"emulator":"extract/0.1.0","answered":{"200":1,"400":1},"interactions":{"made":1,"kept":1,"statuses":{"completed":1}},"files":{"kept":0},"creates":{"distinct":2,"all":2}}"#
    )
  }
}
