import HTTP
import OrderedJSON
import TestSupport
import Testing

@testable import Emulator

@Suite struct `A request that nobody would send` {
  private static let bodies: [String] = [
    #"{"model":"gemini-3.5-flash","input":[{"type":"user_input","content":[{"type":"text","text":"hi"},{"type":"image","data":"AAAA","mime_type":"image/png"}]}],"generation_config":{"tool_choice":"any","seed":4},"tools":[{"type":"function","name":"f","parameters":{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"},"minItems":1}},"required":["a"]}},{"type":"google_search"}],"labels":{"a":"b"}}"#,
    ##"{"model":"gemini-3.5-flash","input":"hi","stream":true,"response_format":{"type":"text","mime_type":"application/json","schema":{"type":"object","properties":{"n":{"type":"integer","minimum":1},"s":{"enum":["x","y"]},"r":{"$ref":"#/$defs/d"}},"required":["n","s"],"$defs":{"d":{"type":["array","null"],"items":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/d"}]},"maxItems":3}}}}}"##,
    #"{"agent":"antigravity-preview-05-2026","input":[{"type":"text","text":"hi"}],"background":true,"environment":{"type":"remote","env":{"A":"b"},"network":{"allowlist":[{"domain":"x"}]}},"agent_config":{"type":"antigravity","max_total_tokens":5}}"#,
    #"{"model":"gemini-3.5-flash","input":[{"type":"user_input","content":"a"},{"type":"function_call","id":"c","name":"f","arguments":{"x":[1]}},{"type":"function_result","call_id":"c","name":"f","result":[{"type":"text","text":"1"}]}],"store":false}"#,
  ]

  @Test(arguments: Array(Seeds(0..<2000, oneIn: 8)))
  func `is answered in the form of the service, whatever it holds`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var body = try JSON(parsing: random.pick(Self.bodies))
    for _ in 0...random.number(0...2) { body = mutated(body, &random) }
    var talk = Talk()

    let reply = talk.send("POST", "/v1/interactions", body)

    switch reply.status {
    case 200 where body["stream"] == true:
      #expect(try reply.events.last?["event_type"] == "interaction.completed")
    case 200: #expect(try JSON(parsing: reply.body)["object"] == "interaction")
    default:
      #expect([400, 404, 501].contains(reply.status))
      #expect(!Refusal(reply).message.isEmpty)
    }
    #expect(talk.gemini.takeBill().count == (reply.status == 200 ? 1 : 0))
  }

  /// A value with something in it changed, left out or put elsewhere.
  private func mutated(_ value: JSON, _ random: inout SeededRandom) -> JSON {
    if random.oneIn(4) { return odd(value, &random) }
    switch value {
    case .array(var items) where !items.isEmpty:
      let position = random.number(0...(items.count - 1))
      items[position] = mutated(items[position], &random)
      return .array(items)
    case .object(var members) where !members.isEmpty:
      let name = random.pick(members.names)
      let old = members[name] ?? nil
      members[name] = random.oneIn(8) ? nil as JSON? : mutated(old, &random)
      if random.oneIn(16) { members["\(name)_"] = old }
      return .object(members)
    default: return odd(value, &random)
    }
  }

  private func odd(_ value: JSON, _ random: inout SeededRandom) -> JSON {
    random.pick([
      nil, true, -1, 1e300, "", "x", "\u{0}\u{FEFF}é", [], [:], [value], ["type": value],
      ["$ref": "#"], ["type": "image"], ["type": "array", "minItems": 1, "items": value], 3.5,
      [nil, nil], ["": [[[]]]],
    ])
  }

  @Test func `may nest as deep as texts of JSON may, on a small stack`() {
    onStack(bytes: 1 << 20) {
      let deep =
        String(repeating: #"{"type":"array","items":"#, count: 400)
        + "{}" + String(repeating: "}", count: 400)
      let body = #"{"model":"gemini-3.5-flash","input":"hi","response_format":"# + deep + "}"
      var talk = Talk()
      let head = RequestHead("POST", "/v1/interactions", headers: ["x-goog-api-key": "k"])

      let reply = talk.gemini.answer(ArrivedRequest(head, body: Array(body.utf8)), at: talk.now)

      #expect(reply.status == 400)
    }
  }

  @Test(arguments: [
    "/v1/interactions/v1_%", "/v1/interactions/%00", "/v1/interactions/v1_é", "/v1/interactions/",
    "/v1/interactions/v1_a?stream=true&last_event_id=%ff", "/v1/files/%2e%2e", "/v1/models/:x",
    "/v1/files?pageToken=99999999999999999999", "/v1/files?pageToken=-1&pageSize=", "//v1/files",
    "/upload/v1/files?upload_id=%00",
  ])
  func `may be to any address`(target: String) {
    var talk = Talk()

    for method in ["GET", "POST", "DELETE", "put", ""] {
      #expect([400, 404].contains(talk.send(method, target).status))
    }
  }
}
