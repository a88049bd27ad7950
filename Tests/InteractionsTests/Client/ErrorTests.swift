import HTTP
import Interactions
import OrderedJSON
import Testing

@Suite struct `A call that fails` {
  /// What came, what is said of it, and whether the same call may succeed later.
  struct Case: Sendable, CustomTestStringConvertible {
    let answer: Scripted.Answer
    let message: String
    let isTransient: Bool
    var testDescription: String { message }

    init(_ answer: Scripted.Answer, _ message: String, isTransient: Bool = false) {
      self.answer = answer
      self.message = message
      self.isTransient = isTransient
    }
  }

  static let cases = [
    Case(
      .error(400, "invalid_request", "Invalid interaction name: interactions/x"),
      "Gemini answered 400 invalid_request: Invalid interaction name: interactions/x; "
        + "mend the request"),
    Case(
      .error(400, "parameter_unknown", "Unknown field x."),
      "Gemini answered 400 parameter_unknown: Unknown field x; "
        + "leave the field out, or use the version that has it"),
    Case(
      .error(401, "authentication", "API key not valid."),
      "Gemini answered 401 authentication: API key not valid; check the API key"),
    Case(
      .error(402, "payment_required", "Pay."),
      "Gemini answered 402 payment_required: Pay; check the billing of the project"),
    Case(
      .error(403, "permission_denied", "No."),
      "Gemini answered 403 permission_denied: No; use a key that may do this"),
    Case(
      .error(404, "not_found", "Gone."),
      "Gemini answered 404 not_found: Gone; check the name; what is stored expires"),
    Case(
      .error(404, "model_not_found", "None."),
      "Gemini answered 404 model_not_found: None; choose another model"),
    Case(
      .error(409, "aborted", "Again."),
      "Gemini answered 409 aborted: Again; try again", isTransient: true),
    Case(
      .error(416, "out_of_range", "Far."),
      "Gemini answered 416 out_of_range: Far; ask for a part that exists"),
    Case(
      .error(422, "odd", "Odd."), "Gemini answered 422 odd: Odd; mend the request"),
    Case(
      .error(429, "rate_limit_exceeded", "Slow."),
      "Gemini answered 429 rate_limit_exceeded: Slow; wait, then ask again, more slowly",
      isTransient: true),
    Case(
      .error(429, "quota_exceeded", "Spent."),
      "Gemini answered 429 quota_exceeded: Spent; "
        + "wait for the quota to be renewed, or have it raised", isTransient: true),
    Case(
      .error(499, "cancelled", "Stopped."),
      "Gemini answered 499 cancelled: Stopped; ask again if it is still wanted"),
    Case(
      .error(501, "unimplemented", "Not here."),
      "Gemini answered 501 unimplemented: Not here; choose another model or version",
      isTransient: true),
    Case(
      .error(503, "service_unavailable", "High demand."),
      "Gemini answered 503 service_unavailable: High demand; try again later", isTransient: true),
    Case(
      .error(504, "deadline_exceeded", "Late."),
      "Gemini answered 504 deadline_exceeded: Late; try again later, or in the background",
      isTransient: true),
    Case(
      .error(400, "safety", "Blocked."),
      "Gemini answered 400 safety: Blocked; the answer was held back, change the input"),
    Case(
      .error(400, "malformed_function_call", "Oops."),
      "Gemini answered 400 malformed_function_call: Oops; the answer came out wrong, ask again"),
    Case(
      .error(400, "missing_thought_signature", "Where?"),
      "Gemini answered 400 missing_thought_signature: Where?; send every step back as it came"),
    Case(
      .json(
        #"{"error":{"code":404,"message":"No file.","status":"NOT_FOUND","details":[]}}"#,
        status: 404),
      "Gemini answered 404 not_found: No file; check the name; what is stored expires"),
    Case(
      .json(#"[{"error":{"code":400,"message":"Bad.","status":"INVALID_ARGUMENT"}}]"#, status: 400),
      "Gemini answered 400 invalid_argument: Bad; mend the request"),
    Case(.json("{}", status: 400), "Gemini answered 400; mend the request"),
    Case(.response(500, [:], []), "Gemini answered 500; try again later", isTransient: true),
    Case(
      .response(201, [:], []),
      "Gemini answered 201; report this answer, which the API is not known to give"),
    Case(
      .response(307, ["location": "https://evil.example/path?x=1"], []),
      "Gemini answered 307, which leads to https://evil.example; "
        + "redirects are not followed, correct the base URL"),
    Case(
      .response(302, ["location": "/login"], []),
      "Gemini answered 302, which leads to nowhere known; "
        + "redirects are not followed, correct the base URL"),
    Case(
      .response(200, ["content-type": "text/html"], Array("<html>\u{1b}[31mSign in".utf8)),
      #"Gemini answered 200 as text/html: "<html>\\u{1b}[31mSign in"; "#
        + "check the base URL, and whether a proxy answers in its place"),
    Case(
      .response(503, ["content-type": "text/html"], Array("<h1>Busy</h1>".utf8)),
      #"Gemini answered 503 as text/html: "<h1>Busy</h1>"; "#
        + "check the base URL, and whether a proxy answers in its place", isTransient: true),
    Case(
      .response(200, [:], Array("{}".utf8)),
      #"Gemini answered 200 without a content type: "{}"; "#
        + "check the base URL, and whether a proxy answers in its place"),
    Case(
      .json(#"{"id":"x""#),
      #"Gemini answered 200 as application/json; charset=UTF-8, but it is no JSON (line 1, "#
        + #"column 10: the text stops before its value is complete): "{\"id\":\"x\""; "#
        + "check the base URL, and whether a proxy answers in its place"),
    Case(
      .json("[]"),
      "Gemini answered 200 as application/json; charset=UTF-8, but it is no JSON object: \"[]\"; "
        + "check the base URL, and whether a proxy answers in its place"),
    Case(
      .fault(.broken("reset"), .sent),
      "https://generativelanguage.googleapis.com: the connection ended before the answer did: reset",
      isTransient: true),
    Case(
      .fault(.timedOut(.firstByte, .milliseconds(1500)), .sent),
      "https://generativelanguage.googleapis.com: no answer began within 1.5 s", isTransient: true),
    Case(.fault(.cancelled, .sent), "the call was cancelled"),
  ]

  @Test(arguments: cases)
  func `says what happened and what to do`(one: Case) async throws {
    let server = Scripted(one.answer)
    let gemini = try Gemini.scripted(server) { $0.retries = .never }

    let error = await #expect(throws: GeminiError.self) { try await gemini.get("v1_x") }

    #expect(error?.description == one.message)
    #expect(error?.isTransient == one.isTransient)
    // Looking something up costs nothing, unless it was cancelled, which may have been anything.
    if case .cancelled? = error { return }
    #expect(error?.mayHaveBeenBilled == false)
  }

  @Test func `keeps what the API said`() async throws {
    let server = Scripted(
      .json(
        #"{"error":{"code":"quota_exceeded","message":"Spent.","limit":7}}"#, status: 429,
        headers: ["Retry-After": "9", "x-request-id": "r-1", "server-timing": "gfet4t7; dur=7"]))
    let gemini = try Gemini.scripted(server) { $0.retries = .never }

    let error = await #expect(throws: GeminiError.self) { try await gemini.get("v1_x") }

    guard case .api(let refusal)? = error else { throw Unexpected("\(error as Any)") }
    #expect(refusal.status == 429)
    #expect(refusal.code == .quotaExceeded)
    #expect(refusal.message == "Spent.")
    #expect(refusal.retryAfter == .seconds(9))
    #expect(refusal.requestID == "r-1")
    #expect(refusal.serverTiming == "gfet4t7; dur=7")
    #expect(refusal.body?["error"]?["limit"] == 7)
  }

  @Test func `does not repeat the key, whoever says it`() async throws {
    let echo = "canary-key"
    let escaped =
      #"{"error":{"code":"x canary-key","message":"Key \u0063anary-key!","canary-key":1}}"#
    let answers: [Scripted.Answer] = [
      .json(escaped, status: 400, headers: ["x-request-id": "canary-key"]),
      .response(200, ["content-type": "text/canary-key"], Array("<p>canary-key canary-key".utf8)),
      .response(400, [:], Array(repeatElement("canary-key", count: 100).joined().utf8)),
      .json(#"{"canary-key":1,"canary-key":2}"#),
      .response(302, ["location": "https://canary-key.example/"], []),
    ]
    for answer in answers {
      let gemini = try Gemini.scripted(Scripted(answer)) { settings in
        settings.retries = .never
        if let key = try? APIKey(echo) { settings.key = .key(key) }
      }
      let error = await #expect(throws: GeminiError.self) { try await gemini.get("v1_x") }
      var shown = "\(error as Any) \(String(reflecting: error))"
      dump(error, to: &shown)
      #expect(!shown.contains("canary"), "\(shown)")
    }
  }

  @Test func `shows the beginning of a long answer, and control characters as text`() async throws {
    let long = String(repeating: "x", count: 5000)
    let gemini = try Gemini.scripted(
      Scripted(.error(400, "invalid_request", "a\u{0}\u{202E}b\(long)"))
    ) { $0.retries = .never }

    let error = await #expect(throws: GeminiError.self) { try await gemini.get("v1_x") }

    guard case .api(let refusal)? = error else { throw Unexpected("\(error as Any)") }
    #expect(refusal.message.hasPrefix("a\\u{0}\\u{202e}bxxx"))
    #expect(refusal.message.unicodeScalars.count == 1001)
  }

  @Test func `is made again when that may help, no more often than allowed`() async throws {
    let stage = Stage()
    let busy = Scripted.Answer.error(503, "service_unavailable", "Busy.")
    let server = Scripted(
      busy, .fault(.cannotConnect("refused"), .neverSent), .fault(.broken("reset"), .sent),
      .json("{}", status: 429, headers: ["retry-after-ms": "70"]), .json(#"{"id":"v1_x"}"#), busy)

    let interaction = try await Gemini.scripted(server, on: stage).get("v1_x")

    #expect(interaction.id == "v1_x")
    #expect(server.left == 1)
    #expect(
      stage.pauses
        == [.milliseconds(500), .milliseconds(1000), .milliseconds(2000), .milliseconds(70)])
  }

  @Test func `is given up after five attempts`() async throws {
    let server = Scripted(Array(repeating: .error(429, "rate_limit_exceeded", "Slow."), count: 9))
    let stage = Stage()

    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server, on: stage).get("v1_x")
    }

    #expect(error?.isTransient == true)
    #expect(server.asked.count == 5)
    #expect(stage.pauses.count == 4)
  }

  @Test func `ends when its task is cancelled, instead of waiting`() async throws {
    let server = Scripted(.error(503, "service_unavailable", "Busy."), .json("{}"))
    let gemini = try Gemini.scripted(server)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await gemini.get("v1_x")
    }
    let error = await #expect(throws: GeminiError.self) { try await task.value }
    #expect(error?.description == "the call was cancelled")
    #expect(server.asked.count == 1)
  }
}

/// Something else happened than a test was made for.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension Scripted.Answer {
  /// An error in the API's own form.
  static func error(_ status: Int, _ code: String, _ message: String) -> Scripted.Answer {
    let body: JSON = ["error": ["code": .string(code), "message": .string(message)]]
    return .json(body.text(), status: status)
  }
}
