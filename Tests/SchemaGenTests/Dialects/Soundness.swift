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
    var refused = 0
  }

  @Test(arguments: Provider.allCases)
  func `takes what is valid locally, and gives it back the same`(provider: Provider) throws {
    var tally = Tally()
    for seed in UInt64(0)..<100 {
      let local = RandomLocalSchema.make(seed: seed)
      guard let wire = try lowered(local, for: provider) else {
        tally.refused += 1
        continue
      }
      let judge = try CompiledSchema(JSONTape(parsing: wire.schema.bytes()))
      tally.schemas += 1
      for value in try values(of: local, seed: seed) {
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
        }
      }
    }
    #expect(tally.values > tally.schemas * 5)
    #expect(tally.refused == 0 || provider == .anthropic && tally.refused < 5)
    #expect(tally.tooDeep == 0 || provider == .anthropic || provider == .llamaCpp)
  }

  @Test(arguments: Provider.allCases)
  func `takes on every rung what is valid locally`(provider: Provider) throws {
    for seed in UInt64(1000)..<1005 {
      let local = RandomLocalSchema.make(seed: seed)
      for rung in Rung.allCases {
        guard let wire = try lowered(local, for: provider, WireOptions(rung: rung)) else {
          continue
        }
        let judge = try CompiledSchema(JSONTape(parsing: wire.schema.bytes()))
        for value in try values(of: local, seed: seed).prefix(4) {
          guard let wired = try? wire.wired(value) else { continue }
          #expect(
            judge.accepts(try JSONTape(parsing: wired.bytes()).root),
            "\(provider) \(rung) \(seed): \(value) as \(wired) by \(wire.schema) for \(local)")
          #expect(wire.answer(from: wired).value == value)
        }
      }
    }
  }

  /// The wire schema; nothing for an object whose only fields lead back to it, which has to end as an
  /// object without fields.
  private func lowered(
    _ local: JSON, for provider: Provider, _ options: WireOptions = WireOptions()
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
