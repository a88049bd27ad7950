import Interactions
import Ledger
import Locking

/// What a job has taken, and whether another call may be made.
///
/// Calls at work are taken to cost what calls have cost on the average, so that a limit is not passed by all
/// workers at once; so are those of which nobody knows what they took. Where there is a limit, nothing but
/// one document is at work before anything was answered. A limit of what no answer tells counts as broken.
final class JobAccount: Sendable {
  private let limits: FolderLimits
  private let state: Lock<State>

  fileprivate struct State {
    var spent = Spending()
    var answers = 0
    /// Calls by whether it is known what tokens, and what money, they took.
    var tokens = Tally()
    var money = Tally()
    var documents = 0
    /// What the calls at work are expected to take, by the document that they are for.
    var reserved: [Int: Spending] = [:]
    /// The document that is asked about before all others.
    var first: Int?
    var waiting: [(document: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  /// How many calls were counted, and how many not: because they came to nothing, or though they were
  /// answered.
  fileprivate struct Tally {
    var counted = 0
    var lost = 0
    var untold = 0

    /// Whether no answer tells what it took.
    var isBlind: Bool { counted == 0 && untold > 0 }
  }

  init(_ limits: FolderLimits, after earlier: LedgerSpending) {
    self.limits = limits
    var state = State()
    state.spent.attempts = earlier.calls
    state.spent.tokens = earlier.tokens
    state.spent.cost = Cost(known: Money(picodollars: earlier.picodollars))
    state.answers = earlier.answers
    let lost = earlier.uncounted - earlier.inexactAnswers
    state.tokens = Tally(
      counted: earlier.answers - earlier.answersWithoutTokens, lost: lost,
      untold: earlier.answersWithoutTokens)
    state.money = Tally(
      counted: earlier.answers - earlier.inexactAnswers, lost: lost, untold: earlier.inexactAnswers)
    state.documents = earlier.documents
    self.state = Lock(state)
  }

  /// Whether tokens or money are limited.
  var hasLimit: Bool { limits.money != nil || limits.tokens != nil }

  /// Comes back when it is known what calls take, or this is the document by which that is learnt. Whoever
  /// came back releases the document in the end.
  func waitForFirst(_ document: Int) async {
    await withCheckedContinuation { continuation in
      let goesOn = state.withLock { state in
        if state.answers > 0 { return true }
        if state.first == nil {
          state.first = document
          return true
        }
        state.waiting.append((document, continuation))
        return false
      }
      if goesOn { continuation.resume() }
    }
  }

  /// The limit that the next call for a document would break; if there is none, the call is expected.
  func permit(_ next: Spending, for document: Int) -> BudgetLimit? {
    let budget = Budget(tokens: limits.tokens, money: limits.money)
    return state.withLock { state in
      let next = state.expected(next)
      if let limit = budget.limit(brokenBy: next, after: state.taken(at: next)) { return limit }
      state.reserved[document] = next
      return nil
    }
  }

  /// Takes a call that has ended into account.
  func add(_ attempt: Attempt, for document: Int) {
    let freed = state.withLock { state in
      state.reserved[document] = nil
      state.spent.attempts += 1
      state.spent.tokens += attempt.tokens?.total ?? 0
      state.spent.cost = state.spent.cost + Cost(known: attempt.cost.known)
      if case .failed = attempt.ending {
        if attempt.cost.isExact { return [] as [CheckedContinuation<Void, Never>] }
        state.tokens.lost += 1
        state.money.lost += 1
        return []
      }
      state.answers += 1
      state.tokens.note(isCounted: attempt.tokens?.isWhole ?? false)
      state.money.note(isCounted: attempt.cost.isExact)
      return state.takeWaiting()
    }
    for continuation in freed { continuation.resume() }
  }

  /// Nothing more is asked for a document.
  func release(_ document: Int) {
    let freed = state.withLock { state in
      state.reserved[document] = nil
      guard state.first == document else { return [] as [CheckedContinuation<Void, Never>] }
      state.first = nil
      guard state.answers == 0 else { return state.takeWaiting() }
      guard !state.waiting.isEmpty else { return [] }
      let next = state.waiting.removeFirst()
      state.first = next.document
      return [next.continuation]
    }
    for continuation in freed { continuation.resume() }
  }

  /// Whether another document may be begun, counting it if so.
  func beginsDocument() -> Bool {
    state.withLock { state in
      if let most = limits.documents, state.documents >= most { return false }
      state.documents += 1
      return true
    }
  }
}

extension JobAccount.Tally {
  fileprivate mutating func note(isCounted: Bool) {
    if isCounted { counted += 1 } else { untold += 1 }
  }
}

extension JobAccount.State {
  /// Those that waited for the first answer.
  fileprivate mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
    defer { waiting = [] }
    return waiting.map(\.continuation)
  }

  /// All that was taken, or will be by what is at work, if a call takes so much.
  fileprivate func taken(at call: Spending) -> Spending {
    var unknown = Spending()
    unknown.tokens = call.tokens * (tokens.lost + tokens.untold)
    unknown.hasUncounted = tokens.isBlind
    unknown.cost = Cost(
      known: call.cost.known * (money.lost + money.untold),
      unknown: money.isBlind ? [.uncountedCalls(money.untold)] : [])
    return reserved.values.reduce(spent + unknown, +)
  }

  /// What a call is expected to take that takes at least so much.
  fileprivate func expected(_ least: Spending) -> Spending {
    var next = least
    next.tokens = max(next.tokens, spent.tokens / max(1, tokens.counted))
    let average = Money(
      picodollars: spent.cost.known.picodollars / Int128(max(1, money.counted)))
    next.cost.known = max(next.cost.known, average)
    return next
  }
}
