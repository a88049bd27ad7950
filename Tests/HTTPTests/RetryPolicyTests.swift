import HTTP
import Testing

@Suite struct `A policy of asking again` {
  private let policy = RetryPolicy()
  private let now = HTTPDate(secondsSince1970: 784_111_777)
  private let origin: HTTPURL.Origin

  init() throws { origin = try #require(HTTPURL("https://example.com")).origin }

  @Test(arguments: [100, 200, 204, 301, 400, 401, 402, 403, 404, 410, 416, 422, 499, 600])
  func `lets stand what asking again would not change`(status: Int) {
    #expect(verdict(status) == .letStand)
  }

  @Test(arguments: [408, 409, 429, 500, 501, 502, 503, 504, 529, 599])
  func `asks again what may pass, and knows that it did not succeed`(status: Int) {
    #expect(verdict(status, chance: 1) == .again(after: .milliseconds(500), .certain))
  }

  @Test(arguments: [408, 409, 429, 500, 502, 503, 504])
  func `can leave to others what may have been paid for`(status: Int) {
    let careful = RetryPolicy(repeatsUncertain: false)
    let verdict = careful.verdict(
      on: status, [:], repeating: .mayBill, attempt: 1, now: now, chance: 0)
    #expect((verdict == .letStand) == [408, 502, 504].contains(status))
    #expect(
      careful.verdict(on: status, [:], repeating: .harmless, attempt: 1, now: now, chance: 0)
        != .letStand)
  }

  @Test(
    arguments: [
      (1, 500), (2, 1000), (3, 2000), (4, 4000), (5, 8000), (6, 8000), (63, 8000), (1000, 8000),
      (0, 500), (-5, 500),
    ] as [(Int, Int)])
  func `doubles the ceiling of its pause`(attempt: Int, milliseconds: Int) {
    let patient = RetryPolicy(attempts: .max)
    for (chance, share) in [(0.0, 0), (0.25, 4), (0.5, 2), (1, 1)] {
      let pause: Duration = share == 0 ? .zero : .milliseconds(milliseconds) / share
      #expect(
        patient.verdict(on: 503, [:], attempt: attempt, now: now, chance: chance)
          == .again(after: pause, .certain))
    }
  }

  @Test func `ends after five attempts, or after as many as it is told`() {
    let lost = TransportError(.broken("reset"), .neverSent, origin)

    #expect(verdict(503, attempt: 5) == .giveUp(.attemptsSpent(5)))
    #expect(verdict(503, ["retry-after": "1000"], attempt: 5) == .giveUp(.attemptsSpent(5)))
    #expect(
      policy.verdict(on: lost, repeating: .harmless, attempt: 5, chance: 0)
        == .giveUp(.attemptsSpent(5)))
    #expect(
      RetryPolicy.never.verdict(on: 503, [:], attempt: 1, now: now, chance: 0)
        == .giveUp(.attemptsSpent(1)))
  }

  /// The moment of now is that of the standard's example, Sun, 06 Nov 1994 08:49:37 GMT.
  @Test(
    arguments: [
      (["retry-after-ms": "1"], 1), (["retry-after-ms": "1500.5"], 1500.5),
      (["Retry-After": "9"], 9000), (["Retry-After": "0.25"], 250),
      (["retry-after-ms": "20", "Retry-After": "9"], 20),
      (["retry-after-ms": "soon", "Retry-After": "9"], 9000),
      (["retry-after-ms": "0", "Retry-After": "9"], 9000),
      (["Retry-After": "Sun, 06 Nov 1994 08:49:38 GMT"], 1000),
      (["Retry-After": "Sunday, 06-Nov-94 08:50:37 GMT"], 60_000),
      (["Retry-After": "Sun Nov  6 08:49:40 1994"], 3000),
      (
        ["Retry-After": "Mon, 07 Nov 1994 00:00:05 GMT", "Date": "Mon, 07 Nov 1994 00:00:00 GMT"],
        5000
      ),
      (["Retry-After": "Sun, 06 Nov 1994 08:49:39 GMT", "Date": "yesterday"], 2000),
    ] as [(HTTPHeaders, Double)])
  func `waits as long as the server asks`(headers: HTTPHeaders, milliseconds: Double) {
    #expect(
      verdict(429, headers, chance: 0) == .again(after: .milliseconds(milliseconds), .certain))
  }

  @Test(arguments: [
    "", "0", "0.0", "-1", "+1", " 1", "soon", "1e3", "0x10", "inf", "nan", "1.2.3", ".",
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:36 GMT",
    "Sun, 06 Nov 1994 08:49:38 CET", "Sun, 31 Feb 1995 08:49:37 GMT",
    "Sun, 06 Now 1995 08:49:37 GMT",
    "Sun, 06 Nov 1995 24:00:00 GMT", "Sun, 06 Nov 1995 08:49 GMT", "Sun, 6 Nov 1995 08:49:37 GMT",
    "1111111111111111111111111111111",
  ])
  func `takes no hint from what is none`(text: String) {
    let usual = RetryPolicy.Verdict.again(after: .milliseconds(500), .certain)
    #expect(verdict(503, ["Retry-After": text], chance: 1) == usual)
  }

  @Test func `gives up where the server asks for more time than there is`() {
    let limit = policy.longestAsked
    #expect(verdict(429, ["Retry-After": "120"]) == .again(after: .seconds(120), .certain))
    #expect(
      verdict(429, ["Retry-After": "120.5"])
        == .giveUp(.pauseTooLong(asked: .seconds(120.5), limit: limit)))
    #expect(
      verdict(429, ["retry-after-ms": "99999999999999999999999"])
        == .giveUp(.pauseTooLong(asked: .seconds(1e9), limit: limit)))
  }

  @Test(
    arguments: [
      (.neverSent, .harmless, .certain), (.partlySent, .harmless, .certain),
      (.sent, .harmless, .certain), (.neverSent, .mayBill, .certain),
      (.partlySent, .mayBill, .ambiguous), (.sent, .mayBill, .ambiguous),
    ] as [(TransportError.Reach, RetryPolicy.Repetition, RetryPolicy.Certainty)])
  func `says when a request may be paid for twice`(
    reach: TransportError.Reach, repeating: RetryPolicy.Repetition,
    certainty: RetryPolicy.Certainty
  ) {
    let lost = TransportError(.timedOut(.firstByte, .seconds(600)), reach, origin)
    #expect(
      policy.verdict(on: lost, repeating: repeating, attempt: 2, chance: 1)
        == .again(after: .seconds(1), certainty))
  }

  @Test(
    arguments: [
      (.libraryMissing("libcurl.so.4"), false), (.insecure, false),
      (.exhausted("no memory"), false), (.nameNotFound, true),
      (.proxyNameNotFound, true), (.cannotConnect("refused"), true),
      (.insecureConnection("expired"), false), (.timedOut(.total, .seconds(1)), true),
      (.tooSlow(HTTPLimits.Pace(bytes: 1, over: .seconds(1))), true), (.broken("reset"), true),
      (.malformed("HTTP/9"), false), (.encoded("gzip"), false), (.headTooLarge(limit: 1), false),
      (.responseTooLarge(limit: 1), false), (.bodyUnreadable("a: is gone"), false),
      (.cancelled, false), (.other("?"), false),
    ] as [(TransportError.Fault, Bool)])
  func `asks again only after faults that may pass`(fault: TransportError.Fault, passes: Bool) {
    let error = TransportError(fault, .neverSent, origin)
    #expect(
      policy.verdict(on: error, repeating: .harmless, attempt: 1, chance: 0)
        == (passes ? .again(after: .zero, .certain) : .letStand))
  }

  private func verdict(
    _ status: Int, _ headers: HTTPHeaders = [:], attempt: Int = 1, chance: Double = 0.5
  ) -> RetryPolicy.Verdict {
    policy.verdict(on: status, headers, attempt: attempt, now: now, chance: chance)
  }
}

@Suite struct `A date of HTTP` {
  private let now = HTTPDate(secondsSince1970: 1_795_000_000)

  /// The seconds are those of `date --utc --date=… +%s`.
  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
    ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
    ("Wed, 31 Dec 2098 00:00:00 GMT", 4_070_822_400),
    ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
    ("Friday, 01-Mar-30 00:00:00 GMT", 1_898_553_600),
    ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Sun Nov 16 08:49:37 1994", 784_975_777),
    ("Fri, 31 Dec 2100 23:59:59 GMT", 4_133_980_799),
  ])
  func `is read in three forms`(text: String, seconds: Int) {
    #expect(HTTPDate(text, now: now)?.secondsSince1970 == seconds)
  }
}
