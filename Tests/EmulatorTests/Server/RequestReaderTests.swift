import HTTP
import TestSupport
import Testing

@testable import Emulator

@Suite struct `Reading requests` {
  /// What a reader makes of bytes that come in one piece.
  private func read(_ text: String) -> (parts: [RequestReader.Part], error: BadRequest?) {
    var reader = RequestReader()
    reader.append(text.utf8)
    var parts: [RequestReader.Part] = []
    do {
      while let part = try reader.next() { parts.append(part) }
      return (parts, nil)
    } catch {
      return (parts, error)
    }
  }

  @Test(arguments: [
    ("GET\r\n\r\n", BadRequest.requestLine),
    ("GET /\r\n\r\n", .requestLine),
    ("GET  / HTTP/1.1\r\n\r\n", .requestLine),
    ("GET / HTTP/1.1 \r\n\r\n", .requestLine),
    (" GET / HTTP/1.1\r\n\r\n", .requestLine),
    ("get / HTTP/1.1\r\n\r\n", .requestLine),
    ("GET a HTTP/1.1\r\n\r\n", .requestLine),
    ("GET https://a/ HTTP/1.1\r\n\r\n", .requestLine),
    ("GET /ü HTTP/1.1\r\n\r\n", .requestLine),
    ("GET / HTTP/1.1\r\n\r\n", .host),
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", .host),
    ("GET / HTTP/2.0\r\n\r\n", .version),
    ("GET / http/1.1\r\n\r\n", .requestLine),
    ("GET / HTTP/1.1\n", .lineEnd),
    ("GET / HTTP/1.1\rHost: a\r\n\r\n", .lineEnd),
    ("GET /\0 HTTP/1.1\r\n", .controlCharacter),
    ("GET / HTTP/1.1\r\nHost: a\u{1}\r\n", .controlCharacter),
    ("\u{16}\u{3}\u{1}", .controlCharacter),
    ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", .field),
    ("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", .field),
    ("GET / HTTP/1.1\r\nHost\r\n\r\n", .field),
    ("GET / HTTP/1.1\r\n: a\r\n\r\n", .field),
    ("GET / HTTP/1.1\r\nHost: a\r\nA: \u{7F}\r\n\r\n", .field),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", .length),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", .length),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", .length),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n", .length),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\n", .length),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", .length),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999999999999\r\n\r\n", .length),
    (
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      .length
    ),
    ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", .length),
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .coding),
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n", .coding),
    ("POST / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n\r\n", .expectation),
  ]) func `refuses what is no request`(text: String, reason: BadRequest) {
    let (parts, error) = read(text)
    #expect(parts.isEmpty)
    #expect(error == reason)
  }

  @Test(arguments: [
    "x\r\n", "\r\n", "-1\r\n", "0x1\r\n", "1 \r\n", "FFFFFFFFFFFFFFFF\r\n", "1\r\nab\r\n",
    String(repeating: "0", count: 2000),
  ]) func `refuses chunks that are not written right`(body: String) {
    let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(read(head + body).error == .chunk)
  }

  @Test func `refuses a head or trailers without end`() {
    let line = "A: " + String(repeating: "a", count: 1000) + "\r\n"
    let long = String(repeating: line, count: 70)
    #expect(read("GET / HTTP/1.1\r\n" + long).error == .headTooLarge)
    let chunks = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
    #expect(read(chunks + long).error == .headTooLarge)
  }

  @Test func `reads what a proxy is sent, and an empty line before a request`() {
    let (parts, error) = read("\r\nGET http://a:1/b?c HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(error == nil)
    guard case .head(let head)? = parts.first else { return #expect(Bool(false)) }
    #expect([head.path, head.query, head.method] == ["/b", "c", "GET"])
    #expect(parts.count == 2)
  }

  @Test func `gives the same whatever the pieces are`() throws {
    let text =
      "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
      + "POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;e=f\r\nabc\r\n"
      + "10\r\n0123456789abcdef\r\n0\r\nT: u\r\n\r\nGET /c HTTP/1.1\r\nHost: a\r\n\r\n"
    let whole = joined(read(text).parts)
    #expect(whole == ["/a", "hello", ".", "/b", "abc0123456789abcdef", ".", "/c", "."])
    for size in 1...text.utf8.count {
      var reader = RequestReader()
      var parts: [RequestReader.Part] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        reader.append(rest.prefix(size))
        rest = rest.dropFirst(size)
        while let part = try reader.next() { parts.append(part) }
      }
      #expect(joined(parts) == whole)
    }
  }

  /// Paths, bodies in one piece, and ends.
  private func joined(_ parts: [RequestReader.Part]) -> [String] {
    var texts: [String] = []
    var isInBody = false
    for part in parts {
      switch part {
      case .head(let head): texts.append(head.path)
      case .end: texts.append(".")
      case .body(let bytes):
        let text = String(decoding: bytes, as: UTF8.self)
        if isInBody { texts[texts.count - 1] += text } else { texts.append(text) }
      }
      if case .body = part { isInBody = true } else { isInBody = false }
    }
    return texts
  }

  @Test func `says each refusal in a sentence with its status`() {
    for reason in BadRequest.allCases {
      #expect(reason.description.hasSuffix("."))
      #expect((400...599).contains(reason.status))
    }
    #expect(
      BadRequest.headTooLarge.description == "The head is longer than 65536 bytes.")
  }
}

@Suite(.serialized) struct `Hostile bytes` {
  private static let requests = [
    "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "POST /b?c=d HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
    "POST /b HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    "POST /b HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx",
  ]

  @Test func `never bring the server down, and the next client is served`() throws {
    let server = try EmulatorServer.start(Scripted.echo)
    var random = SeededRandom(seed: 7)
    for _ in 0..<300 {
      var bytes = Array(random.pick(Self.requests).utf8)
      for _ in 0...random.number(0...3) { Self.damage(&bytes, &random) }
      let client = try RawClient(server.url)
      client.send(bytes)
      if random.oneIn(2) { _ = client.receive(patience: .milliseconds(1)) }
    }
    let client = try RawClient(server.url)
    client.send(Self.requests[0])
    #expect(client.answer().hasSuffix("GET /a 0"))
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let place = random.number(0...bytes.count - 1)
    switch random.number(0...4) {
    case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(random.pick(Array("\r\n\0: ;0Af".utf8)), at: place)
    case 3: bytes.removeSubrange(place...)
    default: bytes += bytes[place...]
    }
  }
}
