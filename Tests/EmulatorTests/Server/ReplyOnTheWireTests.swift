import Emulator
import HTTP
import Testing

/// Every thing that a script can do, as a client sees it that knows no HTTP.
@Suite(.serialized) struct `A reply on the wire` {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var before: [Piece] = []
    var script: [Piece] = []
    var length: Int?
    let text: String
    let end: RawClient.End
    /// When it ends, at the earliest.
    var after: Duration = .zero

    var testDescription: String { name }

    var reply: Reply {
      var reply = Reply(status: 200, chunks: script)
      reply.before = before
      reply.length = length
      return reply
    }
  }

  private static let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
  private static func counted(_ count: Int) -> String {
    "HTTP/1.1 200 OK\r\ncontent-length: \(count)\r\n\r\n"
  }
  private static let ab = Piece.bytes(Array("ab".utf8))

  static let cases = [
    Case(
      name: "chunks", script: [ab, ab], text: chunked + "2\r\nab\r\n2\r\nab\r\n0\r\n\r\n",
      end: .silence),
    Case(name: "a length", script: [ab, ab], length: 4, text: counted(4) + "abab", end: .silence),
    Case(
      name: "a pause before the head", before: [.pause(.milliseconds(120))], script: [ab],
      length: 2, text: counted(2) + "ab", end: .silence, after: .milliseconds(120)),
    Case(
      name: "a pause between chunks", script: [ab, .pause(.milliseconds(120)), ab],
      text: chunked + "2\r\nab\r\n2\r\nab\r\n0\r\n\r\n", end: .silence, after: .milliseconds(120)),
    Case(name: "a stall before the head", before: [.stall], text: "", end: .silence),
    Case(
      name: "a stall in the body", script: [ab, .stall, ab], text: chunked + "2\r\nab\r\n",
      end: .silence),
    Case(name: "a reset before the head", before: [.reset], text: "", end: .reset),
    Case(
      name: "a reset in the body", script: [ab, .reset, ab], length: 4, text: counted(4) + "ab",
      end: .reset),
    Case(name: "an end before the head", before: [.close], text: "", end: .closed),
    Case(
      name: "an end in the body", script: [ab, .close, ab], length: 4, text: counted(4) + "ab",
      end: .closed),
    Case(
      name: "an end between chunks", script: [ab, .close], text: chunked + "2\r\nab\r\n",
      end: .closed),
    Case(
      name: "less than was promised", script: [ab], length: 9, text: counted(9) + "ab",
      end: .closed),
    Case(
      name: "a stall behind the head", script: [.stall], length: 9, text: counted(9),
      end: .silence),
  ]

  @Test(arguments: cases) func `is what its script says`(_ wanted: Case) async throws {
    let server = try EmulatorServer.start(Scripted { _ in wanted.reply })
    let client = try RawClient(server.url)
    let begin = ContinuousClock.now
    client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")
    // What has to come may take its time; what comes after it is nothing.
    var found = client.receive { wanted.end == .silence && $0 == wanted.text }
    let took = ContinuousClock.now - begin
    if found.end == .enough {
      let rest = client.receive(patience: .milliseconds(60))
      found = (found.text + rest.text, rest.end)
    }
    await server.stop()

    #expect(found.text == wanted.text)
    #expect(found.end == wanted.end)
    #expect(took >= wanted.after)
  }

  @Test func `a client of HTTP 1.0 gets no chunks`() async throws {
    let server = try EmulatorServer.start(Scripted { _ in Reply(status: 200, chunks: [Self.ab]) })
    let client = try RawClient(server.url)
    client.send("GET /a HTTP/1.0\r\n\r\n")
    #expect(client.receive() == ("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nab", .closed))
    await server.stop()
  }

  @Test func `a large body goes to a client that reads slowly`() async throws {
    let body = [UInt8](repeating: 0x61, count: 20 << 20)
    let server = try EmulatorServer.start(Scripted { _ in Reply(status: 200, body: body) })
    let client = try RawClient(server.url)
    client.send("GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    try await Task.sleep(for: .milliseconds(100))
    let (text, end) = client.receive()
    #expect(
      text.utf8.count - body.count
        == "HTTP/1.1 200 OK\r\ncontent-length: 20971520\r\nconnection: close\r\n\r\n".utf8.count)
    #expect(end == .closed)
    await server.stop()
  }
}
