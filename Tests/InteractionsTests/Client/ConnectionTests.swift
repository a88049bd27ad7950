import HTTP
import Interactions
import Testing

@Suite struct `The way to the API` {
  /// The setting, the variables, and the URL that is asked.
  @Test(
    arguments: [
      (nil, nil, [:], "https://generativelanguage.googleapis.com/v1beta/interactions/v1_x"),
      ("https://own.example/api/", "v1", [:], "https://own.example/api/v1/interactions/v1_x"),
      (
        nil, nil, ["GOOGLE_GEMINI_BASE_URL": "http://127.0.0.1:8080"],
        "http://127.0.0.1:8080/v1beta/interactions/v1_x"
      ),
      (
        "https://given.example", nil, ["GOOGLE_GEMINI_BASE_URL": "https://set.example"],
        "https://given.example/v1beta/interactions/v1_x"
      ),
      (
        nil, nil, ["GOOGLE_GENAI_API_VERSION": "beta"],
        "https://generativelanguage.googleapis.com/v1beta/interactions/v1_x"
      ),
      (
        nil, "v1", ["GOOGLE_GENAI_API_VERSION": "v1alpha"],
        "https://generativelanguage.googleapis.com/v1/interactions/v1_x"
      ),
    ] as [(String?, String?, [String: String], String)])
  func `is chosen by settings, then variables`(
    base: String?, version: String?, variables: [String: String], url: String
  ) async throws {
    let server = Scripted(.json("{}"))
    var settings = Gemini.Settings(key: .key(try APIKey("test-key")))
    settings.baseURL = base
    settings.version = version
    let gemini = try Gemini(settings, transport: server, in: Stage().surroundings(variables))

    _ = try await gemini.get("v1_x")

    #expect(server.asked.map { "\($0.url)" } == [url + "?stream=false"])
  }

  /// Base URL, version, key, and why nothing is sent.
  @Test(arguments: [
    (
      "example.com", "v1", "k",
      #"base URL "example.com": it must begin with https:// or http:// and have neither "#
        + "user name, query nor fragment; correct it"
    ),
    (
      "https://example.com/?key=1", "v1", "k",
      #"base URL "https://example.com/?key=1": it must begin with https:// or http:// and have "#
        + "neither user name, query nor fragment; correct it"
    ),
    (
      "http://example.com", "v1", "k",
      "http://example.com: plain http goes only to this machine; use https"
    ),
    (
      "http://127.0.0.1:8080", "v1", "AIzaSomething",
      "http://127.0.0.1:8080: a key that looks real is not sent over plain http; use https, "
        + "or a made-up key"
    ),
    (
      "https://example.com", "v1/../x", "k",
      #"API version "v1/../x": it must be a word such as v1beta; correct it"#
    ),
  ])
  func `is refused where it is not safe`(
    base: String, version: String, key: String, message: String
  ) throws {
    var settings = Gemini.Settings(key: .key(try APIKey(key)))
    settings.baseURL = base
    settings.version = version
    let error = #expect(throws: GeminiError.self) {
      try Gemini(settings, transport: Scripted(), in: Stage().surroundings())
    }
    #expect(error?.description == message)
  }

  @Test func `does not drop a revision that cannot be sent`() {
    let error = #expect(throws: GeminiError.self) {
      try Gemini.scripted(Scripted()) { $0.revision = "2026\r\nx: y" }
    }
    #expect(
      error?.description
        == #"API revision "2026\r\nx: y": it must be a date such as 2026-05-20; correct it"#)
  }

  @Test(arguments: ["", ".", "..", "..."])
  func `leads to no other place by an id`(id: String) async throws {
    let server = Scripted(.json("{}"))
    let gemini = try Gemini.scripted(server)
    let error = await #expect(throws: GeminiError.self) { try await gemini.delete(id) }
    #expect(
      error?.description
        == "id \"\(id)\": no interaction has it; use the id that an answer gave")
    #expect(server.asked.isEmpty)
  }

  @Test func `is libcurl where nothing else is given`() async throws {
    var settings = Gemini.Settings(key: .key(try APIKey("test-key")))
    // Nobody listens there.
    settings.baseURL = "http://127.0.0.1:1"
    settings.retries = .never
    let gemini = try Gemini(settings)

    let error = await #expect(throws: GeminiError.self) { try await gemini.create("Hello") }

    guard case .transport(let fault, isBillable: true)? = error else {
      throw Unexpected("\(error as Any)")
    }
    #expect(fault.reach == .neverSent)
    #expect(error?.mayHaveBeenBilled == false)
    #expect(error?.isTransient == true)
  }

  @Test func `keeps an id in one segment of the path`() async throws {
    let server = Scripted(.json("{}"))
    _ = try await Gemini.scripted(server).get("a/../b?c#d é")
    #expect(server.asked[0].url.path == "/v1beta/interactions/a%2F..%2Fb%3Fc%23d%20%C3%A9")
  }
}

extension Gemini {
  /// A client of a scripted server, with a key that is made up.
  static func scripted(
    _ server: Scripted, on stage: Stage = Stage(), _ change: (inout Settings) -> Void = { _ in }
  ) throws -> Gemini {
    var settings = Settings(key: .key(try APIKey("test-key")))
    change(&settings)
    return try Gemini(settings, transport: server, in: stage.surroundings())
  }
}
