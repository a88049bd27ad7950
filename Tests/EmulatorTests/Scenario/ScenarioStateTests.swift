import Digest
import HTTP
import Testing

@testable import Emulator

@Suite struct `What a scenario decides` {
  private static let noon = Moment(seconds: 1_800_000_000)

  private func request(
    _ path: String = "/v1/interactions", key: String = "k", body: String = #"{"input":"hi"}"#
  ) -> RequestFacts {
    let head = RequestHead("POST", path, headers: ["x-goog-api-key": key, "x-test": "yes"])
    return RequestFacts(ArrivedRequest(head, body: Array(body.utf8))) { _ in nil }
  }

  /// The statuses of the answers to so many equal requests; 0 for that of the service.
  private func statuses(_ times: Rule.Times, count: Int) -> [Int] {
    var scenario = Scenario()
    scenario.rules = [Rule(.init(), times: times, do: [.status(500)])]
    var state = ScenarioState()
    return (0..<count).map { _ in
      state.plan(for: request(), by: scenario, at: Self.noon).status
    }
  }

  @Test func `rules count their requests`() {
    #expect(statuses(.always, count: 3) == [500, 500, 500])
    #expect(statuses(.first(2), count: 4) == [500, 500, 0, 0])
    #expect(statuses(.nth(2), count: 4) == [0, 500, 0, 0])
    #expect(statuses(.every(2), count: 5) == [0, 500, 0, 500, 0])
    #expect(statuses(.after(1), count: 3) == [0, 500, 500])
    let drawn = statuses(.chance(0.25), count: 400)
    #expect((60...140).contains(drawn.count { $0 == 500 }))
    #expect(drawn == statuses(.chance(0.25), count: 400))
  }

  @Test func `a rule counts for each document or key by itself`() {
    for group in [Rule.Group.document, .key] {
      var scenario = Scenario()
      scenario.rules = [Rule(.init(), times: .first(1), per: group, do: [.status(500)])]
      var state = ScenarioState()
      let found = ["YQ==", "Yg==", "YQ==", "Yg=="].map { data in
        let facts = request(key: data, body: #"{"input":[{"type":"document","data":"\#(data)"}]}"#)
        return state.plan(for: facts, by: scenario, at: Self.noon).status
      }
      #expect(found == [500, 500, 0, 0])
    }
  }

  @Test func `the first rule whose time has come decides, and the others count on`() {
    var scenario = Scenario()
    scenario.rules = [
      Rule(.init(), times: .first(1), do: [.status(500)]),
      Rule(.init(), times: .first(2), do: [.status(503)]),
    ]
    var state = ScenarioState()
    let found = (0..<3).map { _ in state.plan(for: request(), by: scenario, at: Self.noon).status }
    #expect(found == [500, 503, 0])
  }

  private static let hash = "\(SHA256(of: Array("hello".utf8)))"

  @Test(arguments: [
    (Rule.Match(path: "/v1/interactions"), true),
    (Rule.Match(path: "/*/interactions"), true),
    (Rule.Match(path: "/v1/files"), false),
    (Rule.Match(method: "GET"), false),
    (Rule.Match(model: "gemini-*"), true),
    (Rule.Match(model: "gemma-*"), false),
    (Rule.Match(headers: [.init("X-Test", "y*")]), true),
    (Rule.Match(headers: [.init("x-test", "no")]), false),
    (Rule.Match(headers: [.init("x-other", "*")]), false),
    (Rule.Match(document: String(hash.prefix(8))), true),
    (Rule.Match(document: String(hash.prefix(7))), false),
    (Rule.Match(document: "b.pdf"), true),
    (Rule.Match(document: "c.pdf"), false),
    (Rule.Match(text: "of it"), true),
    (Rule.Match(text: "of  it"), false),
    (Rule.Match(stream: true), true),
    (Rule.Match(stream: false), false),
  ]) func `a rule looks at what it names`(match: Rule.Match, fits: Bool) {
    let facts = request(
      body: """
        {"model": "gemini-3.5-flash", "stream": true, "input": [{"type": "user_input", "content": [
          {"type": "text", "text": "the sum of it"},
          {"type": "document", "data": "aGVsbG8=", "mime_type": "text/plain"},
          {"type": "document", "uri": "https://a/v1beta/b.pdf"}]}]}
        """)
    #expect(match.fits(facts) == fits)
  }

  @Test func `requests a minute are counted for each key, and come back as the minute goes by`() {
    var scenario = Scenario()
    scenario.rates.requestsPerMinute = 2
    scenario.rates.hint = .retryAfterMilliseconds
    var state = ScenarioState()
    func status(_ key: String, after seconds: Int) -> Int {
      state.plan(for: request(key: key), by: scenario, at: Self.noon + .seconds(seconds)).status
    }
    #expect(
      [status("a", after: 0), status("a", after: 20), status("a", after: 30)] == [0, 0, 429])
    #expect(status("b", after: 30) == 0)
    let refused = state.plan(
      for: request(key: "a"), by: scenario, at: Self.noon + .milliseconds(59_500))
    #expect(refused.error?.headers["retry-after-ms"] == "500")
    #expect(refused.error?.message == "You exceeded your rate limit of 2 requests a minute.")
    #expect([status("a", after: 60), status("a", after: 61)] == [0, 429])
  }

  @Test func `tokens a minute refuse the request behind the one that used them up`() {
    var scenario = Scenario()
    scenario.rates.tokensPerMinute = 100
    var state = ScenarioState()
    func plan(after seconds: Int) -> ScenarioPlan {
      state.plan(for: request(), by: scenario, at: Self.noon + .seconds(seconds))
    }
    #expect(plan(after: 0).status == 0)
    state.note(tokens: 60, of: "k", at: Self.noon)
    #expect(plan(after: 10).status == 0)
    state.note(tokens: 60, of: "k", at: Self.noon + .seconds(10))
    #expect(plan(after: 11).status == 429)
    #expect(plan(after: 11).error?.headers["retry-after"] == "49")
    #expect(plan(after: 60).status == 0)
  }

  @Test func `only the keys it names are known`() {
    var scenario = Scenario()
    scenario.keys = ["a"]
    var state = ScenarioState()
    #expect(state.plan(for: request(key: "a"), by: scenario, at: Self.noon).status == 0)
    #expect(state.plan(for: request(key: "b"), by: scenario, at: Self.noon).status == 401)
    for (query, headers) in [("key=%61", [:]), (nil, ["authorization": "Bearer a"])]
      as [(String?, HTTPHeaders)]
    {
      let head = RequestHead("POST", "/v1/interactions", query: query, headers: headers)
      let facts = RequestFacts(ArrivedRequest(head)) { _ in nil }
      #expect(state.plan(for: facts, by: scenario, at: Self.noon).status == 0)
    }
    let upload = request("/upload/v1/files", key: "")
    #expect(state.plan(for: upload, by: scenario, at: Self.noon).status == 0)
  }

  @Test func `a body and a redirect are sent as they are`() {
    var scenario = Scenario()
    scenario.rules = [
      Rule(.init(path: "/a"), do: [.body(status: 502, type: "text/html", bytes: [0x3C])]),
      Rule(.init(path: "/b"), do: [.redirect("http://127.0.0.1:1/")]),
    ]
    var state = ScenarioState()
    let body = state.plan(for: request("/a"), by: scenario, at: Self.noon).reply
    #expect(body == Reply(status: 502, headers: ["content-type": "text/html"], body: [0x3C]))
    let redirect = state.plan(for: request("/b"), by: scenario, at: Self.noon).reply
    #expect(redirect == Reply(status: 307, headers: ["location": "http://127.0.0.1:1/"]))
  }
}

extension ScenarioPlan {
  /// The status that is answered in place of the service; 0 when it answers.
  fileprivate var status: Int { error?.status ?? reply?.status ?? 0 }
  fileprivate var error: APIError? { twist.refusal }
}
