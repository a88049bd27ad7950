import HTTP

/// What faults make of a reply.
extension Reply {
  /// Waits before the head.
  package func delayed(by duration: Duration) -> Reply {
    guard duration > .zero else { return self }
    var reply = self
    reply.before.insert(.pause(duration), at: 0)
    return reply
  }

  /// Stops after so many bytes of the body, or before the head, and ends as the piece says. A body
  /// that is not so long is not changed.
  package func broken(at count: Int?, by piece: Piece) -> Reply {
    var reply = self
    guard let count else {
      reply.before.append(piece)
      return reply
    }
    guard count <= body.count else { return self }
    reply.script = Self.front(count, of: script) + [piece]
    return reply
  }

  /// What happens until so many bytes are out.
  private static func front(_ count: Int, of script: [Piece]) -> [Piece] {
    var left = count
    var front: [Piece] = []
    for piece in script {
      guard left > 0 else { break }
      guard case .bytes(let bytes) = piece else {
        front.append(piece)
        continue
      }
      front.append(.bytes(Array(bytes.prefix(left))))
      left -= min(left, bytes.count)
    }
    return front
  }

  /// Sends so many bytes at a time, with a pause between.
  package func dripping(_ count: Int, every pause: Duration) -> Reply {
    guard count > 0 else { return self }
    var reply = self
    reply.script = []
    for piece in script {
      guard case .bytes(let bytes) = piece else {
        reply.script.append(piece)
        continue
      }
      for start in stride(from: 0, to: bytes.count, by: count) {
        if case .bytes? = reply.script.last { reply.script.append(.pause(pause)) }
        reply.script.append(.bytes(Array(bytes[start...].prefix(count))))
      }
    }
    return reply
  }
}

// MARK: Event streams

extension Reply {
  /// Whether the body is a stream of events.
  package var isEventStream: Bool {
    headers["content-type"]?.hasPrefix("text/event-stream") ?? false
  }

  /// Changes the frames of an event stream; other bodies stay as they are.
  package func withFrames(_ fault: FrameFault, seed: UInt64) -> Reply {
    guard isEventStream else { return self }
    var reply = self
    switch fault {
    case .duplicate:
      reply.script = script.flatMap { piece -> [Piece] in
        if case .bytes = piece { [piece, piece] } else { [piece] }
      }
    case .shuffle: reply.script = Self.shuffled(script, seed)
    case .unknown: reply.script = Self.withUnknownEvents(script)
    case .split: reply.script = Self.split(script)
    case .crlf:
      reply.script = script.map { piece in
        guard case .bytes(let bytes) = piece else { return piece }
        return .bytes(bytes.flatMap { $0 == .lineFeed ? [.carriageReturn, .lineFeed] : [$0] })
      }
    case .unfinished:
      let end = Array("[DONE]".utf8)
      reply.script = script.filter { piece in
        guard case .bytes(let bytes) = piece else { return true }
        return !bytes.dropLast(2).suffix(end.count).elementsEqual(end)
      }
    }
    return reply
  }

  /// The first frame tells the id and the last two end the stream: they stay where they are.
  private static func shuffled(_ script: [Piece], _ seed: UInt64) -> [Piece] {
    let places = script.indices.filter { if case .bytes = script[$0] { true } else { false } }
    guard places.count > 4 else { return script }
    let movable = places.dropFirst().dropLast(2)
    var draw = SeededDraw(seed)
    var shuffled = script
    for (place, source) in zip(movable, movable.shuffled(using: &draw)) {
      shuffled[place] = script[source]
    }
    return shuffled
  }

  /// One behind the first frame, one before the last.
  private static func withUnknownEvents(_ script: [Piece]) -> [Piece] {
    let name = "emulator.unknown"
    let event = Piece.bytes(
      Array("event: \(name)\ndata: {\"event_type\":\"\(name)\",\"tomorrow\":[1]}\n\n".utf8))
    guard !script.isEmpty else { return script }
    return script.prefix(1) + [event] + script.dropFirst().dropLast() + [event]
      + script.dropFirst().suffix(1)
  }

  /// Pieces of 1, 3, 5, … 31 bytes, and again, whatever the frames are.
  private static func split(_ script: [Piece]) -> [Piece] {
    var size = -1
    return script.flatMap { piece -> [Piece] in
      guard case .bytes(let bytes) = piece else { return [piece] }
      var pieces: [Piece] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        size = size >= 31 ? 1 : size + 2
        pieces.append(.bytes(Array(rest.prefix(size))))
        rest = rest.dropFirst(size)
      }
      return pieces
    }
  }
}

/// Numbers that are the same for the same seed (SplitMix64).
struct SeededDraw: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed &>> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed &>> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed &>> 31
  }
}
