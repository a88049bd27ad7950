import CurlTransport
import Files
import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `A body from a file` {
  @Test func `arrives as it lies on the disk, between what stands in memory`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let folder = TemporaryFolder()
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 5) }
    let path = folder.file("video.mp4", holding: bytes)
    var body = HTTPBody(Array("<".utf8))
    body.append(try FileRange(measuring: path))
    body.append(Array(">".utf8))
    body.append(base64: try FileRange(measuring: path))

    let response = try await CurlTransport.alone().send(
      HTTPRequest(.post, server.url(), body: body))

    #expect(response.status == 200)
    let seen = try #require(server.seen.requests.first)
    #expect(seen.field("Content-Length") == "\(body.count)")
    let expected = Data("<".utf8) + bytes + Data(">".utf8) + Data(bytes).base64EncodedData()
    #expect(seen.body == Array(expected))
  }

  @Test func `that is changed before it is sent ends the exchange`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let folder = TemporaryFolder()
    let path = folder.file("scan.pdf", holding: [UInt8](repeating: 1, count: 100))
    var body = HTTPBody()
    body.append(try FileRange(measuring: path))
    _ = folder.file("scan.pdf", holding: [UInt8](repeating: 2, count: 101))
    let request = HTTPRequest(.post, try server.url(), body: body)

    let error = try await CurlTransport.alone().failure(of: request)

    let reason =
      "\(path): was changed while it was being sent; send it again when nobody writes to it"
    #expect(error == TransportError(.bodyUnreadable(reason), .partlySent, request.url.origin))
    #expect(server.seen.requests.allSatisfy { $0.body.isEmpty })
  }
}
