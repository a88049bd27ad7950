import Interactions
import Ledger
import Testing

@testable import Extractor

/// What a job may still take, by the calls that it knows of.
@Suite struct `The account of a job` {
  private let model = ModelName("some-model")

  private func attempt(tokens: Int?, dollars: Int?, hasFailed: Bool = false) -> Attempt {
    var count: Tokens?
    if let tokens {
      count = Tokens()
      count?.input = tokens
    }
    return Attempt(
      number: 1, purpose: .extraction, interactionID: nil, model: model, tokens: count,
      cost: Cost(
        known: Money(picodollars: Int128(dollars ?? 0) * 1_000_000_000_000),
        unknown: dollars == nil ? [.price(model)] : []),
      answerBytes: 0, duration: .zero,
      ending: hasFailed ? .failed("lost", mayHaveBeenBilled: true) : .finished)
  }

  private func account(tokens: Int? = nil, dollars: Int? = nil) -> JobAccount {
    var limits = FolderLimits()
    limits.tokens = tokens
    limits.money = dollars.map { Money(picodollars: Int128($0) * 1_000_000_000_000) }
    return JobAccount(limits, after: LedgerSpending())
  }

  private let least = Spending(next: 10, cost: Cost())

  @Test func `takes lost calls to cost what others did`() {
    let account = account(tokens: 400)
    account.add(attempt(tokens: 100, dollars: 1), for: 1)
    account.add(attempt(tokens: nil, dollars: nil, hasFailed: true), for: 2)
    #expect(account.permit(least, for: 3) == nil)
    #expect(account.permit(least, for: 4) == nil)
    #expect(account.permit(least, for: 5) == .tokens(limit: 400, needed: 500))
    account.release(4)
    #expect(account.permit(least, for: 5) == nil)
  }

  @Test func `takes lost calls to cost the least where none was answered`() {
    let account = account(tokens: 35)
    for number in 1...3 {
      account.add(attempt(tokens: nil, dollars: nil, hasFailed: true), for: number)
    }
    #expect(account.permit(least, for: 4) == .tokens(limit: 35, needed: 40))
  }

  @Test func `counts tokens of a model without a price, and holds no limit of money with it`() {
    let tokens = account(tokens: 250)
    let money = account(dollars: 9)
    for account in [tokens, money] { account.add(attempt(tokens: 100, dollars: nil), for: 1) }
    #expect(tokens.permit(least, for: 2) == nil)
    #expect(tokens.permit(least, for: 3) == .tokens(limit: 250, needed: 300))
    guard case .unknownCost? = money.permit(least, for: 2) else {
      Issue.record("The limit of money was held.")
      return
    }
  }

  @Test
  func `goes on after one answer that does not tell its tokens, and not after none that does`() {
    let account = account(tokens: 1000)
    account.add(attempt(tokens: nil, dollars: nil), for: 1)
    #expect(account.permit(least, for: 2) == .uncountedTokens(limit: 1000))
    account.add(attempt(tokens: 100, dollars: 1), for: 2)
    #expect(account.permit(least, for: 3) == nil)
  }

  @Test func `lets one document go first, and the next if nothing came of it`() async {
    let account = account(tokens: 1000)
    await account.waitForFirst(1)
    async let second: Void = account.waitForFirst(2)
    account.release(1)
    await second
    async let third: Void = account.waitForFirst(3)
    account.add(attempt(tokens: 100, dollars: 1), for: 2)
    await third
    await account.waitForFirst(4)
  }
}
