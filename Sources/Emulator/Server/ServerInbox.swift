import Locking
private import Glibc

/// What other threads have to say to a server's own, and how they wake it.
final class ServerInbox: Sendable {
  private let state = Lock(State())
  /// A pipe: a byte that goes in at one end makes the other readable.
  private let heard: Int32
  private let spoken: Int32

  private struct State {
    var parts: [(number: Int, part: Relay.Delivery)] = []
    var isStopping = false
    var hasStopped = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  /// Makes the pipe; `nil` when the process has no file descriptor left.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    (heard, spoken) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(heard)
    close(spoken)
  }

  /// Comes true when somebody has spoken.
  var wish: Socket.Wish { Socket.Wish(heard, .reading) }

  /// Forgets that somebody has spoken.
  func quieten() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(heard, &bytes, bytes.count) == bytes.count {}
  }

  private func wake() {
    var byte: UInt8 = 1
    // A full pipe wakes as well.
    _ = write(spoken, &byte, 1)
  }
}

// MARK: Replies

extension ServerInbox {
  /// Hands in a part of a reply that a connection waits for.
  func deliver(_ part: Relay.Delivery, to number: Int) {
    state.withLock { $0.parts.append((number, part)) }
    wake()
  }

  /// Hands the parts out, in the order in which they came.
  func takeParts() -> [(number: Int, part: Relay.Delivery)] {
    state.withLock { state in
      defer { state.parts = [] }
      return state.parts
    }
  }
}

// MARK: The end

extension ServerInbox {
  /// Whether the server is to stop.
  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// Tells the server to stop.
  func stop() {
    state.withLock { $0.isStopping = true }
    wake()
  }

  /// Says that the server has stopped.
  func noteEnd() {
    let waiting = state.withLock { state in
      state.hasStopped = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for one in waiting { one.resume() }
  }

  /// Comes back when the server has stopped.
  func waitForEnd() async {
    await withCheckedContinuation { (one: CheckedContinuation<Void, Never>) in
      let hasStopped = state.withLock { state in
        if !state.hasStopped { state.waiting.append(one) }
        return state.hasStopped
      }
      if hasStopped { one.resume() }
    }
  }
}
