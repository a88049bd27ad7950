import HTTP
import OrderedJSON
import Testing

@testable import Emulator

@Suite struct `A stream` {
  /// Creates with `stream`, and hands back what is on the wire.
  private func stream(_ members: JSON, _ talk: inout Talk, _ twist: Twist = Twist()) -> Reply {
    var body = members
    body["model"] = "gemini-3.5-flash"
    body["stream"] = true
    return talk.send("POST", "/v1/interactions", body, twist: twist)
  }

  @Test func `is sent frame by frame, in the order and the form of the service`() throws {
    var talk = Talk()

    let reply = stream(["input": "Explain how AI works"], &talk)
    let frames = reply.script.map { piece -> String in
      guard case .bytes(let bytes) = piece else { return "\(piece)" }
      return String(decoding: bytes, as: UTF8.self)
    }
    let id = try #require(try reply.events[0]["interaction"]?["id"]?.string)
    let signature = try #require(try reply.events[3]["delta"]?["signature"]?.string)

    #expect(reply.headers["content-type"] == "text/event-stream")
    #expect(reply.length == nil)
    #expect(
      frames == [
        #"event: interaction.created\#ndata: {"interaction":{"id":"\#(id)","status":"in_progress","object":"interaction","model":"gemini-3.5-flash"},"event_type":"interaction.created"}\#n\#n"#,
        #"event: interaction.status_update\#ndata: {"interaction_id":"\#(id)","status":"in_progress","event_type":"interaction.status_update"}\#n\#n"#,
        #"event: step.start\#ndata: {"index":0,"step":{"type":"thought"},"event_type":"step.start"}\#n\#n"#,
        #"event: step.delta\#ndata: {"index":0,"delta":{"type":"thought_signature","signature":"\#(signature)"},"event_type":"step.delta"}\#n\#n"#,
        #"event: step.stop\#ndata: {"index":0,"event_type":"step.stop"}\#n\#n"#,
        #"event: step.start\#ndata: {"index":1,"step":{"type":"model_output"},"event_type":"step.start"}\#n\#n"#,
        #"event: step.delta\#ndata: {"index":1,"delta":{"type":"text","text":"AI "},"event_id":"v1_MV90ZXh0XzE","event_type":"step.delta"}\#n\#n"#,
        #"event: step.delta\#ndata: {"index":1,"delta":{"type":"text","text":"works "},"event_id":"v1_MV90ZXh0XzI","event_type":"step.delta"}\#n\#n"#,
        #"event: step.stop\#ndata: {"index":1,"event_type":"step.stop"}\#n\#n"#,
        #"event: interaction.completed\#ndata: {"interaction":{"id":"\#(id)","status":"completed","usage":{"total_tokens":48,"total_input_tokens":5,"total_cached_tokens":0,"total_output_tokens":3,"total_tool_use_tokens":0,"total_thought_tokens":40,"input_tokens_by_modality":[{"modality":"text","tokens":5}],"output_tokens_by_modality":[{"modality":"text","tokens":3}]},"created":"2026-06-09T12:01:25Z","updated":"2026-06-09T12:01:25Z","service_tier":"standard","object":"interaction","model":"gemini-3.5-flash"},"event_type":"interaction.completed"}\#n\#n"#,
        "event: done\ndata: [DONE]\n\n",
      ])
  }

  @Test func `pauses between its events when that is asked for`() {
    var settings = EmulatorSettings()
    settings.eventPause = .milliseconds(5)
    var talk = Talk(settings)

    let script = stream(["input": "Explain how AI works"], &talk).script

    #expect(script.filter { $0 == .pause(.milliseconds(5)) }.count == 9)
  }

  @Test func `of what runs in the background tells the end when it has come`() throws {
    var talk = Talk()
    let reply = stream(["input": "Explain how AI works", "background": true], &talk)
    let id = try #require(try reply.events[0]["interaction"]?["id"]?.string)
    let path = "/v1/interactions/\(id)?stream=true"

    talk.now = talk.now + .milliseconds(450)
    let attached = talk.send("GET", path)
    talk.now = talk.now + .milliseconds(50)
    let afterwards = talk.send("GET", path)

    #expect(reply.script[2] == .pause(.milliseconds(500)))
    #expect(attached.script[2] == .pause(.milliseconds(50)))
    #expect(afterwards.script == attached.script.filter { $0 != .pause(.milliseconds(50)) })
  }

  @Test func `goes on behind any event that has an id`() throws {
    var talk = Talk()
    let made = try talk.create(["input": "How does AI work?", "background": true])
    talk.now = talk.now + .seconds(1)
    let path = "/v1/interactions/\(made["id"]?.string ?? "")?stream=true"
    let whole = try talk.send("GET", path).events

    for (position, event) in whole.enumerated() {
      guard let id = event["event_id"]?.string else { continue }
      let rest = try talk.send("GET", "\(path)&last_event_id=\(id)").events
      #expect(rest == Array(whole[(position + 1)...]))
    }

    #expect(whole.filter { $0["event_id"] != nil }.count == 11)
    #expect(
      Refusal(talk.send("GET", "\(path)&last_event_id=v1_other"))
        == Refusal(
          400, "invalid_request", "'last_event_id' names no event of the interaction."))
  }

  @Test func `ends in an error without the end mark`() throws {
    var talk = Talk()
    var twist = Twist()
    twist.outcome = .streamError(code: "gateway_timeout", message: "Too slow.", afterEvents: 6)

    let marked = stream(["input": "STREAM-ERROR"], &talk)
    let wanted = stream(["input": "Hello there"], &talk, twist)

    #expect(try marked.events.count == 3)
    #expect(try marked.events.last?["error"]?["code"] == "service_unavailable")
    #expect(try wanted.events.count == 7)
    #expect(
      try wanted.events.last?["error"] == ["message": "Too slow.", "code": "gateway_timeout"])
    #expect(!String(decoding: wanted.body, as: UTF8.self).contains("[DONE]"))
  }

  @Test(arguments: [
    "Say שלום – 22°C ✓ 🍌🏳️‍🌈 to all", String(repeating: "without-any-space-", count: 40), " ",
  ])
  func `gives in pieces what a plain answer gives whole`(prompt: String) throws {
    var talk = Talk()
    let tools: JSON = [["type": "google_search"]]

    let plain = try talk.create(["input": .string(prompt), "tools": tools])
    let events = try stream(["input": .string(prompt), "tools": tools], &talk).events
    let deltas = events.compactMap { $0["delta"] }
    let texts = deltas.filter { $0["type"] == "text" }.compactMap { $0["text"]?.string }
    let marks = deltas.filter { $0["type"] == "text_annotation_delta" }

    #expect(texts.joined() == plain.outputText)
    #expect(texts.allSatisfy { $0.utf8.count < 100 })
    #expect(marks.count == 1)
    #expect(marks[0]["annotations"] == plain["steps"]?.array?.last?["content"]?[0]?["annotations"])
  }

  @Test func `of a call gives the arguments in pieces of their text`() throws {
    var talk = Talk()
    let weather: JSON = [
      "type": "function", "name": "get_temperature",
      "parameters": [
        "type": "object", "properties": ["location": ["type": "string"]],
        "required": ["location"],
      ],
    ]

    let events = try stream(
      ["input": "What is the temperature in London?", "tools": [weather]], &talk
    ).events
    let pieces = events.compactMap { $0["delta"]?["arguments"]?.string }

    #expect(pieces.count == 2)
    #expect(pieces.joined() == #"{"location":"London"}"#)
    #expect(events.last?["interaction"]?["status"] == "requires_action")
    let start = try #require(events.first { $0["step"]?["type"] == "function_call" }?["step"])
    #expect(start["arguments"] == [:])
    #expect(start["name"] == "get_temperature")
  }
}

@Suite struct `An answer that is too long for one request` {
  @Test func `is handed out part by part for its token`() throws {
    var talk = Talk()
    var twist = Twist()
    twist.hops = 3

    var made = try talk.create(["input": "How does AI work?"], twist: twist)
    var texts = [made.outputText ?? ""]
    var statuses = [made["status"]]
    while let token = made["continuation_token"] {
      made = try talk.create([
        "continuation_token": token, "previous_interaction_id": made["id"] ?? nil,
      ])
      texts.append(made.outputText ?? "")
      statuses.append(made["status"])
    }

    #expect(texts.joined() == "AI learns patterns from data and applies them to new inputs.")
    #expect(texts.count == 3)
    #expect(statuses == ["requires_continuation", "requires_continuation", "completed"])
  }

  @Test func `wants its input again where nothing is stored`() throws {
    var talk = Talk()
    let body: JSON = ["input": "LONG-DECODE please", "store": false]
    let made = try talk.create(body)
    let token = try #require(made["continuation_token"])
    var again = body
    again["continuation_token"] = token

    #expect(made.outputText == "part 1. ")
    #expect(try talk.create(again).outputText == "part 2. ")
    #expect(
      talk.refusal(["continuation_token": token, "store": false])
        == Refusal(
          400, "invalid_request",
          "'input' is required again, as the interaction was not stored."))
  }

  @Test func `is not handed out for another interaction`() throws {
    var talk = Talk()
    let made = try talk.create(["input": "LONG-DECODE please"])
    let other = try talk.create(["input": "Hello there"])

    #expect(
      talk.refusal([
        "continuation_token": made["continuation_token"] ?? nil,
        "previous_interaction_id": other["id"] ?? nil,
      ])
        == Refusal(
          400, "invalid_request",
          "'previous_interaction_id' must be the interaction that gave out the 'continuation_token'."
        ))
  }
}
