import Interactions
import OrderedJSON
import SchemaGen
import YAML

extension PriceTable {
  /// Reads a file of prices, YAML or JSON, or says everything that is wrong with it.
  ///
  ///     as_of: 2026-11-21
  ///     models:
  ///       gemini-3.5-flash:            # dollars for a million tokens
  ///         input: 1.50
  ///         cached: 0.15
  ///         output: 9.00
  ///         tiers:
  ///           flex: {input: 0.75, cached: 0.15, output: 4.50}
  ///       gemini-3.8-flash:
  ///         - {until: 2026-12-31, input: 0.75, output: 3.75}
  ///         - {input: 1.50, output: 7.50}
  ///
  /// `audio`, `cached_audio` and `images` are rates of input that is sound and of output that is pictures;
  /// `above` holds `tokens`, and rates for requests that read more than those.
  public init(yaml bytes: some Sequence<UInt8>) throws(PriceMistakes) {
    let document: YAMLDocument
    do { document = try YAMLDocument(reading: bytes) } catch {
      throw PriceMistakes(all: [PriceMistake("\(error.fault)", at: error.place)])
    }
    var reader = PriceReader(document)
    self.init(document.root, &reader)
    let mistakes = reader.mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    guard mistakes.isEmpty else { throw PriceMistakes(all: mistakes) }
  }

  private init(_ root: YAMLNode, _ reader: inout PriceReader) {
    let members = reader.members(of: root, "a file of prices", known: ["as_of", "models"])
    self.init(asOf: members["as_of"].flatMap { reader.day($0, "as_of") }, [:])
    guard let models = members["models"] else {
      if root.mapping != nil {
        reader.complain("no prices; add \"models\", and below it a model and its rates", at: root)
      }
      return
    }
    for model in reader.mapping(models, "models") {
      prices[ModelName(model.key.text)] = Price(model.value, &reader)
    }
  }
}

extension Price {
  /// One stretch of days, or a list of them.
  fileprivate init?(_ node: YAMLNode, _ reader: inout PriceReader) {
    guard let list = node.list else {
      guard let only = Stretch(node, &reader) else { return nil }
      self.init(stretches: [only])
      return
    }
    if list.isEmpty { reader.complain("a list of prices has at least one", at: node) }
    let stretches = list.map { ($0, Stretch($0, &reader)) }
    for (index, (node, stretch)) in stretches.enumerated() {
      guard let stretch else { continue }
      if stretch.until == nil, index < list.count - 1 {
        reader.complain("a price that another follows has an end; add \"until\"", at: node)
      }
      if index > 0, let before = stretches[index - 1].1?.until, let until = stretch.until,
        until <= before
      {
        reader.complain("this price ends before it begins; put the earliest first", at: node)
      }
    }
    self.init(stretches: stretches.compactMap(\.1))
  }
}

extension Price.Stretch {
  fileprivate init?(_ node: YAMLNode, _ reader: inout PriceReader) {
    let known = Tariff.Rates.names + ["above", "tiers", "until"]
    let members = reader.members(of: node, "a price", known: known)
    let until = members["until"].flatMap { reader.day($0, "until") }
    var tiers: [ServiceTier: Tariff] = [:]
    for tier in members["tiers"].map({ reader.mapping($0, "tiers") }) ?? [] {
      if ServiceTier(tier.key.text) == .standard {
        reader.complain(
          "standard rates stand in the price itself; move them there", at: tier.key.span.begin)
      }
      let known = Tariff.Rates.names + ["above"]
      let rates = reader.members(of: tier.value, "a tier", known: known)
      tiers[ServiceTier(tier.key.text)] = Tariff(rates, at: tier.value, &reader)
    }
    guard let standard = Tariff(members, at: node, &reader) else { return nil }
    self.init(until: until, standard: standard, tiers: tiers)
  }
}

extension Tariff {
  fileprivate init?(_ members: [String: YAMLNode], at node: YAMLNode, _ reader: inout PriceReader) {
    var above: Threshold?
    if let node = members["above"] {
      let known = ["tokens"] + Rates.names
      let members = reader.members(of: node, "above", known: known)
      let tokens = members["tokens"].flatMap { reader.tokens($0, "tokens") }
      if members["tokens"] == nil, !members.isEmpty {
        reader.complain("above needs \"tokens\", as 200000", at: node)
      }
      above = Rates(members, at: node, &reader).flatMap { rates in
        tokens.map { Threshold(tokens: $0, rates: rates) }
      }
    }
    guard let rates = Rates(members, at: node, &reader) else { return nil }
    self.init(rates: rates, above: above)
  }
}

extension Tariff.Rates {
  static let names = ["input", "cached", "output", "audio", "cached_audio", "images"]

  fileprivate init?(_ members: [String: YAMLNode], at node: YAMLNode, _ reader: inout PriceReader) {
    // A node that is no mapping was complained of.
    if members.isEmpty { return nil }
    var rates: [String: Money] = [:]
    for name in Self.names {
      if let node = members[name] {
        rates[name] = reader.rate(node, name)
      } else if name == "input" || name == "output" {
        reader.complain("\(name) is missing; add what a million tokens cost, as 1.50", at: node)
      }
    }
    guard let input = rates["input"], let output = rates["output"] else { return nil }
    self.init(
      input: input, output: output, cached: rates["cached"], audio: rates["audio"],
      cachedAudio: rates["cached_audio"], images: rates["images"])
  }
}
