private import Glibc
import HTTP

/// What has come and gone in an exchange and when, against its limits. Moments are nanoseconds of the
/// monotonic clock.
///
/// libcurl's own limits would not do: its low-speed limit is an average, which a long silence after
/// some bytes keeps for many times its length. Only connecting is left to libcurl.
struct Watch {
  let limits: HTTPLimits
  let began: Int
  /// The bytes of the request's body.
  let bodyCount: Int

  /// When a connection was there to send on.
  private(set) var connected: Int?
  /// How much of the body was handed to the system.
  private(set) var sent = 0
  private(set) var lastSent = 0
  /// The bytes of the answer so far, its head included.
  private(set) var received = 0
  private(set) var lastReceived = 0
  /// The reader of the answer is behind, so nothing is expected to come.
  private(set) var isPaused = false
  private var paceBegan = 0
  private var paceReceived = 0

  init(_ limits: HTTPLimits, bodyCount: Int, at now: Int) {
    self.limits = limits
    self.bodyCount = bodyCount
    began = now
  }

  mutating func connected(at now: Int) {
    connected = now
    lastSent = now
  }

  mutating func sent(_ count: Int, at now: Int) {
    guard count > sent else { return }
    sent = count
    lastSent = now
  }

  mutating func received(_ count: Int, at now: Int) {
    if received == 0 { paceBegan = now }
    received += count
    lastReceived = now
  }

  mutating func paused() { isPaused = true }

  /// Begins to count anew: the silence was the reader's.
  mutating func wentOn(at now: Int) {
    isPaused = false
    lastReceived = now
    (paceBegan, paceReceived) = (now, received)
  }

  /// The limit that is exceeded by now.
  mutating func fault(at now: Int) -> TransportError.Fault? {
    if let total = limits.total, now >= began + total.nanoseconds {
      return .timedOut(.total, total)
    }
    if let (phase, limit, since) = silence, now >= since + limit.nanoseconds {
      return .timedOut(phase, limit)
    }
    return tooSlow(at: now)
  }

  /// When a limit can be exceeded at the earliest, unless something moves before.
  var next: Int {
    var next = Int.max
    if let total = limits.total { next = began + total.nanoseconds }
    if let (_, limit, since) = silence { next = min(next, since + limit.nanoseconds) }
    if let pace = limits.slowest, isAnswering {
      next = min(next, paceBegan + pace.over.nanoseconds)
    }
    return next
  }

  private var isAnswering: Bool { received > 0 && !isPaused }

  /// Who is silent, for how long that may be, and since when it is.
  private var silence: (TransportError.Phase, Duration, since: Int)? {
    guard connected != nil, !isPaused else { return nil }
    if received == 0 && sent >= bodyCount {
      return limits.firstByte.map { (.firstByte, $0, lastSent) }
    }
    return limits.idle.map { (.idle, $0, max(lastSent, lastReceived)) }
  }

  /// Judges one stretch of time after the other.
  private mutating func tooSlow(at now: Int) -> TransportError.Fault? {
    guard let pace = limits.slowest, isAnswering, now >= paceBegan + pace.over.nanoseconds else {
      return nil
    }
    if received - paceReceived < pace.bytes { return .tooSlow(pace) }
    (paceBegan, paceReceived) = (now, received)
    return nil
  }

  /// The present moment.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

extension Duration {
  /// At most a hundred years, so that no sum of moments overflows.
  var nanoseconds: Int {
    let (seconds, attoseconds) = components
    guard seconds < 3_153_600_000 else { return 3_153_600_000_000_000_000 }
    return max(0, Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
  }

  /// Rounded up, so that no limit is shorter than it was set; libcurl takes a positive 32-bit number.
  var milliseconds: Int {
    min(Int(Int32.max), max(1, (nanoseconds + 999_999) / 1_000_000))
  }
}
