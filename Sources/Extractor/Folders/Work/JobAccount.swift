import Interactions
import Ledger
import Locking

/// What a job has taken, and whether another call may be made.
///
/// Calls at work are taken to cost what answered calls have cost on the average, so that a limit is not
/// passed by all workers at once; so are those that failed, or were cut off, without anybody knowing what
/// they took. Where there is a limit, nothing but one document is at work before anything was answered.
final class JobAccount: Sendable {
  private let limits: FolderLimits
  private let state: Lock<State>

  fileprivate struct State {
    var spent = Spending()
    /// Calls that were answered, and what they took.
    var answered = Spending()
    /// Calls that came to nothing, and of which nobody knows what they took.
    var uncounted = 0
    var documents = 0
    /// What the calls at work are expected to take, by the document that they are for.
    var reserved: [Int: Spending] = [:]
    /// The document that is asked about before all others.
    var first: Int?
    var waiting: [(document: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  init(_ limits: FolderLimits, after earlier: LedgerSpending) {
    self.limits = limits
    var state = State()
    state.spent.attempts = earlier.calls
    state.spent.tokens = earlier.tokens
    state.spent.hasUncounted = earlier.answersWithoutTokens > 0
    state.spent.cost = Cost(
      known: Money(picodollars: Int128(earlier.picodollars)),
      unknown: earlier.inexactAnswers > 0 ? [.earlierCalls(earlier.inexactAnswers)] : [])
    state.answered = state.spent
    state.answered.attempts = earlier.answers
    state.uncounted = earlier.uncounted - earlier.inexactAnswers
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
        if state.answered.attempts > 0 { return true }
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
      guard case .failed = attempt.ending else {
        state.spent.add(attempt)
        state.answered.add(attempt)
        return state.takeWaiting()
      }
      if !attempt.cost.isExact { state.uncounted += 1 }
      state.spent.attempts += 1
      state.spent.tokens += attempt.tokens?.total ?? 0
      state.spent.cost = state.spent.cost + Cost(known: attempt.cost.known)
      return []
    }
    for continuation in freed { continuation.resume() }
  }

  /// Nothing more is asked for a document.
  func release(_ document: Int) {
    let freed = state.withLock { state in
      state.reserved[document] = nil
      guard state.first == document else { return [] as [CheckedContinuation<Void, Never>] }
      state.first = nil
      guard state.answered.attempts == 0 else { return state.takeWaiting() }
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

extension JobAccount.State {
  /// Those that waited for the first answer.
  fileprivate mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
    defer { waiting = [] }
    return waiting.map(\.continuation)
  }

  /// All that was taken, or will be by what is at work, if a call takes so much.
  fileprivate func taken(at call: Spending) -> Spending {
    var lost = Spending()
    lost.tokens = call.tokens * uncounted
    lost.cost = Cost(known: call.cost.known * uncounted)
    return reserved.values.reduce(spent + lost, +)
  }

  /// What a call is expected to take that takes at least so much.
  fileprivate func expected(_ least: Spending) -> Spending {
    let count = answered.attempts
    guard count > 0 else { return least }
    var next = least
    next.tokens = max(next.tokens, answered.tokens / count)
    let average = Money(picodollars: answered.cost.known.picodollars / Int128(count))
    next.cost.known = max(next.cost.known, average)
    return next
  }
}
