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
  private var sinceCheckpoint: [Trace] = []
  /// Whether one of them brought a part of the answer.
  private var holdsOutput = false
  /// What a stream that was taken up is still expected to tell again.
  private var expected: ArraySlice<Int> = []

  /// What is kept of an event: a hash, as a stream without checkpoints may be long. The end holds all of the
  /// answer, and is hashed only if the stream is taken up behind it, as hardly any is.
  private enum Trace {
    case hash(Int)
    case end(StreamEvent)

    init(_ event: StreamEvent) {
      if case .completed = event { self = .end(event) } else { self = .hash(event.wire.hashValue) }
    }

    var hash: Int {
      switch self {
      case .hash(let hash): hash
      case .end(let event): event.wire.hashValue
      }
    }
  }

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
  mutating func begin() { expected = sinceCheckpoint.map(\.hash)[...] }

  /// Judges the next event.
  mutating func judge(_ event: StreamEvent) -> Verdict {
    if let id = event.id, seen.contains(UTF8Text(id)) { return .swallow }
    if let next = expected.first {
      if next == event.wire.hashValue {
        expected.removeFirst()
        return .swallow
      }
      // The state of the whole may be told at any time.
      if event.isNews { return .swallow }
      guard !holdsOutput else { return .cannotJoin }
      expected = []
    }
    note(event)
    return .handOut
  }

  private mutating func note(_ event: StreamEvent) {
    if let id = event.id {
      checkpoint = id
      seen.insert(UTF8Text(id))
      sinceCheckpoint = []
      holdsOutput = false
    } else {
      sinceCheckpoint.append(Trace(event))
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
