package import Interactions
package import SchemaGen

/// What one model costs, stretch of days by stretch of days.
package struct Price: Sendable, Hashable {
  /// The earliest first; only the last may be without an end.
  package var stretches: [Stretch]

  /// What it costs up to a day.
  package struct Stretch: Sendable, Hashable {
    /// The last day, if there is one.
    package var until: CalendarDay?
    package var standard: Tariff
    /// By the words of service tiers.
    package var tiers: [ServiceTier: Tariff]
  }

  /// What it costs on a day, if that is known.
  package func stretch(on day: CalendarDay) -> Stretch? {
    stretches.first { $0.until.map { day <= $0 } ?? true }
  }
}

/// What tokens cost in one tier.
package struct Tariff: Sendable, Hashable {
  package var rates: Rates
  /// Other rates, for all tokens of a request that reads more than so many.
  package var above: Threshold?

  package struct Threshold: Sendable, Hashable {
    package var tokens: Int
    package var rates: Rates
  }

  /// What one token of each sort costs.
  package struct Rates: Sendable, Hashable {
    package var input: Money
    /// Thinking is paid as output.
    package var output: Money
    /// Without one, nothing is cheaper for having been read before.
    package var cached: Money?
    /// Without one, sound costs as much as other input.
    package var audio: Money?
    package var cachedAudio: Money?
    /// Without one, nobody knows what pictures in an answer cost.
    package var images: Money?
  }
}

extension Tariff {
  /// What a call costs.
  package func cost(of tokens: Tokens, by model: ModelName) -> Cost {
    guard let above, tokens.input > above.tokens else { return rates.cost(of: tokens, by: model) }
    // Of requests that were put together only the first is known; the others read no less.
    if (tokens.firstInput ?? tokens.input) > above.tokens {
      return above.rates.cost(of: tokens, by: model)
    }
    return rates.cost(of: tokens, by: model) + Cost(unknown: [.tokens(model)])
  }
}

extension Tariff.Rates {
  fileprivate func cost(of tokens: Tokens, by model: ModelName) -> Cost {
    let cachedText = tokens.cached - tokens.cachedAudio
    let freshAudio = tokens.audio - tokens.cachedAudio
    let freshText = tokens.input - tokens.cached - freshAudio
    let read =
      input * freshText + (audio ?? input) * freshAudio + (cached ?? input) * cachedText
      + (cachedAudio ?? audio ?? cached ?? input) * tokens.cachedAudio + input * tokens.toolUse
    let written = output * (tokens.output - tokens.images) + output * tokens.thought
    var cost = Cost(known: read + written + (images ?? .zero) * tokens.images)
    if tokens.images > 0, images == nil { cost.unknown.insert(.price(model)) }
    if !tokens.isExact { cost.unknown.insert(.tokens(model)) }
    return cost
  }
}
