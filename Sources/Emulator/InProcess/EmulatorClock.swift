import Locking

/// What time it is for an emulated service, and how pauses are made.
public struct EmulatorClock: Sendable {
  /// The time.
  public var now: @Sendable () -> Moment
  /// Comes back after a while, or throws when its task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// A clock of one's own.
  public init(
    now: @escaping @Sendable () -> Moment,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  /// The clock of this machine.
  public static let ofThisMachine = EmulatorClock(now: { .now }) { try await Task.sleep(for: $0) }

  /// A clock that moves on by each pause, and otherwise stands still: a test waits for nothing.
  public static func hurried(
    from start: Moment = Moment(seconds: 1_781_006_485)
  ) -> EmulatorClock {
    let time = Lock(start)
    return EmulatorClock(now: { time.withLock { $0 } }) { pause in
      try Task.checkCancellation()
      time.withLock { $0 = $0 + pause }
    }
  }
}
