import HTTP
import Interactions
import OrderedJSON
import Testing

@Suite struct `Models at the API` {
  @Test func `are asked for by their names, with the first word or not`() async throws {
    let answer =
      #"{"name":"models/x","inputTokenLimit":1048576,"thinking":true,"topP":0.95,"new":1}"#
    let server = Scripted(.json(answer), .json(answer))
    let gemini = try server.client().gemini

    let model = try await gemini.models.get("gemini-3.5-flash")
    _ = try await gemini.models.get("models/gemini-3.5-flash")

    #expect(model.inputTokenLimit == 1_048_576)
    #expect(model.thinking == true)
    #expect(model.topP == 0.95)
    #expect(model.wire["new"] == 1)
    #expect(
      server.asked.map(\.url.path)
        == Array(repeating: "/v1beta/models/gemini-3.5-flash", count: 2))
  }

  @Test func `count the tokens of a text, and of what only they know`() async throws {
    let server = Scripted(.json(#"{"totalTokens":8}"#), .json(#"{"totalTokens":9}"#))
    let gemini = try server.client().gemini

    let text = try await gemini.models.countTokens(of: "Hi \"you\"")
    let contents = try await gemini.models.countTokens(
      ofContents: [["parts": []]], model: "models/other")

    #expect(text.totalTokens == 8)
    #expect(contents.totalTokens == 9)
    #expect(
      server.asked.map(\.url.path) == [
        "/v1beta/models/gemini-3.5-flash:countTokens", "/v1beta/models/other:countTokens",
      ])
    #expect(
      try server.asked.map { try JSON(parsing: $0.body.bytes(upTo: 1000)) } == [
        ["contents": [["role": "user", "parts": [["text": "Hi \"you\""]]]]],
        ["contents": [["parts": []]]],
      ])
  }
}
