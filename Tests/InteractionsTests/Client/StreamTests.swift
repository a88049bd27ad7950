import HTTP
import Interactions
import OrderedJSON
import Testing

@Suite struct `A stream` {
  private static let created =
    #"{"event_type":"interaction.created","interaction":{"id":"v1_s","status":"in_progress"}}"#
  private static let start =
    #"{"event_type":"step.start","index":0,"step":{"type":"model_output"}}"#
  private static let stop = #"{"event_type":"step.stop","index":0}"#
  private static let completed =
    #"{"event_type":"interaction.completed","interaction":{"id":"v1_s","status":"completed"}}"#
  private static let failed =
    #"{"event_type":"error","error":{"code":"service_unavailable","message":"High demand."}}"#

  /// A piece of text, perhaps with an id.
  private static func text(_ text: String, _ id: String? = nil) -> String {
    var event: JSON = [
      "event_type": "step.delta", "index": 0, "delta": ["type": "text", "text": .string(text)],
    ]
    event["event_id"] = id.map(JSON.string)
    return event.text()
  }

  private static func events(_ stream: InteractionStream) async throws(GeminiError) -> [String] {
    var events: [String] = []
    for try await event in stream {
      events.append(event.text ?? event.wire["event_type"]?.string ?? "?")
    }
    return events
  }

  @Test func `hands out events as they come, and ends with the whole`() async throws {
    let server = Scripted(
      .events(
        Self.created, Self.start, Self.text("Hel"), Self.text("lo"), Self.stop, Self.completed,
        "[DONE]", "nobody reads this"))
    let stream = try await Gemini.scripted(server).stream("Hello")

    #expect(
      try await Self.events(stream) == [
        "interaction.created", "step.start", "Hel", "lo", "step.stop", "interaction.completed",
      ])
    #expect(try await stream.interaction().outputText == "Hello")
    #expect(
      try server.bodies == [["model": "gemini-3.5-flash", "input": "Hello", "stream": true]])
    #expect(server.asked[0].headers["accept"] == "text/event-stream")
  }

  @Test func `can be read by halves`() async throws {
    let server = Scripted(
      .events(Self.created, Self.start, Self.text("Hel"), Self.text("lo"), Self.completed))
    let stream = try await Gemini.scripted(server).stream("Hello")

    for try await event in stream where event.text == "Hel" { break }

    #expect(await stream.progress.outputText == "Hel")
    #expect(try await stream.interaction().outputText == "Hello")
    #expect(try await stream.interaction().outputText == "Hello")
  }

  @Test func `may come whole, from a server that does not stream`() async throws {
    let server = Scripted(.json(.said("Hello.")))
    let stream = try await Gemini.scripted(server).stream("Hello")
    #expect(try await Self.events(stream) == ["interaction.completed"])
    #expect(await stream.progress.outputText == "Hello.")
    #expect(await stream.progress.id == "v1_x")
  }

  @Test func `takes as many events in one piece as come`() async throws {
    let frame = "data: \(Self.text("a"))\n\n"
    let frames = String(repeating: frame, count: 20_000)
    let server = Scripted(
      .chunks(["content-type": "text/event-stream"], [Array(frames.utf8)], nil))
    let stream = try await Gemini.scripted(server).stream(InteractionRequest("Hi", store: false))
    var count = 0
    let error = await #expect(throws: GeminiError.self) {
      for try await event in stream { count += event.text == "a" ? 1 : 0 }
    }
    #expect(count == 20_000)
    #expect(error?.progress?.outputText.utf8.count == 20_000)
  }

  @Test func `keeps what it does not know`() async throws {
    let server = Scripted(
      .events(Self.created, #"{"event_type":"new.event","x":1}"#, "no JSON", Self.completed))
    let stream = try await Gemini.scripted(server).stream("Hello")
    var unknown: [JSON] = []
    for try await event in stream { if case .unknown(let json) = event { unknown.append(json) } }
    #expect(unknown == [["event_type": "new.event", "x": 1], "no JSON"])
  }

  @Test func `does not open when the API refuses`() async throws {
    let gemini = try Gemini.scripted(
      Scripted(.error(429, "rate_limit_exceeded", "Slow."))
    ) { $0.retries = .never }
    let error = await #expect(throws: GeminiError.self) { try await gemini.stream("Hello") }
    #expect(
      error?.description
        == "Gemini answered 429 rate_limit_exceeded: Slow; wait, then ask again, more slowly")
  }

  @Test func `does not open when something else answers`() async throws {
    let page = Scripted.Answer.response(200, ["content-type": "text/html"], Array("<p>".utf8))
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(Scripted(page)).stream("Hello")
    }
    #expect(
      error?.description
        == "Gemini answered 200 as text/html: \"<p>\"; "
        + "check the base URL, and whether a proxy answers in its place")
    #expect(error?.mayHaveBeenBilled == true)
  }

  @Test func `throws the error that the API reports in it, and keeps what came`() async throws {
    let server = Scripted(.events(Self.created, Self.start, Self.text("Hel"), Self.failed))
    let stream = try await Gemini.scripted(server).stream("Hello")

    let error = await #expect(throws: GeminiError.self) { try await Self.events(stream) }

    #expect(
      error?.description
        == "v1_s: ended early: Gemini answered service_unavailable: High demand; try again later; "
        + "what came is kept")
    #expect(error?.isTransient == true)
    #expect(error?.mayHaveBeenBilled == true)
    #expect(error?.progress?.outputText == "Hel")
    #expect(try await Self.events(stream) == [])
  }

  @Test func `is taken up where it was cut, and nothing comes twice`() async throws {
    let stage = Stage()
    let server = Scripted(
      .events(
        Self.created, Self.start, Self.text("Hel", "e1"), Self.stop, then: .broken("reset")),
      .events(Self.stop, Self.completed, "[DONE]"))
    let stream = try await Gemini.scripted(server, on: stage).stream("Hello")

    #expect(
      try await Self.events(stream) == [
        "interaction.created", "step.start", "Hel", "step.stop", "interaction.completed",
      ])
    #expect(await stream.progress.outputText == "Hel")
    #expect(
      server.targets == [
        "POST /v1beta/interactions", "GET /v1beta/interactions/v1_s?stream=true&last_event_id=e1",
      ])
    #expect(stage.pauses == [.milliseconds(500)])
  }

  @Test func `leaves out what comes a second time by its id`() async throws {
    let server = Scripted(
      .events(
        Self.created, Self.start, Self.text("a", "e1"), Self.text("a", "e1"), Self.text("b", "e2"),
        Self.text("a", "e1"), Self.completed))
    let stream = try await Gemini.scripted(server).stream("Hello")
    #expect(
      try await Self.events(stream)
        == ["interaction.created", "step.start", "a", "b", "interaction.completed"])
    #expect(await stream.progress.outputText == "ab")
  }

  @Test func `is taken up as often as something new comes`() async throws {
    let server = Scripted(
      .events(Self.created, Self.start, Self.text("a", "e1"), then: .broken("reset")),
      .events(Self.text("b", "e2"), then: .broken("reset")),
      .events(then: .broken("reset")), .events(), .events(Self.text("c", "e3")),
      .events(Self.text("d", "e4"), Self.completed))
    let stream = try await Gemini.scripted(server).stream("Hello")
    #expect(try await stream.interaction().outputText == "abcd")
    #expect(server.left == 0)
  }

  @Test func `is given up after three attempts that bring nothing`() async throws {
    let server = Scripted(
      .events(Self.created, Self.text("a", "e1"), then: .broken("reset")), .events(), .events(),
      .events(), .events())
    let stream = try await Gemini.scripted(server).stream("Hello")
    let error = await #expect(throws: GeminiError.self) { try await Self.events(stream) }
    #expect(
      error?.description
        == "v1_s: ended early: the stream stopped before its last event; what came is kept")
    #expect(server.left == 1)
    #expect(error?.progress?.outputText == "a")
  }

  @Test func `is told from the start again where it has no checkpoint`() async throws {
    let server = Scripted(
      .events(Self.created, Self.start, then: .broken("reset")),
      .events(Self.created, Self.start, Self.text("Hello"), Self.completed))
    let stream = try await Gemini.scripted(server).stream("Hello")
    #expect(
      try await Self.events(stream)
        == ["interaction.created", "step.start", "Hello", "interaction.completed"])
    #expect(await stream.progress.outputText == "Hello")
    #expect(server.targets[1] == "GET /v1beta/interactions/v1_s?stream=true")
  }

  @Test func `is fetched by its id where its pieces do not join`() async throws {
    let server = Scripted(
      .events(Self.created, Self.start, Self.text("Hel"), then: .broken("reset")),
      .events(Self.created, Self.start, Self.text("Hello"), Self.completed),
      .json(["id": "v1_s", "status": "in_progress"]),
      .json(
        .said(
          "Hello", id: "v1_s",
          and: [
            "steps": [
              ["type": "user_input", "content": [["type": "text", "text": "Hi"]]],
              ["type": "model_output", "content": [["type": "text", "text": "Hello"]]],
            ]
          ])))
    let whole = try await Gemini.scripted(server).stream("Hello").interaction()
    #expect(whole.outputText == "Hello")
    #expect(whole.steps.count == 1)
    #expect(server.left == 0)
  }

  @Test func `is not joined by guessing`() async throws {
    let server = Scripted(
      .events(Self.created, Self.start, Self.text("Hel"), then: .broken("reset")),
      .events(Self.created, Self.start, Self.text("Hello"), Self.completed))
    let stream = try await Gemini.scripted(server).stream("Hello")
    let error = await #expect(throws: GeminiError.self) { try await Self.events(stream) }
    #expect(
      error?.description
        == "v1_s: ended early: the stream was cut, and tells the answer otherwise since; "
        + "what came is kept")
  }

  @Test func `is not taken up where nothing is stored`() async throws {
    let server = Scripted(.events(Self.created, Self.text("a", "e1"), then: .broken("reset")))
    let stream = try await Gemini.scripted(server).stream(InteractionRequest("Hi", store: false))
    let error = await #expect(throws: GeminiError.self) { try await stream.interaction() }
    #expect(
      error?.description
        == "v1_s: ended early: https://generativelanguage.googleapis.com: the connection ended "
        + "before the answer did: reset; it may have been billed; what came is kept")
    #expect(server.asked.count == 1)
  }

  @Test func `never asks a second time`() async throws {
    let server = Scripted(.events(then: .broken("reset")), .events(Self.created, Self.completed))
    let stream = try await Gemini.scripted(server).stream("Hello")
    await #expect(throws: GeminiError.self) { try await stream.interaction() }
    #expect(server.asked.count == 1)
  }

  /// A hop that says something and ends at the limit of a request.
  private static let firstHop: Scripted.Answer = {
    let update: JSON = [
      "event_type": "interaction.status_update", "interaction_id": "v1_s",
      "status": "requires_continuation", "continuation_token": "t1",
    ]
    let end = completed.replacing("completed\"}", with: "requires_continuation\"}")
    return .events(created, start, text("one "), stop, update.text(), end, "[DONE]")
  }()

  @Test func `goes on over the limit of a request`() async throws {
    let next = Self.created.replacing("v1_s", with: "v1_t")
    let end = Self.completed.replacing("v1_s", with: "v1_t")
    let server = Scripted(
      Self.firstHop, .events(next, Self.start, Self.text("two"), Self.stop, end, "[DONE]"))
    let stream = try await Gemini.scripted(server).stream("Long")

    let whole = try await stream.interaction()

    #expect(whole.outputText == "one two")
    #expect(whole.id == "v1_t")
    #expect(whole.continuationIDs == ["v1_s", "v1_t"])
    #expect(
      try server.bodies[1] == [
        "model": "gemini-3.5-flash", "stream": true, "continuation_token": "t1",
        "previous_interaction_id": "v1_s",
      ])
  }

  /// How the second request fails, and what is said.
  @Test(arguments: [
    (
      Scripted.Answer.error(400, "invalid_request", "No."),
      "v1_s: ended early: Gemini answered 400 invalid_request: No; mend the request; "
        + "what came is kept"
    ),
    (
      .events(then: .broken("reset")),
      "v1_s: ended early: https://generativelanguage.googleapis.com: the connection ended before "
        + "the answer did: reset; it may have been billed; what came is kept"
    ),
    (
      .events(failed),
      "v1_s: ended early: Gemini answered service_unavailable: High demand; "
        + "try again later; what came is kept"
    ),
  ])
  func `keeps what came before the limit when it cannot go on`(
    second: Scripted.Answer, message: String
  ) async throws {
    let server = Scripted(Self.firstHop, second)
    let stream = try await Gemini.scripted(server).stream("Long")
    let error = await #expect(throws: GeminiError.self) { try await stream.interaction() }
    #expect(error?.description == message)
    #expect(error?.progress?.outputText == "one ")
    #expect(error?.progress?.status == .requiresContinuation)
    #expect(server.asked.count == 2)
  }

  @Test func `of an interaction that exists begins where it is wanted`() async throws {
    let server = Scripted(.events(Self.text("lo", "e2"), Self.completed))
    let stream = try await Gemini.scripted(server).stream(of: "v1_s", after: "e1")
    #expect(try await Self.events(stream) == ["lo", "interaction.completed"])
    #expect(server.targets == ["GET /v1beta/interactions/v1_s?stream=true&last_event_id=e1"])
  }

  @Test func `ends with its task`() async throws {
    let server = Scripted(.events(Self.created, then: .cancelled))
    let stream = try await Gemini.scripted(server).stream("Hello")
    let error = await #expect(throws: GeminiError.self) { try await Self.events(stream) }
    #expect(error?.description == "the call was cancelled")
  }
}
