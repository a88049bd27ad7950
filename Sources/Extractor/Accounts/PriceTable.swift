package import Interactions
import OrderedJSON
package import SchemaGen

/// What models cost, as known on a day.
///
///     let prices = PriceTable.builtIn.overridden(by: try PriceTable(yaml: bytes))
///
/// A model that is not in it has no price: its calls cost an unknown amount, never nothing. A price is
/// that of the model of exactly that name; of a name that is not listed, it is that of the longest
/// listed one of which it is a preview or a numbered version: `gemini-2.5-flash-preview-09-2025` and
/// `gemini-2.5-flash-001` cost what `gemini-2.5-flash` costs, `gemini-2.5-flash-image` does not.
/// `gemini-flash-latest` and its kin have none, since they are another model tomorrow: what is priced
/// is the model that the API says it was.
public struct PriceTable: Sendable, Hashable {
  /// The day on which the prices were what they are here.
  package var asOf: CalendarDay?
  package var prices: [ModelName: Price]

  package init(asOf: CalendarDay? = nil, _ prices: [ModelName: Price]) {
    self.asOf = asOf
    self.prices = prices
  }

  /// The day on which the prices were what they are here, as `2026-10-15`.
  public var date: String? { asOf.map { "\($0)" } }

  /// These prices, and for models of the other table those.
  public func overridden(by other: PriceTable) -> PriceTable {
    PriceTable(asOf: other.asOf ?? asOf, prices.merging(other.prices) { $1 })
  }

  /// What a call cost on a day.
  package func cost(
    of tokens: Tokens?, by model: ModelName, tier: ServiceTier? = nil, on day: CalendarDay
  ) -> Cost {
    var cost: Cost
    switch tariff(of: model, tier: tier, on: day) {
    case .success(let tariff): cost = tokens.map { tariff.cost(of: $0, by: model) } ?? Cost()
    case .failure(let gap): cost = Cost(unknown: [gap.reason])
    }
    if tokens == nil { cost.unknown.insert(.tokens(model)) }
    return cost
  }

  /// What a call may cost at the least and at the most, if nothing of it has been read before.
  package func cost(
    of estimate: Estimate, by model: ModelName, tier: ServiceTier? = nil, on day: CalendarDay
  ) -> (least: Cost, most: Cost) {
    let gap = Cost(unknown: estimate.unknown.isEmpty ? [] : [.tokens(model)])
    return (
      cost(of: estimate.least, by: model, tier: tier, on: day) + gap,
      cost(of: estimate.most, by: model, tier: tier, on: day) + gap
    )
  }

  /// What tokens of a model cost in a tier on a day, or what is not known of it.
  private func tariff(
    of model: ModelName, tier: ServiceTier?, on day: CalendarDay
  ) -> Result<Tariff, Missing> {
    guard let stretch = price(of: model)?.stretch(on: day) else {
      return .failure(Missing(.price(model)))
    }
    guard let tier, tier != .standard else { return .success(stretch.standard) }
    return stretch.tiers[tier].map { .success($0) } ?? .failure(Missing(.tier(tier, model)))
  }

  private struct Missing: Error {
    let reason: CostGap
    init(_ reason: CostGap) { self.reason = reason }
  }
}

// MARK: Names

extension PriceTable {
  /// The price of a model, or of the one that it is a version of.
  package func price(of model: ModelName) -> Price? {
    let name = Self.plain(model)
    if let price = prices[name] { return price }
    let kin = prices.filter { Self.isVersion(name, of: $0.key) }
    return kin.max { $0.key.rawValue.utf8.count < $1.key.rawValue.utf8.count }?.value
  }

  /// The name without the folder that the list of models puts it in.
  private static func plain(_ model: ModelName) -> ModelName {
    let (name, folder) = (model.rawValue.utf8, "models/".utf8)
    return name.starts(with: folder)
      ? ModelName(String(Substring(name.dropFirst(folder.count)))) : model
  }

  /// Whether what stands behind a name is `-preview` or digits, and such again.
  private static func isVersion(_ name: ModelName, of other: ModelName) -> Bool {
    let (name, other) = (name.rawValue.utf8, other.rawValue.utf8)
    guard name.starts(with: other) else { return false }
    let words = name.dropFirst(other.count).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard words.count > 1, words.first?.isEmpty == true else { return false }
    return words.dropFirst().allSatisfy { word in
      word.elementsEqual("preview".utf8)
        || !word.isEmpty && word.allSatisfy { 0x30...0x39 ~= $0 }
    }
  }
}
