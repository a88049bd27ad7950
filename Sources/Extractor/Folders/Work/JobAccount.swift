import Interactions
import Ledger
import Locking

/// What a job has taken, and whether another call may be made.
///
/// Calls at work are taken to cost what calls have cost so far, so that a limit is not passed by all
/// workers at once; so are those of which nobody knows what they took.
final class JobAccount: Sendable {
  private let limits: FolderLimits
  private let state: Lock<State>

  fileprivate struct State {
    var spent = Spending()
    /// Calls of which nobody knows what they took.
    var uncounted = 0
    var documents = 0
    /// What the calls at work are expected to take, by the document that they are for.
    var reserved: [Int: Spending] = [:]
  }

  init(_ limits: FolderLimits, after earlier: LedgerSpending) {
    self.limits = limits
    var state = State()
    state.spent.attempts = earlier.calls
    state.spent.tokens = earlier.tokens
    state.spent.cost = Cost(known: Money(picodollars: Int128(earlier.picodollars)))
    state.uncounted = earlier.uncounted
    state.documents = earlier.documents
    self.state = Lock(state)
  }

  /// The limit that the next call for a document would break; if there is none, the call is expected.
  func permit(_ next: Spending, for document: Int) -> BudgetLimit? {
    guard limits.money != nil || limits.tokens != nil else { return nil }
    let budget = Budget(tokens: limits.tokens, money: limits.money)
    return state.withLock { state in
      let next = state.expected(next)
      if let limit = budget.limit(brokenBy: next, after: state.taken) { return limit }
      state.reserved[document] = next
      return nil
    }
  }

  /// Takes a call that has ended into account.
  func add(_ attempt: Attempt, for document: Int) {
    state.withLock { state in
      state.reserved[document] = nil
      guard attempt.cost.isExact, attempt.tokens?.isWhole ?? true else {
        state.spent.cost = state.spent.cost + Cost(known: attempt.cost.known)
        state.uncounted += 1
        state.spent.attempts += 1
        return
      }
      state.spent.add(attempt)
    }
  }

  /// Nothing more is asked for a document.
  func release(_ document: Int) { state.withLock { $0.reserved[document] = nil } }

  /// Whether another document may be begun, counting it if so.
  func beginsDocument() -> Bool {
    state.withLock { state in
      if let most = limits.documents, state.documents >= most { return false }
      state.documents += 1
      return true
    }
  }
}

extension JobAccount.State {
  /// All that was taken, or will be by what is at work.
  fileprivate var taken: Spending {
    reserved.values.reduce(spent + average * uncounted, +)
  }

  /// What a call has taken so far.
  private var average: Spending {
    let counted = max(1, spent.attempts - uncounted)
    var average = Spending()
    average.tokens = spent.tokens / counted
    average.cost = Cost(
      known: Money(picodollars: spent.cost.known.picodollars / Int128(counted)))
    return average
  }

  /// What a call is expected to take that takes at least so much.
  fileprivate func expected(_ least: Spending) -> Spending {
    var next = least
    next.tokens = max(next.tokens, average.tokens)
    if next.cost.known < average.cost.known {
      next.cost = Cost(known: average.cost.known, unknown: next.cost.unknown)
    }
    return next
  }
}

extension Spending {
  fileprivate static func * (one: Spending, times: Int) -> Spending {
    var many = Spending()
    many.tokens = one.tokens * times
    many.cost = Cost(known: one.cost.known * times)
    return many
  }
}
