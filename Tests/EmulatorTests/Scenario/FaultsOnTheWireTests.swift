import Emulator
import HTTP
import Testing

/// Each fault of a scenario, written as users write it, seen by a client that knows no HTTP.
@Suite(.serialized) struct `Faults on the wire` {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    var body = #"{"model":"gemini-3.5-flash","input":"hi"}"#
    /// What the client must see, of the whole answer.
    let holds: @Sendable (String) -> Bool
    var end = RawClient.End.closed
    var after: Duration = .zero

    var testDescription: String { rule }

    init(
      _ rule: String, stream: Bool = false, end: RawClient.End = .closed,
      after: Duration = .zero, schema: String? = nil, _ holds: @escaping @Sendable (String) -> Bool
    ) {
      self.rule = rule
      self.end = end
      self.after = after
      self.holds = holds
      let format =
        schema.map {
          #","response_format":{"type":"text","mime_type":"application/json","schema":\#($0)}"#
        } ?? ""
      body =
        #"{"model":"gemini-3.5-flash","input":"hi","stream":\#(stream),"store":true\#(format)}"#
    }
  }

  private static let event = "event: emulator.unknown\n"
  private static let object =
    #"{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}"#

  static let cases = [
    Case("{status: 503}") {
      $0.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n")
        && $0.body
          == #"{"error":{"message":"The scenario answers this request with 503.","code":"service_unavailable"}}"#
    },
    Case("{status: 429, code: quota_exceeded, message: Slower., come_back: {after: 1500ms}}") {
      $0.hasPrefix("HTTP/1.1 429 Too Many Requests\r\n") && $0.contains("\r\nretry-after: 2\r\n")
        && $0.body == #"{"error":{"message":"Slower.","code":"quota_exceeded"}}"#
    },
    Case("{status: 429, come_back: {after: 1500ms, hint: retry-after-ms}}") {
      $0.contains("\r\nretry-after-ms: 1500\r\n")
    },
    Case("{status: 502, body: <html>no</html>, type: text/html}") {
      $0.hasPrefix("HTTP/1.1 502 ") && $0.contains("\r\ncontent-type: text/html\r\n")
        && $0.body == "<html>no</html>"
    },
    Case(#"{redirect: "http://127.0.0.1:9/", headers: {x-a: b}}"#) {
      $0.hasPrefix("HTTP/1.1 307 Temporary Redirect\r\n")
        && $0.contains("\r\nlocation: http://127.0.0.1:9/\r\n") && $0.contains("\r\nx-a: b\r\n")
    },
    Case("{delay: 120ms}", after: .milliseconds(120)) { $0.isComplete },
    Case("{drip: {bytes: 100, every: 20ms}}", after: .milliseconds(60)) { $0.isComplete },
    Case("{stall: before}", end: .silence) { $0.isEmpty },
    Case("{stall: 20}", end: .silence) { $0.body.utf8.count == 20 && !$0.isComplete },
    Case("{reset: before}", end: .reset) { $0.isEmpty },
    Case("{reset: 20}", end: .reset) { $0.body.utf8.count == 20 },
    Case("{cut: before}") { $0.isEmpty },
    Case("{cut: 20}") { $0.body.utf8.count == 20 && $0.hasPrefix("HTTP/1.1 200 OK\r\n") },
    Case("{reset: 300}", stream: true, end: .reset) {
      $0.contains("interaction.created") && !$0.contains("[DONE]")
    },
    Case("{frames: duplicate}", stream: true) {
      $0.count(of: "event: interaction.created\n") == 2 && $0.count(of: "[DONE]") == 2
    },
    Case("{frames: unknown}", stream: true) { $0.count(of: event) == 2 && $0.contains("[DONE]") },
    Case("{frames: unfinished}", stream: true) {
      $0.contains("interaction.completed") && !$0.contains("[DONE]")
        && $0.hasSuffix("\r\n0\r\n\r\n")
    },
    Case("{frames: split}", stream: true) {
      $0.contains("\r\n1\r\ne\r\n3\r\nven\r\n5\r\nt: in\r\n7\r\nteracti\r\n")
    },
    Case("{frames: crlf}", stream: true) { $0.contains("event: interaction.created\r\ndata: ") },
    Case("{stream_error: {code: api_error, message: Oh., after: 2}}", stream: true) {
      $0.contains("event: error\n") && $0.contains(#""code":"api_error""#)
        && !$0.contains("interaction.completed")
    },
    Case("{text: other}") { $0.contains(#""text":"other""#) },
    Case("{answer: wrong_schema}", schema: object) {
      $0.contains(#""status":"completed""#) && !$0.contains(#"{\"a\":"#)
    },
    Case("{cut_text: 3}", schema: object) {
      $0.contains(#""status":"completed""#) && $0.contains(#""text":"{\"a""#)
    },
    Case("{repeat: 200}") { $0.contains(#""status":"incomplete""#) },
    Case("{answer: incomplete}") { $0.contains(#""status":"incomplete""#) },
    Case("{answer: no_steps}") {
      $0.contains(#""status":"completed""#) && !$0.contains(#""model_output""#)
    },
    Case("{blocked: recitation}") {
      $0.contains(#""status":"failed""#) && $0.contains(#""code":"recitation""#)
    },
    Case("{blocked: safety}") { $0.contains(#""code":"safety""#) },
    Case("{answer: budget_exceeded}") { $0.contains(#""status":"budget_exceeded""#) },
    Case("{hops: 2}") {
      $0.contains(#""status":"requires_continuation""#) && $0.contains(#""continuation_token":"#)
    },
    Case("{schema: {max_items: 0}}", schema: #"{"type":"array","maxItems":1}"#) {
      $0.hasPrefix("HTTP/1.1 400 ")
    },
  ]

  @Test(arguments: cases) func `are seen exactly as they are described`(_ wanted: Case)
    async throws
  {
    let scenario = try Scenario(yaml: "rules: [{do: \(wanted.rule)}]".utf8)
    let service = EmulatedService(StagedGemini(scenario))
    let server = try EmulatorServer.start(service)
    let client = try RawClient(server.url)
    let begin = ContinuousClock.now
    client.send(
      "POST /v1beta/interactions HTTP/1.1\r\nHost: localhost\r\nx-goog-api-key: k\r\n"
        + "Connection: close\r\nContent-Length: \(wanted.body.utf8.count)\r\n\r\n\(wanted.body)")
    // What has to come may take its time; what comes after it is nothing.
    var (text, end) = client.receive { wanted.end == .silence && wanted.holds($0) }
    let took = ContinuousClock.now - begin
    if end == .enough {
      let rest = client.receive(patience: .milliseconds(150))
      (text, end) = (text + rest.text, rest.end)
    }
    await server.stop()

    #expect(wanted.holds(text), "\(text)")
    #expect(end == wanted.end)
    #expect(took >= wanted.after)
  }

  /// One request, and the status and body of its answer.
  private func ask(
    _ server: EmulatorServer, _ request: String, _ fields: String = "", body: String = ""
  ) throws -> String {
    let client = try RawClient(server.url)
    client.send(
      "\(request) HTTP/1.1\r\nHost: localhost\r\nx-goog-api-key: k\r\nConnection: close\r\n"
        + "\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    return client.receive().text
  }

  @Test func `a wrong record comes as often as it is told for each document, then the right one`()
    async throws
  {
    let text = "rules: [{times: first 2, per: document, do: {answer: wrong_schema}}]"
    let server = try EmulatorServer.start(
      EmulatedService(StagedGemini(try Scenario(yaml: text.utf8))))
    for document in ["YQ==", "Yg=="] {
      let body = """
        {"model":"gemini-3.5-flash","input":[{"type":"document","mime_type":"text/csv",\
        "data":"\(document)"}],"response_format":{"type":"text","mime_type":"application/json",\
        "schema":\(Self.object)}}
        """
      let answers = try (0..<3).map { _ in
        try ask(server, "POST /v1/interactions", body: body).contains(#"{\"a\":"#)
      }
      #expect(answers == [false, false, true])
    }
    await server.stop()
  }

  @Test func `an interaction in the background never ends, and an upload is sent elsewhere`()
    async throws
  {
    let text = """
      rules:
        - {match: {path: /upload/*}, do: {upload_url: "http://127.0.0.1:9/steal"}}
        - {do: {background: {queued: 0s, running: never}}}
      """
    let server = try EmulatorServer.start(
      EmulatedService(StagedGemini(try Scenario(yaml: text.utf8))))
    let made = try ask(
      server, "POST /v1/interactions",
      body: #"{"model":"gemini-3.5-flash","input":"hi","background":true}"#)
    let id = try #require(
      made.range(of: #""id":""#).map { made[$0.upperBound...].prefix { $0 != "\"" } })
    #expect(try ask(server, "GET /v1/interactions/\(id)").contains(#""status":"in_progress""#))
    let start = try ask(
      server, "POST /upload/v1/files",
      "X-Goog-Upload-Protocol: resumable\r\nX-Goog-Upload-Command: start\r\n")
    #expect(start.contains("\r\nx-goog-upload-url: http://127.0.0.1:9/steal\r\n"))
    await server.stop()
  }

  @Test func `requests beyond the rate are refused with a hint`() async throws {
    let text = "rates: {requests_per_minute: 2, hint: retry-after-ms}"
    let server = try EmulatorServer.start(
      EmulatedService(StagedGemini(try Scenario(yaml: text.utf8)), now: { Moment(seconds: 1) }))
    let answers = try (0..<3).map { _ in
      try ask(
        server, "POST /v1/interactions", body: #"{"model":"gemini-3.5-flash","input":"hi"}"#)
    }
    #expect(
      answers.map { String($0.prefix(12)) } == ["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 429"])
    #expect(answers[2].contains("\r\nretry-after-ms: 60000\r\n"))
    await server.stop()
  }
}

extension String {
  /// What follows the head.
  fileprivate var body: String {
    range(of: "\r\n\r\n").map { String(self[$0.upperBound...]) } ?? ""
  }

  /// Whether the body is as long as the head says.
  fileprivate var isComplete: Bool {
    guard let length = range(of: "content-length: ") else { return false }
    return Int(self[length.upperBound...].prefix { $0.isNumber }) == body.utf8.count
  }

  fileprivate func count(of part: String) -> Int {
    var rest = self[...]
    var count = 0
    while let place = String(rest).range(of: part) {
      count += 1
      rest = Substring(String(rest)[place.upperBound...])
    }
    return count
  }
}
