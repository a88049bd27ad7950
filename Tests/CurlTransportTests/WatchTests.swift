@testable import CurlTransport
import HTTP
import Testing

@Suite struct `The watch over an exchange` {
  private static let second = 1_000_000_000
  private static let pace = HTTPLimits.Pace(bytes: 100, over: .seconds(5))
  private static let limits = HTTPLimits(
    connect: .seconds(1), firstByte: .seconds(60), idle: .seconds(10), slowest: pace,
    total: .seconds(100))

  /// What may happen in an exchange.
  enum Event {
    case connected
    case sent(Int)
    case received(Int)
    case paused
    case wentOn
  }

  /// A watch after events at seconds of an exchange with a body of ten bytes.
  private func watch(_ events: [(second: Int, Event)]) -> Watch {
    var watch = Watch(Self.limits, bodyCount: 10, at: 0)
    for (second, event) in events {
      let now = second * Self.second
      switch event {
      case .connected: watch.connected(at: now)
      case .sent(let count): watch.sent(count, at: now)
      case .received(let count): watch.received(count, at: now)
      case .paused: watch.paused()
      case .wentOn: watch.wentOn(at: now)
      }
    }
    return watch
  }

  @Test(
    arguments: [
      // Connecting is libcurl's to watch.
      ([], 100, .timedOut(.total, .seconds(100))),
      ([(1, .connected)], 11, .timedOut(.idle, .seconds(10))),
      ([(1, .connected), (2, .sent(5))], 12, .timedOut(.idle, .seconds(10))),
      // The same count again is no progress.
      ([(1, .connected), (2, .sent(5)), (3, .sent(5))], 12, .timedOut(.idle, .seconds(10))),
      ([(1, .connected), (2, .sent(10))], 62, .timedOut(.firstByte, .seconds(60))),
      // Enough in the first five seconds, nothing in the next.
      ([(1, .connected), (2, .received(500)), (4, .sent(9))], 12, .tooSlow(pace)),
      ([(1, .connected), (2, .sent(10)), (3, .received(99))], 8, .tooSlow(pace)),
      ([(2, .sent(10)), (3, .received(1)), (4, .paused)], 100, .timedOut(.total, .seconds(100))),
      (
        [(1, .connected), (3, .received(500)), (4, .paused), (50, .wentOn), (52, .received(500))],
        60, .tooSlow(pace)
      ),
    ] as [([(Int, Event)], Int, TransportError.Fault)])
  func `says which limit ends it, at its second and not before`(
    events: [(Int, Event)], second: Int, fault: TransportError.Fault
  ) {
    var watch = watch(events)
    // Every look begins the next stretch of the pace, as the loop does it.
    var found: TransportError.Fault?
    var look = watch.next
    while found == nil, look <= second * Self.second {
      found = watch.fault(at: look - 1)
      #expect(found == nil)
      found = watch.fault(at: look)
      if found == nil { look = watch.next }
    }

    #expect(found == fault)
    #expect(look == second * Self.second)
  }

  @Test(arguments: [
    (Duration.zero, 0, 1), (.nanoseconds(1), 1, 1), (.milliseconds(15), 15_000_000, 15),
    (.microseconds(1500), 1_500_000, 2), (.seconds(-5), 0, 1),
    (.seconds(Int64.max), 3_153_600_000_000_000_000, 2_147_483_647),
  ])
  func `counts times that fit`(time: Duration, nanoseconds: Int, milliseconds: Int) {
    #expect(time.nanoseconds == nanoseconds)
    #expect(time.milliseconds == milliseconds)
  }
}
