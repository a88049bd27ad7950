import Emulator
import Testing

@Suite struct `A scenario in YAML` {
  @Test func `reads into the value that Swift writes`() throws {
    let text = """
      latency: 20ms
      keys: [test-key, other]
      rates: {requests_per_minute: 60, tokens_per_minute: 100000, hint: retry-after-ms}
      event_pause: 1.5s
      background: {queued: 0s, running: never}
      files: {processing: 2m, lifetime: 1h, storage: 5000}
      schema: {depth: 4, max_items: 100, terse: true}
      rules:
        - match: {path: "*/interactions", method: POST, model: gemini-3.*, stream: true,
                  header: {x-test: "1"}, document: invoice.pdf, text: Total}
          times: first 3
          per: document
          do: {status: 429, code: quota_exceeded, message: Slower., come_back: {after: 2s}}
        - times: chance 0.25
          do:
            delay: 1s
            frames: [duplicate, split]
            drip: {bytes: 7, every: 5ms}
            reset: 100
        - times: nth 2
          do: {status: 502, body: <html>}
        - times: every 5
          do: {status: 200, body: {a: 1}}
        - times: after 10
          do: {stall: before, headers: {x-a: b}}
        - do: {answer: wrong_schema}
        - do: {text: hello, hops: 3, calls: 2, upload_url: "https://evil.example/", files: expired}
        - do: {cut: 10, cut_text: 11, repeat: 12, blocked: recitation, redirect: "http://a/"}
        - do: {stream_error: {code: api_error, message: Oh., after: 2}}
        - do: {background: {running: 3s}, schema: {depth: 2}}
      """
    var wanted = Scenario()
    wanted.latency = .milliseconds(20)
    wanted.keys = ["test-key", "other"]
    wanted.rates.requestsPerMinute = 60
    wanted.rates.tokensPerMinute = 100_000
    wanted.rates.hint = .retryAfterMilliseconds
    wanted.settings.eventPause = .milliseconds(1500)
    wanted.settings.background = .init(queued: .zero, running: nil)
    wanted.settings.fileProcessing = .seconds(120)
    wanted.settings.fileLifetime = .seconds(3600)
    wanted.settings.fileStorage = 5000
    wanted.settings.schemaLimits.depth = 4
    wanted.settings.schemaLimits.maxItems = 100
    wanted.settings.schemaLimits.isTerse = true
    var shallow = EmulatorSettings.SchemaLimits()
    shallow.depth = 2
    wanted.rules = [
      Rule(
        .init(
          path: "*/interactions", method: "POST", model: "gemini-3.*",
          headers: [.init("x-test", "1")], document: "invoice.pdf", text: "Total", stream: true),
        times: .first(3), per: .document,
        do: [
          .status(429, code: "quota_exceeded", message: "Slower."),
          .comeBack(after: .seconds(2), hint: .retryAfter),
        ]),
      Rule(
        .init(), times: .chance(0.25),
        do: [
          .delay(.seconds(1)), .frames(.duplicate), .frames(.split),
          .drip(bytes: 7, every: .milliseconds(5)), .reset(at: 100),
        ]),
      Rule(
        .init(), times: .nth(2),
        do: [.body(status: 502, type: "text/plain", bytes: Array("<html>".utf8))]),
      Rule(
        .init(), times: .every(5),
        do: [.body(status: 200, type: "application/json", bytes: Array(#"{"a":1}"#.utf8))]),
      Rule(.init(), times: .after(10), do: [.stall(at: nil), .header("x-a", "b")]),
      Rule(.init(), do: [.wrongSchema]),
      Rule(
        .init(),
        do: [
          .text("hello"), .hops(3), .calls(2), .uploadURL("https://evil.example/"), .expiredFiles,
        ]),
      Rule(
        .init(),
        do: [
          .cut(at: 10), .cutText(bytes: 11), .repetition(tokens: 12), .blocked(code: "recitation"),
          .redirect("http://a/"),
        ]),
      Rule(.init(), do: [.streamError(code: "api_error", message: "Oh.", afterEvents: 2)]),
      Rule(
        .init(), do: [.background(.init(running: .seconds(3))), .schemaLimits(shallow)]),
    ]
    #expect(try Scenario(yaml: text.utf8) == wanted)
  }

  @Test(arguments: [
    (
      "latenzy: 1s",
      #"1:1: a scenario has no "latenzy"; use latency, keys, rates, event_pause, background, files, schema, rules"#
    ),
    ("latency: 1", "1:10: latency is a time with its unit, as 200ms, 1.5s, 10m or 48h"),
    ("latency: -1s", "1:10: latency is a time with its unit, as 200ms, 1.5s, 10m or 48h"),
    ("- a", "1:1: a scenario is written as names and values, one a line"),
    ("rules: {a: b}", "1:8: rules is a list; begin each entry with a dash"),
    (
      "rules:\n  - when: {}",
      #"2:5: a rule has no "when"; use match, times, per, do"#
    ),
    ("rules:\n  - times: always", #"2:5: a rule says what to do; add "do""#),
    (
      "rules:\n  - times: first\n    do: {status: 500}",
      "2:12: times is one of always, first 3, nth 2, every 5, after 10 or chance 0.1"
    ),
    (
      "rules:\n  - times: first 0\n    do: {status: 500}",
      "2:12: times is one of always, first 3, nth 2, every 5, after 10 or chance 0.1"
    ),
    (
      "rules:\n  - times: chance 2\n    do: {status: 500}",
      "2:12: times is one of always, first 3, nth 2, every 5, after 10 or chance 0.1"
    ),
    ("rules:\n  - do: {status: 99}", "2:18: status is a whole number from 200 to 599"),
    (
      "rules:\n  - do: {code: a}",
      "2:9: code, message, body and type go with a status; add one"
    ),
    (
      "rules:\n  - do: {reset: soon}",
      #"2:17: reset is a number of bytes of the body, or "before" for before the head"#
    ),
    (
      "rules:\n  - do: {frames: [twice]}",
      "2:19: frames is one of duplicate, shuffle, unknown, split, crlf, unfinished"
    ),
    (
      "rules:\n  - do: {headers: {a b: c}}",
      "2:20: this cannot stand in a header; take out blanks in the name, and control characters"
    ),
    (
      "rules:\n  - do: {come_back: {hint: none}}",
      #"2:21: come_back says after how long; add "after""#
    ),
    ("keys: [a", "1:7: the \"[\" of line 1 is not closed"),
    ("match: 1\nmatch: 2", #"2:1: "match" is given twice (first at line 1)"#),
  ]) func `says what is wrong, where, and what to do`(text: String, message: String) {
    let error = #expect(throws: ScenarioMistakes.self) { try Scenario(yaml: text.utf8) }
    #expect(error?.all.map(\.description).first == message)
  }

  @Test func `finds all mistakes at once, in the order of the text`() {
    let text = """
      latency: soon
      rates: {requests_per_minute: many}
      rules:
        - do: {status: x, delay: y}
      """
    let error = #expect(throws: ScenarioMistakes.self) { try Scenario(yaml: text.utf8) }
    #expect(error?.all.map(\.line) == [1, 2, 4, 4])
    #expect(error?.all.first?.drawing == "latency: soon\n         ^")
  }
}
