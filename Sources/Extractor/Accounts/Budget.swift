/// How much may be spent on one document.
public struct Budget: Sendable, Hashable {
  /// Calls, the first included.
  public var attempts: Int?
  /// Tokens of all sorts.
  public var tokens: Int?
  /// Money.
  public var money: Money?

  /// Sets limits; what is left out has none.
  public init(attempts: Int? = nil, tokens: Int? = nil, money: Money? = nil) {
    self.attempts = attempts
    self.tokens = tokens
    self.money = money
  }
}

/// What was spent on one document, or what a call is expected to take.
package struct Spending: Sendable, Hashable {
  package var attempts = 0
  package var tokens = 0
  /// Whether some calls took tokens that nobody counted.
  package var hasUncounted = false
  package var cost = Cost()

  package init() {}

  /// A call of which nothing is known but that it takes something.
  package static let leastCall = Spending(next: 1, cost: Cost(known: Money(picodollars: 1)))

  /// The next call, by what it takes at the most.
  package init(next tokens: Int, cost: Cost) {
    attempts = 1
    self.tokens = tokens
    self.cost = cost
  }

  /// Takes a call into account, whether it succeeded or not.
  package mutating func add(_ attempt: Attempt) {
    attempts += 1
    tokens += attempt.tokens?.total ?? 0
    // A call that failed before it could be paid for took none, and its cost is exact.
    hasUncounted = hasUncounted || !(attempt.tokens?.isWhole ?? attempt.cost.isExact)
    cost = cost + attempt.cost
  }

  package static func + (one: Spending, other: Spending) -> Spending {
    var sum = one
    sum.attempts += other.attempts
    sum.tokens += other.tokens
    sum.hasUncounted = one.hasUncounted || other.hasUncounted
    sum.cost = one.cost + other.cost
    return sum
  }
}

extension Budget {
  /// What stands in the way of another call.
  public enum Bound: Error, Sendable, Hashable {
    case attempts(Int)
    /// So many tokens, and how many there would have been.
    case tokens(Int, needed: Int)
    /// The tokens of an earlier call are not known, so that no bound of them can be held.
    case uncountedTokens(Int)
    /// So much money, and how much there would have been.
    case money(Money, needed: Money)
    /// What calls cost is not known, so that no bound of it can be held.
    case unknownCost(Money, Cost)
  }

  /// The bound that another call would go beyond, if there is one.
  ///
  /// A bound that cannot be held because something is not known counts as reached: whoever sets one
  /// wants to be sure.
  package func bound(reachedBy attempts: [Attempt], and next: Spending = .leastCall) -> Bound? {
    var spent = Spending()
    for attempt in attempts { spent.add(attempt) }
    return bound(reachedBy: spent + next)
  }

  private func bound(reachedBy sum: Spending) -> Bound? {
    if let attempts, sum.attempts > attempts { return .attempts(attempts) }
    if let tokens {
      if sum.tokens > tokens { return .tokens(tokens, needed: sum.tokens) }
      if sum.hasUncounted { return .uncountedTokens(tokens) }
    }
    if let money {
      if sum.cost.known > money { return .money(money, needed: sum.cost.known) }
      if !sum.cost.isExact { return .unknownCost(money, sum.cost) }
    }
    return nil
  }
}

extension Budget.Bound: CustomStringConvertible {
  /// What the bound is and what it would have taken, to stand before "was reached".
  public var description: String {
    switch self {
    case .attempts(let count): "the budget of \(count) \(count == 1 ? "call" : "calls")"
    case .tokens(let count, let needed):
      needed == count + 1
        ? "the budget of \(count) tokens"
        : "the budget of \(count) tokens (another call may bring it to \(needed))"
    case .uncountedTokens(let count):
      "the budget of \(count) tokens (the API did not count those of a call)"
    case .money(let money, let needed):
      "\(money)" == "\(needed)"
        ? "the budget of \(money)"
        : "the budget of \(money) (another call may bring it to \(needed))"
    case .unknownCost(let money, let cost): "the budget of \(money) (the cost is \(cost))"
    }
  }
}
