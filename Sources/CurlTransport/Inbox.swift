private import CCurl
private import Glibc
import HTTP
import Locking

/// What other threads want of the event loop. The loop is woken only when it sleeps, and once for all
/// that has come in.
final class Inbox: Sendable {
  /// Becomes readable when something comes in while the loop sleeps (eventfd(2)). Nobody reads it: the
  /// loop waits for the change.
  let descriptor: Int32
  private let state = Lock(State())

  /// One wish; all refer to exchanges that the loop alone touches.
  enum Command: Sendable {
    case start(Exchange, CheckedContinuation<Result<Answer, TransportError>, Never>)
    case cancel(Exchange)
    /// The reader of a stream has taken what was there.
    case goOn(Exchange)
    case stop
  }

  private struct State {
    var commands: [Command] = []
    var loopSleeps = false
  }

  /// `nil` when the process has no descriptor left.
  init?() {
    descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    if descriptor < 0 { return nil }
  }

  deinit {
    close(descriptor)
  }

  /// Adds a wish.
  func post(_ command: Command) {
    let wake = state.withLock { state in
      state.commands.append(command)
      defer { state.loopSleeps = false }
      return state.loopSleeps
    }
    if wake { eventfd_write(descriptor, 1) }
  }

  /// Puts all that has come in into an empty list, whose memory takes what comes next. When that is
  /// nothing, the loop may sleep until `descriptor` becomes readable.
  func takeAll(into commands: inout [Command]) {
    state.withLock { state in
      state.loopSleeps = state.commands.isEmpty
      swap(&state.commands, &commands)
    }
  }

  /// Says that the loop is awake, whatever woke it.
  func wakeUp() {
    state.withLock { $0.loopSleeps = false }
  }
}
