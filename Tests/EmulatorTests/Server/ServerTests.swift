import Emulator
import HTTP
import TestSupport
import Testing

@Suite(.serialized) struct `The server` {
  private static let get = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"

  /// Limits that nobody meets who only has to wait for a processor.
  private static let patient: ServerLimits = {
    var limits = ServerLimits()
    limits.linger = .seconds(60)
    return limits
  }()

  /// Starts a server that answers so, has a client talk to it, and stops it.
  private func withServer<Answer>(
    _ responder: Scripted = .echo, limits: ServerLimits = Self.patient,
    _ body: (EmulatorServer) async throws -> Answer
  ) async throws -> Answer {
    let server = try EmulatorServer.start(responder, limits: limits)
    let answer = try await body(server)
    await server.stop()
    return answer
  }

  @Test func `answers one request after the other on one connection`() async throws {
    try await withServer { server in
      let client = try RawClient(server.url)
      client.send(Self.get)
      #expect(client.answer() == "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\nGET /a 0")
      client.send("POST /b?c=d HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nxyz")
      #expect(client.answer() == "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nPOST /b 3")
    }
  }

  @Test func `answers requests that are sent at once in their order`() async throws {
    try await withServer { server in
      let client = try RawClient(server.url)
      client.send(
        Self.get + "POST /b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nxx"
          + "DELETE /c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let (text, end) = client.receive()

      #expect(
        text
          == "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\nGET /a 0"
          + "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nPOST /b 2"
          + "HTTP/1.1 200 OK\r\ncontent-length: 11\r\nconnection: close\r\n\r\nDELETE /c 0")
      #expect(end == .closed)
    }
  }

  @Test func `asks for a body that waits for a word`() async throws {
    try await withServer { server in
      let client = try RawClient(server.url)
      client.send(
        "POST /b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
      #expect(
        client.receive { $0.hasSuffix("\r\n\r\n") }.text == "HTTP/1.1 100 Continue\r\n\r\n")
      client.send("xx")
      #expect(client.answer().hasSuffix("POST /b 2"))
    }
  }

  @Test func `takes a body in chunks, however they are split`() async throws {
    try await withServer { server in
      let client = try RawClient(server.url)
      let request =
        "POST /b HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n"
      for byte in request.utf8 { client.send([byte]) }
      #expect(client.answer().hasSuffix("POST /b 13"))
    }
  }

  @Test func `refuses a body beyond the limit, told or not, and lets the answer arrive`()
    async throws
  {
    try await withServer { server in
      for start in [
        "Content-Length: 1048577\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n200000\r\n",
      ] {
        let client = try RawClient(server.url)
        client.send("POST /b HTTP/1.1\r\nHost: localhost\r\n\(start)")
        client.send([UInt8](repeating: 0x61, count: 3 << 19))
        let (text, end) = client.receive()
        #expect(
          text
            == "HTTP/1.1 413 Content Too Large\r\ncontent-length: 9\r\nconnection: close\r\n\r\ntoo large"
        )
        #expect(end == .closed)
      }
    }
  }

  @Test(arguments: [
    ("Host: evil.example", "rebound name"),
    ("Host: localhost\r\nOrigin: https://evil.example", "page"),
  ]) func `answers no browser and no other name`(fields: String, who: String) async throws {
    try await withServer { server in
      let client = try RawClient(server.url)
      client.send("GET /a HTTP/1.1\r\n\(fields)\r\n\r\n")
      let (text, end) = client.receive()
      #expect(text.hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
      #expect(end == .closed)
    }
  }

  @Test func `ends a client that is slow with its head`() async throws {
    var limits = Self.patient
    limits.head = .milliseconds(100)
    try await withServer(limits: limits) { server in
      let client = try RawClient(server.url)
      client.send("GET /a HTTP/1.1\r\nHo")
      let (text, end) = client.receive()
      #expect(text.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
      #expect(end == .closed)
    }
  }

  @Test func `lets a running answer come to its end when it stops`() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let slow = Scripted { _ in
      arrival.yield()
      var reply = Reply(status: 200, body: Array("done".utf8))
      reply.before = [.pause(.milliseconds(300))]
      return reply
    }
    let port = LoopbackPort(isShared: true)
    let server = try EmulatorServer.start(slow, port: UInt16(port.number))
    let (busy, idle) = (try RawClient(server.url), try RawClient(server.url))
    busy.send(Self.get)
    for await _ in arrivals { break }
    await server.stop()

    #expect(busy.receive().text.hasSuffix("done"))
    #expect(idle.receive() == ("", .closed))
    #expect(throws: (any Error).self) { try RawClient(server.url) }
    withExtendedLifetime(port) {}
  }

  @Test func `waits for an answer that is made elsewhere, and serves others meanwhile`()
    async throws
  {
    let (mayGoOn, gate) = AsyncStream<Void>.makeStream()
    let responder = Scripted(later: { request in
      if request.head.path == "/slow" { for await _ in mayGoOn {} }
      return Reply(status: 200, body: Array(request.head.path.utf8))
    })
    try await withServer(responder) { server in
      let (slow, quick) = (try RawClient(server.url), try RawClient(server.url))
      slow.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
      quick.send("GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try await quick.text(endingWith: "/quick").end == .enough)
      #expect(slow.receive(patience: .milliseconds(20)).end == .silence)
      gate.finish()
      #expect(try await slow.text(endingWith: "/slow").end == .enough)
    }
  }

  @Test func `says in one line why a port cannot be had`() async throws {
    try await withServer { server in
      let port = UInt16(server.url.port)
      #expect(throws: EmulatorServer.StartError.portInUse(port)) {
        try EmulatorServer.start(Scripted.echo, port: port)
      }
      #expect(
        EmulatorServer.StartError.portInUse(8080).description
          == "port 8080: another program listens there; choose another, or 0 for any that is free")
    }
  }
}
