import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite struct `Files at the API` {
  private let folder = TemporaryFolder()

  @Test func `are listed page after page, as far as they are read`() async throws {
    let server = Scripted(
      .json(#"{"files":[{"name":"files/a"},{"name":"files/b"}],"nextPageToken":"t&2"}"#),
      .json(#"{"nextPageToken":"t3"}"#),
      .json(#"{"files":[{"name":"files/c"}],"nextPageToken":""}"#))
    let gemini = try client(server)

    var names: [String?] = []
    for try await file in gemini.files.list(pageSize: 2) {
      names.append(file.name)
      if names.count == 2 { #expect(server.asked.count == 1) }
    }

    #expect(names == ["files/a", "files/b", "files/c"])
    #expect(
      server.asked.map { $0.url.query } == [
        "pageSize=2", "pageSize=2&pageToken=t%262", "pageSize=2&pageToken=t3",
      ])
  }

  @Test func `are listed to the end, though a page leads to itself`() async throws {
    let page = Scripted.Answer.json(#"{"files":[{"name":"files/a"}],"nextPageToken":"t"}"#)
    let server = Scripted(page, page, page)

    #expect(try await client(server).files.list().all().count == 2)
    #expect(server.asked.count == 2)
  }

  @Test func `are none when the API says nothing of them`() async throws {
    #expect(try await client(Scripted(.json("{}"))).files.list().all() == [])
    #expect(try await client(Scripted(.json(#"{"files":7}"#))).files.list().all() == [])
  }

  @Test func `are forgotten on request, and may have been before`() async throws {
    let gone = Scripted.Answer.json(
      #"{"error":{"code":404,"message":"none","status":"NOT_FOUND"}}"#, status: 404)
    let server = Scripted(.json("{}"), gone)
    let gemini = try client(server)

    #expect(try await gemini.files.delete("files/abc"))
    #expect(try await gemini.files.delete("abc") == false)
    #expect(server.asked.map(\.method) == [.delete, .delete])
    #expect(server.asked.map(\.url.path) == ["/v1beta/files/abc", "/v1beta/files/abc"])
  }

  @Test func `refuse in Google's form of error, which is the API's own to a caller`() async throws {
    let refusal = #"{"error":{"code":403,"message":"not yours","status":"PERMISSION_DENIED"}}"#
    let server = Scripted(.json(refusal, status: 403))

    let error = await #expect(throws: GeminiError.self) {
      try await client(server).files.delete("a")
    }

    guard case .api(let told)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(told.code == .permissionDenied)
    #expect(told.status == 403)
  }

  @Test(arguments: [
    "", ".", "..", "files/", "files/..", "https://x/v1/files/..", "https://x/v1/files/",
    "https://x/v1/models/a", "https://x/v1/files/a/b", "https://x/", "https://x/files/:download",
  ])
  func `are not found by a name that leads elsewhere`(name: String) async throws {
    let server = Scripted()
    let error = await #expect(throws: GeminiError.self) { try await client(server).files.get(name) }
    #expect(
      error?.description == "name \"\(name)\": nothing has it; use the name that an answer gave")
    #expect(server.asked.isEmpty)
  }

  @Test(arguments: [
    ("files/abc", "/v1beta/files/abc"), ("abc", "/v1beta/files/abc"),
    ("../models/x", "/v1beta/files/..%2Fmodels%2Fx"), ("a?b#c", "/v1beta/files/a%3Fb%23c"),
    ("files/files/a", "/v1beta/files/files%2Fa"),
    ("https://generativelanguage.googleapis.com/v1/files/abc", "/v1beta/files/abc"),
    ("https://evil.example/files/abc:download?alt=media", "/v1beta/files/abc"),
  ])
  func `are one segment of the path, whatever their name`(name: String, path: String) async throws {
    let server = Scripted(.json("{}"))
    _ = try await client(server).files.get(name)
    #expect(server.asked[0].url.path == path)
  }

  @Test func `in Cloud Storage are registered by who may read them`() async throws {
    let server = Scripted(.json(#"{"files":[{"name":"files/a","source":"REGISTERED"}]}"#))

    let files = try await client(server).files.register(["gs://b/o.pdf"], token: "canary")

    #expect(files.map(\.source) == [.registered])
    #expect(server.asked[0].url.path == "/v1beta/files:register")
    #expect(server.asked[0].headers["authorization"] == "Bearer canary")
    #expect(try server.asked[0].body.bytes(upTo: 100) == Array(#"{"uris":["gs://b/o.pdf"]}"#.utf8))
  }

  @Test func `say what they are, and keep what nobody knows`() throws {
    let text = #"""
      {"name":"files/a","displayName":"A","mimeType":"video/mp4","sizeBytes":"9007199254740993",
      "createTime":"2026-06-09T12:00:00.5Z","expirationTime":"2026-06-11T12:00:00Z",
      "uri":"https://x/files/a","downloadUri":"https://x/d","state":"ODD","source":"GENERATED",
      "videoMetadata":{"videoDuration":"3s"},"error":{"code":13},"new":[1]}
      """#
    let file = try #require(UploadedFile(wire: JSON(parsing: text)))

    #expect(file.sizeBytes == 9_007_199_254_740_993)
    #expect(file.mimeType == .mp4)
    #expect(file.state == UploadedFile.State("ODD"))
    #expect(file.state?.isKnown == false)
    #expect(file.source == .generated)
    #expect(file.downloadURI == "https://x/d")
    #expect(file.videoMetadata?["videoDuration"] == "3s")
    #expect(file.error?["code"] == 13)
    #expect(file.wire == (try JSON(parsing: text)))
    #expect(UploadedFile(members: JSONObject([("sizeBytes", 7)])).sizeBytes == 7)
    #expect(UploadedFile(members: JSONObject([("sizeBytes", "x")])).sizeBytes == nil)
  }

  @Test(arguments: [
    ("2026-06-11T12:00:00Z", true), ("2026-06-11T12:00:00.000001Z", false),
    ("2026-06-11T14:00:00+02:00", true), ("tomorrow", false),
  ])
  func `expire when they say`(time: String, hasExpired: Bool) {
    // date -u --date=2026-06-11T12:00:00Z +%s
    let moment = Timestamp(seconds: 1_781_179_200)
    let file = UploadedFile(members: JSONObject([("expirationTime", .string(time))]))
    #expect(file.hasExpired(at: moment) == hasExpired)
    #expect(!UploadedFile(members: JSONObject()).hasExpired(at: moment))
  }

  @Test(arguments: [
    ("image/png", "image"), ("audio/wav", "audio"), ("Video/mp4", "video"),
    ("application/pdf", "document"), ("text/csv", "document"), ("imagery", "document"),
  ])
  func `are parts of a request`(type: String, kind: String) throws {
    let file: JSON = ["uri": "https://x/files/a", "mimeType": .string(type)]
    #expect(
      try UploadedFile(wire: file)?.content.wire
        == ["type": .string(kind), "uri": "https://x/files/a", "mime_type": .string(type)])
  }

  @Test func `are no part of a request before they have a URI`() throws {
    let file = try #require(UploadedFile(wire: ["name": "files/a", "mimeType": "image/png"]))
    let error = #expect(throws: GeminiError.self) { try file.content }
    #expect(
      error?.description
        == "files/a: Gemini gave no URI to refer to it by; get it again, by its name")
  }

  private func client(_ server: Scripted) throws -> Gemini { try server.client().gemini }
}

@Suite struct `A file that is looked at` {
  @Test func `is asked for at growing intervals until it can be used`() async throws {
    let busy = Scripted.Answer.json(#"{"name":"files/a","state":"PROCESSING"}"#)
    let server = Scripted(
      Array(repeating: busy, count: 10) + [.json(#"{"name":"files/a","state":"ACTIVE"}"#)])
    let (gemini, stage) = try server.client()

    let file = try await gemini.files.ready(try #require(processing))

    #expect(file.state == .active)
    #expect(
      stage.pauses.map { $0 / .milliseconds(1) }
        == [500, 750, 1125, 1687.5, 2531.25, 3796.875, 5695.3125, 8542.96875, 10000, 10000, 10000])
  }

  @Test(arguments: [#"{"name":"files/a","state":"ACTIVE"}"#, "{}"])
  func `need not be asked for when it says that it is there`(text: String) async throws {
    let server = Scripted()
    let file = try #require(UploadedFile(wire: JSON(parsing: text)))
    #expect(try await server.client().gemini.files.ready(file) == file)
    #expect(server.asked.isEmpty)
  }

  @Test(arguments: [
    (#"{"name":"files/a","state":"FAILED"}"#, "it does not say why"),
    (
      #"{"name":"files/a","state":"FAILED","error":{"message":"no\nframes, canary-of-key"}}"#,
      "no frames, [secret]"
    ),
  ])
  func `may turn out to be of no use`(text: String, reason: String) async throws {
    let server = Scripted(.json(text))
    let gemini = try server.client().gemini
    let error = await #expect(throws: GeminiError.self) {
      try await gemini.files.ready(try #require(processing))
    }
    #expect(
      error?.description
        == "files/a: Gemini cannot use it: \(reason); check its contents and its media type")
  }

  @Test func `is waited for no longer than wanted`() async throws {
    let busy = Scripted.Answer.json(#"{"name":"files/a","state":"PROCESSING"}"#)
    let server = Scripted(Array(repeating: busy, count: 50))
    let (gemini, stage) = try server.client()

    let error = await #expect(throws: GeminiError.self) {
      try await gemini.files.ready(try #require(processing), within: .milliseconds(1500))
    }

    #expect(
      error?.description == "files/a: not ready after 1.5 s; get it again later, or wait longer")
    #expect(stage.pauses == [.milliseconds(500), .milliseconds(750), .milliseconds(250)])
  }

  private var processing: UploadedFile? {
    UploadedFile(wire: ["name": "files/a", "state": "PROCESSING"])
  }
}

@Suite struct `A file that the API made` {
  private let folder = TemporaryFolder()
  private let chunks = [[UInt8]](repeating: [1, 2, 3], count: 5)

  @Test func `is fetched into memory, or onto the disk when it is whole`() async throws {
    let whole = Scripted.Answer.chunks(["content-type": "video/mp4"], chunks, nil)
    let server = Scripted(whole, whole)
    let gemini = try server.client().gemini
    let path = folder.file("film.mp4", holding: "old".utf8)

    #expect(try await gemini.files.download("files/a") == chunks.flatMap(\.self))
    #expect(try await gemini.files.download("a", to: "\(path)") == 15)

    #expect(try File(opening: path).readAll(limit: 100) == chunks.flatMap(\.self))
    #expect(folder.names == ["film.mp4"])
    #expect(
      server.asked.map { $0.url.description }
        == Array(repeating: "http://127.0.0.1:8080/v1beta/files/a:download?alt=media", count: 2))
    #expect(server.asked.map(\.delivery) == [.whole, .streamed])
    #expect(server.asked[1].limits.responseBytes == nil)
  }

  @Test func `leaves what was there when it does not come whole`() async throws {
    let server = Scripted(.chunks([:], chunks, .broken("reset")))
    let gemini = try server.client().gemini
    let path = folder.file("film.mp4", holding: "old".utf8)

    let error = await #expect(throws: GeminiError.self) {
      try await gemini.files.download("a", to: "\(path)")
    }

    #expect(
      error?.description
        == "http://127.0.0.1:8080: the connection ended before the answer did: reset")
    #expect(try File(opening: path).readAll(limit: 100) == Array("old".utf8))
    #expect(folder.names == ["film.mp4"])
  }

  @Test func `says where it cannot be put`() async throws {
    let server = Scripted(.chunks([:], chunks, nil))
    let gemini = try server.client().gemini
    let error = await #expect(throws: GeminiError.self) {
      try await gemini.files.download("a", to: "\(folder.path)/no/film.mp4")
    }
    #expect(
      error?.description
        == "\(folder.path)/no/film.mp4: its folder does not exist; make the folder first")
  }
}

extension Scripted {
  /// A client that talks to this server, and its world.
  func client() throws -> (gemini: Gemini, stage: Stage) {
    var settings = Gemini.Settings(key: .key(try APIKey("canary-of-key")))
    settings.baseURL = "http://127.0.0.1:8080"
    let stage = Stage()
    return (try Gemini(settings, transport: self, in: stage.surroundings()), stage)
  }
}
