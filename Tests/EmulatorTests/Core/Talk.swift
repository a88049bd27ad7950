import HTTP
import OrderedJSON
import Testing

@testable import Emulator

/// A talk with an emulated service, in which time passes only when it is told to.
struct Talk {
  var gemini: EmulatedGemini
  var now = Moment(seconds: 1_781_006_485)

  init(
    _ settings: EmulatorSettings = EmulatorSettings(), answers: @escaping AnswerBook = { _ in nil }
  ) {
    gemini = EmulatedGemini(settings, answers: answers)
  }

  /// Sends a request with a key, and with JSON if there is any.
  mutating func send(
    _ method: String, _ target: String, _ body: JSON? = nil, headers: HTTPHeaders = [:],
    twist: Twist = Twist()
  ) -> Reply {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    var head = RequestHead(
      method, parts[0], query: parts.count > 1 ? parts[1] : nil, headers: headers)
    if head.headers["x-goog-api-key"] == nil { head.headers["x-goog-api-key"] = "test-key" }
    head.headers["host"] = "127.0.0.1:8080"
    return gemini.answer(ArrivedRequest(head, body: body?.bytes() ?? []), at: now, twist: twist)
  }

  /// Asks for an interaction of the default model, and reads what was made.
  mutating func create(_ members: JSON, twist: Twist = Twist()) throws -> JSON {
    try read(send("POST", "/v1beta/interactions", Self.body(members), twist: twist))
  }

  /// Asks for an interaction that is refused, and reads why.
  mutating func refusal(_ members: JSON) -> Refusal {
    Refusal(send("POST", "/v1beta/interactions", Self.body(members)))
  }

  mutating func get(_ target: String) throws -> JSON {
    try read(send("GET", "/v1beta/\(target)"))
  }

  private static func body(_ members: JSON) -> JSON {
    var body = members
    if body["model"] == nil, body["agent"] == nil { body["model"] = "gemini-3.5-flash" }
    return body
  }

  private func read(_ reply: Reply) throws -> JSON {
    try #require(reply.status == 200, "\(String(decoding: reply.body, as: UTF8.self))")
    return try JSON(parsing: reply.body)
  }
}

/// An error answer, read.
struct Refusal: Equatable, CustomStringConvertible {
  var status: Int
  var code: String
  var message: String

  init(_ status: Int, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  init(_ reply: Reply) {
    let error = (try? JSON(parsing: reply.body))?["error"]
    self.init(
      reply.status, (error?["status"] ?? error?["code"])?.string ?? "",
      error?["message"]?.string ?? "")
  }

  var description: String { "\(status) \(code): \(message)" }
}

extension JSON {
  /// The text of an interaction: that of its last output.
  var outputText: String? {
    self["steps"]?.array?.last { $0["type"] == "model_output" }?["content"]?.array?
      .compactMap { $0["text"]?.string }.joined()
  }

  /// The types of its steps.
  var stepTypes: [String] { self["steps"]?.array?.compactMap { $0["type"]?.string } ?? [] }
}

extension Reply {
  /// The events of a stream: what is in `data`, read.
  var events: [JSON] {
    get throws {
      let frames = String(decoding: body, as: UTF8.self).split(separator: "\n\n")
      return try frames.filter { !$0.hasSuffix("[DONE]") }.map { frame in
        let lines = frame.split(separator: "\n")
        try #require(lines.count == 2 && lines[1].hasPrefix("data: "), "\(frame)")
        let event = try JSON(parsing: String(lines[1].dropFirst(6)))
        #expect(lines[0] == "event: \(event["event_type"]?.string ?? "")")
        return event
      }
    }
  }
}
