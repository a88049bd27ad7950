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

/// What forbids another call.
public enum BudgetLimit: Error, Sendable, Hashable {
  case attempts(limit: Int)
  /// So many tokens, and how many there may have been.
  case tokens(limit: Int, needed: Int)
  /// The tokens of an earlier call are not known, so that no limit of them can be held.
  case uncountedTokens(limit: Int)
  /// So much money, and how much it may have been.
  case money(limit: Money, needed: Money)
  /// What calls cost is not known, so that no limit of it can be held.
  case unknownCost(limit: Money, Cost)
}

extension Budget {
  /// The limit that another call would break, if there is one.
  ///
  /// A limit that cannot be held because something is not known counts as broken: whoever sets one
  /// wants to be sure.
  package func limit(
    brokenBy next: Spending = .leastCall, after spent: Spending = Spending()
  ) -> BudgetLimit? {
    let sum = spent + next
    if let attempts, sum.attempts > attempts { return .attempts(limit: attempts) }
    if let tokens {
      if sum.tokens > tokens { return .tokens(limit: tokens, needed: sum.tokens) }
      if sum.hasUncounted { return .uncountedTokens(limit: tokens) }
    }
    if let money {
      if sum.cost.known > money { return .money(limit: money, needed: sum.cost.known) }
      if !sum.cost.isExact { return .unknownCost(limit: money, sum.cost) }
    }
    return nil
  }
}

extension BudgetLimit: CustomStringConvertible {
  /// One line: the limit, what broke it, and what to do.
  public var description: String {
    switch self {
    case .attempts(let limit):
      "the budget of \(limit.of("call")) is spent; allow more calls"
    case .tokens(let limit, let needed):
      "the budget of \(limit) tokens is too small for another call, which may bring it to \(needed);"
        + " allow more tokens"
    case .uncountedTokens(let limit):
      "the budget of \(limit) tokens cannot be held, because the API did not count those of a call;"
        + " limit calls or money instead"
    case .money(let limit, let needed) where "\(limit)" == "\(needed)":
      "the budget of \(limit) is spent; allow more money"
    case .money(let limit, let needed):
      "the budget of \(limit) is too small for another call, which may bring it to \(needed);"
        + " allow more money"
    case .unknownCost(let limit, let cost):
      "the budget of \(limit) cannot be held, because the cost is \(cost); give the missing prices in"
        + " a file, or set no limit of money"
    }
  }
}
