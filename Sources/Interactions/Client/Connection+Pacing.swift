public import HTTP
import OrderedJSON

// Calls that a pacer holds back.
//
// Whose fault a failure is decides what follows. A refusal with 429, and whatever fails while the server
// has trouble, tells nothing of the call: it waits for its turn again, and no attempt is counted, as long
// as the pace has patience. Everything else counts, by the policy.

/// An answer whose body is still to come, and the turn that the call had.
struct Opened: Sendable {
  let response: HTTPResponse
  var turn: PacedTurn?
}

/// A turn, and the pacer to which it belongs.
struct PacedTurn: Sendable {
  let pacer: Pacer
  let turn: Turn

  /// Tells the pacer that a part of the answer came.
  func answered() { pacer.answered(turn) }

  /// Tells it what the input took.
  func correct(by usage: Usage?) {
    if let tokens = usage?.totalInputTokens { pacer.correct(turn, toInput: tokens) }
  }

  /// Tells it of an answer that may be an interaction.
  func correct(by answer: Interaction) {
    guard pacer.pace.tokensPerMinute != nil else { return }
    correct(by: answer.usage)
  }

  /// Tells it of an error that came within the answer: it says of the server what a refusal with the same
  /// status would.
  func fail(with status: Int, _ error: APIError) {
    pacer.failed(turn, TurnEnd(status: status, hint: error.retryAfter, .api(error)))
  }
}

extension Connection {
  func open(
    _ request: HTTPRequest, of call: Call, by pacer: Pacer
  ) async throws(GeminiError) -> Opened {
    var patience = Patience(call, size: request.body.count)
    while true {
      let turn = try await turn(for: &patience, by: pacer)
      let outcome: Outcome
      do throws(GeminiError) { outcome = try await exchange(request, of: call) } catch {
        _ = pacer.end(turn, .unknown)
        throw error
      }
      if case .success(let response) = outcome, call.successes ~= response.status {
        if call.accept == "text/event-stream" { pacer.opened(turn) } else { pacer.passed(turn) }
        return Opened(response: response, turn: PacedTurn(pacer: pacer, turn: turn))
      }
      let error = await failure(outcome, of: call)
      patience.error = error
      let end = end(of: outcome, error)
      let isOwnFault = end.isRefusal && patience.isUnlucky
      let aftermath = pacer.end(turn, isOwnFault ? .unknown : end)
      patience.note(end, aftermath)
      let status = (try? outcome.get())?.status
      guard let next = next(after: outcome, end, error, aftermath, of: call, patience.attempt)
      else { throw error }
      await call.witness?.comesBack()
      switch next {
      case .turn where isOwnFault:
        guard let pause = patience.pause(after: error, surroundings.chance(), pacer.pace) else {
          throw error
        }
        call.retrying?(status, pause)
        do { try await surroundings.pause(pause) } catch { throw .cancelled }
      case .turn: call.retrying?(status, pacer.state.pause ?? .zero)
      case .attempt(let pause):
        patience.attempt += 1
        call.retrying?(status, pause)
        do { try await surroundings.pause(pause) } catch { throw .cancelled }
      }
    }
  }

  private func turn(
    for patience: inout Patience, by pacer: Pacer
  ) async throws(GeminiError) -> Turn {
    do throws(Pacer.Refusal) {
      return try await pacer.turn(for: &patience.call)
    } catch {
      switch error {
      case .cancelled: throw .cancelled
      // Its own error, or that of the call for which all others have to wait.
      case .givesUp(let other): throw patience.error ?? other as? GeminiError ?? .cancelled
      }
    }
  }

  private func failure(_ outcome: Outcome, of call: Call) async -> GeminiError {
    do throws(GeminiError) {
      _ = try await success(outcome, of: call)
      return .cancelled
    } catch {
      return error
    }
  }

  /// What follows from a failure that is not the last word.
  private enum Next {
    /// It waits for its turn again.
    case turn
    /// It is another attempt, after a pause of its own.
    case attempt(Duration)
  }

  private func next(
    after outcome: Outcome, _ end: TurnEnd, _ error: GeminiError, _ aftermath: Aftermath,
    of call: Call, _ attempt: Int
  ) -> Next? {
    guard (call.retries ?? settings.retries).attempts > 1, !error.isOfQuota else { return nil }
    if end.isRefusal { return .turn }
    switch verdict(on: outcome, of: call, attempt) {
    case .letStand, .again(_, .ambiguous): return nil
    case _ where end.isOfServer && aftermath.isInTrouble: return .turn
    case .again(let pause, .certain): return .attempt(pause)
    case .giveUp: return nil
    }
  }

  /// What a failure tells of the server.
  private func end(of outcome: Outcome, _ error: GeminiError) -> TurnEnd {
    switch outcome {
    case .failure(let fault):
      return fault.reach == .neverSent && fault.fault.mayPass ? .unreachable(error) : .unknown
    case .success(let response):
      let hint = RetryHint.longest(response.headers, now: surroundings.now)
      return TurnEnd(status: response.status, hint: hint, error)
    }
  }
}

/// How much a call has waited for, and how often it was tried.
private struct Patience {
  var call: PacedCall
  var attempt = 1
  /// How it failed last.
  var error: GeminiError?
  /// How often it was refused while others were not.
  private var misfortunes = 0
  /// How long it has waited by itself.
  private var waited = Duration.zero

  init(_ call: Call, size: Int) {
    self.call = PacedCall(isMetered: call.isBillable, tokens: call.inputTokens ?? size / 4)
  }

  private static let many = 3

  /// Whether a further refusal is about this call, such as one that is larger than any limit: it waits by
  /// itself, and nobody else for it.
  var isUnlucky: Bool { misfortunes >= Self.many }

  mutating func note(_ end: TurnEnd, _ aftermath: Aftermath) {
    if end.isRefusal, aftermath.tookOthers || isUnlucky { misfortunes += 1 }
  }

  /// How long it waits by itself; none if it has no patience left.
  mutating func pause(
    after error: GeminiError, _ chance: Double, _ pace: Pace
  ) -> Duration? {
    let ceiling = min(.seconds(60), .seconds(1) * (1 << min(max(misfortunes - Self.many, 0), 6)))
    var asked: Duration?
    if case .api(let error) = error { asked = error.retryAfter }
    let pause = max(asked ?? .zero, ceiling * chance, .milliseconds(100))
    waited += pause
    return waited <= pace.patience ? pause : nil
  }
}

extension GeminiError {
  /// Whether all that may be had in a day, for so much money, or at once, was had.
  fileprivate var isOfQuota: Bool {
    if case .api(let error) = self {
      error.code == .quotaExceeded || error.isOfFullStorage
    } else {
      false
    }
  }
}

extension TurnEnd {
  /// What an answer that is no success tells of the server.
  init(status: Int, hint: Duration?, _ error: GeminiError) {
    self =
      switch status {
      // A quota that is spent is not renewed by a pause.
      case 429: error.isOfQuota ? .unknown : .refused(hint: hint, error)
      case 503, 529: .overloaded(status: status, hint: hint, error)
      case 408, 501: .unknown
      case 500...599: .failed(status: status, error)
      default: .passed
      }
  }

  fileprivate var isRefusal: Bool { if case .refused = self { true } else { false } }

  /// Whether it tells something of the server.
  fileprivate var isOfServer: Bool {
    switch self {
    case .passed, .opened, .unknown: false
    case .refused, .overloaded, .failed, .unreachable: true
    }
  }
}

extension Pacer {
  /// Holds back what goes beyond a pace, by the clock and the chance of a client's world.
  public convenience init(
    _ pace: Pace, in surroundings: Surroundings,
    watch: @escaping @Sendable (PaceEvent) -> Void = { _ in }
  ) {
    self.init(
      pace,
      by: Time(
        elapsed: surroundings.elapsed, pause: surroundings.pause, chance: surroundings.chance),
      watch: watch)
  }
}
