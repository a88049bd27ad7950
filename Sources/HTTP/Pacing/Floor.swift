/// What a pacer keeps under its lock: how things stand with the server, and who waits.
struct Floor: Sendable {
  private var pacing: Pacing
  /// One for those that cost, and one for those that are held back by pauses alone.
  private var lines = [Line(), Line()]
  private var arrivals = 0
  /// What the first in line waits for.
  private var wait: (end: Duration, why: PaceReason)?
  /// Whether it was told that a limit holds requests back.
  private var hasTold = false
  private var news: [PaceEvent] = []

  init(_ pace: Pace) { pacing = Pacing(pace) }

  /// What a call does next.
  enum Step: Sendable {
    case go(Turn)
    case sleep(Duration)
    /// It waits until it is called.
    case stand
    case giveUp(any Error)
  }

  /// What a call does next, the call as it is then, and who else has to look again.
  struct Move: Sendable {
    let step: Step
    let call: PacedCall
    var called: [Line.Called] = []
  }

  /// Shorter waits for a limit are not worth a word.
  private static let longWait = Duration.seconds(1)
}

extension Floor {
  /// Says what a call does next.
  mutating func move(_ call: PacedCall, _ now: Duration) -> Move {
    let call = call.hasArrived ? call : arrived(call, now)
    if let error = pacing.givesUp(since: call.trouble, now) {
      return Move(step: .giveUp(error), call: call, called: [leave(call)])
    }
    // Nobody stands in line for what nothing holds back.
    if call.isMetered || pacing.isInTrouble, let first = lines[call.lane].first,
      first < call.arrival
    {
      return waits(call, .stand)
    }
    switch pacing.admit(call, now) {
    case .go(let turn): return Move(step: .go(turn), call: call, called: [leave(call)])
    case .standBy: return waits(call, .stand)
    case .wait(let end, let why):
      note(end, why, now)
      return waits(call, .sleep(end - now))
    }
  }

  private mutating func arrived(_ call: PacedCall, _ now: Duration) -> PacedCall {
    arrivals += 1
    var call = call
    call.arrival = arrivals
    call.trouble = pacing.troubled(now)
    return call
  }

  private mutating func waits(_ call: PacedCall, _ step: Step) -> Move {
    lines[call.lane].join(call.arrival, call.trouble)
    return Move(step: step, call: call)
  }

  /// Lets a call out of the line, and answers who is first then.
  mutating func leave(_ call: PacedCall) -> Line.Called {
    let next = lines[call.lane].leave(call.arrival)
    if hasTold, call.isMetered, lines[call.lane].count == 0 {
      hasTold = false
      news.append(.resumed(rate: nil))
    }
    return next
  }

  private mutating func note(_ end: Duration, _ why: PaceReason, _ now: Duration) {
    wait = (end, why)
    // Of a lower rate it was told when the pause ended.
    guard why != .slowedDown, !hasTold, !pacing.isInTrouble, end - now >= Self.longWait else {
      return
    }
    hasTold = true
    news.append(.paused(end - now, why: why))
  }

  /// Suspends a call until it is called; what is answered is to be resumed at once.
  mutating func suspend(
    _ call: PacedCall, _ continuation: CheckedContinuation<Void, Never>
  ) -> Line.Called {
    lines[call.lane].suspend(call.arrival, continuation)
  }

  /// Calls one that is suspended.
  mutating func wake(_ call: PacedCall) -> Line.Called { lines[call.lane].call(call.arrival) }
}

extension Floor {
  /// Takes note that a request succeeded, if that changes nothing else.
  mutating func passed(_ turn: Turn, isOver: Bool) -> Bool {
    pacing.passed(turn, isOver: isOver)
  }

  mutating func answered() { pacing.answered() }

  /// Takes note of how a turn ended, and answers who has to look again.
  mutating func end(
    _ turn: Turn, _ end: TurnEnd, _ now: Duration, chance: Double, isAfterwards: Bool
  ) -> [Line.Called] {
    let wasInTrouble = pacing.isInTrouble
    pacing.end(turn, end, now, chance: chance, isAfterwards: isAfterwards)
    news += pacing.takeNews()
    guard wasInTrouble || pacing.isInTrouble else { return [] }
    // The pause says more.
    hasTold = false
    return lines.indices.flatMap { lane in
      lines[lane].callAll { pacing.givesUp(since: $0, now) != nil } + [lines[lane].callFirst()]
    }
  }

  mutating func correct(_ turn: Turn, to tokens: Int) { pacing.correct(turn, to: tokens) }

  func aftermath(of turn: Turn) -> Aftermath { pacing.aftermath(of: turn) }

  mutating func takeNews() -> [PaceEvent] {
    guard !news.isEmpty else { return [] }
    defer { news = [] }
    return news
  }

  /// How things stand.
  func state(_ now: Duration) -> PaceState {
    let waiting = lines.reduce(0) { $0 + $1.count }
    let trouble = pacing.trouble.map { (end: $0.end ?? now, why: $0.why) }
    let wait = trouble ?? (waiting > 0 ? wait : nil)
    return PaceState(
      pause: wait.flatMap { $0.end > now ? $0.end - now : nil }, why: wait?.why,
      rate: pacing.rate(now), waiting: waiting)
  }
}
