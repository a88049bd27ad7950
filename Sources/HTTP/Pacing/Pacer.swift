import Locking

/// Holds back the requests of a process, so that a server is asked as often as it likes and no more.
///
///     var settings = Gemini.Settings()
///     settings.pacer = Pacer(Pace(requestsPerMinute: 60))
///
/// All clients that share a limit share a pacer. When a server refuses one request with 429, nothing is
/// sent by anybody until the pause is over; then two requests try whether it is, and when one succeeds all
/// go on, at a lower rate. A request that was refused waits for its turn again, before those that came
/// later. One that is refused within the stream that answers it makes the same pause, and is at its end.
public final class Pacer: Sendable {
  /// What it was made for.
  public let pace: Pace
  private let floor: Lock<Floor>
  private let time: Time
  private let watch: @Sendable (PaceEvent) -> Void

  /// The clock and the chance that a pacer goes by.
  package struct Time: Sendable {
    let elapsed: @Sendable () -> Duration
    let pause: @Sendable (Duration) async throws -> Void
    let chance: @Sendable () -> Double

    package init(
      elapsed: @escaping @Sendable () -> Duration,
      pause: @escaping @Sendable (Duration) async throws -> Void,
      chance: @escaping @Sendable () -> Double
    ) {
      self.elapsed = elapsed
      self.pause = pause
      self.chance = chance
    }

    /// Of this machine.
    package static var real: Time {
      let start = ContinuousClock.now
      return Time(
        elapsed: { ContinuousClock.now - start }, pause: { try await Task.sleep(for: $0) },
        chance: { Double.random(in: 0..<1) })
    }
  }

  /// Holds back what goes beyond a pace. Whoever watches is told of pauses and their ends, from whatever
  /// task it happens on.
  public convenience init(
    _ pace: Pace = Pace(), watch: @escaping @Sendable (PaceEvent) -> Void = { _ in }
  ) {
    self.init(pace, by: .real, watch: watch)
  }

  package init(
    _ pace: Pace, by time: Time, watch: @escaping @Sendable (PaceEvent) -> Void = { _ in }
  ) {
    self.pace = pace
    self.time = time
    self.watch = watch
    floor = Lock(Floor(pace))
  }

  /// How it stands now.
  public var state: PaceState {
    let now = time.elapsed()
    return floor.withLock { $0.state(now) }
  }
}

// MARK: Taking a turn

extension Pacer {
  /// Why a call gets no turn.
  package enum Refusal: Error {
    case cancelled
    /// It would have to wait longer than it has patience: what the server said to whom it refused.
    case givesUp(any Error)
  }

  /// Comes back when the call may be sent.
  package func turn(for call: inout PacedCall) async throws(Refusal) -> Turn {
    while true {
      let now = time.elapsed()
      switch step(&call, now) {
      case .go(let turn): return turn
      case .giveUp(let error): throw .givesUp(error)
      case .sleep(let pause):
        do { try await time.pause(pause) } catch { throw cancelled(call) }
      case .stand:
        await stand(call)
        if Task.isCancelled { throw cancelled(call) }
      }
    }
  }

  private func step(_ call: inout PacedCall, _ now: Duration) -> Floor.Step {
    let before = call
    let (move, news) = floor.withLock { ($0.move(before, now), $0.takeNews()) }
    call = move.call
    carryOut(move.called, news)
    return move.step
  }

  private func stand(_ call: PacedCall) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        floor.withLock { $0.suspend(call, continuation) }?.resume()
      }
    } onCancel: {
      floor.withLock { $0.wake(call) }?.resume()
    }
  }

  private func cancelled(_ call: PacedCall) -> Refusal {
    let (called, news) = floor.withLock { ($0.leave(call), $0.takeNews()) }
    carryOut([called], news)
    return .cancelled
  }
}

// MARK: Giving it back

extension Pacer {
  /// Takes note of how a turn ended.
  package func end(_ turn: Turn, _ end: TurnEnd) -> Aftermath {
    self.end(turn, end, isAfterwards: false)
  }

  /// Takes note of what went wrong after a turn had passed, by an error in a stream.
  package func failed(_ turn: Turn, _ end: TurnEnd) {
    _ = self.end(turn, end, isAfterwards: true)
  }

  private func end(_ turn: Turn, _ end: TurnEnd, isAfterwards: Bool) -> Aftermath {
    let (now, chance) = (time.elapsed(), time.chance())
    let (called, news, aftermath) = floor.withLock {
      (
        $0.end(turn, end, now, chance: chance, isAfterwards: isAfterwards), $0.takeNews(),
        $0.aftermath(of: turn)
      )
    }
    carryOut(called, news)
    return aftermath
  }

  /// Takes note that the server answered, and not that it has too much to do.
  package func passed(_ turn: Turn) {
    // Neither time nor chance is asked for what most turns come to.
    if !floor.withLock({ $0.passed(turn, isOver: true) }) { _ = end(turn, .passed) }
  }

  /// Takes note that the server began to answer with a stream; an answer, or an error, is still to come.
  package func opened(_ turn: Turn) {
    if !floor.withLock({ $0.passed(turn, isOver: false) }) { _ = end(turn, .opened) }
  }

  /// Takes note that a part of an answer came in a stream that was opened.
  package func answered(_ turn: Turn) { floor.withLock { $0.answered() } }

  /// Puts the tokens of the input as the server counted them in the place of those that were expected.
  package func correct(_ turn: Turn, toInput tokens: Int) {
    guard turn.tokens != nil else { return }
    floor.withLock { $0.correct(turn, to: tokens) }
  }

  /// Tells and calls those who are to hear of it, outside of the lock.
  private func carryOut(_ called: [Line.Called], _ news: [PaceEvent]) {
    for event in news { watch(event) }
    for one in called { one?.resume() }
  }
}
