import HTTP
import Testing

/// What follows from each thing that can happen, one after the other.
@Suite struct `The arithmetic of pauses` {
  @Test func `holds nothing back as long as nothing is wrong`() {
    var talk = Talk()
    let turns = (0..<1000).map { _ in talk.go(at: 0) }
    for turn in turns { talk.end(turn, .passed, at: 1) }
    #expect(turns.count == 1000)
    #expect(talk.news.isEmpty)
  }

  @Test func `makes one pause of several refusals`() {
    var talk = Talk()
    let turns = (0..<5).map { _ in talk.go(at: 0) }
    for (turn, hint) in zip(turns, [2, 2, 1, nil, 2]) {
      talk.end(turn, .refused(hint: hint.map { .seconds($0) }, Slow()), at: 1)
    }
    #expect(talk.news == [.paused(.seconds(2), why: .rateLimit)])
    #expect(talk.next(at: 1) == .seconds(3))
  }

  @Test func `makes a pause longer when a late refusal asks for that`() {
    var talk = Talk()
    let turns = (0..<3).map { _ in talk.go(at: 0) }
    talk.end(turns[0], .refused(hint: .seconds(2), Slow()), at: 1)
    talk.end(turns[1], .refused(hint: nil, Slow()), at: 2)
    talk.end(turns[2], .refused(hint: .seconds(5), Slow()), at: 2)
    #expect(
      talk.news
        == [.paused(.seconds(2), why: .rateLimit), .paused(.seconds(5), why: .rateLimit)])
    #expect(talk.next(at: 3) == .seconds(7))
  }

  @Test func `lets two try, and all others when one succeeds`() {
    var talk = Talk()
    talk.end(talk.go(at: 0), .passed, at: 0)
    talk.end(talk.go(at: 0), .refused(hint: .seconds(3), Slow()), at: 0)

    let (one, other) = (talk.go(at: 3), talk.go(at: 3))
    talk.expectStandBy(at: 3)
    talk.end(one, .unknown, at: 4)
    let third = talk.go(at: 4)
    talk.expectStandBy(at: 4)
    talk.end(third, .passed, at: 5)

    _ = talk.go(at: 5)
    #expect(talk.news.count == 2)
    guard case .resumed(let rate?)? = talk.news.last else {
      Issue.record("\(talk.news)")
      return
    }
    #expect(rate < 1)
    talk.end(other, .passed, at: 6)
    #expect(talk.news.count == 2)
  }

  @Test func `learns no rate from a server that let nothing through before its pause`() {
    var talk = Talk()
    let turns = (0..<8).map { _ in talk.go(at: 0) }
    for turn in turns { talk.end(turn, .refused(hint: .seconds(7), Slow()), at: 0.03) }

    talk.end(talk.go(at: 7.03), .passed, at: 7.06)

    #expect(talk.news == [.paused(.seconds(7), why: .rateLimit), .resumed(rate: nil)])
    for _ in 0..<24 { _ = talk.go(at: 7.06) }
  }

  @Test func `doubles the pauses that it makes unasked, up to a minute, by chance`() {
    for chance in [0.25, 0.5, 1] {
      var talk = Talk(chance: chance)
      var time = 0.0
      for ceiling in [1.0, 2, 4, 8, 16, 32, 60, 60, 60] {
        talk.end(talk.go(at: time), .refused(hint: nil, Slow()), at: time)
        #expect(talk.next(at: time) == .seconds(time + ceiling * chance))
        time += ceiling * chance
      }
    }
  }

  @Test func `takes what it is asked for as the least`() {
    var talk = Talk()
    talk.end(talk.go(at: 0), .refused(hint: .milliseconds(100), Slow()), at: 0)
    #expect(talk.next(at: 0) == .seconds(1))
    talk.end(talk.go(at: 1), .refused(hint: .seconds(90), Slow()), at: 1)
    #expect(talk.next(at: 1) == .seconds(91))
  }

  @Test func `leaves a server alone for a moment even without luck`() {
    var talk = Talk(chance: 0)
    talk.end(talk.go(at: 0), .refused(hint: nil, Slow()), at: 0)
    #expect(talk.next(at: 0) == .milliseconds(50))
  }

  @Test func `looks again after an hour, whatever it was asked for`() {
    var talk = Talk()
    talk.end(talk.go(at: 0), .refused(hint: .seconds(1e9), Slow()), at: 0)
    #expect(talk.next(at: 0) == .seconds(3600))
    _ = talk.go(at: 3600)
  }

  @Test func `gives up as soon as a pause is longer than its patience`() {
    var talk = Talk(Pace(patience: .seconds(10)))
    talk.end(talk.go(at: 0), .refused(hint: .seconds(6), Slow()), at: 0)
    #expect(!talk.givesUp(since: .zero, at: 0))
    // Four seconds of patience are left.
    talk.end(talk.go(at: 6), .refused(hint: .seconds(4), Slow()), at: 6)
    #expect(!talk.givesUp(since: .zero, at: 6))
    talk.end(talk.go(at: 10), .refused(hint: .seconds(1), Slow()), at: 10)
    #expect(talk.givesUp(since: .zero, at: 10))
    // Who came later has waited less.
    #expect(!talk.givesUp(since: .seconds(6), at: 10))
  }

  @Test func `does not count against patience what a limit of its own takes`() {
    var talk = Talk(Pace(requestsPerMinute: 1, patience: .seconds(1)))
    _ = talk.go(at: 0)
    #expect(talk.next(at: 0) == .seconds(61))
    #expect(!talk.givesUp(since: .zero, at: 0))
    #expect(talk.pacing.troubled(.seconds(60)) == .zero)
  }

  // MARK: Failures

  @Test func `makes no pause of few failures, nor of those of one call`() {
    var talk = Talk()
    for _ in 0..<2 { talk.end(talk.go(at: 0), .overloaded(status: 503, hint: nil, Slow()), at: 0) }
    talk.end(talk.go(at: 0), .passed, at: 0)
    talk.end(talk.go(at: 0), .overloaded(status: 503, hint: nil, Slow()), at: 0)
    talk.end(talk.go(at: 0), .passed, at: 0)
    for _ in 0..<9 { talk.end(talk.go(at: 0, call: 1), .failed(status: 500, Slow()), at: 0) }
    #expect(talk.news.isEmpty)
  }

  @Test(
    arguments: [
      (.overloaded(status: 503, hint: nil, Slow()), .overloaded(status: 503)),
      (.failed(status: 500, Slow()), .failing(status: 500)),
      (.unreachable(Slow()), .unreachable),
    ] as [(TurnEnd, PaceReason)])
  func `makes a pause of three failures in a row, and goes on as fast as before`(
    end: TurnEnd, why: PaceReason
  ) {
    var talk = Talk()
    for _ in 0..<3 { talk.end(talk.go(at: 0), end, at: 0) }
    #expect(talk.news == [.paused(.seconds(1), why: why)])
    talk.end(talk.go(at: 1), end, at: 1)
    #expect(talk.next(at: 1) == .seconds(3))
    talk.end(talk.go(at: 3), .passed, at: 3)
    #expect(talk.news.last == .resumed(rate: nil))
    for _ in 0..<100 { _ = talk.go(at: 3) }
  }

  @Test func `makes a pause at once when an overloaded server asks for it`() {
    var talk = Talk()
    talk.end(talk.go(at: 0), .overloaded(status: 503, hint: .seconds(7), Slow()), at: 0)
    #expect(talk.news == [.paused(.seconds(7), why: .overloaded(status: 503))])
  }

  // MARK: What costs nothing

  @Test func `holds back what is free in pauses alone, and learns nothing of rates from it`() {
    var talk = Talk(Pace(requestsPerMinute: 1))
    for _ in 0..<10 { _ = talk.go(at: 0, isMetered: false) }
    talk.end(talk.go(at: 0), .refused(hint: .seconds(5), Slow()), at: 0)
    #expect(talk.next(at: 0, isMetered: false) == .seconds(5))

    let free = talk.go(at: 5, isMetered: false)
    talk.end(free, .passed, at: 5)
    #expect(talk.news.count == 1)
    #expect(talk.pacing.isInTrouble)
  }
}

/// A talk between one client and a server, told step by step.
struct Talk {
  var pacing: Pacing
  private(set) var news: [PaceEvent] = []
  private var calls = 0
  private let chance: Double

  init(_ pace: Pace = Pace(), chance: Double = 1) {
    pacing = Pacing(pace)
    self.chance = chance
  }

  private mutating func admission(
    _ seconds: Double, _ isMetered: Bool, _ tokens: Int, _ number: Int?
  ) -> Pacing.Admission {
    calls += 1
    var call = PacedCall(isMetered: isMetered, tokens: tokens)
    call.arrival = number ?? calls + 1000
    return pacing.admit(call, .seconds(seconds))
  }

  /// The turn of a call that must get one.
  mutating func go(
    at seconds: Double, isMetered: Bool = true, tokens: Int = 0, call: Int? = nil
  ) -> Turn {
    guard case .go(let turn) = admission(seconds, isMetered, tokens, call) else {
      fatalError("It was held back at \(seconds).")
    }
    return turn
  }

  /// Until when a call has to wait; none if it would go, or stand by.
  mutating func next(at seconds: Double, isMetered: Bool = true, tokens: Int = 0) -> Duration? {
    if case .wait(let end, _) = admission(seconds, isMetered, tokens, nil) { end } else { nil }
  }

  mutating func expectStandBy(at seconds: Double) {
    guard case .standBy = admission(seconds, true, 0, nil) else {
      Issue.record("A call need not stand by at \(seconds).")
      return
    }
  }

  mutating func end(_ turn: Turn, _ end: TurnEnd, at seconds: Double) {
    pacing.end(turn, end, .seconds(seconds), chance: chance)
    news += pacing.takeNews()
  }

  func givesUp(since earlier: Duration, at seconds: Double) -> Bool {
    pacing.givesUp(since: earlier, .seconds(seconds)) != nil
  }
}
