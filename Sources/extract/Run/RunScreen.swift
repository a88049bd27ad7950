import Extractor
import Locking
import OrderedJSON

/// Everything that a run says to people while it is at work: a panel on a terminal, lines or JSON Lines
/// elsewhere.
final class RunScreen: Sendable {
  /// To whom it speaks.
  enum Voice: Sendable {
    /// What fits where standard error leads.
    case people
    /// JSON Lines.
    case events
    /// Nothing but what went wrong.
    case quiet
  }

  private enum Form {
    case panel, lines, events, quiet
  }

  private struct State {
    var panel: Panel
    var drawing = Drawing()
    /// Lines that are to stand above the panel.
    var above: [String] = []
    var isStopping = false
    var isClosed = false
  }

  private let form: Form
  private let look: Look
  private let begun = ContinuousClock.now
  private let state: Lock<State>
  /// A panel is drawn no more often.
  private static let pause = Duration.milliseconds(100)

  init(_ voice: Voice, width: Int) {
    form =
      switch voice {
      case .quiet: .quiet
      case .events: .events
      case .people: Terminal.isHere ? .panel : .lines
      }
    look = Terminal.look
    // At most half of a low terminal.
    let most = min(5, max(0, Terminal.size.rows / 2 - 3))
    state = Lock(State(panel: Panel(width: width, most: most)))
  }

  /// Takes an event; called from any task.
  func note(_ event: FolderEvent) {
    let time = begun.duration(to: .now)
    switch form {
    case .quiet: break
    case .events: state.withLock { _ in Output.say(event.json.text()) }
    case .panel:
      state.withLock {
        $0.panel.note(event, at: time)
        if let line = Self.lasting(event) { $0.above.append(line.text(look)) }
      }
    case .lines:
      state.withLock { state in
        guard !state.isClosed else { return }
        state.panel.note(event, at: time)
        if let line = Self.line(event, state.panel.tally, isStopping: state.isStopping) {
          Output.say(line.text(look))
        }
      }
    }
  }

  /// Says something that is good to know.
  func tell(_ text: String) { if form != .quiet { put(text) } }

  /// Says why it stops, instead of what the run will say of it.
  func stop(_ why: String) {
    state.withLock {
      $0.isStopping = true
      $0.panel.stop(why)
    }
    put("stopping: \(why)")
  }

  private func put(_ text: String) {
    switch form {
    case .events:
      Output.say(JSON.object([("event", "notice"), ("message", .string(text))]).text())
    case .lines, .quiet: Output.say(Columns.spelled(text, look))
    case .panel:
      let line = Columns.spelled(text, look)
      let isClosed = state.withLock {
        $0.above.append(line)
        return $0.isClosed
      }
      if isClosed { draw() }
    }
  }

  // MARK: Drawing

  /// Keeps the panel up to date until the task is cancelled.
  func keepDrawing() async {
    guard form == .panel else { return }
    while !Task.isCancelled {
      draw()
      try? await Task.sleep(for: Self.pause)
    }
  }

  private func draw() {
    let time = begun.duration(to: .now)
    let columns = Terminal.size.columns - 1
    state.withLock { state in
      let foot =
        state.isClosed
        ? []
        : state.panel.lines(at: time, columns: columns, look).map {
          $0.text(look, columns: columns)
        }
      let text = state.drawing.update(above: state.above, foot: foot)
      state.above = []
      if !text.isEmpty { Output.draw(text) }
    }
  }

  /// Takes the panel away; what was said above it stays.
  func close() {
    state.withLock { $0.isClosed = true }
    if form == .panel { draw() }
  }
}

// MARK: Lines

extension RunScreen {
  /// What stays on a terminal when the panel has gone.
  private static func lasting(_ event: FolderEvent) -> PaintedLine? {
    switch event {
    case .began(_, _, let notices) where !notices.isEmpty:
      PaintedLine("note: \(notices.map(TextPlace.visible).joined(separator: "; "))", .waiting)
    case .ended(let end) where !end.isKnown: painted(end, onlyTrouble: true)
    default: nil
    }
  }

  /// What an event is worth where lines follow one another: one for each document that was worked on,
  /// with how many are done.
  static func line(_ event: FolderEvent, _ tally: Tally, isStopping: Bool) -> PaintedLine? {
    switch event {
    case .began, .paused, .resumed: return PaintedLine("\(event)")
    case .wrote, .started, .document, .listed: return nil
    case .stopping: return isStopping ? nil : PaintedLine("\(event)")
    case .ended(let end):
      guard !end.isKnown, let rest = painted(end, onlyTrouble: false) else { return nil }
      let count = "\(tally.ended)" + (tally.documents.map { "/\($0)" } ?? "")
      return PaintedLine("[\(count)] ").followed(by: rest)
    }
  }

  private static func painted(_ end: DocumentEnd, onlyTrouble: Bool) -> PaintedLine? {
    switch end.outcome {
    case .record: onlyTrouble ? nil : PaintedLine("\(end)")
    case .open: onlyTrouble ? nil : PaintedLine("\(end)", .waiting)
    case .notApplicable, .skipped: PaintedLine("\(end)", .waiting)
    case .failed: PaintedLine("\(end)", .bad)
    }
  }
}
