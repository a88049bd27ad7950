import Foundation
import HTTP
import TestSupport
import Testing

@Suite struct `A stream of events` {
  /// By the rules of the WHATWG (HTML, section 9.2.6), whose examples are the first four.
  @Test(arguments: [
    ("data: YHOO\ndata: +2\ndata: 10\n\n", [event("YHOO\n+2\n10")]),
    (
      ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
      [event("first event", id: "1"), event("second event"), event(" third event")]
    ),
    ("data\n\ndata\ndata\n\ndata:\n", [event(""), event("\n"), event("")]),
    ("data:test\n\ndata: test\n\n", [event("test"), event("test")]),
    ("event: a\ndata: 1\n\ndata: 2\n\n", [event("1", name: "a"), event("2")]),
    ("event: a\n\ndata: 2\n\n", [event("2")]),
    ("id: 7\n\ndata: 1\n\nid: 8\u{0}\ndata: 2\n\n", [event("1", id: "7"), event("2", id: "7")]),
    ("data: 1\r\ndata: 2\r\r\ndata: 3\n\r\ndata: 4\r\r", [event("1\n2"), event("3"), event("4")]),
    ("\u{FEFF}data: 1\n\n\u{FEFF}data: 2\n\n", [event("1")]),
    ("\u{FEFF}\u{FEFF}data: 1\n\n", []),
    ("DATA: 1\ndata : 2\n data: 3\ndatas: 4\n\n", []),
    ("data: 1", [event("1")]),
    ("data: 1\r", [event("1")]),
    ("event: a\nda", []),
    (":\n\n\n\n", []),
    ("", []),
    ("data: a:b\n\ndata::c\n\n", [event("a:b"), event(":c")]),
    ("data: \u{D}x\n\n", [event("")]),
    ("data: [DONE]\n\ndata: after\n\n", [event("[DONE]"), event("after")]),
  ])
  func `is read by the rules, wherever it is cut`(text: String, expected: [ServerEvent]) throws {
    let bytes = Array(text.utf8)
    #expect(try events([bytes]) == expected)
    #expect(try events(bytes.map { [$0] }) == expected)
    for split in 0...bytes.count {
      #expect(try events([Array(bytes[..<split]), Array(bytes[split...])]) == expected, "\(split)")
    }
  }

  @Test(
    arguments: [
      ("retry: 1500\n", .milliseconds(1500)), ("retry: 0\n", .zero), ("retry: 1.5\n", nil),
      ("retry: -1\n", nil), ("retry:\n", nil), ("retry: 9999999999999999999999\n", nil),
      ("retry: 2000\nretry: x\n", .milliseconds(2000)),
    ] as [(String, Duration?)])
  func `may say how long to wait`(text: String, pause: Duration?) throws {
    var parser = ServerEvents()
    var events: [ServerEvent] = []
    try parser.push(Array(text.utf8), into: &events)
    #expect(parser.retry == pause)
  }

  @Test func `may hold bytes that are no text`() throws {
    let data: [UInt8] = [0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0x00, 0xEF, 0xBB, 0x0A, 0x0A]
    #expect(try events([data]) == [ServerEvent(data: [0xFF, 0x00, 0xEF, 0xBB])])
  }

  @Test(arguments: [
    "data: 123456789\n\n", "data: 1234\ndata: 5678\n\n", ":23456789012345678",
    "event: 90123456\n\n",
    "data: 1\n\ndata: 123456789",
  ])
  func `ends in an error when one event is too large`(text: String) {
    let bytes = Array(text.utf8)
    #expect(throws: ServerEventsError.eventTooLarge(limit: 14)) { try events([bytes], limit: 14) }
    #expect(throws: ServerEventsError.eventTooLarge(limit: 14)) {
      try events(bytes.map { [$0] }, limit: 14)
    }
    #expect(
      ServerEventsError.eventTooLarge(limit: 14).description
        == "An event of the stream is larger than the 14 bytes allowed; ask for less at once.")
  }

  @Test func `may be longer than what one event may be`() throws {
    let bytes = Array(String(repeating: "data: 1234\n\n: comment\n", count: 100).utf8)
    #expect(try events([bytes], limit: 14).count == 100)
  }

  @Test(
    .enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing),
    arguments: try PublicSuite.requests.streams())
  func `that was recorded is the same events wherever it is cut`(stream: RecordedStream) throws {
    let whole = try events([stream.bytes])
    // What the recorder wrote is taken apart here by its own frame: `event:`, `data:`, blank.
    let frames = String(decoding: stream.bytes, as: UTF8.self).components(separatedBy: "\n\n")
    let expected = frames.filter { $0.contains("data:") }.map { frame in
      frame.components(separatedBy: "\n").first { $0.hasPrefix("data:") }?
        .dropFirst(5).trimmingPrefix(" ")
    }
    #expect(whole.map { String(decoding: $0.data, as: UTF8.self)[...] } == expected)

    #expect(try events(stream.bytes.map { [$0] }) == whole)
    // Every place in the short ones, every eleventh in the long.
    for split in stride(
      from: 0, through: stream.bytes.count, by: stream.bytes.count < 2048 ? 1 : 11)
    {
      let (front, rest) = (stream.bytes[..<split], stream.bytes[split...])
      #expect(try events([Array(front), Array(rest)]) == whole, "\(split)")
    }
    var random = SeededRandom(seed: 5)
    for _ in 0..<20 {
      var chunks: [[UInt8]] = []
      var rest = stream.bytes[...]
      while !rest.isEmpty {
        let chunk = rest.prefix(random.number(1...200))
        chunks.append(Array(chunk))
        rest = rest.dropFirst(chunk.count)
      }
      #expect(try events(chunks) == whole)
    }
  }

  private func events(_ chunks: [[UInt8]], limit: Int = 4096) throws -> [ServerEvent] {
    var parser = ServerEvents(limit: limit)
    var events: [ServerEvent] = []
    for chunk in chunks { try parser.push(chunk, into: &events) }
    try parser.finish(into: &events)
    return events
  }
}

private func event(_ data: String, name: String? = nil, id: String? = nil) -> ServerEvent {
  ServerEvent(name: name, data: Array(data.utf8), id: id)
}
