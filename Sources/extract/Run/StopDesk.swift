import Extractor
private import Glibc
import Locking
import Threads

/// Takes the signals that ask a run to end: the first Ctrl-C lets documents at work come to their end;
/// the second, and whatever else ends a process, lets go of them. A run that does not end by then is
/// ended: it can be at any moment.
final class StopDesk: Sendable {
  private struct State {
    var running: RunningFolder?
    var screen: RunScreen?
    var next = ""
    var first: Int32?
    var isLeft = false
    var isLettingGo = false
  }

  private let state = Lock(State())
  /// How long letting go may take.
  private static let patience = Duration.milliseconds(4500)

  /// Holds the signals back in this thread and all that are started from now on, and takes them.
  static func open() -> StopDesk {
    StopSignals.hold(alsoHangup: true)
    let desk = StopDesk()
    _ = SystemThread.detach { while true { desk.take(StopSignals.next()) } }
    return desk
  }

  /// Where to say what signals do, and with which words the run can be taken up again.
  func attend(_ screen: RunScreen, next: String) {
    state.withLock {
      $0.screen = screen
      $0.next = next
    }
  }

  /// From now on signals are passed on to a run.
  func attend(_ running: RunningFolder) { state.withLock { $0.running = running } }

  /// The run has ended; signals mean nothing any more.
  func leave() { state.withLock { $0.isLeft = true } }

  private enum Answer {
    case nothing, drain, letGo, end
  }

  private func take(_ signal: Int32) {
    let (answer, running, screen) = state.withLock { state in
      let answer = Self.answer(to: signal, &state)
      return (answer, state.running, state.screen)
    }
    switch answer {
    case .nothing: break
    case .end: end()
    case .drain:
      screen?.stop(
        "nothing new is begun, documents at work come to their end; Ctrl-C again stops now")
      running?.stop(.draining, for: signal)
    case .letGo:
      // First of all: whatever gets stuck while it lets go, the process ends.
      let hasTimer = SystemThread.detach {
        usleep(UInt32(Self.patience / .microseconds(1)))
        self.end()
      }
      if !hasTimer { end() }
      screen?.stop("letting go of documents at work; what they cost is kept")
      running?.stop(.now, for: signal)
    }
  }

  private static func answer(to signal: Int32, _ state: inout State) -> Answer {
    if state.isLeft { return .nothing }
    let isFirst = state.first == nil
    state.first = state.first ?? signal
    // Nothing is at work yet: whatever is being done can be ended at any moment.
    guard state.running != nil, !state.isLettingGo else { return .end }
    if isFirst, signal == SIGINT { return .drain }
    state.isLettingGo = true
    return .letGo
  }

  private func end() {
    let (isLeft, screen, next, first) = state.withLock {
      ($0.isLeft, $0.screen, $0.next, $0.first ?? SIGTERM)
    }
    if isLeft { return }
    screen?.close()
    if !next.isEmpty { Output.say(next) }
    _exit(128 + first)
  }
}
