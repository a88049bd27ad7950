import HTTP
import OrderedJSON
import Testing

@testable import Emulator

@Suite struct `An emulator in the same process` {
  /// A request to make an interaction.
  private func request(
    _ members: JSON = ["input": "Hello there"], limits: HTTPLimits = HTTPLimits(),
    delivery: HTTPRequest.Delivery = .whole
  ) throws -> HTTPRequest {
    var body = members
    body["model"] = "gemini-3.5-flash"
    return HTTPRequest(
      .post, try #require(HTTPURL("http://127.0.0.1:9/v1beta/interactions")),
      headers: ["x-goog-api-key": "test-key", "content-type": "application/json"],
      body: HTTPBody(body.bytes()), limits: limits, delivery: delivery)
  }

  /// An emulator that does one thing to every request, and never waits.
  private func faulty(_ faults: Fault...) -> Emulator {
    var scenario = Scenario()
    scenario.rules = [Rule(Rule.Match(), do: faults)]
    return Emulator(scenario, clock: .hurried())
  }

  private func error(
    _ emulator: Emulator, _ limits: HTTPLimits = HTTPLimits()
  ) async throws -> TransportError {
    let request = try request(limits: limits)
    return try await #require(throws: TransportError.self) {
      _ = try await emulator.send(request)
    }
  }

  @Test func `answers, and keeps the bill`() async throws {
    let emulator = Emulator(clock: .hurried())

    let response = try await emulator.send(try request())
    let body = try JSON(parsing: try await response.body.collected())

    #expect(response.status == 200)
    #expect(response.headers["x-emulator"] == "extract/0.1.0")
    #expect(body.outputText == "Meow. I am Neko.")
    #expect(emulator.takeBill().map(\.interaction) == [body["id"]?.string])
    #expect(emulator.takeBill() == [])
  }

  @Test func `hands out a stream frame by frame`() async throws {
    let emulator = Emulator(clock: .hurried())
    let request = try request(
      ["input": "Explain how AI works", "stream": true], delivery: .streamed)

    var chunks: [String] = []
    for try await chunk in try await emulator.send(request).body {
      chunks.append(String(decoding: chunk, as: UTF8.self))
    }

    #expect(chunks.count == 11)
    #expect(chunks.allSatisfy { $0.hasPrefix("event: ") && $0.hasSuffix("\n\n") })
    #expect(chunks.last == "event: done\ndata: [DONE]\n\n")
  }

  @Test func `answers in the words of a scenario`() async throws {
    let emulator = faulty(.status(429), .comeBack(after: .seconds(2), hint: .retryAfter))

    let response = try await emulator.send(try request())

    #expect(response.status == 429)
    #expect(response.headers["retry-after"] == "2")
    #expect(emulator.takeBill() == [])
  }

  @Test func `ends as a connection ends`() async throws {
    let origin = try #require(HTTPURL("http://127.0.0.1:9/")).origin

    #expect(
      try await error(faulty(.reset(at: nil)))
        == TransportError(.broken("The connection was reset before the answer."), .sent, origin))
    #expect(
      try await error(faulty(.reset(at: 10)))
        == TransportError(
          .broken("The connection was reset in the middle of the answer."), .sent, origin))
    #expect(
      try await error(faulty(.cut(at: 10)))
        == TransportError(
          .broken("The connection ended before the answer did."), .sent, origin))
  }

  @Test func `keeps the limits of a request, without waiting for them`() async throws {
    let slow = HTTPLimits(firstByte: .seconds(30), idle: .seconds(20), total: .seconds(100))

    #expect(
      try await error(faulty(.stall(at: nil)), slow).fault
        == .timedOut(.firstByte, .seconds(30)))
    #expect(
      try await error(faulty(.stall(at: 5)), slow).fault == .timedOut(.idle, .seconds(20)))
    #expect(
      try await error(faulty(.delay(.seconds(31))), slow).fault
        == .timedOut(.firstByte, .seconds(30)))
    #expect(
      try await error(faulty(.drip(bytes: 1, every: .seconds(19))), slow).fault
        == .timedOut(.total, .seconds(100)))
    #expect(
      try await error(faulty(), HTTPLimits(responseBytes: 50)).fault
        == .responseTooLarge(limit: 50))
    #expect(
      try await faulty(.delay(.seconds(29))).send(try request(limits: slow)).status == 200)
  }

  @Test func `stops waiting when its task is cancelled`() async throws {
    let emulator = faulty(.stall(at: nil))
    let request = try request(limits: HTTPLimits(firstByte: nil, idle: nil))

    let task = Task { try await emulator.send(request) }
    task.cancel()

    let error = await #expect(throws: TransportError.self) { _ = try await task.value }
    #expect(error?.fault == .cancelled)
  }

  @Test func `takes uploads at the address that it gave out`() async throws {
    let emulator = Emulator(clock: .hurried())
    let start = HTTPRequest(
      .post, try #require(HTTPURL("https://generativelanguage.googleapis.com/upload/v1beta/files")),
      headers: [
        "x-goog-api-key": "test-key", "x-goog-upload-protocol": "resumable",
        "x-goog-upload-command": "start", "x-goog-upload-header-content-type": "text/plain",
      ])

    let begun = try await emulator.send(start)
    let url = try #require(begun.headers["x-goog-upload-url"].flatMap { HTTPURL($0) })
    var body = HTTPBody(Array("abc".utf8))
    body.append(base64: Array("def".utf8))
    let done = try await emulator.send(
      HTTPRequest(
        .post, url,
        headers: ["x-goog-upload-command": "upload, finalize", "x-goog-upload-offset": "0"],
        body: body))
    let file = try JSON(parsing: try await done.body.collected())["file"]

    #expect(url.origin == start.url.origin)
    #expect(file?["sizeBytes"] == "7")
  }
}
