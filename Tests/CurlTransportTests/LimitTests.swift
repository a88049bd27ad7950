import CurlTransport
import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `The limits of an exchange` {
  private static let short = Duration.milliseconds(150)
  /// Well before the servers here give up by themselves; tests that run beside this one take time, too.
  private static let patience = Duration.seconds(60)
  /// Limits of which only those count that a test sets.
  private static let none = HTTPLimits(connect: nil, firstByte: nil, idle: nil, responseBytes: nil)

  /// How an exchange fails with a server that does as a script says, and after how long.
  private func failure(
    limits: HTTPLimits, body: Int = 1, delivery: HTTPRequest.Delivery = .whole,
    _ script: @escaping @Sendable (ServerConnection) -> Void
  ) async throws -> (TransportError, Duration) {
    let server = LoopbackServer(script)
    let request = HTTPRequest(
      .post, try server.url(), body: HTTPBody([UInt8](repeating: 1, count: body)), limits: limits,
      delivery: delivery)
    let transport = CurlTransport.alone()
    let began = ContinuousClock.now
    let error = try await transport.failure(of: request)
    return (error, ContinuousClock.now - began)
  }

  @Test func `end waiting for the first byte`() async throws {
    var limits = Self.none
    limits.firstByte = Self.short

    let (error, time) = try await failure(limits: limits) { connection in
      connection.readRequest()
      connection.stall()
    }

    #expect(error.fault == .timedOut(.firstByte, Self.short))
    #expect(error.reach == .sent)
    #expect(time >= Self.short && time < Self.patience)
  }

  @Test(arguments: ["HTTP/1.1 200 OK\r\n", String(answer("0123456789").dropLast(5))])
  func `end a silence after some bytes`(some: String) async throws {
    var limits = Self.none
    limits.idle = Self.short

    let (error, time) = try await failure(limits: limits) { connection in
      connection.readRequest()
      connection.send(some)
      connection.stall()
    }

    #expect(error.fault == .timedOut(.idle, Self.short))
    #expect(error.reach == .sent)
    #expect(time >= Self.short && time < Self.patience)
  }

  @Test func `end a silence while a body is sent`() async throws {
    var limits = Self.none
    limits.idle = Self.short

    let (error, time) = try await failure(limits: limits, body: 50_000_000) { connection in
      _ = connection.readHead()
      connection.stall()
    }

    #expect(error.fault == .timedOut(.idle, Self.short))
    #expect(error.reach == .partlySent)
    #expect(time >= Self.short && time < Self.patience)
  }

  @Test(arguments: [HTTPRequest.Delivery.whole, .streamed])
  func `end an answer that drips, though it is never silent`(
    delivery: HTTPRequest.Delivery
  ) async throws {
    var limits = Self.none
    (limits.idle, limits.total) = (.seconds(1), .milliseconds(300))

    let (error, time) = try await failure(limits: limits, delivery: delivery, Self.drip)

    #expect(error.fault == .timedOut(.total, .milliseconds(300)))
    #expect(time >= .milliseconds(300) && time < Self.patience)
  }

  @Test func `end an answer that is slower than the slowest`() async throws {
    let pace = HTTPLimits.Pace(bytes: 1000, over: .milliseconds(200))
    var limits = Self.none
    (limits.idle, limits.slowest) = (.seconds(1), pace)

    let (error, time) = try await failure(limits: limits, Self.drip)

    #expect(error.fault == .tooSlow(pace))
    #expect(time >= .milliseconds(200) && time < Self.patience)
  }

  @Test func `let an answer drip that is fast enough`() async throws {
    var limits = Self.none
    // The server's thread may have to wait for a processor, too.
    limits.slowest = HTTPLimits.Pace(bytes: 2, over: .seconds(3))
    limits.idle = .seconds(3)
    let server = LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n")
      for _ in 0..<40 where connection.send("x") { usleep(100_000) }
    }

    let response = try await CurlTransport.alone().send(
      HTTPRequest(.get, server.url(), limits: limits))

    #expect(try await response.body.collected().count == 40)
  }

  /// A byte every ten milliseconds for half a minute, or until nobody listens.
  @Sendable private static func drip(_ connection: ServerConnection) {
    connection.readRequest()
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
    for _ in 0..<3000 where connection.send("x") { usleep(10_000) }
  }

  @Test func `do not count what a slow reader leaves`() async throws {
    var limits = Self.none
    // The server's thread may have to wait for a processor before it sends more.
    limits.idle = .seconds(2)
    limits.slowest = HTTPLimits.Pace(bytes: 1, over: .seconds(2))
    let size = 8 << 20
    let server = LoopbackServer { connection in
      connection.readRequest()
      let head = "HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"
      connection.send(Array(head.utf8) + [UInt8](repeating: 7, count: size))
    }
    let response = try await CurlTransport.alone().send(
      HTTPRequest(.get, server.url(), limits: limits, delivery: .streamed))

    try await Task.sleep(for: .seconds(5))
    var chunks: [Int] = []
    for try await chunk in response.body { chunks.append(chunk.count) }

    #expect(chunks.reduce(0, +) == size)
    // No more than the queue holds was taken from the connection while nobody read.
    #expect(chunks.allSatisfy { $0 <= (1 << 20) + (16 << 10) })
  }

  @Test func `end connecting to a port that nobody answers`() async throws {
    let port = FullPort()
    let url = try #require(HTTPURL("http://127.0.0.1:\(port.number)/"))
    var limits = Self.none
    limits.connect = Self.short

    let began = ContinuousClock.now
    let error = try await CurlTransport.alone().failure(of: HTTPRequest(.get, url, limits: limits))

    let expected = TransportError(.timedOut(.connecting, Self.short), .neverSent, url.origin)
    #expect(error == expected)
    #expect(ContinuousClock.now - began < Self.patience)
    withExtendedLifetime(port) {}
  }
}

/// A port of this machine whose queue of connections is full: an attempt is neither taken nor refused.
private final class FullPort {
  private let port = LoopbackPort(listening: 0)
  private let callers: [Int32]

  var number: Int { port.number }

  init() {
    callers = (0..<4).map { [port] _ in port.caller() }
    // One of them has its place in the queue, and no other gets in.
    var wishes = callers.map { pollfd(fd: $0, events: Int16(POLLOUT), revents: 0) }
    poll(&wishes, nfds_t(wishes.count), 60_000)
  }

  deinit {
    for caller in callers { close(caller) }
  }
}
