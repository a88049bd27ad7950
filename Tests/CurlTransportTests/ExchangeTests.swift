import CurlTransport
import Dispatch
import HTTP
import Testing

@Suite struct `An exchange` {
  @Test func `brings back status, fields and body`() async throws {
    let server = LoopbackServer(answering: answer("{\"a\":1}", status: "201 Created", "X-Id: 7"))

    let answer = try await CurlTransport.alone().send(HTTPRequest(.get, server.url("/a?b=c")))

    #expect(answer.status == 201)
    #expect(answer.headers == ["Content-Length": "7", "X-Id": "7"])
    #expect(try await answer.body.collected() == Array("{\"a\":1}".utf8))
    #expect(server.seen.requests.map(\.firstLine) == ["GET /a?b=c HTTP/1.1"])
  }

  @Test func `sends what was asked and nothing more`() async throws {
    let server = LoopbackServer(answering: answer(""))
    let url = try server.url("/v1/../x")
    let request = HTTPRequest(
      .post, url, headers: ["Content-Type": "application/json", "X-Empty": "", "Expect": "x"],
      body: HTTPBody(Array("{}".utf8)))

    _ = try await CurlTransport.alone().send(request)

    let seen = try #require(server.seen.requests.first)
    #expect(
      seen.head == """
        POST /v1/../x HTTP/1.1\r
        Host: 127.0.0.1:\(server.port)\r
        Accept: */*\r
        Content-Type: application/json\r
        X-Empty:\r
        Content-Length: 2\r
        \r\n
        """)
    #expect(seen.body == Array("{}".utf8))
  }

  @Test(arguments: [
    (HTTPRequest.Method.get, 0), (.post, 0), (.put, 0), (.delete, 0), (.post, 5), (.put, 5),
    (.post, 65536), (.post, 65537), (.put, 3_000_000), (.delete, 2),
  ])
  func `carries each method and size of body`(method: HTTPRequest.Method, count: Int) async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    let answer = try await CurlTransport.alone().send(
      HTTPRequest(method, server.url(), body: HTTPBody(body)))

    #expect(answer.status == 200)
    let seen = try #require(server.seen.requests.first)
    #expect(seen.firstLine == "\(method.rawValue) / HTTP/1.1")
    #expect(seen.body == body)
    #expect(seen.field("Content-Type") == nil)
  }

  @Test func `uses a connection for one request after the other`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let transport = CurlTransport.alone()

    for _ in 0..<20 { _ = try await transport.send(HTTPRequest(.get, server.url())) }

    #expect(server.seen.requests.count == 20)
    #expect(server.seen.connections == 1)
  }

  /// What libcurl keeps of a transfer must not reach the next.
  @Test func `sends the same after any other as it does alone`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let json: HTTPHeaders = ["Content-Type": "application/json", "X-Key": "secret"]
    let requests = [
      HTTPRequest(.get, try server.url("/a?b"), headers: json),
      HTTPRequest(.get, try server.url("/")),
      HTTPRequest(.post, try server.url("/"), headers: json, body: HTTPBody(Array("{}".utf8))),
      HTTPRequest(.post, try server.url("/"), headers: json),
      HTTPRequest(.post, try server.url("/"), body: HTTPBody([UInt8](repeating: 7, count: 70_000))),
      HTTPRequest(.put, try server.url("/p"), headers: ["X-Key": "other"], body: HTTPBody([1, 2])),
      HTTPRequest(.delete, try server.url("/d"), headers: json),
    ]

    for request in requests { _ = try await CurlTransport.alone().send(request) }
    let alone = server.seen.requests
    let transport = CurlTransport.alone()
    for one in requests {
      for other in requests {
        _ = try await transport.send(one)
        _ = try await transport.send(other)
      }
    }

    let seen = server.seen.requests.dropFirst(requests.count)
    let expected = alone.flatMap { one in alone.flatMap { other in [one, other] } }
    #expect(seen.map(\.head) == expected.map(\.head))
    #expect(seen.map(\.body) == expected.map(\.body))
    #expect(server.seen.connections == requests.count + 1)
  }

  @Test func `streams a body while it comes`() async throws {
    let read = DispatchSemaphore(value: 0)
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      for text in ["one", "two", "six"] {
        connection.send("3\r\n\(text)\r\n")
        if read.wait(timeout: .now() + 120) == .timedOut { return }
      }
      connection.send("0\r\nX-Trailer: 1\r\n\r\n")
    }
    let request = HTTPRequest(.get, try server.url(), delivery: .streamed)

    let answer = try await CurlTransport.alone().send(request)
    var chunks: [String] = []
    for try await chunk in answer.body {
      chunks.append(String(decoding: chunk, as: UTF8.self))
      read.signal()
    }

    #expect(answer.status == 200)
    #expect(answer.headers == ["Transfer-Encoding": "chunked"])
    #expect(chunks == ["one", "two", "six"])
  }

  @Test func `hands over what came of a stream before it says that it broke`() async throws {
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst")
    }
    let request = HTTPRequest(.post, try server.url(), delivery: .streamed)
    let response = try await CurlTransport.alone().send(request)
    // By now the end has come as well.
    try await Task.sleep(for: .milliseconds(50))

    var came: [UInt8] = []
    do throws(TransportError) {
      for try await chunk in response.body { came += chunk }
      Issue.record("The stream ended well.")
    } catch {
      #expect(error.kind == "broken", "\(error)")
      #expect(error.reach == .sent)
    }

    #expect(came == Array("first".utf8))
  }

  @Test func `runs beside as many others as connections are allowed`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let transport = CurlTransport.alone(CurlSettings(connections: 4))
    let url = try server.url()

    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<64 { group.addTask { try await transport.send(HTTPRequest(.get, url)).status } }
      for try await status in group { #expect(status == 200) }
    }

    #expect(server.seen.requests.count == 64)
    #expect((1...4).contains(server.seen.connections))
  }
}
