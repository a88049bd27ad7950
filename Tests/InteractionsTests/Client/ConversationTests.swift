import Interactions
import OrderedJSON
import Testing

@Suite struct `A conversation` {
  @Test func `goes on from the turn before, with the settings sent again`() async throws {
    let server = Scripted(.json(.said("Good.", id: "v1_1")), .json(.said("8.", id: "v1_2")))
    let template = InteractionRequest(systemInstruction: "Be brief.", tools: [.googleSearch()])
    var chat = try Gemini.scripted(server).conversation(template)

    try await chat.send("I have 2 dogs.")
    let answer = try await chat.send("How many paws?")

    #expect(answer.outputText == "8.")
    #expect(chat.history.isEmpty)
    let common: JSON = [
      "model": "gemini-3.5-flash", "system_instruction": "Be brief.",
      "tools": [["type": "google_search"]],
    ]
    var first = common
    first["input"] = "I have 2 dogs."
    var second = common
    second["input"] = "How many paws?"
    second["previous_interaction_id"] = "v1_1"
    #expect(try server.bodies == [first, second])
  }

  @Test func `sends every step again as it came, where nothing is stored`() async throws {
    let said = JSON.said("Good.")
    let server = Scripted(.json(said), .json(.said("8.")))
    var chat = try Gemini.scripted(server).conversation(remembering: .resent)

    try await chat.send("I have 2 dogs.")
    try await chat.send(.user(.text(TextContent("How many paws?"))))

    let asked = { (text: JSON) -> JSON in
      ["type": "user_input", "content": [["type": "text", "text": text]]]
    }
    let steps = try #require(said["steps"]?.array)
    #expect(
      try server.bodies[1] == [
        "model": "gemini-3.5-flash", "store": false,
        "input": .array([asked("I have 2 dogs.")] + steps + [asked("How many paws?")]),
      ])
    #expect(try server.bodies[1]["input"]?[2]?.text() == steps[1].text())
    #expect(chat.history.count == 6)
  }

  @Test func `stays as it was when a turn fails`() async throws {
    let server = Scripted(
      .json(.said("Good.", id: "v1_1")), .error(400, "safety", "No."), .json(.said("Fine.")))
    var chat = try Gemini.scripted(server).conversation(remembering: .resent)

    try await chat.send("One")
    let before = chat.history
    await #expect(throws: GeminiError.self) { try await chat.send("Two") }
    #expect(chat.history == before)
    #expect(chat.last?.id == "v1_1")

    try await chat.send("Three")
    #expect(try server.bodies[2]["input"]?.array?.count == 4)
  }

  @Test func `tells an answer as it comes`() async throws {
    let server = Scripted(
      .events(
        #"{"event_type":"interaction.created","interaction":{"id":"v1_1","status":"in_progress"}}"#,
        #"{"event_type":"step.delta","index":0,"delta":{"type":"text","text":"Hello"}}"#,
        #"{"event_type":"interaction.completed","interaction":{"id":"v1_1","status":"completed"}}"#),
      .json(.said("Bye.")))
    var chat = try Gemini.scripted(server).conversation()
    var texts: [String] = []

    let answer = try await chat.stream("Hi") { texts.append($0.text ?? "-") }
    try await chat.send("Bye")

    #expect(texts == ["-", "Hello", "-"])
    #expect(answer.outputText == "Hello")
    #expect(try server.bodies[1]["previous_interaction_id"] == "v1_1")
  }
}
