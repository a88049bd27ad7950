import HTTP
import TestSupport
import Testing

@testable import Emulator

@Suite struct `Faults of a reply` {
  private static let plain = Reply(status: 200, body: Array("0123456789".utf8))
  private static let frames = [
    "a: 1\n\n", "b: 2\n\n", "c: 3\n\n", "d: 4\n\n", "e: 5\n\n", "[DONE]\n\n",
  ]
  private static let stream = Reply(
    status: 200, headers: ["content-type": "text/event-stream"],
    chunks: frames.map { .bytes(Array($0.utf8)) })

  private func texts(_ reply: Reply) -> [String] {
    reply.script.map { piece in
      if case .bytes(let bytes) = piece {
        String(decoding: bytes, as: UTF8.self)
      } else {
        "\(piece)"
      }
    }
  }

  @Test func `a break leaves what stands before it, and the promise`() {
    let broken = Self.plain.broken(at: 4, by: .reset)
    #expect(texts(broken) == ["0123", "reset"])
    #expect(broken.length == 10)
    #expect(texts(Self.plain.broken(at: 0, by: .close)) == ["close"])
    #expect(texts(Self.plain.broken(at: 10, by: .stall)) == ["0123456789", "stall"])
    #expect(Self.plain.broken(at: 11, by: .reset) == Self.plain)
    #expect(texts(Self.stream.broken(at: 8, by: .close)) == ["a: 1\n\n", "b:", "close"])
    #expect(Self.plain.broken(at: nil, by: .stall).before == [.stall])
  }

  @Test func `a drip keeps all bytes and pauses between them`() {
    let dripping = Self.plain.dripping(4, every: .milliseconds(5))
    #expect(
      dripping.script == [
        .bytes(Array("0123".utf8)), .pause(.milliseconds(5)), .bytes(Array("4567".utf8)),
        .pause(.milliseconds(5)), .bytes(Array("89".utf8)),
      ])
    #expect(dripping.length == 10)
  }

  @Test func `a delay comes before everything else`() {
    let reply = Self.plain.broken(at: nil, by: .stall).delayed(by: .seconds(1))
    #expect(reply.before == [.pause(.seconds(1)), .stall])
  }

  @Test func `frames are doubled, and unknown ones stand between`() {
    #expect(texts(Self.stream.withFrames(.duplicate, seed: 1)).count == 12)
    let unknown = texts(Self.stream.withFrames(.unknown, seed: 1))
    let event =
      "event: emulator.unknown\ndata: {\"event_type\":\"emulator.unknown\",\"tomorrow\":[1]}\n\n"
    #expect(unknown.indices.filter { unknown[$0] == event } == [1, 6])
    #expect(unknown.filter { $0 != event } == Self.frames)
  }

  @Test func `frames are shuffled but for the first and the last two, by the seed`() {
    let orders = (1...20).map { texts(Self.stream.withFrames(.shuffle, seed: $0)) }
    for order in orders {
      #expect([order[0], order[4], order[5]] == [Self.frames[0], Self.frames[4], Self.frames[5]])
      #expect(order.sorted() == Self.frames.sorted())
    }
    #expect(Set(orders).count > 1)
    #expect(orders[0] == texts(Self.stream.withFrames(.shuffle, seed: 1)))
  }

  @Test func `frames are split at odd bytes, and nothing is lost`() {
    let split = Self.stream.withFrames(.split, seed: 1)
    #expect(split.body == Self.stream.body)
    #expect(texts(split).prefix(4) == ["a", ": 1", "\n\n", "b: 2\n\n"])
  }

  @Test func `lines end otherwise, or the end is missing`() {
    #expect(texts(Self.stream.withFrames(.crlf, seed: 1))[0] == "a: 1\r\n\r\n")
    #expect(texts(Self.stream.withFrames(.unfinished, seed: 1)) == Self.frames.dropLast())
  }

  @Test func `other bodies have no frames`() {
    for fault in FrameFault.allCases {
      #expect(Self.plain.withFrames(fault, seed: 1) == Self.plain)
    }
  }

  @Test(arguments: [
    ("a*c", "abbc", true), ("a*c", "ac", true), ("a*c", "ab", false), ("*", "", true),
    ("a", "a", true), ("a", "aa", false), ("a*a", "a", false), ("*b*", "abc", true),
    ("*ab*ab*", "xabyabz", true), ("*ab*ab*", "xabyz", false), ("\u{e9}", "e\u{301}", false),
  ]) func `a star stands for any characters`(pattern: String, text: String, fits: Bool) {
    #expect(Glob(pattern).matches(text) == fits)
  }
}
