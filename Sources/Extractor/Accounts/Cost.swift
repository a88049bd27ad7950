public import Interactions
public import OrderedJSON

/// What was paid, as far as anybody knows.
public struct Cost: Sendable, Hashable {
  /// What is certain.
  public var known: Money
  /// Why it may be more; empty if the cost is exact.
  public var unknown: Set<CostGap>

  /// Describes a cost.
  public init(known: Money = .zero, unknown: Set<CostGap> = []) {
    self.known = known
    self.unknown = unknown
  }

  /// Whether nothing is missing.
  public var isExact: Bool { unknown.isEmpty }

  /// Both together.
  public static func + (one: Cost, other: Cost) -> Cost {
    Cost(known: one.known + other.known, unknown: one.unknown.union(other.unknown))
  }
}

/// Why what was paid is not known.
public enum CostGap: Sendable, Hashable {
  /// There is no price of the model.
  case price(ModelName)
  /// There is a price of the model, but not in this tier.
  case tier(ServiceTier, ModelName)
  /// The API did not say, or not believably, how many tokens of which sort a call took.
  case tokens(ModelName)
  /// So many calls were answered, and none of them tells what it cost.
  case uncountedCalls(Int)
  /// A call failed, and may have been paid for all the same.
  case failedCall(ModelName)
}

extension Cost: CustomStringConvertible {
  /// The cost for a person: `$0.0184`, `at least $0.0184 (…)` or `unknown (…)`; never a plain number
  /// that something is missing from.
  public var description: String {
    if isExact { return "\(known)" }
    let reasons = sortedGaps.map(\.description).joined(separator: "; ")
    return known == .zero ? "unknown (\(reasons))" : "at least \(known) (\(reasons))"
  }

  /// The same for programs: `usd` is what is certain, and `unknown` says why it may be more.
  public var json: JSON {
    ["usd": .number(known.dollars), "unknown": .array(sortedGaps.map { .string("\($0)") })]
  }

  private var sortedGaps: [CostGap] {
    unknown.sorted { UTF8Text("\($0)") < UTF8Text("\($1)") }
  }
}

extension CostGap: CustomStringConvertible {
  /// What is missing, in a few words.
  public var description: String {
    switch self {
    case .price(let model): Self.text("no price is known of \(model)")
    case .tier(let tier, let model): Self.text("no \(tier) price is known of \(model)")
    case .tokens(let model): Self.text("not all tokens of a call of \(model) are known by sort")
    case .uncountedCalls(let count): "nobody knows what \(count.of("call")) cost"
    case .failedCall(let model): Self.text("a failed call of \(model) may have been billed")
    }
  }

  private static func text(_ words: String) -> String { TextPlace.visible(words) }
}
