import HTTP
import Interactions
import OrderedJSON
import Testing

@Suite struct `An interaction in the background` {
  private static func running(_ status: String) -> Scripted.Answer {
    .json(["id": "v1_b", "status": .string(status), "object": "interaction"])
  }

  @Test func `is asked after until it has ended`() async throws {
    let stage = Stage()
    let server = Scripted(
      Self.running("queued"), Self.running("queued"), Self.running("in_progress"),
      Self.running("in_progress"), .json(.said("Done.", id: "v1_b")))

    let answer = try await Gemini.scripted(server, on: stage).createInBackground("Long")

    #expect(answer.outputText == "Done.")
    #expect(
      server.targets == [
        "POST /v1beta/interactions", "GET /v1beta/interactions/v1_b?stream=false",
        "GET /v1beta/interactions/v1_b?stream=false", "GET /v1beta/interactions/v1_b?stream=false",
        "GET /v1beta/interactions/v1_b?stream=false",
      ])
    #expect(
      try server.bodies[0] == ["model": "gemini-3.5-flash", "input": "Long", "background": true])
    #expect(stage.pauses == [.seconds(1), .milliseconds(1500), .milliseconds(2250)])
  }

  @Test(arguments: [
    "failed", "cancelled", "incomplete", "budget_exceeded", "requires_action", "new",
  ])
  func `is over with any status but two`(status: String) async throws {
    let server = Scripted(Self.running("in_progress"), Self.running(status))
    let answer = try await Gemini.scripted(server).createInBackground("Long")
    #expect(answer.status.rawValue == status)
  }

  @Test func `is left running when the time for it is over`() async throws {
    let server = Scripted(Array(repeating: Self.running("in_progress"), count: 10))
    let stage = Stage()
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server, on: stage).poll("v1_b", within: .seconds(4))
    }
    #expect(
      error?.description
        == "v1_b: still running after 4 s; get it later by its id, or cancel it")
    #expect(stage.pauses == [.seconds(1), .milliseconds(1500), .milliseconds(1500)])
    #expect(server.asked.count == 4)
  }

  @Test func `is cancelled on the server where that is wanted`() async throws {
    let server = Scripted(Self.running("in_progress"), Self.running("cancelled"))
    await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).poll("v1_b", within: .zero, cancelsRemotely: true)
    }
    #expect(server.targets.last == "POST /v1beta/interactions/v1_b/cancel")
  }

  @Test func `is cancelled with its task`() async throws {
    let server = Scripted(Self.running("in_progress"), Self.running("cancelled"))
    let gemini = try Gemini.scripted(server)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await gemini.poll("v1_b", cancelsRemotely: true)
    }
    let error = await #expect(throws: GeminiError.self) { try await task.value }
    #expect(error?.description == "the call was cancelled")
    #expect(server.targets.last == "POST /v1beta/interactions/v1_b/cancel")
  }

  @Test func `is fetched with what was asked, cancelled and deleted by its id`() async throws {
    let server = Scripted(Self.running("x"), Self.running("cancelled"), .response(204, [:], []))
    let gemini = try Gemini.scripted(server)

    _ = try await gemini.get("v1_b", includingInput: true)
    #expect(try await gemini.cancel("v1_b").status == .cancelled)
    try await gemini.delete("v1_b")

    #expect(
      server.targets == [
        "GET /v1beta/interactions/v1_b?include_input=true&stream=false",
        "POST /v1beta/interactions/v1_b/cancel", "DELETE /v1beta/interactions/v1_b",
      ])
  }

  @Test func `is asked after more and more seldom`() {
    let pace = PollPace()
    #expect(
      [0, 1, 5, 6, 7, 8, 1000, -1].map(pace.pause) == [
        .seconds(1), .milliseconds(1500), .microseconds(7_593_750), .microseconds(11_390_625),
        .seconds(15), .seconds(15), .seconds(15), .seconds(1),
      ])
    #expect(PollPace(growth: 0).pause(after: 50) == .seconds(1))
    #expect(PollPace(growth: .nan).pause(after: 50) == .seconds(1))
    let endless = PollPace(growth: .greatestFiniteMagnitude, longest: .seconds(Int64.max))
    #expect(endless.pause(after: 50) == .seconds(86_400))
  }
}
