import HTTP
import OrderedJSON
import Testing

@testable import Emulator

@Suite struct `A request for an interaction is refused` {
  /// A body, and the code and the message that it meets with; the status is 400.
  static let wrongBodies: [(String, String, String)] = [
    (
      #"{"input":"hi"}"#, "invalid_request", "One of 'model' and 'agent' is required."
    ),
    (
      #"{"model":"gemini-3.5-flash","agent":"antigravity-preview-05-2026","input":"hi"}"#,
      "invalid_request", "Only one of 'model' and 'agent' may be set."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","no_such_field":1}"#, "parameter_unknown",
      "Unknown parameter 'no_such_field'."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","tool":[]}"#, "parameter_unknown",
      "Unknown parameter 'tool'. Did you mean 'tools'?"
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","generation_config":{"maxOutputTokens":5}}"#,
      "parameter_unknown",
      "Unknown parameter 'generation_config.maxOutputTokens'. Did you mean 'max_output_tokens'?"
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","store":"no"}"#, "invalid_request",
      #"Invalid value at 'store': must be true or false, is a string."#
    ),
    (
      #"{"model":"gemini-3.5-flash","input":[{"type":"txt","text":"hi"}]}"#, "invalid_request",
      "Invalid value at 'input[0].type': must be one of \"text\", \"image\", \"audio\", \"video\","
        + " \"document\", \"user_input\", \"model_output\", \"thought\", \"function_call\","
        + " \"function_result\", \"google_search_call\", \"google_search_result\", …, is \"txt\"; did"
        + " you mean \"text\"?"
    ),
    (
      #"{"model":"gemini-3.5-flash","input":[{"type":"image"}]}"#, "invalid_request",
      "'input[0].content[0]' needs 'data' or 'uri'."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":[{"type":"image","data":"AAAA","uri":"https://a/b"}]}"#,
      "invalid_request", "'input[0].content[0]' may have only one of 'data' and 'uri'."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":[{"type":"image","data":"not base64"}]}"#,
      "invalid_request", "Invalid value at 'input[0].content[0].data': it is not base64."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":[{"type":"text","text":"a"},{"type":"thought"}]}"#,
      "invalid_request",
      "'input' mixes steps and content. Put the content into a user_input step."
    ),
    (
      #"{"agent":"antigravity-preview-05-2026","input":"hi","generation_config":{}}"#,
      "invalid_request", "'generation_config' may not be set together with 'agent'."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","background":true,"store":false}"#,
      "invalid_request", "'background' needs 'store' to be true."
    ),
    (
      #"{"model":"gemini-3.5-flash"}"#, "invalid_request",
      "'input' is required unless 'continuation_token' is set."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":""}"#, "invalid_request", "'input' must not be empty."
    ),
    (
      #"{"model":"gemini-3.5-flash","continuation_token":"mine"}"#, "invalid_request",
      "'continuation_token' is not one that this service gave out."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","labels":{"Team":"swift"}}"#, "invalid_request",
      "Invalid label 'Team': names and values have at most 63 characters, lower-case letters,"
        + " digits, '_' and '-', and a name begins with a letter."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","generation_config":{"temperature":2.5}}"#,
      "invalid_request", "Invalid value at 'generation_config.temperature': 2.5 is out of range."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","response_format":{"type":"text","schema":{}}}"#,
      "invalid_request",
      "'response_format.schema' needs 'mime_type' to be 'application/json'."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","previous_interaction_id":"interaction-missing"}"#,
      "invalid_request", "Invalid interaction name: interactions/interaction-missing"
    ),
    (
      #"{"model":"gemini-3.5-flash","input":[{"type":"function_result","call_id":"c1","result":"1"}]}"#,
      "invalid_request", "'input[0].call_id': no function call has the id 'c1'."
    ),
    (
      #"{"model":"gemini-3.5-flash","input":"hi","tools":[{"type":"function","name":"2x"}]}"#,
      "invalid_request",
      "Invalid function name: it begins with a letter or '_' and has at most 64 letters, digits,"
        + " '_', '-', '.' and ':'."
    ),
  ]

  @Test(arguments: wrongBodies)
  func `that breaks a rule`(body: String, code: String, message: String) throws {
    var talk = Talk()

    let refusal = Refusal(
      talk.send("POST", "/v1/interactions", try JSON(parsing: body)))

    #expect(refusal.status == 400)
    #expect(refusal.code == code)
    #expect(refusal.message == message)
  }

  @Test func `that is no JSON`() {
    var talk = Talk()
    var head = RequestHead("POST", "/v1/interactions", headers: ["x-goog-api-key": "k"])
    head.headers["content-type"] = "application/json"

    let reply = talk.gemini.answer(ArrivedRequest(head, body: Array("{".utf8)), at: talk.now)

    #expect(reply.status == 400)
    #expect(Refusal(reply).message.hasPrefix("The body of the request is not JSON: "))
    #expect(reply.headers["content-type"] == "application/json; charset=UTF-8")
  }

  @Test(arguments: [
    ("no-such-model", 404, "model_not_found", "Model 'no-such-model' was not found."),
    ("gpt-9", 404, "model_not_found", "Model 'gpt-9' was not found."),
  ])
  func `whose model nobody knows`(
    model: String, status: Int, code: String, message: String
  ) {
    var talk = Talk()

    #expect(
      talk.refusal(["model": .string(model), "input": "hi"]) == Refusal(status, code, message))
  }

  @Test func `that brings too much along`() {
    var settings = EmulatorSettings()
    settings.inlineLimits.total = 5
    settings.inlineLimits.pdf = 3
    var talk = Talk(settings)
    let image: JSON = ["type": "image", "data": "AAAA", "mime_type": "image/png"]
    let pdf: JSON = ["type": "document", "data": "AAAAAAAA", "mime_type": "application/pdf"]

    #expect(
      talk.refusal(["input": [image, image]]).message
        == "The inline data of the request is larger than 5 bytes. Upload the files with the Files API."
    )
    #expect(
      talk.refusal(["input": [pdf]]).message
        == "The PDF at 'input[0].content[0].data' is larger than 3 bytes.")
    #expect(talk.refusal(["input": [image]]).status == 200)
  }

  @Test(arguments: ["tools", "previous_interaction_id", "generation_config", "labels", "store"])
  func `but not for a null where something may be left out`(name: String) throws {
    var talk = Talk()
    var body: JSON = ["input": "Hello there"]
    body[name] = nil as JSON

    #expect(try talk.create(body).outputText == "Meow. I am Neko.")
  }

  @Test func `but not for nulls deep inside, and never for those of a user's own`() throws {
    var talk = Talk()
    let schema: JSON = ["type": ["string", "null"], "enum": [nil]]

    let made = try talk.create([
      "input": [["type": "text", "text": "hi", "annotations": nil]],
      "generation_config": ["tool_choice": nil, "seed": 1],
      "response_format": [
        "type": "text", "mime_type": "application/json", "schema": schema,
      ],
    ])

    #expect(made.outputText == "null")
  }
}

@Suite struct `Who may ask` {
  @Test(arguments: [
    ("bad-key", 401, "authentication", "API key not valid. Please pass a valid API key."),
    (
      "forbidden-key", 403, "permission_denied",
      "Your API key does not have permission for this resource."
    ),
    (
      "AIzaSyA-looks-real", 401, "authentication",
      "This is the emulator, not Gemini, and it refuses keys that look real. Use any other text as the key."
    ),
  ])
  func `is told by the key`(key: String, status: Int, code: String, message: String) {
    var talk = Talk()

    let byHeader = talk.send(
      "GET", "/v1/interactions/v1_x", headers: ["x-goog-api-key": key])

    #expect(Refusal(byHeader) == Refusal(status, code, message))
  }

  @Test func `is nobody without a key, wherever it could stand`() {
    var talk = Talk()
    let head = RequestHead("GET", "/v1/models")
    var inQuery = head
    inQuery.query = "key=dummy"
    var bearer = head
    bearer.headers["authorization"] = "Bearer dummy"

    #expect(talk.gemini.answer(ArrivedRequest(head), at: talk.now).status == 401)
    #expect(talk.gemini.answer(ArrivedRequest(inQuery), at: talk.now).status == 200)
    #expect(talk.gemini.answer(ArrivedRequest(bearer), at: talk.now).status == 200)
  }

  @Test func `is told so in the form that files and models have`() throws {
    var talk = Talk()

    let reply = talk.send("GET", "/v1beta/files", headers: ["x-goog-api-key": "bad-key"])

    #expect(
      String(decoding: reply.body, as: UTF8.self)
        == #"{"error":{"code":401,"message":"API key not valid. Please pass a valid API key.","status":"UNAUTHENTICATED"}}"#
    )
    #expect(reply.headers["x-emulator"] == "extract/0.1.0")
  }

  @Test func `fails as often as it asks to`() {
    var talk = Talk()
    func status(_ fault: String) -> Int {
      talk.send("GET", "/v1/models", headers: ["x-emulator-fault": fault]).status
    }

    #expect((1...4).map { _ in status("503x2#one") } == [503, 503, 200, 200])
    #expect((1...3).map { _ in status("503x2#two") } == [503, 503, 200])
    #expect((1...3).map { _ in status("429") } == [429, 429, 429])
    #expect(["nonsense", "200", "503xx", ""].map(status) == [200, 200, 200, 200])
  }

  @Test(arguments: [
    ("PATCH", "/v1/interactions"), ("POST", "/v2/interactions"), ("GET", "/v1/interactions"),
    ("GET", "/"), ("GET", ""), ("POST", "/v1/interactions/v1_x/stop"), ("GET", "/upload/v1/files"),
    ("GET", "/v1/files/a/b"), ("DELETE", "/v1/models/gemini-3.5-flash"),
  ])
  func `finds nothing where nothing is`(method: String, path: String) {
    var talk = Talk()

    #expect(
      Refusal(talk.send(method, path))
        == Refusal(404, "not_found", "There is no \(method) \(path)."))
  }
}
