import Digest
import HTTP
import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@testable import Emulator

@Suite struct `A function` {
  private static func function(_ name: String, _ description: String = "") -> JSON {
    [
      "type": "function", "name": .string(name), "description": .string(description),
      "parameters": [
        "type": "object", "required": ["city", "days"],
        "properties": [
          "city": ["type": "string", "enum": ["Rome", "Oslo"]],
          "days": ["type": "integer", "minimum": 1, "maximum": 5],
        ],
      ],
    ]
  }

  private static let tools: JSON = [
    function("get_forecast", "The weather of the next days."), function("book_hotel"),
  ]

  @Test(arguments: [
    ("What will the weather be?", "auto", ["get_forecast"]),
    ("Book a hotel, and tell me the forecast.", "auto", ["get_forecast", "book_hotel"]),
    ("Hello there", "auto", []), ("Hello there", "any", ["get_forecast"]),
    ("What will the weather be?", "none", []),
    ("What is the weather of the hotel?", "validated", ["get_forecast", "book_hotel"]),
  ])
  func `is called when the prompt speaks of it`(
    prompt: String, choice: String, names: [String]
  ) throws {
    var talk = Talk()

    let made = try talk.create([
      "input": .string(prompt), "tools": Self.tools,
      "generation_config": ["tool_choice": .string(choice)],
    ])
    let calls = made["steps"]?.array?.filter { $0["type"] == "function_call" } ?? []

    #expect(calls.map { $0["name"] } == names.map { .string($0) })
    #expect(made["status"] == (names.isEmpty ? "completed" : "requires_action"))
    for call in calls {
      #expect(["Rome", "Oslo"].contains(call["arguments"]?["city"]?.string))
      #expect(1...5 ~= call["arguments"]?["days"]?.number?.double ?? 0)
    }
    #expect(Set(calls.map { $0["id"] }).count == calls.count)
  }

  @Test func `is called only where it is allowed`() throws {
    var talk = Talk()

    let made = try talk.create([
      "input": "Book a hotel, and tell me the forecast.", "tools": Self.tools,
      "generation_config": [
        "tool_choice": ["allowed_tools": ["mode": "any", "tools": ["book_hotel"]]]
      ],
    ])

    #expect(made["steps"]?.array?.compactMap { $0["name"]?.string } == ["book_hotel"])
  }

  @Test func `is answered before the talk goes on`() throws {
    var talk = Talk()
    let asked = try talk.create([
      "input": "Book a hotel, and tell me the forecast.", "tools": Self.tools,
    ])
    let ids = asked["steps"]?.array?.compactMap { $0["id"] } ?? []
    func next(_ input: JSON) -> JSON {
      ["input": input, "tools": Self.tools, "previous_interaction_id": asked["id"] ?? nil]
    }
    func result(_ id: JSON) -> JSON {
      ["type": "function_result", "call_id": id, "name": "f", "result": "done"]
    }

    #expect(
      talk.refusal(next([result(ids[0])])).message
        == "Each function call needs its function_result: '\(ids[1].string ?? "")' has none.")
    #expect(
      talk.refusal(next("Never mind.")).message
        == "Each function call needs its function_result: '\(ids[0].string ?? "")' has none.")
    let done = try talk.create(next(.array(ids.map(result))))
    #expect(done["status"] == "completed")
    #expect(done.stepTypes == ["thought", "model_output"])
  }

  @Test func `can be called as often as a scenario wants`() throws {
    var talk = Talk()
    var twist = Twist()
    twist.calls = 3

    let made = try talk.create(["input": "Hello there", "tools": Self.tools], twist: twist)

    #expect(
      made["steps"]?.array?.compactMap { $0["name"]?.string }
        == ["get_forecast", "book_hotel", "get_forecast"])
  }
}

@Suite struct `A tool of the service` {
  @Test(arguments: [
    ("google_search", "google_search", "url_citation"), ("code_execution", "code_execution", nil),
    ("url_context", "url_context", "url_citation"),
    ("file_search", "file_search", "file_citation"),
    ("google_maps", "google_maps", "place_citation"), ("mcp_server", "mcp_server_tool", nil),
    ("retrieval", "retrieval", nil), ("tool_search", "tool_search", nil),
  ])
  func `leaves its call, its result and its mark`(
    tool: String, name: String, mark: String?
  ) throws {
    var talk = Talk()

    let made = try talk.create([
      "input": "Kaffee in Zürich? Mehr davon.", "tools": [["type": .string(tool)]],
    ])
    let steps = made["steps"]?.array ?? []
    try #require(
      made.stepTypes == ["thought", "\(name)_call", "\(name)_result", "model_output"])
    let text = try #require(made.outputText)
    let marks = steps[3]["content"]?[0]?["annotations"]?.array ?? []

    #expect(steps[1]["id"] == steps[2]["call_id"])
    #expect(marks.compactMap { $0["type"]?.string } == [mark].compactMap { $0 })
    for mark in marks {
      let end = try #require(mark["end_index"]?.number?.exactly(Int.self))
      #expect(mark["start_index"] == 0)
      #expect(
        String(decoding: Array(text.utf8)[..<end], as: UTF8.self)
          == "This is an emulated answer to: Kaffee in Zürich? Mehr davon.")
    }
    if PublicSuite.requests.isThere {
      let schema = try WireTypes().schema(for: "Interaction")
      let tape = try JSONTape(parsing: made.bytes())
      #expect(schema.violations(in: tape.root).map(\.description) == [])
    }
  }

  @Test func `reads the pages that the prompt names`() throws {
    var talk = Talk()

    let made = try talk.create([
      "input": "Compare https://a.example/x (and http://b.example/).",
      "tools": [["type": "url_context"]],
    ])

    #expect(
      made["steps"]?[1]?["arguments"] == ["urls": ["https://a.example/x", "http://b.example/"]])
  }
}

@Suite struct `A search for tools` {
  private static let hidden: JSON = [
    "type": "function", "name": "book_hotel", "defer_loading": true,
    "parameters": ["type": "object"],
  ]

  private func steps(_ search: JSON) throws -> [JSON] {
    var talk = Talk()
    let other: JSON = ["type": "function", "name": "get_forecast"]
    let made = try talk.create(["input": "Hello there", "tools": [other, Self.hidden, search]])
    return made["steps"]?.array ?? []
  }

  @Test func `finds the functions that were held back`() throws {
    let steps = try steps(["type": "tool_search"])

    #expect(steps[1]["arguments"] == ["function_names": ["book_hotel"]])
    #expect(steps[2]["result"] == [Self.hidden])
  }

  @Test func `leaves nothing where the client makes it`() throws {
    let steps = try steps(["type": "tool_search", "execution": "client"])

    #expect(steps.map { $0["type"] } == ["thought", "model_output"])
  }
}

@Suite struct `The processing of media` {
  @Test(arguments: [true, false])
  func `leaves its steps where it is asked for`(isAsked: Bool) throws {
    var talk = Talk()
    var document: JSON = ["type": "document", "data": "AAAA", "mime_type": "text/plain"]
    if isAsked { document["processing"] = "static" }

    let made = try talk.create(["input": [document]])

    let middle = isAsked ? ["processing_call", "processing_result"] : []
    #expect(made.stepTypes == ["thought"] + middle + ["model_output"])
  }
}

@Suite struct `Generated media` {
  /// Asks for media and reads the first.
  private func media(_ members: JSON) throws -> (type: String?, bytes: [UInt8]) {
    var talk = Talk()
    let made = try talk.create(members)
    let content = made["steps"]?.array?.last?["content"]?[0]
    let data = try #require(content?["data"]?.string)
    return (content?["mime_type"]?.string, try #require(Base64.decoded(data)))
  }

  @Test func `are pictures by the model, in the form that is wanted`() throws {
    let png = try media(["model": "gemini-3.1-flash-image", "input": "A city"])
    let jpeg = try media([
      "input": "A city", "response_format": ["type": "image", "mime_type": "image/jpeg"],
    ])
    let other = try media(["model": "gemini-3.1-flash-image", "input": "A village"])

    #expect(png.type == "image/png")
    #expect(png.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    // The last chunk of every PNG, its checksum included.
    #expect(png.bytes.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    #expect(png.bytes != other.bytes)
    #expect(jpeg.type == "image/jpeg")
    #expect(jpeg.bytes.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]))
    #expect(jpeg.bytes.suffix(2) == [0xFF, 0xD9])
  }

  @Test func `stand behind a text where one is wanted too`() throws {
    var talk = Talk()

    let made = try talk.create([
      "model": "gemini-3.1-flash-image", "input": "Hello there",
      "response_modalities": ["TEXT", "IMAGE"],
    ])
    let content = made["steps"]?.array?.last?["content"]?.array ?? []

    #expect(content.map { $0["type"] } == ["text", "image"])
    #expect(content.first?["text"] == "Meow. I am Neko.")
  }

  @Test func `are sounds in the form that is wanted`() throws {
    let wav = try media(["model": "gemini-3.8-flash-tts", "input": "Say hello"])
    let music = try media(["model": "lyria-3.5", "input": "A song"])
    let raw = try media([
      "input": "Say hello",
      "response_format": ["type": "audio", "mime_type": "audio/l16", "sample_rate": 8000],
    ])

    #expect(wav.type == "audio/wav")
    #expect(wav.bytes.starts(with: Array("RIFF".utf8)))
    #expect(wav.bytes.count == 44 + 24_000 / 10 * 2)
    #expect(wav.bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } == wav.bytes.count - 8)
    #expect(music.type == "audio/mp3")
    #expect(music.bytes.starts(with: [0xFF, 0xFB]))
    #expect(raw.bytes.count == 8000 / 10 * 2)
  }

  /// These very bytes were read by opusinfo (a tenth of a second, mono) and ffprobe (8 × 8 pixels of
  /// JPEG for a second).
  @Test(
    arguments: [
      (
        ["type": "audio", "mime_type": "audio/ogg_opus"], "audio/ogg_opus",
        "a93bc438e9dc48798790d6fdcfa31753d0656bf4791ebbd9906c94127d442154"
      ),
      (
        ["type": "video"], "video/mp4",
        "6374d100dfa700eebaa4d6865179357428d41cb47eab643836090660aa401dcb"
      ),
    ] as [(JSON, String, String)])
  func `are Opus and films that others read`(format: JSON, type: String, digest: String) throws {
    let made = try media(["input": "Say hello", "response_format": format])

    #expect(made.type == type)
    #expect("\(SHA256(of: made.bytes))" == digest)
  }
}

@Suite struct `A structured answer` {
  private static let invoice: JSON = [
    "type": "object", "required": ["number", "total"],
    "properties": [
      "number": ["type": "string"], "total": ["type": "number", "minimum": 0],
      "lines": ["type": "array", "items": ["type": "string"], "maxItems": 3],
    ],
  ]

  private func body(_ schema: JSON, document: String = "AAAA") -> JSON {
    [
      "input": [
        ["type": "document", "data": .string(document), "mime_type": "application/pdf"],
        ["type": "text", "text": "Read the invoice."],
      ],
      "response_format": ["type": "text", "mime_type": "application/json", "schema": schema],
    ]
  }

  private func accepts(_ text: String?, _ schema: JSON) throws -> Bool {
    let compiled = try CompiledSchema(JSONTape(parsing: schema.bytes()))
    return compiled.accepts(try JSONTape(parsing: text ?? "").root)
  }

  @Test func `meets its schema, and depends on the document`() throws {
    var talk = Talk()

    let first = try talk.create(body(Self.invoice)).outputText
    let again = try talk.create(body(Self.invoice)).outputText
    let other = try talk.create(body(Self.invoice, document: "BBBB")).outputText

    #expect(try accepts(first, Self.invoice))
    #expect(first == again)
    #expect(first != other)
  }

  @Test func `comes from the answers that are known`() throws {
    // The SHA-256 of three bytes of zero.
    let hash = "709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c"
    var talk = Talk { query in
      query.documents.first?.sha256 == hash ? ["number": "R-17", "total": 19.90] : nil
    }

    #expect(try talk.create(body(Self.invoice)).outputText == #"{"number":"R-17","total":19.9}"#)
    #expect(
      try talk.create(body(Self.invoice, document: "BBBB")).outputText
        != #"{"number":"R-17","total":19.9}"#)
  }

  @Test func `is spoilt when a scenario wants it`() throws {
    var talk = Talk()
    var twist = Twist()
    twist.outcome = .invalidRecord
    let everything: JSON = [:]

    let spoilt = try talk.create(body(Self.invoice), twist: twist).outputText

    #expect(try !accepts(spoilt, Self.invoice))
    #expect(try accepts(talk.create(body(everything), twist: twist).outputText, everything))
  }

  @Test func `is spoilt within a wrapper, which stays as it is`() throws {
    var talk = Talk()
    var twist = Twist()
    twist.outcome = .invalidRecord
    let wrapper: JSON = [
      "type": "object", "required": ["not_applicable", "record"],
      "properties": [
        "not_applicable": ["type": ["string", "null"]],
        "record": [
          "type": ["object", "null"], "required": ["number"],
          "properties": ["number": ["type": "string"]],
        ],
      ],
    ]

    let spoilt = try talk.create(body(wrapper), twist: twist).outputText

    #expect(spoilt == #"{"not_applicable":null,"record":{}}"#)
  }

  @Test(arguments: [
    (
      #"{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"object","properties":{"c":{"type":"object","properties":{"d":{"type":"array","items":{"type":"string"}}}}}}}}}}}"#,
      "A schema in GenerationConfig in the request exceeds the maximum allowed nesting depth."
    ),
    (
      ##"{"type":"object","properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"array"}}}}}}}"##,
      "A schema in GenerationConfig in the request exceeds the maximum allowed nesting depth."
    ),
    (
      #"{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"},"maxItems":500},"b":{"type":"array","items":{"type":"string"},"maxItems":461}}}"#,
      "The specified schema produces a constraint that has too many states for serving. Typical causes of this error are schemas with lots of text (for example, very long property or enum names), schemas with long array length limits (especially when nested), or schemas using complex value matchers (for example, integers or numbers with minimum/maximum bounds or strings with complex formats like date-time)."
    ),
    (
      ##"{"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{"next":{"$ref":"#/$defs/node"}},"required":["next"]}}}"##,
      "ref loops are only supported if they include optional or nullable property values, or a potentially-zero-length array items, but a ref loop of required fields was found at $defs.node"
    ),
  ])
  func `is refused for a schema that the service could not serve`(schema: String, words: String)
    throws
  {
    var talk = Talk()
    var terse = EmulatorSettings()
    terse.schemaLimits.isTerse = true
    var tersely = Talk(terse)
    let body = body(try JSON(parsing: schema))

    #expect(talk.refusal(body) == Refusal(400, "invalid_request", words))
    #expect(
      tersely.refusal(body)
        == Refusal(400, "invalid_request", "Request contains an invalid argument."))
  }

  @Test(arguments: [
    ##"{"$ref":"#/$defs/n","$defs":{"n":{"type":"object","properties":{"next":{"$ref":"#/$defs/n"}}}}}"##,
    ##"{"type":"object","properties":{"kids":{"type":"array","items":{"$ref":"#"}}},"required":["kids"]}"##,
    ##"{"$ref":"#/$defs/n","$defs":{"n":{"type":"object","required":["next"],"properties":{"next":{"anyOf":[{"$ref":"#/$defs/n"},{"type":"null"}]}}}}}"##,
    #"{"type":"array","items":{"type":"string"},"maxItems":960}"#,
    #"{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"object","properties":{"c":{"type":"array","items":{"type":"string"}}}}}}}}}"#,
  ])
  func `is given for a schema at the edge of what can be served`(schema: String) throws {
    var talk = Talk()
    let schema = try JSON(parsing: schema)

    #expect(try accepts(talk.create(body(schema)).outputText, schema))
  }

  @Test func `is not looked for without an end in a schema of many loops`() throws {
    var talk = Talk()
    let names = (0..<60).map { "d\($0)" }
    let definitions = names.map { name -> JSONObject.Member in
      let properties = names.map { ($0, ["$ref": .string("#/$defs/\($0)")] as JSON) }
      return (name, ["type": "object", "properties": .object(properties)])
    }
    let schema: JSON = ["$ref": "#/$defs/d0", "$defs": .object(definitions)]

    let refusal = talk.refusal(body(schema))

    #expect(refusal.status == 400)
  }

  @Test func `is not looked for in every way through choices that all loop`() throws {
    let schema = JSON.object([
      ("$ref", "#/$defs/d0"),
      (
        "$defs",
        .object(
          (0..<100).map { number -> JSONObject.Member in
            let next: JSON = ["$ref": .string("#/$defs/d\((number + 1) % 100)")]
            return ("d\(number)", ["anyOf": [next, next]])
          })
      ),
    ])
    var loops = RequiredLoops(schema)
    let clock = ContinuousClock()

    #expect(clock.measure { _ = loops.first() } < .seconds(20))
  }

  @Test(arguments: ["required", "optional"])
  func `is refused for a chain of references without an end in sight`(sort: String) {
    var talk = Talk()
    let definitions = (0..<3000).map { number -> JSONObject.Member in
      let next: JSON = ["$ref": .string("#/$defs/d\(number + 1)")]
      let required: JSON = sort == "required" ? ["x"] : []
      return (
        "d\(number)", ["type": "object", "properties": ["x": next], "required": required]
      )
    }
    let schema: JSON = [
      "$ref": "#/$defs/d0", "$defs": .object(definitions + [("d3000", ["type": "string"])]),
    ]

    #expect(
      talk.refusal(body(schema)).message
        == "A schema in GenerationConfig in the request exceeds the maximum allowed nesting depth."
    )
  }

  @Test func `is refused for what is no schema`() {
    var talk = Talk()

    let refusal = talk.refusal(body(["type": "objekt"]))

    #expect(refusal.status == 400)
    #expect(refusal.message.hasPrefix("Invalid schema in 'response_format': "))
  }
}

@Suite struct `What a scenario makes of an answer` {
  private func make(_ outcome: Twist.Outcome) throws -> JSON {
    var talk = Talk()
    var twist = Twist()
    twist.outcome = outcome
    return try talk.create(["input": "How does AI work?"], twist: twist)
  }

  @Test func `shows in its status, its steps and its errors`() throws {
    let blocked = try make(.failed(code: "safety", message: "Blocked."))
    let empty = try make(.noSteps)
    let incomplete = try make(.incomplete)
    let poor = try make(.budgetExceeded)

    #expect(blocked["status"] == "failed")
    #expect(blocked["errors"] == [["code": "safety", "message": "Blocked."]])
    #expect(blocked["steps"] == [])
    #expect(empty["status"] == "completed")
    #expect(empty["steps"] == [])
    #expect(incomplete["status"] == "incomplete")
    #expect(incomplete.outputText == "AI learns patterns from data a")
    #expect(poor["status"] == "budget_exceeded")
  }

  @Test func `shows in its text`() throws {
    #expect(try make(.text("Something else.")).outputText == "Something else.")
    #expect(try make(.cutText(bytes: 9)).outputText == "AI learns")
    let repeated = try make(.repetition(tokens: 1000))
    #expect(repeated["status"] == "incomplete")
    #expect(repeated.outputText?.hasPrefix("and so on, and so on, ") == true)
    #expect(TokenCount.text(repeated.outputText ?? "") == 999)
  }

  @Test func `costs nothing where it is refused, and is seen as a retry later`() throws {
    var talk = Talk()
    let body: JSON = ["model": "gemini-3.5-flash", "input": "Hello there"]
    let busy = Twist.refused(503, "Busy.", headers: ["retry-after": "2"])

    let refused = talk.send("POST", "/v1/interactions", body, twist: busy)
    #expect(Refusal(refused) == Refusal(503, "service_unavailable", "Busy."))
    #expect(refused.headers["retry-after"] == "2")
    #expect(talk.gemini.takeBill() == [])

    #expect(talk.send("POST", "/v1/interactions", body).status == 200)
    let bill = talk.gemini.takeBill()
    #expect(bill.map(\.retriesSeen) == [1])
    #expect(bill.map(\.model) == ["gemini-3.5-flash"])
    // The first digits of the SHA-256 of "test-key".
    #expect(bill.map(\.key) == ["62af8704764faf8e"])
  }
}
