import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite struct `An interaction rebuilt from its events` {
  @Test(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
  func `is what the official SDK made of the same streams`() throws {
    var count = 0
    for golden in Golden.all {
      for (events, parsed) in try zip(golden.streams(), golden.parsedStreams) {
        var accumulator = InteractionAccumulator()
        for event in events { accumulator.take(event) }
        let interaction = accumulator.interaction
        count += 1

        #expect(.array(interaction.steps.map(\.wire)) == parsed["steps"], "\(golden.name)")
        #expect(interaction.outputText == parsed["text"]?.string, "\(golden.name)")
        #expect(interaction.id == parsed["id"]?.string, "\(golden.name)")
        #expect((accumulator.error?.wire ?? .null) == parsed["error"], "\(golden.name)")
        #expect(accumulator.troubles == [], "\(golden.name)")
        guard accumulator.isComplete else { continue }
        #expect(interaction.status.wire == parsed["status"], "\(golden.name)")
        #expect(withoutEmptyLists(interaction.usage?.wire) == parsed["usage"], "\(golden.name)")
      }
    }
    #expect(count == 9)
  }

  /// The SDK leaves out what is empty.
  private func withoutEmptyLists(_ json: JSON?) -> JSON? {
    json?.object.map { .object($0.filter { $0.value.array?.isEmpty != true }) }
  }

  @Test func `has its parts in their places, whatever order they come in`() throws {
    let accumulator = try heard(
      """
      {"event_type":"step.delta","index":3,"delta":{"type":"text","text":"late "}}
      {"event_type":"interaction.created","interaction":{"id":"v1_a","status":"in_progress"}}
      {"event_type":"step.start","index":1,"step":{"type":"model_output"}}
      {"event_type":"step.start","index":0,"step":{"type":"thought"}}
      {"event_type":"step.delta","index":1,"delta":{"type":"text","text":"A"}}
      {"event_type":"step.delta","index":0,"delta":{"type":"thought_signature","signature":"c2ln"}}
      {"event_type":"step.delta","index":1,"delta":{"type":"image","data":"iVBO","mime_type":"image/png"}}
      {"event_type":"step.delta","index":1,"delta":{"type":"text","text":"B"}}
      {"event_type":"step.delta","index":1,"delta":{"type":"text_annotation_delta","annotations":[{"type":"url_citation","end_index":1}]}}
      {"event_type":"step.delta","index":3,"delta":{"type":"text","text":"start"}}
      {"event_type":"step.stop","index":1}
      """)

    #expect(
      accumulator.interaction.wire == [
        "id": "v1_a", "status": "in_progress",
        "steps": [
          ["type": "thought", "signature": "c2ln"],
          [
            "type": "model_output",
            "content": [
              ["type": "text", "text": "A"],
              ["type": "image", "data": "iVBO", "mime_type": "image/png"],
              [
                "type": "text", "text": "B",
                "annotations": [["type": "url_citation", "end_index": 1]],
              ],
            ],
          ],
          ["type": "model_output", "content": [["type": "text", "text": "late start"]]],
        ],
      ])
    #expect(!accumulator.isComplete)
  }

  @Test func `keeps arguments that are no JSON as the text they are, and says so`() throws {
    let accumulator = try heard(
      """
      {"event_type":"step.start","index":0,"step":{"type":"function_call","id":"c1","name":"f","arguments":{}}}
      {"event_type":"step.delta","index":0,"delta":{"type":"arguments_delta","arguments":"{\\"a\\": "}}
      {"event_type":"step.stop","index":0}
      {"event_type":"step.start","index":1,"step":{"type":"function_call","id":"c2","name":"g","arguments":{}}}
      {"event_type":"step.delta","index":1,"delta":{"type":"arguments_delta","arguments":"{\\"b\\":"}}
      {"event_type":"step.delta","index":1,"delta":{"type":"arguments_delta","arguments":" 2}"}}
      """)

    #expect(
      accumulator.interaction.members["steps"] == [
        ["type": "function_call", "id": "c1", "name": "f", "arguments": "{\"a\": "],
        ["type": "function_call", "id": "c2", "name": "g", "arguments": ["b": 2]],
      ])
    #expect(accumulator.troubles == [.unreadableArguments(index: 0, text: "{\"a\": ")])
  }

  @Test func `reports a piece of a sort that nobody knows, and goes on`() throws {
    let accumulator = try heard(
      """
      {"event_type":"step.start","index":0,"step":{"type":"hologram","depth":3}}
      {"event_type":"step.delta","index":0,"delta":{"type":"hologram_delta","x":1}}
      {"event_type":"hologram.ready"}
      {"event_type":"step.delta","index":9,"delta":"nothing"}
      """)

    #expect(accumulator.interaction.wire == ["steps": [["type": "hologram", "depth": 3]]])
    #expect(
      accumulator.troubles == [
        .unknownDelta(index: 0, ["type": "hologram_delta", "x": 1]),
        .unknownDelta(index: 9, "nothing"),
      ])
  }

  @Test func `counts an event that comes twice once`() throws {
    let accumulator = try heard(
      """
      {"event_type":"step.start","index":0,"step":{"type":"model_output"}}
      {"event_type":"step.delta","index":0,"event_id":"e1","delta":{"type":"text","text":"one "}}
      {"event_type":"step.delta","index":0,"event_id":"e1","delta":{"type":"text","text":"one "}}
      {"event_type":"step.delta","index":0,"event_id":"e2","delta":{"type":"text","text":"two"}}
      """)

    #expect(accumulator.interaction.outputText == "one two")
    #expect(accumulator.lastEventID == "e2")
  }

  @Test(.timeLimit(.minutes(10)))
  func `puts twenty thousand pieces of one text together`() throws {
    var accumulator = InteractionAccumulator()
    let piece = String(repeating: "x", count: 200)

    for number in 0..<20_000 {
      let event: JSON = [
        "event_type": "step.delta", "index": 0, "event_id": "e\(number)",
        "delta": ["type": "text", "text": .string(piece)],
      ]
      accumulator.take(try #require(StreamEvent(wire: event)))
    }

    #expect(accumulator.interaction.outputText.utf8.count == 4_000_000)
  }

  @Test func `begins again when its stream does`() throws {
    let all = """
      {"event_type":"interaction.created","interaction":{"id":"v1_a","status":"in_progress"}}
      {"event_type":"step.start","index":0,"step":{"type":"model_output"}}
      {"event_type":"step.delta","index":0,"event_id":"e1","delta":{"type":"text","text":"one "}}
      """
    let accumulator = try heard(all + "\n" + all)

    #expect(accumulator.interaction.outputText == "one ")
  }

  @Test func `goes on where the request before reached its limit`() throws {
    let accumulator = try heard(
      """
      {"event_type":"interaction.created","interaction":{"id":"v1_a","status":"in_progress"}}
      {"event_type":"step.delta","index":0,"event_id":"e1","delta":{"type":"text","text":"part 1. "}}
      {"event_type":"interaction.completed","interaction":{"id":"v1_a","status":"requires_continuation","continuation_token":"t","usage":{"total_tokens":4,"total_input_tokens":1}}}
      {"event_type":"interaction.created","interaction":{"id":"v1_b","status":"in_progress"}}
      {"event_type":"step.delta","index":0,"event_id":"e1","delta":{"type":"text","text":"part 2. "}}
      {"event_type":"interaction.completed","interaction":{"id":"v1_b","status":"completed","usage":{"total_tokens":5,"total_input_tokens":2}}}
      """)

    #expect(
      accumulator.interaction.wire == [
        "id": "v1_b", "status": "completed",
        "usage": ["total_tokens": 9, "total_input_tokens": 3, "initial_input_tokens": 1],
        "steps": [
          ["type": "model_output", "content": [["type": "text", "text": "part 1. "]]],
          ["type": "model_output", "content": [["type": "text", "text": "part 2. "]]],
        ],
        "continuation_ids": ["v1_a", "v1_b"],
      ])
    #expect(accumulator.isComplete)
  }
}

@Suite struct `A stream that is taken up again` {
  private let cut = """
    {"event_type":"interaction.created","interaction":{"id":"v1_a","status":"in_progress"}}
    {"event_type":"step.start","index":0,"step":{"type":"thought"}}
    {"event_type":"step.delta","index":0,"delta":{"type":"thought_signature","signature":"c2ln"}}
    {"event_type":"step.stop","index":0}
    {"event_type":"step.start","index":1,"step":{"type":"model_output"}}
    {"event_type":"step.delta","index":1,"event_id":"1_1","delta":{"type":"text","text":"Stars "}}
    """

  @Test func `forgets what came after the last event with an id, for that comes again`() throws {
    let rest = """
      {"event_type":"step.stop","index":1}
      {"event_type":"step.start","index":2,"step":{"type":"function_call","id":"c","name":"f","arguments":{}}}
      {"event_type":"step.delta","index":2,"delta":{"type":"arguments_delta","arguments":"{}"}}
      """
    var accumulator = try heard(cut + "\n" + rest)

    accumulator.rewind()
    for event in try events(rest) { accumulator.take(event) }

    #expect(accumulator.interaction.steps.count == 3)
    #expect(accumulator.interaction.functionCalls.map(\.arguments) == [JSONObject()])
    #expect(accumulator.troubles == [])
  }

  @Test func `is not told twice by a server that repeats itself under new indexes`() throws {
    var accumulator = try heard(cut)

    accumulator.rewind()
    let again = try events(
      """
      {"event_type":"step.stop","index":1}
      {"event_type":"step.start","index":2,"step":{"type":"thought"}}
      {"event_type":"step.delta","index":2,"delta":{"type":"thought_signature","signature":"c2ln"}}
      {"event_type":"step.stop","index":2}
      {"event_type":"step.start","index":3,"step":{"type":"model_output"}}
      {"event_type":"step.delta","index":3,"event_id":"3_1","delta":{"type":"text","text":"Stars shine."}}
      {"event_type":"step.stop","index":3}
      {"event_type":"interaction.completed","interaction":{"id":"v1_a","status":"completed"}}
      """)
    for event in again { accumulator.take(event) }

    #expect(
      accumulator.interaction.members["steps"] == [
        ["type": "thought", "signature": "c2ln"],
        ["type": "model_output", "content": [["type": "text", "text": "Stars shine."]]],
      ])
    #expect(accumulator.isComplete)
  }

  @Test func `keeps further steps that are not the same`() throws {
    var accumulator = try heard(cut)

    accumulator.rewind()
    let further = try events(
      """
      {"event_type":"step.delta","index":1,"event_id":"1_2","delta":{"type":"text","text":"shine."}}
      {"event_type":"step.start","index":2,"step":{"type":"thought"}}
      {"event_type":"step.delta","index":2,"delta":{"type":"thought_signature","signature":"b3RoZXI="}}
      {"event_type":"step.start","index":3,"step":{"type":"model_output"}}
      {"event_type":"step.delta","index":3,"event_id":"3_1","delta":{"type":"text","text":" Always."}}
      """)
    for event in further { accumulator.take(event) }

    #expect(accumulator.interaction.steps.count == 4)
    #expect(accumulator.interaction.outputText == "Stars shine. Always.")
  }
}

/// One event a line.
private func events(_ lines: String) throws -> [StreamEvent] {
  try lines.split(separator: "\n").map { try #require(StreamEvent(wire: JSON(parsing: $0.utf8))) }
}

private func heard(_ lines: String) throws -> InteractionAccumulator {
  var accumulator = InteractionAccumulator()
  for event in try events(lines) { accumulator.take(event) }
  return accumulator
}
