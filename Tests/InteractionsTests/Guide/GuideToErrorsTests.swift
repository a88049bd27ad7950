import Foundation
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite struct `The examples of errors` {
  private func guide(_ answers: Scripted.Answer...) throws -> Guide {
    Guide(try .scripted(Scripted(answers)) { $0.retries = .never })
  }

  private static func refused(_ status: Int, _ code: String) -> Scripted.Answer {
    .json(
      #"{"error":{"code":"\#(code)","message":"No more today."}}"#, status: status)
  }

  @Test(arguments: [
    (refused(429, "quota_exceeded"), "Tomorrow again: No more today.\n"),
    (
      refused(429, "rate_limit_exceeded"),
      "Gemini answered 429 rate_limit_exceeded: No more today; wait, then ask again, more slowly\n"
    ),
    (.json(.said("It works.")), "It works.\n"),
  ])
  func `catch what the API refused`(answer: Scripted.Answer, printed: String) async throws {
    let guide = try guide(answer)
    try await guide.catching()
    #expect(guide.printed == printed)
  }

  @Test(arguments: [
    (refused(503, "service_unavailable"), "later free\n"),
    (refused(504, "deadline_exceeded"), "later paid?\n"),
    (refused(400, "invalid_request"), "never free\n"),
    (.fault(.broken("reset"), .sent), "later paid?\n"),
    (.fault(.broken("reset"), .neverSent), "later free\n"),
  ])
  func `tell whether to ask again`(answer: Scripted.Answer, printed: String) async throws {
    let guide = try guide(answer)
    try await guide.again()
    #expect(guide.printed == printed)
  }

  @Test func `keep what a stream brought`() async throws {
    let guide = try guide(
      .events(
        #"{"event_type":"interaction.created","interaction":{"id":"v1_x"}}"#,
        #"{"event_type":"error","error":{"code":"service_unavailable","message":"Too busy."}}"#))
    try await guide.interrupted()
    #expect(
      guide.printed == "v1_x Gemini answered service_unavailable: Too busy; try again later\n")
  }

  @Test func `set up a client`() throws {
    let path = "\(TemporaryFolder().path).key"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data("test-key\n".utf8), attributes: [.posixPermissions: 0o600]))

    let gemini = try Guide.configured(keyFile: path)

    #expect(gemini.warnings.isEmpty)
    #expect(gemini.connection.version == "v1")
  }

  @Test func `change the limits of one call`() async throws {
    let server = Scripted(.json(.said("It works.")))
    try await Guide(.scripted(server)).patient()
    #expect(server.asked[0].limits.firstByte == .seconds(1800))
  }
}
