public import Interactions

// Accounts/Money.swift, TokenCount.swift, PriceTable.swift, Cost.swift

/// An amount of US dollars, exact to a millionth of a millionth.
public struct Money: Sendable, Hashable, Comparable {
  /// Millionths of a millionth of a dollar.
  package let picodollars: Int
  package init(picodollars: Int) { self.picodollars = picodollars }
  public static let zero = Money(picodollars: 0)
  public static func < (one: Money, other: Money) -> Bool { one.picodollars < other.picodollars }
  public static func + (one: Money, other: Money) -> Money {
    Money(picodollars: one.picodollars + other.picodollars)
  }
}

/// The tokens of a call, each counted once: the sorts add up to what is paid.
public struct TokenCount: Sendable, Hashable {
  /// Read, those that had been read before included.
  public var input = 0
  /// Those of the input that had been read before, which cost less.
  public var cached = 0
  /// Written in the answer.
  public var output = 0
  /// Thought.
  public var thought = 0
  /// Brought by tools.
  public var toolUse = 0
  public init() {}
  /// Nothing if the usage says nothing that can be counted.
  public init?(_ usage: Usage?) { fatalError("to be written") }
  public static func + (one: TokenCount, other: TokenCount) -> TokenCount { fatalError() }
  public var total: Int { input + output + thought + toolUse }
}

/// What was paid, as far as anybody knows.
public struct Cost: Sendable, Hashable {
  /// What is certain.
  public var known: Money
  /// Models whose price, or calls whose tokens, nobody knows; empty if the cost is exact.
  public var unknown: Set<String>
  public init(known: Money = .zero, unknown: Set<String> = []) {
    self.known = known
    self.unknown = unknown
  }
  public static func + (one: Cost, other: Cost) -> Cost { fatalError() }
}

/// What models cost, as known on a day.
public struct PriceTable: Sendable {
  /// The prices that came with this version.
  public static var builtIn: PriceTable { fatalError("to be written") }
  public func cost(of tokens: TokenCount?, by model: ModelName, tier: ServiceTier?) -> Cost {
    fatalError()
  }
}
