import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

/// What the official SDK sent, said once more in Swift.
@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `Requests built in Swift` {
  @Test func `say what a recorded one says, with every setting`() throws {
    var request = InteractionRequest(
      .user("Hello there"), model: .gemini35Flash, systemInstruction: "Be terse.",
      generationConfig: GenerationConfig(
        thinkingLevel: .low, thinkingSummaries: .never, maxOutputTokens: 100, seed: 1,
        stopSequences: ["END"], toolChoice: .never),
      responseFormat: .one(.text(TextResponseFormat(mimeType: .plainText))), store: true)
    request.labels = ["team": "swift"]
    request.safetySettings = [SafetySetting(type: .harassment, threshold: .blockOnlyHigh)]
    request.serviceTier = .standard
    request.webhookConfig = WebhookConfig(
      uris: ["https://example.com/hook"], userMetadata: JSONObject([("job", "1")]))

    #expect(try sent(request) == recorded("kitchen_sink"))
  }

  @Test func `say what a recorded one says, with a document and a schema`() throws {
    let body = try recorded("document_base64_structured")
    let base64 = try #require(body["input"]?[0]?["content"]?[0]?["data"]?.string)
    let bytes = try #require(DocumentContent(.base64(base64)).data())
    let folder = TemporaryFolder()
    let path = folder.file("recipe.pdf", holding: bytes)
    let schema = try #require(body["response_format"]?["schema"]?.object)

    let request = InteractionRequest(
      .user(
        .document(.file(path: "\(path)"), resolution: .medium),
        "Give me a recipe for banana bread"),
      model: .gemini35Flash,
      generationConfig: GenerationConfig(thinkingLevel: .minimal, maxOutputTokens: 2048, seed: 7),
      responseFormat: .one(.json(schema: schema)), store: false)

    #expect(bytes.starts(with: Array("%PDF-1.4".utf8)))
    #expect(try sent(request) == body)
  }

  @Test func `say what a recorded one says, with media and links`() throws {
    let body = try recorded("s002_multimodal")
    let picture = try #require(
      body["input"]?[0]?["content"]?[1]?["data"]?.string)

    let request = InteractionRequest(
      .user(
        "Compare this local image and this remote audio file.",
        .image(.base64(picture), mimeType: .jpeg),
        .audio(
          .uri("https://storage.googleapis.com/generativeai-downloads/data/sample.mp3"),
          mimeType: .mp3)),
      model: .gemini35Flash)

    #expect(try sent(request) == body)
  }

  @Test func `say what recorded ones say, with functions and their results`() throws {
    let bodies = try #require(
      Golden.all.first { $0.name == "s002_function_calling_stateless.json" }?.bodies)
    try #require(bodies.count == 2)
    let tool = Tool.function(
      FunctionTool(
        name: "get_current_temperature",
        description: "Gets the current temperature for a given location.",
        parameters: bodies[0]["tools"]?[0]?["parameters"]))
    let question = Step.userInput(UserInputStep(["What is the temperature in London?"]))
    let result: JSON = ["location": "London", "temperature": "22", "unit": "celsius"]
    var history = [question]

    let first = InteractionRequest(
      .steps(history), model: .gemini35Flash, tools: [tool], store: false)
    history += try #require(
      [Step](wire: .array(bodies[1]["input"]?.array?[1...2].map(\.self) ?? [])))
    guard case .functionCall(let call) = history[2] else {
      Issue.record("The recorded history has no call: \(history)")
      return
    }
    history.append(
      .functionResult(
        FunctionResultStep(
          callID: call.id,
          result: .blocks([
            .text(#"{"location": "London", "temperature": "22", "unit": "celsius"}"#)
          ]),
          name: call.name)))
    let second = InteractionRequest(
      .steps(history), model: .gemini35Flash, tools: [tool], store: false)

    #expect(try sent(first) == bodies[0])
    #expect(try sent(second) == bodies[1])
    #expect(call.arguments["location"] == result["location"])
  }

  @Test func `say what a recorded one says, of an agent`() throws {
    let body = try recorded("s002_managed_agent")
    let request = InteractionRequest(
      .text(try #require(body["input"]?.string)), agent: .antigravityPreview052026,
      environment: .remote)

    #expect(try sent(request) == body)
  }

  @Test func `say what a recorded one says, with a search of the web`() throws {
    let request = InteractionRequest(
      "Who won the euro 2024?", model: .gemini35Flash, tools: [.googleSearch()])

    #expect(try sent(request) == recorded("s002_google_search"))
  }

  @Test func `take members that are not known yet`() throws {
    var request = InteractionRequest("hi", model: .gemini35Flash)
    request.members["no_such_field"] = 1

    #expect(try sent(request) == recorded("error_400_unknown_field"))
  }

  private func sent(_ request: InteractionRequest) throws -> JSON {
    try JSON(parsing: request.body().bytes(upTo: 1 << 20))
  }

  private func recorded(_ name: String) throws -> JSON {
    let golden = try #require(Golden.all.first { $0.name == "\(name).json" })
    return try #require(golden.bodies.first)
  }
}
