import Interactions
import OrderedJSON
import Testing

@Suite struct `A window` {
  /// What stands in the JSON, and what is read as a number of tokens.
  @Test(
    arguments: [
      (17, 17), (17.0, 17), (1e2, 100), (-0.0, 0), (17.5, nil), ("17", nil), (nil, nil),
      ([17], nil),
      (1e30, nil), (true, nil),
    ] as [(JSON, Int?)])
  func `on a count reads whole numbers however they are written`(json: JSON, count: Int?) {
    let config = GenerationConfig(members: JSONObject([("max_output_tokens", json)]))

    #expect(config.maxOutputTokens == count)
    #expect(config.members["max_output_tokens"] == json)
  }

  @Test func `on a list reads nothing where one item is of another sort`() throws {
    let wire: JSON = ["stop_sequences": ["END", 7]]
    let config = try #require(GenerationConfig(wire: wire))

    #expect(config.stopSequences == nil)
    #expect(config.wire == wire)
  }

  @Test func `that is set to nil takes its member away, and leaves the others where they are`() {
    var config = GenerationConfig(thinkingLevel: .low, maxOutputTokens: 5, seed: 1)
    config.maxOutputTokens = nil
    config.seed = 2

    #expect(config.wire.text() == #"{"thinking_level":"low","seed":2}"#)
  }

  @Test func `on what the API requires reads as empty where a server left it out`() throws {
    let call = try #require(GoogleSearchCallStep(wire: ["type": "google_search_call"]))

    #expect(call.id == "")
    #expect(call.arguments.queries == nil)
    #expect(Interaction(members: JSONObject()).status.rawValue == "")
  }
}

@Suite struct `A word of an open set` {
  @Test func `is kept when nobody knows it`() throws {
    let status = try #require(InteractionStatus(wire: "paused_for_lunch"))

    #expect(!status.isKnown)
    #expect(!status.isRunning)
    #expect(status.wire == "paused_for_lunch")
    #expect("\(status)" == "paused_for_lunch")
  }

  @Test func `equals another by its bytes, not by what it looks like`() {
    let composed = ModelName("caf\u{e9}")
    let decomposed = ModelName("cafe\u{301}")

    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(ModelName.gemini35Flash == "gemini-3.5-flash")
  }

  @Test func `says of a status whether the server is at work`() {
    #expect(InteractionStatus.known.filter(\.isRunning) == [.queued, .inProgress])
  }
}

@Suite struct `A choice` {
  @Test(
    arguments: [
      nil, 7, "text", [], [:], ["type": 7], ["type": "Text"], ["type": "te\u{301}xt"],
      ["kind": "text", "text": "A"],
    ] as [JSON])
  func `that nobody knows is kept as it is`(json: JSON) {
    #expect(Content(wire: json) == .unknown(json))
    #expect(Step(wire: json) == .unknown(json))
    #expect(Tool(wire: json) == .unknown(json))
    #expect(Delta(wire: json) == .unknown(json))
    #expect(StreamEvent(wire: json) == .unknown(json))
    #expect(Content(wire: json)?.wire.text() == json.text())
  }

  /// The input, and what it is read as.
  @Test(
    arguments: [
      ("hi", .text("hi")),
      (["type": "text", "text": "hi"], .block("hi")),
      (
        [["type": "text", "text": "hi"], ["type": "x"]], .blocks(["hi", .unknown(["type": "x"])])
      ),
      (
        [plainStep, ["type": "x"]],
        .steps([Step(wire: plainStep), .unknown(["type": "x"])].compactMap(\.self))
      ),
      ([["type": "text"], ["type": "thought"]], .raw([["type": "text"], ["type": "thought"]])),
      (["a", "b"], .raw(["a", "b"])), ([], .raw([])), (7, .raw(7)),
      (["type": "x"], .raw(["type": "x"])),
    ] as [(JSON, Input)])
  func `of input is told by what is known in it`(json: JSON, input: Input) {
    #expect(Input(wire: json) == input)
    #expect(input.wire.text() == json.text())
  }
}

private let plainStep: JSON = ["type": "user_input", "content": "hi"]

@Suite struct `A file` {
  /// The path, and the type that its name implies.
  @Test(
    arguments: [
      ("scan.pdf", .pdf), ("/a.b/SCAN.PDF", .pdf), ("photo.jpeg", .jpeg), ("photo.jpg", .jpeg),
      ("table.csv", .csv), ("old.tar.docx", .docx), ("clip.webm", .webm), ("song.mp3", .mp3),
      ("notes.md", .markdown), ("a.pdf/b", nil), ("pdf", nil), (".pdf", .pdf), ("a.", nil),
      ("a.xyz", nil), ("", nil), ("caf\u{e9}.PNG", .png),
    ] as [(String, MediaType?)])
  func `has its type by the end of its name`(path: String, type: MediaType?) {
    #expect(MediaType(ofFile: path) == type)
    #expect(ImageContent(.file(path: path)).mimeType == type)
    #expect(ImageContent(.file(path: path), mimeType: .heic).mimeType == .heic)
  }
}

@Suite struct `A citation` {
  /// Its numbers, and the part of "a→é🍌!" that they mean: 1, 3, 2, 4 and 1 bytes.
  @Test(
    arguments: [
      (["start_index": 0, "end_index": 1], "a"),
      (["start_index": 1, "end_index": 4], "→"),
      (["start_index": 4, "end_index": 10], "é🍌"),
      (["end_index": 11], "a→é🍌!"),
      (["start_index": 11, "end_index": 11], ""),
      (["start_index": 2, "end_index": 4], nil),
      (["start_index": 1, "end_index": 3], nil),
      (["start_index": 6, "end_index": 8], nil),
      (["start_index": 0, "end_index": 12], nil),
      (["start_index": -1, "end_index": 4], nil),
      (["start_index": 4, "end_index": 1], nil),
      (["start_index": 0, "end_index": .number(JSONNumber(Int.max))], nil),
      (["start_index": 0], nil),
      (["start_index": "0", "end_index": 0.5], nil),
    ] as [(JSON, String?)])
  func `is about bytes of the text, from one character to another`(json: JSON, part: String?) throws
  {
    let annotation = try #require(Annotation(wire: json))
    let text = TextContent("a→é🍌!", annotations: [annotation])

    #expect(text.part(of: annotation).map(String.init) == part)
  }
}

@Suite struct `A moment` {
  /// The text, and how long after the beginning of 1970 that was.
  @Test(
    arguments: [
      ("2026-06-09T12:01:25Z", Timestamp(seconds: 1_781_006_485)),
      ("1970-01-01T00:00:00.25Z", Timestamp(seconds: 0, nanoseconds: 250_000_000)),
      ("1970-01-01T01:00:00+01:00", Timestamp(seconds: 0)),
      ("1969-12-31T23:59:59.999999999999999999Z", Timestamp(seconds: -1, nanoseconds: 999_999_999)),
      ("2026-06-09", nil), ("soon", nil),
    ] as [(String, Timestamp?)])
  func `is read from RFC 3339`(text: String, moment: Timestamp?) {
    let interaction = Interaction(members: JSONObject([("created", .string(text))]))

    #expect(interaction.createdAt == moment)
    #expect(interaction.created == text)
  }
}
