import Files
import HTTP
import OrderedJSON
import TestSupport
import Testing

@testable import Emulator

/// What extraction needs of the emulator: texts are documents too, a wrapper holds its record, and who
/// goes on speaks of the same document.
@Suite struct `Records of texts` {
  private static let wrapper: JSON = [
    "type": "object",
    "properties": [
      "not_applicable": ["type": ["string", "null"]],
      "record": [
        "anyOf": [
          [
            "type": "object", "properties": ["total": ["type": "integer"]], "required": ["total"],
          ], ["type": "null"],
        ]
      ],
      "absent": ["type": "array", "items": ["type": "string"]],
    ],
    "required": ["not_applicable", "record", "absent"],
  ]

  private func answer(
    _ emulator: Emulator, to text: String, schema: JSON? = nil, after id: String? = nil
  ) async throws -> (text: String, id: String) {
    var body: JSON = [
      "model": "gemini-3.5-flash",
      "input": [["type": "user_input", "content": [["type": "text", "text": .string(text)]]]],
    ]
    if let schema {
      body["response_format"] = [
        "type": "text", "mime_type": "application/json", "schema": schema,
      ]
    }
    if let id { body["previous_interaction_id"] = .string(id) }
    let url = try #require(HTTPURL("http://127.0.0.1:1/v1beta/interactions"))
    let response = try await emulator.send(
      HTTPRequest(.post, url, headers: ["x-goog-api-key": "k"], body: HTTPBody(body.bytes())))
    let json = try JSON(parsing: try await response.body.collected())
    let texts = json["steps"]?.array?.compactMap { $0["content"]?[0]?["text"]?.string }
    return (texts?.last ?? "", json["id"]?.string ?? "")
  }

  @Test func `a text is known by its bytes, and its answer stands in the wrapper`() async throws {
    let folder = TemporaryFolder()
    _ = folder.file("a.txt", holding: "TOTAL 3".utf8)
    _ = folder.file("a.json", holding: #"{"total": 3}"#.utf8)
    let answers = try AnswersFolder(folder.path)
    let emulator = Emulator(answers: { answers.answer(to: $0) })
    #expect(
      try await answer(emulator, to: "TOTAL 3", schema: Self.wrapper).text
        == #"{"not_applicable":null,"record":{"total":3},"absent":[]}"#)
    // An answer that is in the wrapper already stays as it is.
    _ = folder.file("a.json", holding: #"{"not_applicable": "a poem", "record": null}"#.utf8)
    #expect(
      try await answer(emulator, to: "TOTAL 3", schema: Self.wrapper).text
        == #"{"not_applicable":"a poem","record":null}"#)
  }

  @Test(arguments: 0..<20)
  func `what is made up for a wrapper holds a record`(number: Int) async throws {
    let text = try await answer(Emulator(), to: "text \(number)", schema: Self.wrapper).text
    let made = try JSON(parsing: text)
    #expect(made["not_applicable"] == .null)
    #expect(made["record"]?["total"]?.number != nil)
    #expect(made["absent"] == [])
  }

  @Test func `who goes on speaks of the same document`() async throws {
    var scenario = Scenario()
    scenario.rules = [
      Rule(times: .first(2), per: .document, do: [.text("wrong")])
    ]
    let emulator = Emulator(scenario)
    let first = try await answer(emulator, to: "one")
    #expect(first.text == "wrong")
    let second = try await answer(emulator, to: "again", after: first.id)
    #expect(second.text == "wrong")
    #expect(try await answer(emulator, to: "again", after: second.id).text != "wrong")
    #expect(try await answer(emulator, to: "two").text == "wrong")
  }
}
