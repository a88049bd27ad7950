import OrderedJSON

/// The events of a stream since its last checkpoint, so that what a stream repeats when it is taken up
/// there is known again and handed out once.
///
/// A checkpoint is an event with an id. Few have one, so a server that begins after it may first tell
/// again what was told already:
///
///     before the cut      delta 7 (id)   stop 1   start 2   ✂
///     taken up after 7                   stop 1   start 2   delta 8 (id) …
///                                        └─ swallowed ─┘
struct Replay: Sendable {
  /// The id of the last event that had one.
  private(set) var checkpoint: String?
  /// The ids of all events that had one.
  private var seen: Set<UTF8Text> = []
  /// Since the last checkpoint, as hashes: a stream without checkpoints may be long.
  private var sinceCheckpoint: [Int] = []
  /// Whether one of them brought a part of the answer.
  private var holdsOutput = false
  /// What a stream that was taken up is still expected to tell again.
  private var expected: ArraySlice<Int> = []

  /// What to do with an event.
  enum Verdict: Sendable, Hashable {
    /// It is new.
    case handOut
    /// It was handed out before.
    case swallow
    /// Part of the answer that was handed out before comes in another form now: the two do not join.
    case cannotJoin
  }

  /// The stream is about to be taken up.
  mutating func begin() { expected = sinceCheckpoint[...] }

  /// Judges the next event.
  mutating func judge(_ event: StreamEvent) -> Verdict {
    if let id = event.id, seen.contains(UTF8Text(id)) { return .swallow }
    let hash = event.wire.hashValue
    if let next = expected.first {
      if next == hash {
        expected.removeFirst()
        return .swallow
      }
      // The state of the whole may be told at any time.
      if event.isNews { return .swallow }
      guard !holdsOutput else { return .cannotJoin }
      expected = []
    }
    note(event, hash)
    return .handOut
  }

  private mutating func note(_ event: StreamEvent, _ hash: Int) {
    if let id = event.id {
      checkpoint = id
      seen.insert(UTF8Text(id))
      sinceCheckpoint = []
      holdsOutput = false
    } else {
      sinceCheckpoint.append(hash)
      if case .stepDelta = event { holdsOutput = true }
    }
  }
}

extension StreamEvent {
  /// Whether it tells how the whole stands, and nothing of the answer.
  fileprivate var isNews: Bool {
    switch self {
    case .created, .statusUpdate: true
    case .stepStart, .stepDelta, .stepStop, .completed, .error, .unknown: false
    }
  }
}
