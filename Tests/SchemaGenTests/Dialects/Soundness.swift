import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

/// What a wire schema promises, tried on schemas and values that are made up.
@Suite struct `A wire schema` {
  struct Tally {
    var schemas = 0
    var values = 0
    var tooDeep = 0
    var undeclared = 0
  }

  @Test func `takes what is valid locally, and gives it back the same`() throws {
    var tallies: [Provider: Tally] = [:]
    let seeds = Seeds(0..<80, oneIn: 8)
    for seed in seeds {
      let local = RandomLocalSchema.make(seed: seed)
      let values = try values(of: local, seed: seed)
      for provider in Provider.allCases {
        try note(
          values, of: local, WireOptions(), provider, seed,
          into: &tallies[provider, default: Tally()])
      }
    }
    for (provider, tally) in tallies {
      #expect(tally.values > tally.schemas * 5, "\(provider)")
      #expect(tally.schemas >= seeds.count - 1, "\(provider)")
      #expect(tally.tooDeep == 0 || provider == .anthropic || provider == .llamaCpp)
    }
    #expect(tallies.count == Provider.allCases.count)
  }

  @Test func `takes what schemas of other makers take, where they are not refused`() throws {
    var tally = Tally()
    var refusals: Set<WireCode> = []
    let seeds = Seeds(2000..<2040, oneIn: 8)
    for seed in seeds {
      let local = RandomLocalSchema.make(seed: seed, isForeign: true)
      let values = try values(of: local, seed: seed)
      for provider in Provider.allCases {
        for isText in [false, true] {
          do {
            let options = WireOptions(sendsAnythingAsText: isText)
            try note(values, of: local, options, provider, seed, into: &tally)
          } catch let error as LoweringErrors {
            refusals.formUnion(error.refusals.map(\.reason.code))
          }
        }
      }
    }
    #expect(tally.values > 25 * seeds.count)
    let wanted: Set<WireCode> = [.alike, .anything, .fieldsBesideMap, .places]
    #expect(Seeds.areAll ? refusals.isSuperset(of: wanted) : !refusals.isDisjoint(with: wanted))
  }

  @Test(arguments: Rung.allCases)
  func `takes on every rung what is valid locally`(rung: Rung) throws {
    for seed in Seeds(1000..<1006, oneIn: 3) {
      let local = RandomLocalSchema.make(seed: seed)
      let values = try values(of: local, seed: seed)
      for provider in Provider.allCases {
        var tally = Tally()
        try note(values, of: local, WireOptions(rung: rung), provider, seed, into: &tally)
        #expect(tally.values + tally.tooDeep > 0 || tally.schemas == 0)
      }
    }
  }

  /// Sends values by the wire schema of a provider, and takes them back.
  private func note(
    _ values: [JSON], of local: JSON, _ options: WireOptions, _ provider: Provider, _ seed: UInt64,
    into tally: inout Tally
  ) throws {
    guard let wire = try lowered(local, for: provider, options) else { return }
    #expect(
      ProviderGrammar(provider: provider).complaints(about: wire.schema) == [],
      "\(provider) \(seed): \(wire.schema) for \(local)")
    let judge = try CompiledSchema(JSONTape(parsing: wire.schema.bytes()))
    tally.schemas += 1
    for value in values {
      do {
        let wired = try wire.wired(value)
        tally.values += 1
        #expect(
          judge.accepts(try JSONTape(parsing: wired.bytes()).root),
          "\(provider) \(seed): \(value) as \(wired) by \(wire.schema) for \(local)")
        let back = wire.answer(from: wired)
        #expect(
          back.value == value && back.mistakes.isEmpty,
          "\(provider) \(seed): \(value) as \(wired), back as \(back.value) for \(local)")
      } catch Unsayable.tooDeep {
        tally.tooDeep += 1
      } catch Unsayable.undeclaredMember {
        // The schema is open, and the provider is not.
        tally.undeclared += 1
        #expect(provider == .openAI || provider == .anthropic)
      }
    }
  }

  /// The wire schema; nothing for an object whose only fields lead back to it, which has to end as an
  /// object without fields.
  private func lowered(
    _ local: JSON, for provider: Provider, _ options: WireOptions
  ) throws -> WireSchema? {
    do {
      return try WireSchema(lowering: local, for: provider, options)
    } catch {
      let isExpected = error.refusals.allSatisfy { $0.reason == .endlessIn(levels: 4) }
      if provider == .anthropic, isExpected { return nil }
      throw error
    }
  }

  /// Samples of a schema, and small changes of them that it accepts.
  private func values(of local: JSON, seed: UInt64) throws -> [JSON] {
    let schema = try CompiledSchema(JSONTape(parsing: local.bytes()))
    var random = SeededRandom(seed: seed)
    var values: [JSON] = []
    for sample in UInt64(0)..<6 {
      guard let value = try? schema.sample(seed: sample) else { continue }
      values.append(value)
      for _ in 0..<4 {
        let changed = Self.changed(value, &random)
        if schema.accepts(try JSONTape(parsing: changed.bytes()).root) { values.append(changed) }
      }
    }
    return values
  }

  /// The value with one part of it replaced, doubled or taken out.
  private static func changed(_ value: JSON, _ random: inout SeededRandom) -> JSON {
    switch value {
    case .object(let members) where !members.isEmpty && !random.oneIn(6):
      let name = random.pick(members.names)
      var members = members
      members[name] = random.oneIn(4) ? nil : members[name].map { changed($0, &random) }
      return .object(members)
    case .array(let items) where !items.isEmpty && !random.oneIn(4):
      var items = items
      let place = random.number(0...items.count - 1)
      if random.oneIn(3) {
        items.remove(at: place)
      } else {
        items[place] = changed(items[place], &random)
      }
      return .array(items)
    default: return random.pick([nil, "", "é", "card", 1, 0.25, 19, true, [], [:]])
    }
  }
}
