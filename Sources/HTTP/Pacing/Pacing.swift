/// Who may send when, after all that has happened: arithmetic, to which time and chance are given.
///
/// Three things hold requests back: the limits of a `Pace`, a pause that a server asked for or that its
/// failures suggest, and a rate that was learnt from refusals.
///
///     open ──429──▶ paused ──time──▶ probing ──one succeeds──▶ open, at a lower rate
///                     ▲                 │
///                     └──── refused ────┘  (the next pause may be twice as long)
///
/// A refusal without a hint pauses nobody where nearly everything else passes (``StrayRefusals``).
package struct Pacing: Sendable {
  package let pace: Pace
  private var requests: RequestWindow?
  private var tokens: TokenWindow?
  private var sends = RecentSends()
  private var learnt: LearntRate?
  /// None while the server is well.
  private(set) var trouble: Trouble?
  /// How often there was a pause.
  private var epoch = 0
  /// How long there was trouble in all, before the one that there is.
  private var pastTrouble = Duration.zero
  private var signals = FailureSignals()
  private var strays = StrayRefusals()
  /// How many requests that cost have succeeded.
  private var passes = 0
  /// What a person should be told, in order.
  private var news: [PaceEvent] = []

  /// Nothing has happened yet.
  package init(_ pace: Pace) {
    self.pace = pace
    requests = pace.requestsPerMinute.map(RequestWindow.init)
    tokens = pace.tokensPerMinute.map(TokenWindow.init)
  }

  /// What a request gets that asks for its turn.
  package enum Admission: Sendable {
    case go(Turn)
    /// It asks again then.
    case wait(until: Duration, PaceReason)
    /// It asks again when one of those that were let through has ended.
    case standBy
  }

  /// As many as go at first when a pause is over.
  package static let mostProbes = 2
}

// MARK: Turns

extension Pacing {
  /// Gives a call its turn, or says when there may be one.
  package mutating func admit(_ call: PacedCall, _ now: Duration) -> Admission {
    if let trouble {
      if let end = trouble.end, now < end { return .wait(until: end, trouble.why) }
      self.trouble?.end = nil
      if trouble.probes >= Self.mostProbes { return .standBy }
    }
    if call.isMetered, let (time, reason) = limit(of: call, now), now < time {
      return .wait(until: time, reason)
    }
    trouble?.probes += 1
    return .go(noted(call, now))
  }

  /// When the limits let a call through, and which does so last.
  private mutating func limit(
    of call: PacedCall, _ now: Duration
  ) -> (Duration, PaceReason)? {
    var latest: (Duration, PaceReason)?
    if let requests, let next = requests.next {
      latest = (next, .requestsPerMinute(requests.limit))
    }
    if let limit = tokens?.limit, let next = tokens?.next(for: call.tokens, now),
      next > latest?.0 ?? .zero
    {
      latest = (next, .tokensPerMinute(limit))
    }
    if let learnt, learnt.next > latest?.0 ?? .zero { latest = (learnt.next, .slowedDown) }
    return latest
  }

  private mutating func noted(_ call: PacedCall, _ now: Duration) -> Turn {
    guard call.isMetered else {
      return Turn(
        epoch: epoch, second: 0, arrival: call.arrival, isMetered: false, tokens: nil,
        passes: passes)
    }
    requests?.note(now)
    if learnt != nil { noteRate(now) }
    return Turn(
      epoch: epoch, second: sends.note(now), arrival: call.arrival, isMetered: true,
      tokens: tokens?.note(call.tokens, now), passes: passes)
  }

  private mutating func noteRate(_ now: Duration) {
    if let rate = learnt?.rate(now) { learnt?.note(now, at: rate) } else { learnt = nil }
  }

  /// Puts the tokens that were counted in the place of those that were expected.
  package mutating func correct(_ turn: Turn, to count: Int) {
    if let entry = turn.tokens { tokens?.correct(entry, to: max(0, count)) }
  }
}

// MARK: Ends

extension Pacing {
  /// Takes note that a server answered, or began to; no more follows from it while it has no trouble.
  package mutating func passed(_ turn: Turn, isOver: Bool = true) -> Bool {
    guard trouble == nil else { return false }
    if turn.isMetered {
      passes += 1
      strays.note(isRefusal: false)
    }
    if isOver { signals.clear() }
    return true
  }

  /// Takes note that a part of an answer came.
  package mutating func answered() { signals.clear() }

  /// Draws the conclusion from how a turn ended, or from what came after its end: an error in a stream that
  /// was open by then. `chance` is in 0...1.
  package mutating func end(
    _ turn: Turn, _ end: TurnEnd, _ now: Duration, chance: Double, isAfterwards: Bool = false
  ) {
    // Whoever was sent before the pause tells nothing of how it is now.
    let isCurrent = turn.epoch == epoch
    if isCurrent, !isAfterwards, let probes = trouble?.probes {
      trouble?.probes = max(0, probes - 1)
    }
    switch end {
    case .passed, .opened:
      if case .passed = end { signals.clear() }
      if turn.isMetered {
        passes += 1
        strays.note(isRefusal: false)
      }
      if isCurrent, turn.isMetered || trouble?.isRateLimit == false { reopen(now) }
    case .unknown: break
    case .refused(let hint, let error):
      if turn.isMetered {
        sends.forget(turn.second)
        strays.note(isRefusal: true)
      }
      if hint == nil, trouble == nil, strays.areStray { break }
      begin(.rateLimit, isCurrent, hint, error, now, chance)
    case .overloaded(let status, let hint, let error):
      let isSign = signals.note(nil) || hint != nil
      if isSign { begin(.overloaded(status: status), isCurrent, hint, error, now, chance) }
    case .failed(let status, let error):
      guard signals.note(turn.arrival) else { break }
      begin(.failing(status: status), isCurrent, nil, error, now, chance)
    case .unreachable(let error):
      if signals.note(nil) { begin(.unreachable, isCurrent, nil, error, now, chance) }
    }
  }

  /// Begins a pause. A failure from before the last one changes nothing but by its hint.
  private mutating func begin(
    _ why: PaceReason, _ isCurrent: Bool, _ hint: Duration?, _ error: any Error,
    _ now: Duration, _ chance: Double
  ) {
    let hint = hint.map { min($0, Trouble.longest) }
    guard isCurrent || hint != nil else { return }
    var trouble = self.trouble ?? Trouble(since: now, why, error)
    let end: Duration
    if isCurrent {
      trouble.strikes += 1
      trouble.isRateLimit = trouble.isRateLimit || why == .rateLimit
      (trouble.why, trouble.error, trouble.probes) = (why, error, 0)
      epoch += 1
      end = now + max(hint ?? .zero, trouble.floor * chance, Trouble.shortest)
    } else {
      end = now + (hint ?? .zero)
      if end > trouble.end ?? .zero { (trouble.why, trouble.error) = (why, error) }
    }
    if end > trouble.end ?? .zero {
      trouble.end = end
      news.append(.paused(end - now, why: trouble.why))
    }
    self.trouble = trouble
  }

  private mutating func reopen(_ now: Duration) {
    // While it was tried, a late answer may have asked for more time.
    guard let trouble, trouble.end ?? now <= now else { return }
    let pause = now - trouble.since
    pastTrouble += pause
    self.trouble = nil
    if trouble.isRateLimit { slowDown(after: trouble.since, pause, now) }
    news.append(.resumed(rate: learnt?.rate(now)))
  }
}

extension Pacing {
  private mutating func slowDown(after refused: Duration, _ pause: Duration, _ now: Duration) {
    if let old = learnt, old.rate(refused) != nil {
      learnt = LearntRate(after: old, refused: refused, pause: pause, now: now)
    } else if let through = sends.rate(until: refused, thenNothingFor: pause), through > 0 {
      // Of a server that let nothing through no rate is known.
      learnt = LearntRate(through: through, pause: pause, now: now)
    }
    sends.clear()
  }
}

// MARK: How it stands

extension Pacing {
  /// How long there was trouble in all.
  package func troubled(_ now: Duration) -> Duration {
    pastTrouble + (trouble.map { now - $0.since } ?? .zero)
  }

  /// Why a call that came when there had been so much trouble is not to wait any longer: the pause lasts
  /// longer than its patience.
  package func givesUp(since earlier: Duration, _ now: Duration) -> (any Error)? {
    guard let trouble, let end = trouble.end else { return nil }
    let waited = troubled(now) - earlier
    return waited + (end - now) > pace.patience ? trouble.error : nil
  }

  /// What is known of the server after a turn.
  package func aftermath(of turn: Turn) -> Aftermath {
    Aftermath(isInTrouble: isInTrouble, tookOthers: passes > turn.passes)
  }

  /// Whether nothing but probes is sent.
  package var isInTrouble: Bool { trouble != nil }

  /// The rate that was learnt.
  package func rate(_ now: Duration) -> Double? { learnt?.rate(now) }

  /// Hands over what was to be told since the last time.
  package mutating func takeNews() -> [PaceEvent] {
    guard !news.isEmpty else { return [] }
    defer { news = [] }
    return news
  }
}
