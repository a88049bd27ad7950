import CurlTransport
import Dispatch
import HTTP
import Testing

@Suite(.timeLimit(.minutes(10))) struct `A server that misbehaves` {
  private static let whole = answer(String(repeating: "0123456789", count: 6))

  @Test(arguments: Array(stride(from: 0, to: whole.utf8.count, by: 10)), [true, false])
  func `is told from one that answers, wherever it breaks off`(
    count: Int, isReset: Bool
  ) async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send(Array(Self.whole.utf8.prefix(count)))
      if isReset { connection.endWithReset() }
    }
    let request = HTTPRequest(.post, try server.url(), body: HTTPBody([1]))

    let error = try await CurlTransport.alone().failure(of: request)

    #expect(error.kind == "broken", "\(error)")
    #expect(error.reach == .sent)
    #expect(server.seen.requests.count == 1)
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
    "HTTP/7.1 200 OK\r\nContent-Length: 1\r\n\r\na",
    "SSH-2.0-OpenSSH_9.2\r\n",
    "<html>HTTP/0.9</html>",
  ])
  func `and speaks no HTTP is named so`(answer: String) async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send(answer)
      connection.stall()
    }

    let error = try await CurlTransport.alone().failure(of: HTTPRequest(.get, server.url()))

    #expect(error.kind == "malformed", "\(error)")
    #expect(error.reach == .sent)
  }

  @Test(arguments: [
    ("X-Pad: \(String(repeating: "a", count: 1000))\r\n", 256 << 10),
    ("HTTP/1.1 100 Continue\r\n\r\n", 64 << 10),
  ])
  func `by a head without end is stopped at the limit`(line: String, limit: Int) async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 \(line.hasPrefix("HTTP") ? "100 Continue\r\n" : "200 OK")\r\n")
      while connection.send(line) {}
    }
    let request = HTTPRequest(.get, try server.url(), limits: HTTPLimits(headBytes: limit))

    let error = try await CurlTransport.alone().failure(of: request)

    #expect(error == TransportError(.headTooLarge(limit: limit), .sent, request.url.origin))
  }

  @Test func `by a field without end is stopped at libcurl's limit`() async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nX: ")
      while connection.send(String(repeating: "a", count: 4096)) {}
    }

    let error = try await CurlTransport.alone().failure(of: HTTPRequest(.get, server.url()))

    #expect(error.fault == .headTooLarge(limit: 100 << 10))
  }

  @Test(arguments: [
    ("Content-Length: 1001\r\n\r\n", HTTPRequest.Delivery.whole),
    ("Content-Length: 1001\r\n\r\n", .streamed),
    ("\r\n\(String(repeating: "x", count: 1001))", .whole),
    ("\r\n\(String(repeating: "x", count: 1001))", .streamed),
  ])
  func `by too long a body is stopped at the limit`(
    rest: String, delivery: HTTPRequest.Delivery
  ) async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\n\(rest)")
      connection.stall()
    }
    let request = HTTPRequest(
      .get, try server.url(), limits: HTTPLimits(responseBytes: 1000), delivery: delivery)

    let error = try await CurlTransport.alone().failure(of: request)

    #expect(error == TransportError(.responseTooLarge(limit: 1000), .sent, request.url.origin))
  }

  @Test(arguments: [
    ("Content-Encoding: gzip", "gzip"), ("content-encoding:BR", "br"),
    ("Content-Encoding: identity, zstd", "zstd"), ("Transfer-Encoding: gzip, chunked", "gzip"),
  ])
  func `and packs its answer unasked is not believed`(field: String, name: String) async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\n\(field)\r\n\r\n")
      while connection.send([UInt8](repeating: 0, count: 1000)) {}
    }

    let error = try await CurlTransport.alone().failure(of: HTTPRequest(.get, server.url()))

    #expect(error.fault == .encoded(name))
  }

  @Test func `and sends elsewhere is not followed`() async throws {
    let other = LoopbackServer(answering: answer("secret"))
    let server = LoopbackServer(
      answering: answer("", status: "307 Temporary Redirect", "Location: \(try other.url())"))
    let request = HTTPRequest(
      .post, try server.url(), headers: ["x-goog-api-key": "k"], body: HTTPBody([1]))

    let response = try await CurlTransport.alone().send(request)

    #expect(response.status == 307)
    #expect(response.headers["location"] == "\(try other.url())")
    #expect(other.seen.connections == 0)
  }

  @Test func `and sends HTML is heard out`() async throws {
    let page = "<html><body>502 Bad Gateway</body></html>"
    let server = LoopbackServer(
      answering: answer(page, status: "502 Bad Gateway", "Content-Type: text/html"))

    let response = try await CurlTransport.alone().send(HTTPRequest(.get, server.url()))

    #expect(response.status == 502)
    #expect(try await response.body.collected() == Array(page.utf8))
  }

  @Test func `and speaks before it answers is heard to the end`() async throws {
    let server = LoopbackServer(
      answering: "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n"
        + "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + answer("done", "X-Late: 2"))

    let response = try await CurlTransport.alone().send(HTTPRequest(.get, server.url()))

    #expect(response.headers == ["Content-Length": "4", "X-Late": "2"])
    #expect(try await response.body.collected() == Array("done".utf8))
  }

  @Test func `and answers before it has read the body is heard`() async throws {
    let answered = DispatchSemaphore(value: 0)
    let server = LoopbackServer { connection in
      _ = connection.readHead()
      connection.send(answer("too large", status: "413 Content Too Large", "Connection: close"))
      _ = answered.wait(timeout: .now() + 120)
    }
    let body = HTTPBody([UInt8](repeating: 7, count: 30_000_000))

    let response = try await CurlTransport.alone().send(
      HTTPRequest(.post, server.url(), body: body))
    answered.signal()

    #expect(response.status == 413)
    #expect(try await response.body.collected() == Array("too large".utf8))
  }

  @Test func `and resets in the middle of the body was sent a part`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readHead()
      _ = connection.readBytes(100_000)
      connection.endWithReset()
    }
    let body = HTTPBody([UInt8](repeating: 7, count: 30_000_000))

    let error = try await CurlTransport.alone().failure(
      of: HTTPRequest(.post, server.url(), body: body))

    #expect(error.kind == "broken", "\(error)")
    #expect(error.reach == .partlySent)
  }

  @Test func `and has closed a kept connection is connected to anew`() async throws {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send(answer("ok"))
      connection.end()
      end.yield()
    }
    let transport = CurlTransport.alone()
    var ended = ends.makeAsyncIterator()

    for _ in 0..<5 {
      let request = HTTPRequest(.post, try server.url(), body: HTTPBody([1]))
      #expect(try await transport.send(request).status == 200)
      _ = await ended.next()
      // The end of the connection is on its way.
      try await Task.sleep(for: .milliseconds(20))
    }

    #expect(server.seen.requests.count == 5)
    #expect(server.seen.connections == 5)
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .delete], [0, 10, 100_000])
  func `and drops a request on a kept connection is not sent it twice`(
    method: HTTPRequest.Method, count: Int
  ) async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send(answer("ok"))
      connection.readRequest()
    }
    let transport = CurlTransport.alone()
    let request = HTTPRequest(
      method, try server.url(), body: HTTPBody([UInt8](repeating: 1, count: count)))
    _ = try await transport.send(request)

    let error = try await transport.failure(of: request)

    let reason = "the connection was closed before an answer came"
    #expect(error == TransportError(.broken(reason), .sent, request.url.origin))
    #expect(server.seen.requests.count == 2)
  }

  @Test func `and drops a question on a kept connection is asked again`() async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send(answer("\(connection.number)"))
      connection.readRequest()
    }
    let transport = CurlTransport.alone()
    let request = HTTPRequest(.get, try server.url())
    _ = try await transport.send(request)

    let response = try await transport.send(request)

    #expect(try await response.body.collected() == Array("2".utf8))
    #expect(server.seen.requests.count == 3)
  }
}
