import Interactions
import Locking
import OrderedJSON
import Testing

@Suite struct `Functions that a model calls` {
  struct Place: Codable, Sendable { let location: String }
  struct Weather: Codable, Sendable {
    let location: String
    let celsius: Int
  }
  struct Broken: Error, CustomStringConvertible { let description = "the sensor is wet" }

  private static func weather() throws -> Function<Place, Weather> {
    try Function("get_weather", "Gets the weather of a place.") { (place: Place) in
      if place.location == "Atlantis" { throw Broken() }
      return Weather(location: place.location, celsius: place.location.count)
    }
  }

  private static func call(_ id: String, _ arguments: JSON) -> (String, String, JSON) {
    (id, "get_weather", arguments)
  }

  private static func result(_ id: String, _ text: JSON, isError: Bool = false) -> JSON {
    var step: JSON = [
      "type": "function_result", "call_id": .string(id),
      "result": [["type": "text", "text": text]], "name": "get_weather",
    ]
    if isError { step["is_error"] = true }
    return step
  }

  @Test func `are declared by the type of their arguments`() throws {
    let wire = try Self.weather().declaration.wire
    #expect(wire["type"] == "function")
    #expect(wire["name"] == "get_weather")
    #expect(wire["description"] == "Gets the weather of a place.")
    #expect(wire["parameters"]?["type"] == "object")
    #expect(wire["parameters"]?["properties"]?["location"]?["type"] == "string")
    #expect(wire["parameters"]?["required"] == ["location"])
  }

  @Test func `may take nothing`() async throws {
    let now = Function("now", "Tells the time.") { "noon" }
    #expect(
      now.declaration.wire == [
        "type": "function", "name": "now", "description": "Tells the time.",
        "parameters": ["type": "object", "properties": [:]],
      ])
    let server = Scripted(.json(.calling([("c1", "now", [:])])), .json(.said("It is noon.")))
    _ = try await Gemini.scripted(server).run("How late is it?", calling: [now])
    #expect(try server.bodies[1]["input"]?[0]?["result"]?[0]?["text"] == "noon")
  }

  @Test func `must take an object`() {
    let error = #expect(throws: GeminiError.self) {
      try Function("f", "x") { (text: String) in text }
    }
    #expect(
      error?.description == "String: arguments must be an object; wrap it in a struct")
  }

  @Test func `are run and answered until the model calls none`() async throws {
    let server = Scripted(
      .json(.calling([Self.call("c1", ["location": "London"])])),
      .json(.calling([Self.call("c2", ["location": "Rom"])])), .json(.said("Mild.")))

    let answer = try await Gemini.scripted(server).run(
      InteractionRequest("How warm is it?", tools: [.googleSearch()]), calling: [Self.weather()])

    #expect(answer.outputText == "Mild.")
    let bodies = try server.bodies
    #expect(bodies.map { $0["previous_interaction_id"] } == [nil, "v1_calls", "v1_calls"])
    #expect(bodies.map { $0["tools"]?.array?.count } == [2, 2, 2])
    #expect(bodies[0]["input"] == "How warm is it?")
    #expect(bodies[1]["input"] == [Self.result("c1", #"{"location":"London","celsius":6}"#)])
    #expect(bodies[2]["input"] == [Self.result("c2", #"{"location":"Rom","celsius":3}"#)])
  }

  @Test func `are answered with the whole history where nothing is stored`() async throws {
    let calls = JSON.calling([Self.call("c1", ["location": "London"])])
    let server = Scripted(.json(calls), .json(.said("Mild.")))

    _ = try await Gemini.scripted(server).run(
      InteractionRequest("How warm is it?", store: false), calling: [Self.weather()])

    let asked: JSON = [
      "type": "user_input", "content": [["type": "text", "text": "How warm is it?"]],
    ]
    let steps = try #require(calls["steps"]?.array)
    let bodies = try server.bodies
    #expect(
      bodies[1]["input"]
        == .array([asked] + steps + [Self.result("c1", #"{"location":"London","celsius":6}"#)]))
    #expect(bodies[1]["previous_interaction_id"] == nil)
    #expect(bodies[1]["store"] == false)
  }

  @Test func `run side by side, and are answered in the order of their calls`() async throws {
    let turn = Lock(0)
    let function = try Function("wait", "Waits.") { (place: Place) in
      // The first call ends after the second.
      while place.location == "first", turn.withLock({ $0 }) == 0 { await Task.yield() }
      turn.withLock { $0 += 1 }
      return place.location
    }
    let server = Scripted(
      .json(
        .calling([("c1", "wait", ["location": "first"]), ("c2", "wait", ["location": "second"])])),
      .json(.said("Done.")))

    _ = try await Gemini.scripted(server).run("Wait", calling: [function])

    let results = try #require(try server.bodies[1]["input"]?.array)
    #expect(results.map { $0["call_id"] } == ["c1", "c2"])
    #expect(results.map { $0["result"]?[0]?["text"] } == ["first", "second"])
  }

  /// What the model calls, and what it is told.
  @Test(
    arguments: [
      ("get_weather", ["location": "Atlantis"], "get_weather failed: the sensor is wet"),
      ("no\u{7}ne", [:], #"There is no function "no\u0007ne"."#),
      (
        "get_weather", ["place": "x"],
        "get_weather failed: the answer is not as its schema wants it"
      ),
      ("get_weather", "not JSON", "get_weather failed: the answer is not as its schema wants it"),
    ] as [(String, JSON, String)])
  func `that fail are told so to the model`(
    name: String, arguments: JSON, message: String
  ) async throws {
    let server = Scripted(.json(.calling([("c1", name, arguments)])), .json(.said("Sorry.")))
    let answer = try await Gemini.scripted(server).run("How warm?", calling: [Self.weather()])
    #expect(answer.outputText == "Sorry.")
    let result = try server.bodies[1]["input"]?[0]
    #expect(result?["is_error"] == true)
    #expect(result?["call_id"] == "c1")
    let text = try #require(result?["result"]?[0]?["text"]?.string)
    #expect(text.hasPrefix(message), "\(text)")
  }

  @Test func `are not run again when an answer repeats their call`() async throws {
    let first = JSON.calling([Self.call("c1", ["location": "London"])])
    var last = JSON.said("Mild.")
    last["steps"] = .array((first["steps"]?.array ?? []) + (last["steps"]?.array ?? []))
    let server = Scripted(.json(first), .json(last))
    let answer = try await Gemini.scripted(server).run("How warm?", calling: [Self.weather()])
    #expect(answer.outputText == "Mild.")
    #expect(server.asked.count == 2)
  }

  @Test func `are not called without an end`() async throws {
    let server = Scripted((0..<9).map { .json(.calling([Self.call("c\($0)", ["location": "x"])])) })
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).run("How warm?", calling: [Self.weather()], atMost: 2)
    }
    #expect(
      error?.description
        == "v1_calls: the model still called functions after 2 rounds; "
        + "allow more, or make the functions answer more")
    #expect(error?.progress?.functionCalls.map(\.id) == ["c2"])
    #expect(server.asked.count == 3)
  }

  @Test func `have different names`() async throws {
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(Scripted()).run("x", calling: [Self.weather(), Self.weather()])
    }
    #expect(
      error?.description == #"tools: two functions are named "get_weather"; rename one"#)
  }
}
