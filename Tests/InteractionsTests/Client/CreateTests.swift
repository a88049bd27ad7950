import HTTP
import Interactions
import OrderedJSON
import Testing

@Suite struct `Creating an interaction` {
  @Test func `asks the model of the settings`() async throws {
    let server = Scripted(.json(.said("Hello!")))
    let gemini = try Gemini.scripted(server)

    let answer = try await gemini.create("Hello")

    #expect(answer.outputText == "Hello!")
    #expect(server.targets == ["POST /v1beta/interactions"])
    #expect(try server.bodies == [["model": "gemini-3.5-flash", "input": "Hello"]])
    let headers = server.asked[0].headers
    #expect(headers["x-goog-api-key"] == "test-key")
    #expect(headers["content-type"] == "application/json")
    #expect(headers["accept"] == "application/json")
    #expect(headers["api-revision"] == nil)
  }

  @Test func `hands out an answer that equals its members, and can be changed`() async throws {
    let wire = JSON.said("Hello!", and: ["agent": nil, "outputs": []])
    let gemini = try Gemini.scripted(Scripted(.json(wire)))

    let answer = try await gemini.create("Hello")
    var changed = answer
    changed.status = "failed"
    changed.usage = nil

    let same = Interaction(members: try #require(wire.object))
    #expect(answer == same)
    #expect(Set([answer, same]).count == 1)
    #expect(answer.wire.text() == wire.text())
    #expect(answer.agent == nil)
    #expect(answer.usage?.totalTokens == 12)
    #expect(changed.usage == nil)
    #expect(changed.outputText == "Hello!")
    #expect(changed.members.names == ["id", "status", "object", "steps", "agent", "outputs"])
    #expect(answer.status == .completed)
  }

  @Test func `asks the model, or the agent, that it names`() async throws {
    let server = Scripted(.json(.said("1")), .json(.said("2")), .json(.said("3")))
    let gemini = try Gemini.scripted(server) { $0.model = "gemini-3-flash-preview" }

    _ = try await gemini.create("Hello")
    _ = try await gemini.create(InteractionRequest("Hello", model: "other"))
    _ = try await gemini.create(InteractionRequest("Hello", agent: "deep-research"))

    #expect(
      try server.bodies == [
        ["model": "gemini-3-flash-preview", "input": "Hello"],
        ["model": "other", "input": "Hello"], ["agent": "deep-research", "input": "Hello"],
      ])
  }

  @Test func `sends what was set for all calls, or for one`() async throws {
    let server = Scripted(.json(.said("1")), .json(.said("2")))
    let gemini = try Gemini.scripted(server) { settings in
      settings.revision = "2026-05-20"
      settings.headers["x-mine"] = "always"
    }

    _ = try await gemini.create("Hello")
    _ = try await gemini.create(
      "Hello", options: CallOptions(headers: ["x-mine": "once"], query: [("alt", "sse")]))

    #expect(server.asked.map { $0.headers["api-revision"] } == ["2026-05-20", "2026-05-20"])
    #expect(server.asked.map { $0.headers["x-mine"] } == ["always", "once"])
    #expect(server.targets == ["POST /v1beta/interactions", "POST /v1beta/interactions?alt=sse"])
  }

  /// What was written before is known again, so whatever is not the same has to be told apart.
  @Test func `sends each format as it is now, whichever were sent before`() async throws {
    let server = Scripted { _ in .json(.said("{}")) }
    let gemini = try Gemini.scripted(server)
    var format = TextResponseFormat(members: JSONObject([("type", "text")]))
    var expected: [String] = []
    func send(_ format: OneOrMany<ResponseFormat>, _ text: String) async throws {
      _ = try await gemini.create(InteractionRequest("Hi", model: "m", responseFormat: format))
      expected.append(#"{"model":"m","input":"Hi","response_format":\#(text)}"#)
    }

    try await send(.one(.text(format)), #"{"type":"text"}"#)
    try await send(.one(.text(format)), #"{"type":"text"}"#)
    for minimum in 0..<6 {
      format.schema = JSONObject([("minimum", .number(JSONNumber(minimum)))])
      let text = #"{"type":"text","schema":{"minimum":\#(minimum)}}"#
      try await send(.one(.text(format)), text)
      try await send(.many([.text(format), .unknown(7)]), "[\(text),7]")
      try await send(.one(.text(format)), text)
    }
    // Equal to the last, but neither in the order of its members nor in how its number is written.
    let equal = try JSON(parsing: #"{"schema":{"minimum":5.0},"type":"text"}"#)
    #expect(equal == format.wire)
    try await send(.one(ResponseFormat(wire: equal) ?? .unknown(nil)), equal.text())

    #expect(try server.texts == expected)
  }

  @Test func `is not asked again when it may have been billed`() async throws {
    let server = Scripted(.fault(.broken("reset"), .sent), .json(.said("late")))
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).create("Hello")
    }
    #expect(server.left == 1)
    #expect(error?.mayHaveBeenBilled == true)
    #expect(error?.isTransient == true)
    #expect(
      error?.description
        == "https://generativelanguage.googleapis.com: the connection ended before the answer did: "
        + "reset; it may have been billed")
  }

  @Test func `is asked again when it certainly did not arrive`() async throws {
    let server = Scripted(.fault(.cannotConnect("refused"), .neverSent), .json(.said("late")))
    #expect(try await Gemini.scripted(server).create("Hello").outputText == "late")
  }

  /// The status, the API's word, and whether what it stands for may cost money.
  @Test(arguments: [
    (400, "invalid_request", false), (429, "rate_limit_exceeded", false), (500, "api_error", false),
    (503, "service_unavailable", false), (504, "deadline_exceeded", true), (400, "safety", true),
    (400, "malformed_function_call", true),
  ])
  func `tells whether a refusal may have been billed`(
    status: Int, code: String, mayHaveBeenBilled: Bool
  ) async throws {
    let gemini = try Gemini.scripted(Scripted(.error(status, code, "x"))) { $0.retries = .never }
    let error = await #expect(throws: GeminiError.self) { try await gemini.create("Hello") }
    #expect(error?.mayHaveBeenBilled == mayHaveBeenBilled)
  }

  @Test(arguments: [(502, true), (200, true), (503, false), (401, false)])
  func `tells whether it may have been billed when something else answers`(
    status: Int, mayHaveBeenBilled: Bool
  ) async throws {
    let page = Scripted.Answer.response(status, ["content-type": "text/html"], Array("<p>".utf8))
    let gemini = try Gemini.scripted(Scripted(page)) { $0.retries = .never }
    let error = await #expect(throws: GeminiError.self) { try await gemini.create("Hello") }
    #expect(error?.mayHaveBeenBilled == mayHaveBeenBilled)
  }

  @Test func `in the background needs the server to store it`() async throws {
    let server = Scripted()
    var request: InteractionRequest = "Hello"
    request.background = true
    request.store = false
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).create(request)
    }
    #expect(
      error?.description
        == "store: an interaction in the background must be stored; leave store out, or background")
    #expect(server.asked.isEmpty)
  }

  @Test func `says which of its files cannot be read`() async throws {
    let server = Scripted()
    let request = InteractionRequest(
      .user(.document(DocumentContent(.file(path: "/nowhere/a.pdf")))))
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).create(request)
    }
    #expect(error?.description == "/nowhere/a.pdf: there is no such file; check the path")
    #expect(error?.mayHaveBeenBilled == false)
    #expect(server.asked.isEmpty)
  }
}
