import HTTP
import Interactions
import OrderedJSON
import Testing

@Suite struct `An answer that is cut at the limit of a request` {
  private static func part(_ number: Int, token: String?) -> Scripted.Answer {
    let more: JSON = token.map { ["continuation_token": .string($0)] } ?? [:]
    return .json(
      .said(
        "part \(number). ", id: "v1_\(number)",
        status: token == nil ? "completed" : "requires_continuation", and: more))
  }

  @Test func `is continued until it is whole`() async throws {
    let server = Scripted(
      Self.part(1, token: "a"), Self.part(2, token: "b"), Self.part(3, token: nil))

    let whole = try await Gemini.scripted(server).create(
      InteractionRequest("Long", systemInstruction: "Be long."))

    #expect(whole.outputText == "part 1. part 2. part 3. ")
    #expect(whole.id == "v1_3")
    #expect(whole.status == .completed)
    #expect(whole.continuationIDs == ["v1_1", "v1_2", "v1_3"])
    #expect(whole.usage?.totalTokens == 36)
    #expect(whole.usage?.inputTokensByModality?.map(\.tokens) == [15])
    let model: JSON = "gemini-3.5-flash"
    #expect(
      try server.bodies == [
        ["model": model, "input": "Long", "system_instruction": "Be long."],
        [
          "model": model, "system_instruction": "Be long.", "continuation_token": "a",
          "previous_interaction_id": "v1_1",
        ],
        [
          "model": model, "system_instruction": "Be long.", "continuation_token": "b",
          "previous_interaction_id": "v1_2",
        ],
      ])
  }

  @Test func `is asked with the input again where nothing is stored`() async throws {
    let server = Scripted(Self.part(1, token: "a"), Self.part(2, token: nil))
    _ = try await Gemini.scripted(server).create(InteractionRequest("Long", store: false))
    #expect(
      try server.bodies[1] == [
        "model": "gemini-3.5-flash", "input": "Long", "store": false, "continuation_token": "a",
      ])
  }

  @Test func `stays as it is for agents, in the background, and where that is wanted`() async throws
  {
    var agent = InteractionRequest("Long", agent: "antigravity")
    agent.store = true
    var background: InteractionRequest = "Long"
    background.background = true
    for (request, isContinued) in [(agent, true), (background, true), ("Long", false)] {
      let server = Scripted(Self.part(1, token: "a"))
      let answer = try await Gemini.scripted(server).create(request, isContinued: isContinued)
      #expect(answer.status == .requiresContinuation)
      #expect(answer.continuationToken == "a")
      #expect(answer.continuationIDs == nil)
    }
  }

  /// What follows the first part, what is said, and whether trying again may help.
  @Test(arguments: [
    (
      Self.part(2, token: "a"),
      "v1_2: ended early: the API gave no new continuation token; what came is kept", false
    ),
    (
      .json(.said("part 2. ", id: "v1_2", status: "requires_continuation")),
      "v1_2: ended early: the API gave no new continuation token; what came is kept", false
    ),
    (
      .error(400, "invalid_request", "No."),
      "v1_1: ended early: Gemini answered 400 invalid_request: No; mend the request; "
        + "what came is kept", false
    ),
    (
      .fault(.broken("reset"), .sent),
      "v1_1: ended early: https://generativelanguage.googleapis.com: the connection ended before "
        + "the answer did: reset; it may have been billed; what came is kept", true
    ),
  ])
  func `keeps what came when it cannot be continued`(
    second: Scripted.Answer, message: String, isTransient: Bool
  ) async throws {
    let server = Scripted(Self.part(1, token: "a"), second)
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).create("Long")
    }
    #expect(error?.description == message)
    #expect(error?.progress?.outputText.hasPrefix("part 1. ") == true)
    #expect(error?.mayHaveBeenBilled == true)
    #expect(error?.isTransient == isTransient)
  }

  @Test func `is not continued forever`() async throws {
    let server = Scripted((1...100).map { Self.part($0, token: "token \($0)") })
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).create("Long")
    }
    #expect(
      error?.description
        == "v1_64: ended early: 64 continuations were not enough; what came is kept")
    #expect(server.asked.count == 64)
  }
}
