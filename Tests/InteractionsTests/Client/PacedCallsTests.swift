import HTTP
import Interactions
import Locking
import Testing

/// Calls of a client that has a pacer, in a world whose time passes when the first in line waits.
@Suite struct `Calls that are paced` {
  private static let slow = #"{"error":{"code":"rate_limit_exceeded","message":"Slow."}}"#
  private static let spent = #"{"error":{"code":"quota_exceeded","message":"Spent."}}"#

  /// A client, the stage that it is on, and the server that it talks to.
  private struct Scene {
    let stage = Stage()
    let server: Scripted
    let pacer: Pacer
    let gemini: Gemini
    private let heard = Lock<[PaceEvent]>([])

    init(
      _ pace: Pace = Pace(), retries: RetryPolicy = RetryPolicy(),
      _ answer: @escaping @Sendable (_ number: Int, _ now: Duration) -> Scripted.Answer
    ) throws {
      let (stage, count) = (stage, Lock(0))
      server = Scripted { _ in
        let number = count.withLock { count in
          count += 1
          return count
        }
        return answer(number, stage.surroundings().elapsed())
      }
      pacer = Pacer(pace, in: stage.surroundings()) { [heard] event in
        heard.withLock { $0.append(event) }
      }
      let pacer = pacer
      gemini = try Gemini.scripted(server, on: stage) { settings in
        settings.retries = retries
        settings.pacer = pacer
      }
    }

    var events: [PaceEvent] { heard.withLock { $0 } }
  }

  @Test func `wait for their turn again when they are refused, and no attempt is counted`()
    async throws
  {
    let scene = try Scene(retries: RetryPolicy(attempts: 2)) { number, _ in
      number <= 8
        ? .json(Self.slow, status: 429, headers: ["retry-after-ms": "70"])
        : .json(#"{"id":"v1_x"}"#)
    }

    let interaction = try await scene.gemini.create("Hello")

    #expect(interaction.id == "v1_x")
    #expect(scene.server.asked.count == 9)
    // Eight refusals in a row: from one second on, the pauses double.
    #expect(scene.stage.pauses == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
    #expect(scene.events.first == .paused(.seconds(1), why: .rateLimit))
    #expect(scene.events.count == 9)
  }

  @Test func `are refused as before when their patience is at its end`() async throws {
    let scene = try Scene(Pace(patience: .seconds(10))) { _, _ in
      .json(Self.slow, status: 429)
    }

    let error = await #expect(throws: GeminiError.self) {
      try await scene.gemini.create("Hello")
    }

    #expect(
      error?.description
        == "Gemini answered 429 rate_limit_exceeded: Slow; wait, then ask again, more slowly")
    #expect(scene.stage.pauses == [1, 2, 4].map { .seconds($0) })
    #expect(scene.server.asked.count == 4)
  }

  @Test(arguments: ["7200", "1000000000", "Fri, 01 Jan 2100 00:00:00 GMT"])
  func `do not wait where the API wants to be left alone for longer`(hint: String) async throws {
    let scene = try Scene { _, _ in
      .json(Self.slow, status: 429, headers: ["Retry-After": hint])
    }

    let error = await #expect(throws: GeminiError.self) {
      try await scene.gemini.create("Hello")
    }
    // The next one hears the same, and is not even sent.
    let next = await #expect(throws: GeminiError.self) { try await scene.gemini.create("You?") }

    #expect(scene.server.asked.count == 1)
    #expect(scene.stage.pauses.isEmpty)
    #expect(error?.isTransient == true)
    #expect(next?.description == error?.description)
    if hint == "7200" {
      #expect(
        error?.description
          == "Gemini answered 429 rate_limit_exceeded: Slow; "
          + "leave the API alone for 2 hours, as it asks, then ask again")
    }
  }

  @Test func `go out when it is their turn, and come back when they are refused`() async throws {
    let witness = Witness()
    let scene = try Scene { number, _ in
      witness.note("asked")
      return number <= 2 ? .json(Self.slow, status: 429) : .json(#"{"id":"v1_x"}"#)
    }
    var options = CallOptions()
    options.witness = witness

    _ = try await scene.gemini.create("Hello", options: options)
    // To ask for what is there is no call of its own.
    _ = try await scene.gemini.get("v1_x", options: options)

    let refused = ["out", "asked", "back"]
    #expect(witness.notes == refused + refused + ["out", "asked", "asked"])
  }

  @Test func `are not made, and leave their turn to others, when they must not go out`()
    async throws
  {
    // After a refusal two try whether the pause is over, and all others wait for them.
    let scene = try Scene { number, _ in
      number == 1 ? .json(Self.slow, status: 429) : .json(#"{"id":"v1_x"}"#)
    }
    var options = CallOptions()
    options.witness = Witness(refusesAfter: 1)
    let error = await #expect(throws: GeminiError.self) {
      try await scene.gemini.create("Hello", options: options)
    }
    for _ in 0..<2 {
      options.witness = Witness(refusesAfter: 0)
      await #expect(throws: GeminiError.self) {
        try await scene.gemini.create("Hello", options: options)
      }
    }

    _ = try await scene.gemini.create("Hello")

    if case .cancelled? = error {} else { Issue.record("\(error as Any)") }
    #expect(scene.server.asked.count == 2)
  }

  @Test func `are not made again when a quota is spent`() async throws {
    let scene = try Scene { _, _ in .json(Self.spent, status: 429) }

    let error = await #expect(throws: GeminiError.self) {
      try await scene.gemini.create("Hello")
    }

    #expect(
      error?.description
        == "Gemini answered 429 quota_exceeded: Spent; "
        + "wait for the quota to be renewed, or have it raised")
    #expect(scene.server.asked.count == 1)
    #expect(scene.stage.pauses.isEmpty)
    #expect(scene.events.isEmpty)
  }

  @Test(arguments: [
    ##"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"Quota exceeded for metric:\n"##
      + ##" generativelanguage.googleapis.com/file_storage_bytes, limit: 20"}}"##,
    ##"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"Full.","details":[{"violations":"##
      + ##"[{"quotaMetric":"generativelanguage.googleapis.com/file_storage_bytes"}]}]}}"##,
  ])
  func `are not made again when there is no room for a file`(refusal: String) async throws {
    let scene = try Scene { _, _ in .json(refusal, status: 429) }

    let error = await #expect(throws: GeminiError.self) {
      try await scene.gemini.files.upload(FileUpload([1], mimeType: .pdf))
    }

    #expect(error?.isOfFullStorage == true)
    #expect(
      error?.description.hasSuffix(
        "; delete files that nobody needs, or wait until they expire, which takes two days") == true
    )
    #expect(scene.server.asked.count == 1)
    #expect(scene.events.isEmpty)
  }

  @Test(arguments: ["Quota exceeded for metric: requests.", "my_file_storage_bytes_2"])
  func `wait where another quota is meant`(message: String) async throws {
    let refusal = #"{"error":{"code":429,"message":"\#(message)"}}"#
    let scene = try Scene { number, _ in
      number == 1 ? .json(refusal, status: 429) : .json(#"{"id":"a","status":"completed"}"#)
    }
    #expect(try await scene.gemini.create("Hello").id == "a")
    #expect(scene.server.asked.count == 2)
  }

  /// Fields, and how long nothing is sent. The pause that is made unasked is a second.
  @Test(
    arguments: [
      (["Retry-After": "9"], 9), (["Retry-After": "9.5"], 9.5), (["retry-after-ms": "4000"], 4),
      (["Retry-After": "Thu, 28 May 2026 20:26:49 GMT"], 9),
      (["retry-after-ms": "4000", "Retry-After": "9"], 9),
      (["retry-after-ms": "9000", "Retry-After": "4"], 9),
      (["Retry-After": "3", "retry-after": "8"], 8),
      (["Retry-After": "soon", "retry-after": "8"], 8),
      (["Retry-After": "soon"], 1), (["Retry-After": "-5"], 1), (["Retry-After": "0"], 1),
      (["Retry-After": ""], 1), (["Retry-After": "1e9"], 1),
      (["retry-after-ms": "NaN", "Retry-After": "Thu, 28 May 1926 20:26:49 GMT"], 1), ([:], 1),
      (["Retry-After": "600"], 600),
    ] as [(HTTPHeaders, Double)])
  func `wait for the longest of all sound hints`(hints: HTTPHeaders, seconds: Double) async throws {
    let scene = try Scene { number, _ in
      number == 1 ? .json(Self.slow, status: 429, headers: hints) : .json(#"{"id":"v1_x"}"#)
    }

    _ = try await scene.gemini.create("Hello")

    #expect(scene.stage.pauses == [.seconds(seconds)])
  }

  @Test(arguments: [503, 529])
  func `outlast a server that fails for a minute`(status: Int) async throws {
    let scene = try Scene { _, now in
      now < .seconds(60) ? .error(status, "api_error", "Down.") : .json(#"{"id":"v1_x"}"#)
    }

    let ids = try await withThrowingTaskGroup(of: String?.self) { group in
      for number in 0..<16 {
        group.addTask { try await scene.gemini.create("Hello \(number)").id }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(ids == Array(repeating: "v1_x", count: 16))
    // Sixteen at first, then few: a minute is six pauses, with two each.
    #expect(scene.server.asked.count < 16 + 16 + 24, "\(scene.server.asked.count)")
  }

  @Test func `count attempts where one of them fails by itself`() async throws {
    let scene = try Scene { _, _ in .error(500, "api_error", "Oops.") }

    let error = await #expect(throws: GeminiError.self) {
      try await scene.gemini.create("Hello")
    }

    #expect(error?.description == "Gemini answered 500 api_error: Oops; try again later")
    #expect(scene.server.asked.count == 5)
    #expect(scene.events.isEmpty)
  }

  @Test func `are never made again where every failure stands`() async throws {
    let scene = try Scene(retries: .never) { _, _ in .json(Self.slow, status: 429) }

    await #expect(throws: GeminiError.self) { try await scene.gemini.create("Hello") }

    #expect(scene.server.asked.count == 1)
  }

  @Test func `are held back when they cost, and free ones go`() async throws {
    let scene = try Scene(Pace(requestsPerMinute: 2)) { _, _ in .json(#"{"id":"v1_x"}"#) }

    for _ in 0..<5 {
      _ = try await scene.gemini.create("Hello")
      _ = try await scene.gemini.get("v1_x")
    }

    #expect(scene.stage.pauses == [.seconds(61), .seconds(61)])
    #expect(scene.server.asked.count == 10)
    #expect(scene.events.first == .paused(.seconds(61), why: .requestsPerMinute(2)))
  }

  @Test func `are reckoned by what they are said to take, then by what they took`() async throws {
    let scene = try Scene(Pace(tokensPerMinute: 1000)) { _, _ in
      .json(#"{"id":"v1_x","usage":{"total_input_tokens":100}}"#)
    }
    var options = CallOptions()
    options.inputTokens = 400

    // Each counts 100 once it is answered, so that the seventh may take 400 yet.
    for _ in 0..<7 { _ = try await scene.gemini.create("Hello", options: options) }
    #expect(scene.stage.pauses.isEmpty)
    _ = try await scene.gemini.create("Hello", options: options)
    #expect(scene.stage.pauses == [.seconds(61)])
  }

  /// What a stream says after it was opened with 200, how often, and which pause that means.
  @Test(
    arguments: [
      (#"{"code":"rate_limit_exceeded","message":"Slow."}"#, 1, .rateLimit),
      (#"{"code":"too_many_requests"}"#, 1, .rateLimit),
      (#"{"code":429,"status":"RESOURCE_EXHAUSTED"}"#, 1, .rateLimit),
      (#"{"code":"service_unavailable","message":"High demand."}"#, 3, .overloaded(status: 503)),
      (#"{"code":"api_error","message":"Oops."}"#, 3, .failing(status: 500)),
      (#"{"code":"quota_exceeded","message":"Spent."}"#, 5, nil),
      (#"{"code":"safety","message":"Held back."}"#, 5, nil), (#"{"message":"?"}"#, 5, nil),
    ] as [(String, Int, PaceReason?)])
  func `make a pause by an error in a stream, as by a refusal`(
    error: String, times: Int, reason: PaceReason?
  ) async throws {
    let scene = try Scene { number, _ in
      number <= times
        ? .events(
          #"{"event_type":"interaction.created","interaction":{"id":"v1_s","status":"in_progress"}}"#,
          #"{"event_type":"error","error":\#(error)}"#)
        : .json(#"{"id":"v1_x"}"#)
    }
    for _ in 0..<times {
      let stream = try await scene.gemini.stream("Hello")
      await #expect(throws: GeminiError.self) { try await stream.interaction() }
    }

    #expect(try await scene.gemini.create("Hello").id == "v1_x")

    #expect(scene.events.first == reason.map { .paused(.seconds(1), why: $0) })
    #expect(scene.stage.pauses == (reason == nil ? [] : [.seconds(1)]))
    #expect(scene.server.asked.count == times + 1)
  }

  @Test func `wait by themselves when it is their own fault`() async throws {
    // One is refused whenever it comes; all others pass.
    let stage = Stage()
    let server = Scripted { request in
      let body = (try? request.body.bytes(upTo: 1 << 20)) ?? []
      return String(decoding: body, as: UTF8.self).contains("huge")
        ? .json(Self.slow, status: 429) : .json(#"{"id":"v1_x"}"#)
    }
    let events = Lock<[PaceEvent]>([])
    let pacer = Pacer(Pace(patience: .seconds(100)), in: stage.surroundings()) { event in
      events.withLock { $0.append(event) }
    }
    let gemini = try Gemini.scripted(server, on: stage) { $0.pacer = pacer }

    let small = Task { for _ in 0..<500 { _ = try await gemini.create("small") } }
    let error = await #expect(throws: GeminiError.self) { try await gemini.create("huge") }
    try await small.value

    #expect(error?.isTransient == true)
    // Few pauses for all, whoever came first; by itself it was refused far more often.
    #expect(events.withLock { $0.count } < 40)
  }
}

/// Writes down what it is told.
private final class Witness: CallWitness {
  private let heard = Lock<[String]>([])
  /// How many it lets go.
  private let most: Int

  init(refusesAfter most: Int = .max) { self.most = most }

  var notes: [String] { heard.withLock { $0 } }

  func note(_ word: String) { heard.withLock { $0.append(word) } }

  func goesOut() async throws(GeminiError) {
    note("out")
    if notes.count(where: { $0 == "out" }) > most { throw .cancelled }
  }

  func comesBack() async { note("back") }
}
