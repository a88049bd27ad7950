import HTTP
import OrderedJSON

/// What a scenario has to remember from one request to the next.
package struct ScenarioState: Sendable {
  private var counts: [CountKey: Int] = [:]
  private var usage: [UTF8Text: KeyUsage] = [:]
  /// Of which documents interactions speak.
  private var documents: [UTF8Text: [RequestFacts.Document]] = [:]

  /// Among which requests of which rule is counted.
  private struct CountKey: Hashable {
    let rule: Int
    let group: [UTF8Text]
  }

  /// Nothing has happened.
  package init() {}

  /// Decides what becomes of a request.
  package mutating func plan(
    for facts: RequestFacts, by scenario: Scenario, at now: Moment
  ) -> ScenarioPlan {
    var plan = ScenarioPlan(seed: scenario.settings.seed)
    plan.latency = scenario.latency
    if let refusal = refusal(of: facts, by: scenario, at: now) {
      plan.refuse(refusal)
      return plan
    }
    // Every rule that fits counts, whichever decides: what one does changes no other.
    var deciding: Rule?
    for (index, rule) in scenario.rules.enumerated() where rule.match.fits(facts) {
      let number = count(rule, index, facts)
      let seed = scenario.settings.seed &+ UInt64(index) << 32 &+ UInt64(number)
      if deciding == nil, rule.times.include(number, seed: seed) { deciding = rule }
    }
    for fault in deciding?.faults ?? [] { plan.add(fault) }
    return plan
  }

  /// Of which documents an interaction speaks, as far as is known.
  package func documents(of interaction: String) -> [RequestFacts.Document]? {
    documents[UTF8Text(interaction)]
  }

  /// Notes of which documents an interaction speaks.
  package mutating func note(_ spokenOf: [RequestFacts.Document], of interaction: String) {
    documents[UTF8Text(interaction)] = spokenOf
  }

  /// Notes what a key has read.
  package mutating func note(tokens: Int, of key: String, at now: Moment) {
    usage[UTF8Text(key), default: KeyUsage()].tokens.append((now, tokens))
  }

  private mutating func count(_ rule: Rule, _ index: Int, _ facts: RequestFacts) -> Int {
    let group: [String] =
      switch rule.per {
      case .rule: []
      case .key: [facts.key]
      case .document: facts.documents.map { $0.sha256 ?? $0.name ?? "" }
      }
    let key = CountKey(rule: index, group: group.map { UTF8Text($0) })
    counts[key, default: 0] += 1
    return counts[key] ?? 1
  }
}

extension Rule.Times {
  /// Whether a request with this number, counted from 1, is meant.
  func include(_ number: Int, seed: UInt64) -> Bool {
    switch self {
    case .always: return true
    case .first(let count): return number <= count
    case .nth(let place): return number == place
    case .every(let step): return step > 0 && number % step == 0
    case .after(let count): return number > count
    case .chance(let probability):
      var draw = SeededDraw(seed)
      return Double.random(in: 0..<1, using: &draw) < probability
    }
  }
}

// MARK: Keys and rates

/// What a key has asked in the last minute.
private struct KeyUsage {
  var requests: [Moment] = []
  var tokens: [(at: Moment, count: Int)] = []

  /// Forgets what is more than a minute old.
  mutating func forget(before now: Moment) {
    requests.removeAll { now - $0 >= .seconds(60) }
    tokens.removeAll { now - $0.at >= .seconds(60) }
  }
}

extension ScenarioState {
  private mutating func refusal(
    of facts: RequestFacts, by scenario: Scenario, at now: Moment
  ) -> APIError? {
    // The address of an upload is its own right of entry.
    guard !facts.path.hasPrefix("/upload/"), !facts.path.hasPrefix("/emulator/") else { return nil }
    if let keys = scenario.keys, !keys.contains(where: { UTF8Text($0) == UTF8Text(facts.key) }) {
      return APIError(401, "API key not valid. The scenario knows others.")
    }
    let rates = scenario.rates
    guard rates.requestsPerMinute != nil || rates.tokensPerMinute != nil else { return nil }
    return usage[UTF8Text(facts.key), default: KeyUsage()].refusal(by: rates, at: now)
  }
}

extension KeyUsage {
  /// Why a request comes too early; one that does not is counted.
  mutating func refusal(by rates: Scenario.Rates, at now: Moment) -> APIError? {
    forget(before: now)
    if let limit = rates.requestsPerMinute, requests.count >= limit {
      let oldest = requests.dropFirst(requests.count - limit).first ?? now
      return Self.refusal("\(limit) requests", until: oldest + .seconds(60), rates.hint, now)
    }
    if let limit = rates.tokensPerMinute {
      // The minute is over when enough of what was read is a minute old.
      var left = tokens.reduce(0) { $0 + $1.count }
      if left >= limit {
        let last =
          tokens.first {
            left -= $0.count; return left < limit
          }?.at ?? now
        return Self.refusal("\(limit) input tokens", until: last + .seconds(60), rates.hint, now)
      }
    }
    requests.append(now)
    return nil
  }

  private static func refusal(
    _ limit: String, until end: Moment, _ hint: Scenario.Hint, _ now: Moment
  ) -> APIError {
    var error = APIError(429, "You exceeded your rate limit of \(limit) a minute.")
    if let (name, value) = hint.field(after: end - now) { error.headers.add(name, value) }
    return error
  }
}

extension Scenario.Hint {
  /// The header field that says when to come back, rounded up.
  func field(after duration: Duration) -> (name: String, value: String)? {
    func count(_ unit: Duration) -> Int { Int((duration / unit).rounded(.up)) }
    return switch self {
    case .none: nil
    case .retryAfter: ("retry-after", "\(count(.seconds(1)))")
    case .retryAfterMilliseconds: ("retry-after-ms", "\(count(.milliseconds(1)))")
    }
  }
}
