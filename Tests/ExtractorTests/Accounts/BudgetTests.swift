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

  @Test func `without bounds allows everything`() {
    let uncounted = attempt(1, tokens: nil, cost: Cost(unknown: [.tokens(.gemini35Flash)]))

    #expect(Budget().bound(reachedBy: [uncounted], and: next) == nil)
  }

  @Test func `of calls is used up by calls`() {
    let budget = Budget(attempts: 2)
    let (one, two) = (attempt(1, tokens: 5, cost: cent), attempt(2, tokens: 5, cost: cent))

    #expect(budget.bound(reachedBy: []) == nil)
    #expect(budget.bound(reachedBy: [one]) == nil)
    #expect(budget.bound(reachedBy: [one, two]) == .attempts(2))
  }

  @Test func `of tokens counts what the next call may take`() {
    let one = attempt(1, tokens: 500, cost: cent)

    #expect(Budget(tokens: 600).bound(reachedBy: [one], and: next) == nil)
    #expect(
      Budget(tokens: 599).bound(reachedBy: [one], and: next) == .tokens(599, needed: 600))
  }

  @Test func `of money counts what the next call may cost`() {
    let one = attempt(1, tokens: 500, cost: cent)

    #expect(Budget(money: dollars("0.02")).bound(reachedBy: [one], and: next) == nil)
    #expect(
      Budget(money: dollars("0.019")).bound(reachedBy: [one], and: next)
        == .money(dollars("0.019"), needed: dollars("0.02")))
  }

  @Test func `that is used up to the last token or cent is reached`() {
    let one = attempt(1, tokens: 500, cost: cent)

    #expect(Budget(tokens: 501).bound(reachedBy: [one]) == nil)
    #expect(Budget(tokens: 500).bound(reachedBy: [one]) == .tokens(500, needed: 501))
    #expect(Budget(money: dollars("0.01")).bound(reachedBy: [one]) != nil)
  }

  @Test func `is not held where something is unknown`() {
    let gap = Cost(unknown: [.price("gemini-9")])
    let uncounted = attempt(
      1, tokens: nil, cost: Cost(unknown: [.failedCall(.gemini35Flash)]))

    #expect(
      Budget(money: dollars("1")).bound(reachedBy: [], and: Spending(next: 1, cost: gap))
        == .unknownCost(dollars("1"), gap))
    #expect(
      Budget(tokens: 1000).bound(reachedBy: [uncounted], and: next) == .uncountedTokens(1000))
  }

  @Test func `is not touched by a call that failed before it was paid for`() {
    let failed = attempt(1, tokens: nil, cost: Cost())
    let budget = Budget(tokens: 100, money: dollars("0.01"))

    #expect(budget.bound(reachedBy: [failed], and: next) == nil)
  }

  @Test(
    arguments: [
      (.attempts(1), "the budget of 1 call"),
      (.attempts(3), "the budget of 3 calls"),
      (
        .tokens(599, needed: 650),
        "the budget of 599 tokens (another call may bring it to 650)"
      ),
      (.tokens(500, needed: 501), "the budget of 500 tokens"),
      (
        .uncountedTokens(5),
        "the budget of 5 tokens (the API did not count those of a call)"
      ),
      (
        .money(dollars("0.30"), needed: dollars("0.312")),
        "the budget of $0.30 (another call may bring it to $0.312)"
      ),
      (
        .money(dollars("0.30"), needed: Money(picodollars: 300_000_000_001)),
        "the budget of $0.30"
      ),
      (
        .unknownCost(dollars("0.30"), Cost(unknown: [.price("gemini-9")])),
        "the budget of $0.30 (the cost is unknown (no price is known of gemini-9))"
      ),
    ] as [(Budget.Bound, String)])
  func `says what stands in the way`(bound: Budget.Bound, words: String) {
    #expect("\(bound)" == words)
  }
}
