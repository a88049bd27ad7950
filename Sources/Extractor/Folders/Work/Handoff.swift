import Locking

/// Hands values from many tasks to one that asks for them, and keeps so few that neither side runs
/// away from the other. While nobody listens, values are dropped.
final class Handoff<Value: Sendable>: Sendable {
  private struct State {
    var isHeard = false
    var isOver = false
    var values: [Value] = []
    var taker: CheckedContinuation<Value?, Never>?
    var givers: [CheckedContinuation<Void, Never>] = []
    var settler: CheckedContinuation<Void, Never>?
  }

  private let most: Int
  private let state = Lock(State())

  init(keeping most: Int) { self.most = most }

  /// From now on somebody listens.
  func listen() { state.withLock { $0.isHeard = true } }

  /// Nobody listens any more: who waits to hand something over goes on.
  func deafen() {
    let waiting = state.withLock { state in
      state.isHeard = false
      state.values = []
      defer { (state.givers, state.settler) = ([], nil) }
      return state.givers + (state.settler.map { [$0] } ?? [])
    }
    for giver in waiting { giver.resume() }
  }

  /// There will be no further values.
  func finish() {
    let taker = state.withLock { state in
      state.isOver = true
      defer { state.taker = nil }
      return state.taker
    }
    taker?.resume(returning: nil)
  }

  /// Hands a value over, and waits while too many lie there.
  func give(_ value: Value) async {
    await withCheckedContinuation { giver in
      let taker: CheckedContinuation<Value?, Never>? = state.withLock { state in
        if state.isHeard, let taker = state.taker {
          state.taker = nil
          return taker
        }
        if state.isHeard { state.values.append(value) }
        if state.isHeard, state.values.count > most {
          state.givers.append(giver)
        } else {
          giver.resume()
        }
        return nil
      }
      if let taker {
        taker.resume(returning: value)
        giver.resume()
      }
    }
  }

  /// Waits until whoever listens has asked for more than there is. One task may wait.
  func settle() async {
    await withCheckedContinuation { settler in
      let isSettled = state.withLock { state in
        let isSettled = !state.isHeard || state.taker != nil
        if !isSettled { state.settler = settler }
        return isSettled
      }
      if isSettled { settler.resume() }
    }
  }

  /// The next value; nothing when there will be none.
  func take() async -> Value? {
    await withCheckedContinuation { taker in
      let (answer, waiting) = state.withLock { state in
        if !state.values.isEmpty {
          let giver = state.givers.isEmpty ? nil : state.givers.removeFirst()
          return (Optional.some(Optional.some(state.values.removeFirst())), giver)
        }
        if state.isOver { return (.some(nil), nil) }
        state.taker = taker
        defer { state.settler = nil }
        return (nil, state.settler)
      }
      if let answer { taker.resume(returning: answer) }
      waiting?.resume()
    }
  }
}
