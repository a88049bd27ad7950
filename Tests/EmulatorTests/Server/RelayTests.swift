import Emulator
import HTTP
import Testing

/// Replies of which a part is there before the rest.
@Suite struct `A relayed reply` {
  private static let request = "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"
  private static let begun =
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n"
  private static let one = Relay.Delivery.beginning(
    Reply(status: 200, chunks: [.bytes(Array("one".utf8))]))

  @Test func `is sent as far as it has come, and leaves the connection to the next`() async throws {
    let (gate, opener) = AsyncStream.makeStream(of: String.self)
    let server = try EmulatorServer.start(
      Scripted(relayed: { _, relay in
        relay.hand(Self.one)
        for await word in gate { relay.hand(.more([.bytes(Array(word.utf8))])) }
        relay.hand(.end)
      }))
    let client = try RawClient(server.url)
    client.send(Self.request)
    #expect(try await client.text(endingWith: "one\r\n").text == Self.begun)
    opener.yield("two")
    #expect(try await client.text(endingWith: "two\r\n").text == "3\r\ntwo\r\n")
    opener.finish()
    #expect(try await client.text(endingWith: "\r\n\r\n").text == "0\r\n\r\n")

    // The gate is open now.
    client.send(Self.request)
    #expect(try await client.text(endingWith: "0\r\n\r\n").text == Self.begun + "0\r\n\r\n")
    await server.stop()
  }

  @Test func `is given up when its client has gone`() async throws {
    let (ends, noter) = AsyncStream.makeStream(of: Bool.self)
    let server = try EmulatorServer.start(
      Scripted(relayed: { _, relay in
        relay.hand(Self.one)
        try? await Task.sleep(for: .seconds(60))
        noter.yield(Task.isCancelled)
      }))
    do {
      let client = try RawClient(server.url)
      client.send(Self.request)
      #expect(try await client.text(endingWith: "one\r\n").text == Self.begun)
    }
    var wasCancelled = ends.makeAsyncIterator()
    #expect(await wasCancelled.next() == true)
    await server.stop()
  }

  @Test func `can end before it was whole`() async throws {
    let server = try EmulatorServer.start(
      Scripted(relayed: { _, relay in
        relay.hand(Self.one)
        relay.hand(.more([.close]))
        relay.hand(.end)
      }))
    let client = try RawClient(server.url)
    client.send(Self.request)
    let answer = try await client.text(endingWith: "the end")
    #expect(answer.text == Self.begun)
    #expect(answer.end == .closed)
    await server.stop()
  }
}
