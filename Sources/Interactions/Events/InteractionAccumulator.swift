public import OrderedJSON

/// Rebuilds an interaction from the events of its stream.
///
///     var accumulator = InteractionAccumulator()
///     for try await event in stream { accumulator.take(event) }
///     accumulator.interaction.outputText
///
/// A stream that was cut is taken up with ``rewind()``: the server sends again what followed the last
/// event that had an id, so what came after that event is forgotten. A server that instead says
/// everything again under new indexes is found out, and its steps are counted once. When an interaction
/// of another id begins, it goes on with what the one before could not finish.
public struct InteractionAccumulator: Sendable {
  /// What the last named event made of it.
  private var checkpoint = StreamDraft()
  /// The events since, which a rewind forgets.
  private var pending: [StreamEvent] = []
  private var seen: Set<UTF8Text> = []
  /// What came before, in requests that reached their limit.
  private var earlier: Interaction?

  /// After which event a stream can be taken up.
  public private(set) var lastEventID: String?
  /// Whether the last event of the interaction came, so that nothing more is to be expected.
  public private(set) var isComplete = false
  /// Why the stream ended, if it said so.
  public private(set) var error: APIFault?

  /// Has heard nothing yet.
  public init() {}

  /// Takes the next event; one that came before does nothing.
  public mutating func take(_ event: StreamEvent) {
    let id = event.id
    if let id, !seen.insert(UTF8Text(id)).inserted { return }
    switch event {
    case .created(let news): startAgain(with: news)
    case .completed: isComplete = true
    case .error(let event): error = event.error
    case .statusUpdate, .stepStart, .stepDelta, .stepStop, .unknown: break
    }
    pending.append(event)
    guard let id else { return }
    lastEventID = id
    // In place: a copy for each event would copy the text for each event.
    for event in pending { checkpoint.take(event) }
    pending = []
  }

  /// Forgets what followed the last event that had an id, and any error: the stream is about to be
  /// taken up after that event.
  public mutating func rewind() {
    pending = []
    isComplete = false
    error = nil
    checkpoint.noteResumption()
  }

  /// The interaction as far as it is known.
  public var interaction: Interaction {
    let current = draft().assembled().interaction
    return earlier.map { $0.continued(by: current) } ?? current
  }

  /// What could not be understood so far.
  public var troubles: [Trouble] { draft().assembled().troubles }

  /// Something in a stream that does not fit; the rest of the interaction is there all the same.
  public enum Trouble: Sendable, Hashable {
    /// The arguments of a call are no JSON. They stand in its step as a text.
    case unreadableArguments(index: Int, text: String)
    /// A piece of a step of a sort that is not known.
    case unknownDelta(index: Int, JSON)
  }

  /// A stream that begins once more tells everything from the start; one of another interaction goes
  /// on with it.
  private mutating func startAgain(with news: InteractionEvent) {
    guard let known = draft().interactionID else { return }
    let earlier = known == news.interaction.id.map(UTF8Text.init) ? earlier : interaction
    self = InteractionAccumulator()
    self.earlier = earlier
    if let id = news.eventID { seen.insert(UTF8Text(id)) }
  }

  private func draft() -> StreamDraft {
    var draft = checkpoint
    for event in pending { draft.take(event) }
    return draft
  }
}
