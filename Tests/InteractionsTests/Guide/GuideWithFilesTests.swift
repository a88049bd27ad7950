import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite struct `The examples of files` {
  private let folder = TemporaryFolder()

  @Test(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
  func `upload bytes by a name of their own`() async throws {
    let digest = "9f1028b2b41823635f8e760d98ff57197c2fb1abd5a3fb2189a8c83c8c2a9d6a"
    let bytes = try RecordedExchange.bytes(digest: digest)
    let example = GuideCase(
      "files_upload_bytesio_config", { try await $0.bytes(bytes) },
      prints: { _ in "files/tiny-pdf 2026-06-11T12:00:00.000000Z\n" })
    try await example.compare()
  }

  @Test(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
  func `wait for a recording`() async throws {
    let golden = try #require(GoldenCase.all.first { $0.name == "files_processing_to_active" })
    let path = folder.file("talk.wav", holding: "RIFF0000WAVE".utf8)
    // The last answer was not recorded.
    let active = Scripted.Answer.json(["name": "files/rec000002", "state": "ACTIVE"])
    let answers = golden.answers.dropLast().map {
      Scripted.Answer.response($0.status, $0.headers, $0.body)
    }
    let server = Scripted(answers + [active])
    let guide = Guide(try golden.client(of: server, for: golden.requests[0]))

    try await guide.recording(path: "\(path)")

    #expect(guide.printed == "files/rec000002 ACTIVE\n")
    #expect(
      server.targets.suffix(2) == ["GET /v1/files/rec000002", "GET /v1/files/rec000002"])
  }

  @Test func `list and delete, page by page`() async throws {
    let server = Scripted(
      .json(["files": [["name": "files/a", "sizeBytes": "2"]], "nextPageToken": "more"]),
      .json("{}"), .json(["files": [["name": "files/b", "sizeBytes": "3"]]]), .json("{}"))
    let guide = Guide(try .scripted(server))

    try await guide.listing()

    #expect(guide.printed == "files/a 2\nfiles/b 3\n")
    #expect(
      server.targets == [
        "GET /v1beta/files", "DELETE /v1beta/files/a", "GET /v1beta/files?pageToken=more",
        "DELETE /v1beta/files/b",
      ])
  }

  @Test func `send a document within a request`() async throws {
    let server = Scripted(.json(.said("Both.")))
    let guide = Guide(try .scripted(server))

    try await guide.inline(contract: "\(folder.file("contract.pdf", holding: "%PDF-".utf8))")

    #expect(guide.printed == "Both.\n")
    #expect(
      try server.bodies[0]["input"]?[0]?["content"]?[1] == [
        "type": "document", "data": "JVBERi0=", "mime_type": "application/pdf",
        "resolution": "medium",
      ])
  }
}
