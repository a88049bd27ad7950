import CurlTransport
import HTTP
import Locking
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `Cancelling an exchange` {
  /// A server that takes requests and never answers; says whether the client ended the connection.
  private static func silentServer() -> (LoopbackServer, ended: AsyncStream<Bool>) {
    let (ended, end) = AsyncStream.makeStream(of: Bool.self)
    let server = LoopbackServer { connection in
      connection.readRequest()
      end.yield(false)
      end.yield(connection.isEndedByClient())
    }
    return (server, ended)
  }

  @Test func `before it began sends nothing`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let (transport, url) = (CurlTransport.alone(), try server.url())

    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transport.failure(of: HTTPRequest(.get, url))
    }

    #expect(try await task.value == TransportError(.cancelled, .neverSent, url.origin))
    #expect(server.seen.requests.isEmpty)
  }

  @Test(arguments: [HTTPRequest.Delivery.whole, .streamed])
  func `while it waits ends the connection at once`(delivery: HTTPRequest.Delivery) async throws {
    let (server, ended) = Self.silentServer()
    let (transport, url) = (CurlTransport.alone(), try server.url())
    var stages = ended.makeAsyncIterator()

    let task = Task {
      try await transport.failure(
        of: HTTPRequest(.post, url, body: HTTPBody([1]), delivery: delivery))
    }
    _ = await stages.next()
    task.cancel()

    #expect(try await task.value == TransportError(.cancelled, .sent, url.origin))
    #expect(await stages.next() == true)
  }

  @Test func `while its body streams ends the reading and the connection`() async throws {
    let (ended, end) = AsyncStream.makeStream(of: Bool.self)
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst")
      end.yield(connection.isEndedByClient())
    }
    let request = HTTPRequest(.get, try server.url(), delivery: .streamed)
    let answer = try await CurlTransport.alone().send(request)
    let (started, start) = AsyncStream.makeStream(of: Void.self)

    let task = Task {
      for try await _ in answer.body { start.yield() }
    }
    for await _ in started { break }
    task.cancel()

    await #expect(throws: TransportError(.cancelled, .sent, request.url.origin)) {
      try await task.value
    }
    for await wasEnded in ended {
      #expect(wasEnded)
      break
    }
  }

  @Test func `by dropping the answer ends the connection`() async throws {
    let (ended, end) = AsyncStream.makeStream(of: Bool.self)
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst")
      end.yield(connection.isEndedByClient())
    }
    let transport = CurlTransport.alone()

    for try await _ in try await transport.send(
      HTTPRequest(.get, server.url(), delivery: .streamed)
    ).body {
      break
    }

    for await wasEnded in ended {
      #expect(wasEnded)
      break
    }
  }

  @Test func `after its end changes nothing`() async throws {
    let server = LoopbackServer(answering: answer("ok"))
    let (transport, url) = (CurlTransport.alone(), try server.url())

    let task = Task {
      let answer = try await transport.send(HTTPRequest(.get, url))
      withUnsafeCurrentTask { $0?.cancel() }
      return try await answer.body.collected()
    }

    #expect(try await task.value == Array("ok".utf8))
    _ = try await transport.send(HTTPRequest(.get, url))
    #expect(server.seen.connections == 1)
  }

  @Test(arguments: [HTTPRequest.Delivery.whole, .streamed])
  func `at any moment, thousands of times, loses none`(delivery: HTTPRequest.Delivery) async throws
  {
    let server = LoopbackServer(answering: answer(String(repeating: "x", count: 40_000)))
    let transport = CurlTransport.alone()
    let request = HTTPRequest(
      .post, try server.url(), body: HTTPBody([UInt8](repeating: 1, count: 100_000)),
      delivery: delivery)
    let random = Lock(SeededRandom(seed: 1))

    let ends = try await withThrowingTaskGroup(of: Bool.self, returning: [Bool: Int].self) {
      group in
      var ends: [Bool: Int] = [:]
      for started in 0..<3000 {
        if started >= 32, let end = try await group.next() { ends[end, default: 0] += 1 }
        group.addTask {
          let (pause, isLeft) = random.withLock { ($0.number(0...3000), $0.oneIn(8)) }
          let exchange = Task {
            try await transport.send(request).body.collected().count
          }
          try await Task.sleep(for: .microseconds(pause))
          if !isLeft { exchange.cancel() }
          return try await Self.isWhole(exchange)
        }
      }
      for try await end in group { ends[end, default: 0] += 1 }
      return ends
    }

    #expect(ends.values.reduce(0, +) == 3000)
    #expect(ends.keys.count == 2, "Some exchanges have to be cancelled, and some to end: \(ends)")
    #expect(try await transport.send(request).body.collected().count == 40_000)
  }

  /// Whether an exchange came to its end; one that did not was cancelled and nothing else.
  private static func isWhole(_ exchange: Task<Int, any Error>) async throws -> Bool {
    do {
      #expect(try await exchange.value == 40_000)
      return true
    } catch let error as TransportError {
      #expect(error.fault == .cancelled)
      return false
    }
  }
}
