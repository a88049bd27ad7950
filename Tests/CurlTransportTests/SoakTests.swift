import CurlTransport
import Files
import Foundation
import HTTP
import TestSupport
import Testing

/// Many requests in one process of their own: what is measured is the whole process.
///
///     EXTRACT_SOAK=1 swift test --filter CurlTransportTests.SoakTests
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: ProcessInfo.processInfo.environment["EXTRACT_SOAK"] == "1", "set EXTRACT_SOAK=1"))
struct SoakTests {
  @Test func `twenty thousand requests leave no memory and no file open`() async throws {
    let server = LoopbackServer { connection in
      // Nothing is noted, so that the server's memory stays as it is.
      while let head = connection.readHead() {
        if head.hasPrefix("POST") { _ = connection.readBytes(5000) }
        connection.send(answer(String(repeating: "x", count: 2000)))
      }
    }
    let transport = CurlTransport.alone()
    let url = try server.url()
    let atFirst = try Self.openFiles()

    try await Self.run(4000, url, transport)
    let before = (memory: try Self.memory(), files: try Self.openFiles())
    try await Self.run(16000, url, transport)
    let after = (memory: try Self.memory(), files: try Self.openFiles())

    print("soak: \(before) after 4,000 requests, \(after) after 20,000 (KiB, files)")
    // A connection has two ends here, and stays; how soon there are as many as requests at once, and
    // how soon the server sees that one is closed, depends on the machine. A leak would be thousands.
    #expect(after.files <= atFirst + 3 * Self.width)
    // Less than 300 bytes for each request: the allocator goes on finding its size.
    #expect(after.memory < before.memory + 4 * 1024)
  }

  @Test func `a thousand transports leave no thread and no file open`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let url = try server.url()
    _ = try await CurlTransport.alone().send(HTTPRequest(.get, url))
    try await Task.sleep(for: .milliseconds(200))
    let before = try Self.openFiles()

    for _ in 0..<1000 { _ = try await CurlTransport.alone().send(HTTPRequest(.get, url)) }
    // How soon the server sees that the last are closed depends on the machine; a leak stays.
    for _ in 0..<300 {
      if try Self.openFiles() <= before + 4, try Self.threads() < 50 { break }
      try await Task.sleep(for: .milliseconds(100))
    }

    #expect(try Self.openFiles() <= before + 4)
    #expect(try Self.threads() < 50)
  }

  @Test func `a large file is sent in little memory`() async throws {
    let server = LoopbackServer { connection in
      guard connection.readHead() != nil else { return }
      var rest = 256 << 20
      while rest > 0, case let count = connection.readBytes(min(rest, 1 << 16)).count, count > 0 {
        rest -= count
      }
      connection.send(answer(rest == 0 ? "all" : "part"))
    }
    let folder = TemporaryFolder()
    let path = folder.file("video.mp4", holding: [])
    #expect(truncate("\(path)", 256 << 20) == 0)
    var body = HTTPBody()
    body.append(try FileRange(measuring: path))
    // The peak begins anew (proc(5)).
    try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    let before = try Self.peak()

    let response = try await CurlTransport.alone().send(
      HTTPRequest(.post, server.url(), body: body))

    #expect(try await response.body.collected() == Array("all".utf8))
    let grown = try Self.peak() - before
    print("soak: 256 MiB were sent in \(grown) KiB more memory")
    #expect(grown < 4 * 1024)
  }

  /// Makes so many requests, a part of which is streamed, cancelled or refused.
  /// How many requests are under way at once.
  private static let width = 64

  private static func run(_ count: Int, _ url: HTTPURL, _ transport: CurlTransport) async throws {
    let body = HTTPBody([UInt8](repeating: 1, count: 5000))
    let small = HTTPLimits(responseBytes: 100)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        if number >= width { try await group.next() }
        group.addTask {
          switch number % 100 {
          case 0:
            _ = try await transport.failure(of: HTTPRequest(.post, url, body: body, limits: small))
          case 1:
            let exchange = Task { try await transport.failure(of: HTTPRequest(.get, url)) }
            exchange.cancel()
            _ = try? await exchange.value
          default:
            let delivery: HTTPRequest.Delivery = number % 2 == 0 ? .whole : .streamed
            let request = HTTPRequest(.post, url, body: body, delivery: delivery)
            let response = try await transport.send(request)
            #expect(try await response.body.collected().count == 2000)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private static func openFiles() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }

  private static func threads() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
  }

  /// What the process has in memory, in KiB.
  private static func memory() throws -> Int { try status("VmRSS:") }

  private static func peak() throws -> Int { try status("VmHWM:") }

  private static func status(_ name: String) throws -> Int {
    let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(
      separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix(name) })
    return try #require(line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) })
  }
}
