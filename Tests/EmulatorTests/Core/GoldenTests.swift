import HTTP
import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@testable import Emulator

@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `What the official SDK sends` {
  static let cases: [String] =
    (try? PublicSuite.requests.files(in: "").map { String($0.name.dropLast(5)) }) ?? []

  @Test(arguments: cases)
  func `is answered with the recorded status, in shapes that the SDK can read`(
    name: String
  ) throws {
    var replay = try Replay(name)

    try replay.run()
  }

  @Test func `is all there`() { #expect(Self.cases.count == 77) }
}

/// Sends the recorded requests of one case; what the recorder had made up is replaced by what was
/// made up here.
private struct Replay {
  private let exchanges: [(request: JSON, response: JSON)]
  private var talk = Talk()
  private var replacements: [(String, String)] = []
  private let interaction: CompiledSchema
  private let event: CompiledSchema

  init(_ name: String) throws {
    let (requests, responses) = try (Self.requests.get()[name], Self.responses.get()[name])
    exchanges = Array(zip(try #require(requests), try #require(responses)))
    (interaction, event) = try Self.schemas.get()
  }

  private static let requests = Result { try read("golden") }
  private static let responses = Result { try read("golden_responses") }
  private static let schemas = Result {
    let types = try WireTypes()
    return try (
      types.schema(for: "Interaction"), types.schema(for: "InteractionSSEStreamEvent")
    )
  }

  /// The exchanges of each case.
  private static func read(_ folder: String) throws -> [String: [JSON]] {
    let files = try PublicSuite.requests.files(in: "../\(folder)")
    return try files.reduce(into: [:]) { cases, file in
      cases[String(file.name.dropLast(5))] = try JSON(parsing: file.bytes).array
    }
  }

  mutating func run() throws {
    for (request, response) in exchanges {
      let request = try JSON(parsing: replaced(request.text()))
      let reply = send(request)
      // The recorder was not done with the last answer of some cases when its record was taken.
      if response.isNull { continue }
      #expect(reply.status == response["status"]?.number?.exactly(Int.self), "\(request.text())")
      try check(reply, beside: response)
      talk.now = talk.now + .milliseconds(200)
    }
  }

  private mutating func send(_ request: JSON) -> Reply {
    var head = RequestHead(
      request["method"]?.string ?? "", request["path"]?.string ?? "",
      query: (request["query"]?.object?.members ?? []).map { name, value in
        "\(HTTPURL.encoded(name))=\(HTTPURL.encoded(value.string ?? ""))"
      }.joined(separator: "&"), headers: ["host": "127.0.0.1:8080"])
    for (name, value) in request["headers"]?.object?.members ?? [] {
      head.headers[name] = value.string
    }
    let length = request["body"]?["_binary"]?["length"]?.number?.exactly(Int.self)
    let json = request["body"].map { $0.isNull ? [] : $0.bytes() } ?? []
    let body = length.map { [UInt8](repeating: 0, count: $0) } ?? json
    return talk.gemini.answer(ArrivedRequest(head, body: body), at: talk.now)
  }

  private func replaced(_ text: String) -> String {
    replacements.reduce(text) { text, pair in
      text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1)
    }
  }

  private mutating func check(_ reply: Reply, beside response: JSON) throws {
    if let old = response["headers"]?["X-Goog-Upload-URL"]?.string {
      try learn(old, reply.headers["x-goog-upload-url"])
    }
    guard reply.headers["content-type"]?.hasPrefix("application/json") == true else {
      guard let text = response["body"]?.string else { return }
      return try checkStream(reply, beside: text)
    }
    let body = try JSON(parsing: reply.body)
    let recorded = response["body"] ?? nil
    try learn(recorded, body)
    if body["object"] == "interaction" {
      #expect(try violations(of: body, by: interaction) == [])
      #expect(Self.course(body["status"]) == Self.course(recorded["status"]))
      #expect(body.stepTypes == recorded.stepTypes)
    } else {
      let recorded = Set((recorded["file"] ?? recorded).object?.names ?? [])
      let names = Set((body["file"] ?? body).object?.names ?? [])
      #expect(names.isSuperset(of: recorded))
    }
  }

  private mutating func checkStream(_ reply: Reply, beside recorded: String) throws {
    let events = try reply.events
    for one in events {
      #expect(try violations(of: ["data": one], by: event) == [])
    }
    let old = Reply(status: 200, body: Array(recorded.utf8))
    let olds = try old.events
    try learn(olds.first?["interaction"] ?? nil, events.first?["interaction"] ?? nil)
    for (old, new) in zip(Self.calls(olds), Self.calls(events)) { try learn(old, new) }
    #expect(Self.course(events) == Self.course(olds))
    #expect(events.contains { $0["event_id"] != nil } == olds.contains { $0["event_id"] != nil })
    let isDone = recorded.hasSuffix("event: done\ndata: [DONE]\n\n")
    #expect(String(decoding: reply.body, as: UTF8.self).hasSuffix("data: [DONE]\n\n") == isDone)
  }

  /// The order of events and deltas; how many pieces a text came in is nobody's business.
  private static func course(_ events: [JSON]) -> [String] {
    events.reduce(into: []) { course, event in
      let type = event["event_type"]?.string ?? ""
      let kind = event["delta"]?["type"] ?? event["step"]?["type"]
      let word = kind?.string.map { "\(type) \($0)" } ?? type
      if course.last != word { course.append(word) }
    }
  }

  private static func calls(_ events: [JSON]) -> [String] {
    events.compactMap { $0["step"]?["id"]?.string }
  }

  /// A status; for one who polls, waiting is as good as running.
  private static func course(_ status: JSON?) -> JSON? {
    status == "queued" ? "in_progress" : status
  }

  // MARK: Names

  private mutating func learn(_ old: String, _ new: String?) throws {
    let new = try #require(new)
    if old != new { replacements.append((old, new)) }
    guard let old = HTTPURL(old)?.query, let new = HTTPURL(new)?.query else { return }
    let ids = try zip([old, new].map { try #require($0.split(separator: "&").first) }, [0, 1])
    let values = ids.map { String($0.0.dropFirst("upload_id=".count)) }
    replacements.append((values[0], values[1]))
  }

  /// What later requests can name of an answer.
  private mutating func learn(_ old: JSON, _ new: JSON) throws {
    for name in ["id", "continuation_token", "environment_id"] {
      if let old = old[name]?.string { try learn(old, new[name]?.string) }
    }
    if let old = (old["file"] ?? old)["name"]?.string, old.hasPrefix("files/") {
      try learn(
        String(old.dropFirst(6)),
        (new["file"] ?? new)["name"]?.string.map { String($0.dropFirst(6)) })
    }
    for (old, new) in zip(old["steps"]?.array ?? [], new["steps"]?.array ?? []) {
      if let old = old["id"]?.string { try learn(old, new["id"]?.string) }
    }
  }

  private func violations(of value: JSON, by schema: CompiledSchema) throws -> [String] {
    try schema.violations(in: JSONTape(parsing: value.bytes()).root).map(\.description)
  }
}
