import OrderedJSON
import Testing

@testable import Emulator

@Suite struct `An interaction` {
  @Test func `is made, kept, told again with what the user said, and forgotten`() throws {
    var talk = Talk()

    let made = try talk.create(["input": "Hello there"])
    let id = try #require(made["id"]?.string)
    let kept = try talk.get("interactions/\(id)")
    let withInput = try talk.get("interactions/\(id)?include_input=true")

    #expect(
      made.object?.names == [
        "id", "status", "usage", "created", "updated", "service_tier", "steps", "object", "model",
      ])
    #expect(made["created"] == "2026-06-09T12:01:25Z")
    #expect(made.stepTypes == ["thought", "model_output"])
    #expect(kept.stepTypes == ["user_input", "thought", "model_output"])
    #expect(kept["input"] == nil)
    #expect(withInput["input"] == "Hello there")
    #expect(talk.send("DELETE", "/v1/interactions/\(id)").status == 200)
    #expect(
      Refusal(talk.send("GET", "/v1/interactions/\(id)"))
        == Refusal(404, "not_found", "Interaction \(id) was not found."))
  }

  @Test func `is the same for the same history, and another for another seed`() throws {
    func make(seed: UInt64) throws -> [JSON] {
      var settings = EmulatorSettings()
      settings.seed = seed
      var talk = Talk(settings)
      return try (1...2).map { _ in
        try talk.create([
          "input": "hi",
          "response_format": [
            "type": "text", "mime_type": "application/json",
            "schema": ["type": "integer", "minimum": 0, "maximum": 1_000_000],
          ],
        ])
      }
    }

    let (first, again, other) = (try make(seed: 1), try make(seed: 1), try make(seed: 2))

    #expect(first == again)
    #expect(first[0].outputText == first[1].outputText)
    #expect(first[0]["id"] != first[1]["id"])
    #expect(first[0].outputText != other[0].outputText)
    #expect(first[0]["id"] != other[0]["id"])
  }

  @Test func `that is not stored can neither be had again nor be gone on from`() throws {
    var talk = Talk()

    let made = try talk.create(["input": "Hello there", "store": false])
    let id = try #require(made["id"]?.string)
    let missing = Refusal(404, "not_found", "Interaction \(id) was not found.")

    #expect(Refusal(talk.send("GET", "/v1/interactions/\(id)")) == missing)
    #expect(talk.refusal(["input": "hi", "previous_interaction_id": .string(id)]) == missing)
  }

  @Test func `counts the turns before it as input`() throws {
    var talk = Talk()
    func tokens(_ interaction: JSON, _ name: String) -> Int {
      interaction["usage"]?[name]?.number?.exactly(Int.self) ?? -1
    }

    let first = try talk.create(["input": "I have 2 dogs in my house."])
    let second = try talk.create([
      "input": "How many paws are in my house?", "previous_interaction_id": first["id"] ?? nil,
    ])

    #expect(tokens(first, "total_input_tokens") == 7)
    #expect(tokens(first, "total_output_tokens") == 5)
    #expect(tokens(second, "total_input_tokens") == 7 + 5 + 8)
    for one in [first, second] {
      let parts = ["input", "output", "thought"].map { tokens(one, "total_\($0)_tokens") }
      #expect(tokens(one, "total_tokens") == parts.reduce(0, +))
    }
    let bill = talk.gemini.takeBill()
    #expect(bill.map(\.inputTokens) == [7, 20])
    #expect(bill.map(\.carriedTokens) == [0, 12])
    #expect(talk.gemini.takeBill() == [])
  }

  @Test(arguments: [
    (#"{"type":"image","data":"AAAA","mime_type":"image/png"}"#, "image", 1120),
    (#"{"type":"image","data":"AAAA","resolution":"low"}"#, "image", 280),
    (#"{"type":"document","data":"AAAA","mime_type":"application/pdf"}"#, "document", 560),
    (#"{"type":"document","uri":"https://a/b.pdf","resolution":"high"}"#, "document", 1120),
    (#"{"type":"audio","data":"AAAA"}"#, "audio", 32),
    (#"{"type":"video","data":"AAAA"}"#, "video", 70),
  ])
  func `counts media by their kind`(content: String, modality: String, tokens: Int) throws {
    var talk = Talk()

    let made = try talk.create(["input": [JSON(parsing: content)]])

    #expect(
      made["usage"]?["input_tokens_by_modality"]
        == [["modality": .string(modality), "tokens": .number(JSONNumber(tokens))]])
  }

  @Test func `is cut where its tokens end, or at a stop sequence`() throws {
    var talk = Talk()
    func make(_ config: JSON) throws -> JSON {
      try talk.create([
        "input": "How does AI work?", "generation_config": config,
      ])
    }

    let short = try make(["max_output_tokens": 3])
    let stopped = try make(["stop_sequences": ["data", " from"]])

    #expect(short["status"] == "incomplete")
    #expect(short.outputText == "AI learns pa")
    #expect(stopped["status"] == "completed")
    #expect(stopped.outputText == "AI learns patterns")
  }

  @Test func `of an agent works in an environment`() throws {
    var talk = Talk()
    func make(_ environment: JSON?) throws -> JSON {
      var body: JSON = ["agent": "antigravity-preview-05-2026", "input": "hi"]
      body["environment"] = environment
      return try talk.create(body)
    }

    let new = try make("remote")
    let id = try #require(new["environment_id"]?.string)

    #expect(id.hasPrefix("env_"))
    #expect(new["agent"] == "antigravity-preview-05-2026")
    #expect(try make(.string(id))["environment_id"] == .string(id))
    #expect(
      try make(["type": "remote", "environment_id": .string(id)])["environment_id"] == .string(id))
    #expect(try make(nil)["environment_id"] == nil)
  }

  @Test func `keeps what was long in its input by its digest only`() throws {
    var talk = Talk()
    let data = JSON.string(String(repeating: "A", count: 80_000))

    let made = try talk.create(["input": [["type": "image", "data": data]]])
    let kept = try talk.get("interactions/\(made["id"]?.string ?? "")")
    let content = try #require(kept["steps"]?[0]?["content"]?[0])

    #expect(content.object?.names == ["type", "uri"])
    #expect(content["uri"]?.string?.hasPrefix("emulator:sha256-of-base64/") == true)
  }
}

@Suite struct `An interaction in the background` {
  @Test func `waits, runs and is done as time passes`() throws {
    var talk = Talk()
    let made = try talk.create(["input": "Hello there", "background": true])
    let path = "interactions/\(made["id"]?.string ?? "")"
    #expect(made["status"] == "queued")
    #expect(made["steps"] == nil)
    #expect(made["usage"] == nil)

    talk.now = talk.now + .milliseconds(100)
    #expect(try talk.get(path)["status"] == "in_progress")
    talk.now = talk.now + .milliseconds(399)
    let running = try talk.get(path)
    #expect(running["status"] == "in_progress")
    #expect(running["steps"] == nil)
    talk.now = talk.now + .milliseconds(1)
    let done = try talk.get(path)
    #expect(done["status"] == "completed")
    #expect(done.outputText == "Meow. I am Neko.")
  }

  @Test func `cannot be gone on from while it runs`() throws {
    var talk = Talk()
    let made = try talk.create(["input": "Hello there", "background": true])
    let id = made["id"]?.string ?? ""
    let next: JSON = ["input": "and?", "previous_interaction_id": .string(id)]

    #expect(
      talk.refusal(next)
        == Refusal(
          400, "failed_precondition",
          "Interaction \(id) is still in progress and cannot be continued yet."))
    talk.now = talk.now + .seconds(1)
    #expect(try talk.create(next)["previous_interaction_id"] == .string(id))
  }

  @Test func `can be cancelled while it runs, and not after`() throws {
    var talk = Talk()
    let ids = try (1...2).map { _ in
      try talk.create(["input": "Hello there", "background": true])["id"]?.string ?? ""
    }

    let cancelled = talk.send("POST", "/v1beta/interactions/\(ids[0])/cancel")
    talk.now = talk.now + .seconds(1)

    #expect(try JSON(parsing: cancelled.body)["status"] == "cancelled")
    #expect(try talk.get("interactions/\(ids[0])")["status"] == "cancelled")
    #expect(
      Refusal(talk.send("POST", "/v1beta/interactions/\(ids[1])/cancel"))
        == Refusal(
          400, "failed_precondition", "Only running background interactions can be cancelled."))
  }

  @Test func `can run for ever, and its stream then stalls`() throws {
    var talk = Talk()
    var twist = Twist()
    twist.progress = EmulatorSettings.Progress(running: nil)
    let made = try talk.create(["input": "Hello there", "background": true], twist: twist)
    talk.now = talk.now + .seconds(1_000_000)
    let path = "/v1/interactions/\(made["id"]?.string ?? "")"

    let stream = talk.send("GET", "\(path)?stream=true")

    #expect(try JSON(parsing: talk.send("GET", path).body)["status"] == "in_progress")
    #expect(stream.script.count == 3)
    #expect(stream.script.last == .stall)
  }
}
