import HTTP
import TestSupport
import Testing

/// Whole stories of clients and a server, in time that nobody waits for.
@Suite struct `Clients that are paced` {
  enum Hint: String, Sendable, CaseIterable { case none, milliseconds, seconds }

  /// How many clients with how many tasks each share a server, and how it says when to come back.
  struct Case: Sendable, CustomTestStringConvertible {
    let clients: Int
    let tasks: Int
    let hint: Hint
    var testDescription: String { "\(clients) × \(tasks), hint: \(hint)" }
  }

  static let cases = [(1, 32), (4, 8)].flatMap { clients, tasks in
    Hint.allCases.map { Case(clients: clients, tasks: tasks, hint: $0) }
  }

  /// A naive client with jittered pauses of its own was seen to have 43 % of its requests refused.
  @Test(arguments: cases)
  func `find the rate of a server that takes a hundred a second`(one: Case) {
    for seed in Seeds(1..<9, oneIn: 4) {
      var story = PaceSimulation(
        clients: one.clients, tasks: one.tasks, seed: seed,
        server: Self.server(takes: 100, in: .seconds(1), one.hint))
      story.run(until: .seconds(120))

      let refused = story.refusals.count
      let later = story.arrivals.count { $0.at >= .seconds(1) }
      let refusedLater = story.refusals.count { $0 >= .seconds(1) }
      let taken = story.arrivals.count - refused
      #expect(refused * 20 <= story.arrivals.count, "seed \(seed)")
      #expect(refusedLater * 20 <= later, "seed \(seed)")
      #expect(taken >= 85 * 120, "seed \(seed): \(taken)")
      #expect(story.longestWait < .seconds(20), "seed \(seed)")
      #expect((story.clients.map(\.answered).min() ?? 0) > 100, "seed \(seed)")
    }
  }

  @Test(arguments: [1, 4])
  func `find a new rate when the server takes less, and when it takes more again`(clients: Int) {
    for seed in Seeds(1..<9, oneIn: 4) {
      let many = Self.server(takes: 100, in: .seconds(1), .none)
      let few = Self.server(takes: 10, in: .seconds(1), .none)
      var story = PaceSimulation(
        clients: clients, tasks: 32 / clients, seed: seed,
        server: { 60..<120 ~= $0 / .seconds(1) ? few($0) : many($0) })
      story.run(until: .seconds(240))

      func taken(_ seconds: Range<Double>) -> Int {
        story.arrivals.filter { seconds ~= $0.at / .seconds(1) && !$0.isRefused }.count
      }
      #expect(taken(90..<120) > 30 * 7, "seed \(seed): \(taken(90..<120))")
      #expect(taken(210..<240) > 30 * 75, "seed \(seed): \(taken(210..<240))")
      let refused = story.refusals.count
      #expect(refused * 20 <= story.arrivals.count, "seed \(seed): \(refused)")
    }
  }

  /// A server that refuses three of a hundred whatever is sent has no limit that slowing down would meet.
  @Test(arguments: [1, 4])
  func `are not slowed down by refusals that chance makes`(clients: Int) {
    for seed in Seeds(1..<9, oneIn: 4) {
      func taken(refusing share: Double) -> Int {
        var chance = SeededRandom(seed: seed)
        var story = PaceSimulation(
          clients: clients, tasks: 64 / clients, seed: seed,
          server: { _ in
            Double.random(in: 0..<1, using: &chance) < share
              ? .refused(hint: nil, Slow()) : .passed
          })
        story.run(until: .seconds(120))
        return story.arrivals.count - story.refusals.count
      }
      let (all, most) = (taken(refusing: 0), taken(refusing: 0.03))
      #expect(most * 10 >= all * 3, "seed \(seed): \(most) of \(all)")
    }
  }

  @Test(arguments: Hint.allCases)
  func `keep to a limit of a minute that nobody told them`(hint: Hint) {
    for seed in Seeds(1..<9, oneIn: 4) {
      var story = PaceSimulation(
        clients: 1, tasks: 8, seed: seed, latency: 1...4,
        server: Self.server(takes: 30, in: .seconds(60), hint))
      story.run(until: .seconds(3600))

      let refused = story.refusals.count
      let taken = story.arrivals.count - refused
      // Without a hint much time goes into finding out how long a minute is.
      #expect(taken > 60 * 30 * (hint == .none ? 6 : 8) / 10, "seed \(seed): \(taken)")
      #expect(refused * 10 <= story.arrivals.count, "seed \(seed): \(refused)")
    }
  }

  @Test func `send nothing while they are asked to wait, and two when that is over`() throws {
    for seed in Seeds(1..<9, oneIn: 4) {
      let storm = Duration.seconds(10)..<Duration.seconds(17)
      var story = PaceSimulation(
        clients: 1, tasks: 32, pace: Pace(), seed: seed,
        server: { storm ~= $0 ? .refused(hint: .seconds(7), Slow()) : .passed })
      story.run(until: .seconds(30))

      // Whatever was under way when the first refusal came back is refused, too.
      let first = try #require(story.refusals.first)
      let heard = first + .milliseconds(80)
      let quiet = first + .seconds(7)
      let times = story.arrivals.map(\.at)
      #expect(times.count { heard..<quiet ~= $0 } == 0, "seed \(seed)")
      // No answer to the first can have come within twenty milliseconds.
      let lift = try #require(times.first { $0 >= quiet })
      #expect(times.count { lift..<lift + .milliseconds(20) ~= $0 } <= 2, "seed \(seed)")
      #expect(try #require(story.refusals.last) < heard, "seed \(seed)")
      #expect(story.longestWait < .seconds(9), "seed \(seed)")
    }
  }

  @Test(arguments: [
    Pace(requestsPerMinute: 1), Pace(requestsPerMinute: 7), Pace(requestsPerMinute: 60),
    Pace(requestsPerMinute: 1000),
  ])
  func `never meet with the limit that they were told`(pace: Pace) throws {
    let limit = try #require(pace.requestsPerMinute)
    for seed in Seeds(1..<9, oneIn: 4) {
      var story = PaceSimulation(
        clients: 1, tasks: 16, pace: pace, seed: seed, latency: 0.02...1.9,
        server: Self.server(takes: limit, in: .seconds(60), .none))
      story.run(until: .seconds(610))

      #expect(story.refusals.isEmpty, "seed \(seed)")
      // What sixteen tasks can send at all is less than the highest limit.
      #expect(story.arrivals.count >= min(limit * 10, 8000), "\(story.arrivals.count)")
    }
  }

  /// A server that takes so many in any stretch of time; what it refuses does not count.
  static func server(
    takes limit: Int, in stretch: Duration, _ hint: Hint
  ) -> PaceSimulation.Server {
    var taken: [Duration] = []
    return { now in
      guard taken.count >= limit, now - taken[taken.count - limit] < stretch else {
        taken.append(now)
        return .passed
      }
      let left = taken[taken.count - limit] + stretch - now
      let told: Duration? =
        switch hint {
        case .none: nil
        case .milliseconds: .milliseconds((left / .milliseconds(1)).rounded(.up))
        case .seconds: .seconds((left / .seconds(1)).rounded(.up))
        }
      return .refused(hint: told, Slow())
    }
  }
}

/// What a server says that has enough.
struct Slow: Error {}
