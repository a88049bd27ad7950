import Extractor
import Interactions
import Testing

private func attempt(_ number: Int, tokens: Int?, cost: Cost) -> Attempt {
  let count = tokens.map { tokens in
    var count = Tokens()
    count.input = tokens
    return count
  }
  return Attempt(
    number: number, purpose: .extraction, interactionID: nil, model: .gemini35Flash,
    tokens: count, cost: cost, answerBytes: 10, duration: .seconds(1),
    ending: .finished)
}

private let cent = Cost(known: dollars("0.01"))

@Suite struct `A budget` {
  let next = Spending(next: 100, cost: cent)

  private func spent(_ attempts: Attempt...) -> Spending {
    attempts.reduce(into: Spending()) { $0.add($1) }
  }

  @Test func `without limits allows everything`() {
    let uncounted = attempt(1, tokens: nil, cost: Cost(unknown: [.tokens(.gemini35Flash)]))

    #expect(Budget().limit(brokenBy: next, after: spent(uncounted)) == nil)
  }

  @Test func `of calls is used up by calls`() {
    let budget = Budget(attempts: 2)
    let (one, two) = (attempt(1, tokens: 5, cost: cent), attempt(2, tokens: 5, cost: cent))

    #expect(budget.limit() == nil)
    #expect(budget.limit(after: spent(one)) == nil)
    #expect(budget.limit(after: spent(one, two)) == .attempts(limit: 2))
  }

  @Test func `of tokens counts what the next call may take`() {
    let spent = spent(attempt(1, tokens: 500, cost: cent))

    #expect(Budget(tokens: 600).limit(brokenBy: next, after: spent) == nil)
    #expect(
      Budget(tokens: 599).limit(brokenBy: next, after: spent) == .tokens(limit: 599, needed: 600))
  }

  @Test func `of money counts what the next call may cost`() {
    let spent = spent(attempt(1, tokens: 500, cost: cent))

    #expect(Budget(money: dollars("0.02")).limit(brokenBy: next, after: spent) == nil)
    #expect(
      Budget(money: dollars("0.019")).limit(brokenBy: next, after: spent)
        == .money(limit: dollars("0.019"), needed: dollars("0.02")))
  }

  @Test func `that is used up to the last token or cent allows nothing`() {
    let spent = spent(attempt(1, tokens: 500, cost: cent))

    #expect(Budget(tokens: 501).limit(after: spent) == nil)
    #expect(Budget(tokens: 500).limit(after: spent) == .tokens(limit: 500, needed: 501))
    #expect(
      Budget(money: dollars("0.01")).limit(after: spent).map { "\($0)" }
        == "the budget of $0.01 is spent; allow more money")
  }

  @Test func `is not held where something is unknown`() {
    let gap = Cost(unknown: [.price("gemini-9")])
    let uncounted = attempt(
      1, tokens: nil, cost: Cost(unknown: [.failedCall(.gemini35Flash)]))

    #expect(
      Budget(money: dollars("1")).limit(brokenBy: Spending(next: 1, cost: gap))
        == .unknownCost(limit: dollars("1"), gap))
    #expect(
      Budget(tokens: 1000).limit(brokenBy: next, after: spent(uncounted))
        == .uncountedTokens(limit: 1000))
  }

  @Test func `is not touched by a call that failed before it was paid for`() {
    let failed = attempt(1, tokens: nil, cost: Cost())
    let budget = Budget(tokens: 100, money: dollars("0.01"))

    #expect(budget.limit(brokenBy: next, after: spent(failed)) == nil)
  }

  @Test(
    arguments: [
      (.attempts(limit: 1), "the budget of 1 call is spent; allow more calls"),
      (.attempts(limit: 3), "the budget of 3 calls is spent; allow more calls"),
      (
        .tokens(limit: 599, needed: 600),
        "the budget of 599 tokens is too small for another call, which may bring it to 600; allow more"
          + " tokens"
      ),
      (
        .uncountedTokens(limit: 5),
        "the budget of 5 tokens cannot be held, because the API did not count those of a call;"
          + " limit calls or money instead"
      ),
      (
        .money(limit: dollars("0.30"), needed: dollars("0.312")),
        "the budget of $0.30 is too small for another call, which may bring it to $0.312; allow more"
          + " money"
      ),
      (
        .unknownCost(limit: dollars("0.30"), Cost(unknown: [.price("gemini-9")])),
        "the budget of $0.30 cannot be held, because the cost is unknown (no price is known of"
          + " gemini-9); give the missing prices in a file, or set no limit of money"
      ),
    ] as [(BudgetLimit, String)])
  func `says which limit was in the way`(limit: BudgetLimit, sentence: String) {
    #expect("\(limit)" == sentence)
  }
}
