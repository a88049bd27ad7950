import HTTP
import Locking
import Testing

/// Tasks that wait for their turns, in real time but for the pauses.
@Suite struct `A pacer` {
  /// A pacer whose time passes only when somebody waits for it.
  private static func pacer(_ pace: Pace = Pace()) -> (Pacer, Watchman) {
    let watchman = Watchman()
    let time = Pacer.Time(
      elapsed: { watchman.now }, pause: { try await watchman.pause($0) }, chance: { 1 })
    return (Pacer(pace, by: time), watchman)
  }

  @Test func `gives turns in the order in which calls came`() async throws {
    let (pacer, watchman) = Self.pacer()
    var first = PacedCall(isMetered: true)
    let turn = try await pacer.turn(for: &first)
    _ = pacer.end(turn, .refused(hint: .seconds(5), Slow()))

    let order = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<20 {
        group.addTask {
          var call = PacedCall(isMetered: true)
          let turn = try await pacer.turn(for: &call)
          pacer.passed(turn)
          return number
        }
        while pacer.state.waiting <= number { await Task.yield() }
      }
      #expect(pacer.state.pause == .seconds(5))
      #expect(pacer.state.why == .rateLimit)
      watchman.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(order.sorted() == Array(0..<20))
    #expect(pacer.state.waiting == 0)
    #expect(pacer.state.why == nil)
  }

  @Test func `lets go of a call that is cancelled, wherever it stands`() async throws {
    let (pacer, watchman) = Self.pacer()
    var first = PacedCall(isMetered: true)
    let turn = try await pacer.turn(for: &first)
    _ = pacer.end(turn, .refused(hint: .seconds(5), Slow()))

    var tasks: [Task<Bool, Never>] = []
    for number in 0..<6 {
      tasks.append(
        Task {
          var call = PacedCall(isMetered: true)
          guard let turn = try? await pacer.turn(for: &call) else { return false }
          pacer.passed(turn)
          return true
        })
      while pacer.state.waiting <= number { await Task.yield() }
    }
    for number in [0, 2, 3, 5] { tasks[number].cancel() }
    for number in [0, 2, 3, 5] { #expect(await tasks[number].value == false) }
    watchman.open()
    for number in [1, 4] { #expect(await tasks[number].value) }
    #expect(pacer.state.waiting == 0)
  }

  @Test func `ends the wait of all whose patience is shorter than a pause`() async throws {
    let (pacer, _) = Self.pacer(Pace(patience: .seconds(100)))
    var calls = [PacedCall(isMetered: true), PacedCall(isMetered: true)]
    let first = try await pacer.turn(for: &calls[0])
    let late = try await pacer.turn(for: &calls[1])
    _ = pacer.end(first, .refused(hint: .seconds(5), Slow()))
    let tasks = (0..<3).map { _ in
      Task {
        var call = PacedCall(isMetered: true)
        _ = try await pacer.turn(for: &call)
      }
    }
    while pacer.state.waiting < 3 { await Task.yield() }

    _ = pacer.end(late, .refused(hint: .seconds(101), Slow()))

    // All but the first in line, who sleeps until the end of the pause that it knew.
    while pacer.state.waiting > 1 { await Task.yield() }
    for task in tasks { task.cancel() }
    for task in tasks { await #expect(throws: Pacer.Refusal.self) { try await task.value } }
  }
}

/// Lets no time pass until it is told to, and then all that anybody waits for.
private final class Watchman: Sendable {
  private let gate: AsyncStream<Never>
  private let opening: AsyncStream<Never>.Continuation
  private let passed = Lock(Duration.zero)

  init() { (gate, opening) = AsyncStream.makeStream() }

  var now: Duration { passed.withLock { $0 } }

  func open() { opening.finish() }

  func pause(_ pause: Duration) async throws {
    for await _ in gate {}
    try Task.checkCancellation()
    passed.withLock { $0 += pause }
  }
}
