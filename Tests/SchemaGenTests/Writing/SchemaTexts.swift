import Files
import JSONSchema
import OrderedJSON
import TestSupport
import Testing

@testable import SchemaGen

@Suite struct `A blueprint written as a schema file` {
  /// What the reader of schema files makes of a text, and what it has against it.
  private func read(_ yaml: String) -> (blueprint: Blueprint?, mistakes: [String]) {
    var reader = SchemaFileReader(.none)
    let found = SchemaFileSource.Found(identity: "t.yaml", name: "t.yaml", bytes: Array(yaml.utf8))
    let file = reader.read(found)
    let mistakes = reader.notebook.remarks.filter { !$0.isWarning }
    return (file?.blueprint, mistakes.map { "\($0.place.line): \($0.sentence)" })
  }

  @Test("is read back as the same blueprint", arguments: 0..<20)
  func roundTrip(part: UInt64) throws {
    for seed in Seeds(part * 50..<(part + 1) * 50, oneIn: 5) {
      let blueprint = RandomBlueprint.make(seed: seed)
      let yaml = SchemaText(blueprint).yaml
      let (again, mistakes) = read(yaml)
      try #require(mistakes == [], "\(seed)\n\(yaml)")
      var named = blueprint.withNamedAlternatives
      let reachable = named.reachable
      named.definitions.removeAll { !reachable.contains(UTF8Text($0.name)) }
      let wanted = LocalSchema(named)
      let got = LocalSchema(try #require(again))
      // A part that stays a schema carries the definitions that it needs.
      if yaml.contains("$json_schema"), !named.definitions.isEmpty {
        try expectSameVerdicts(got.schema, wanted.schema, "\(seed)\n\(yaml)")
      } else {
        #expect(firstDifference(got.schema, wanted.schema) == nil, "\(seed)\n\(yaml)")
      }
      if !yaml.contains("$json_schema") {
        #expect(got.keyMeanings == wanted.keyMeanings)
        let calls = try #require(again).normaliserCalls
        #expect(calls == named.normaliserCalls, "\(seed)\n\(yaml)")
      }
      #expect(SchemaText(blueprint).yaml == yaml)
    }
  }
}

extension Blueprint {
  /// What is done to values, in the order in which the shapes are written.
  fileprivate var normaliserCalls: [String] {
    ([output] + definitions.map(\.shape)).flatMap(\.normaliserCalls)
  }
}

extension Shape {
  fileprivate var normaliserCalls: [String] {
    (normalisers.map { ["\($0.map { [$0.name] + $0.arguments })"] } ?? [])
      + parts.flatMap(\.normaliserCalls)
  }
}

/// Each schema accepts samples of the other.
private func expectSameVerdicts(_ one: JSON, _ other: JSON, _ comment: Comment) throws {
  let both = try [one, other].map { try CompiledSchema($0) }
  for seed in 0..<2 {
    guard let sample = try? both[seed % 2].sample(seed: UInt64(seed)) else { continue }
    #expect(try both[0].accepts(sample) && both[1].accepts(sample), comment)
  }
}

/// Where two values differ, and how; nothing if they are equal. Whether a schema says its edition does
/// not count.
func firstDifference(_ one: JSON, _ other: JSON, at place: JSONPointer = []) -> String? {
  if one == other { return nil }
  if let one = one.object, let other = other.object {
    let names = one.names + other.names.filter { one[$0] == nil }
    for name in names where name != "$schema" {
      guard let first = one[name], let second = other[name] else {
        return "\(place): \(name) stands in one of them: \(one[name] ?? "-"), \(other[name] ?? "-")"
      }
      if let found = firstDifference(first, second, at: place.appending(name)) { return found }
    }
    return nil
  }
  guard let items = one.array, let others = other.array, items.count == others.count else {
    return "\(place): \(one) \(other)"
  }
  return zip(items, others).enumerated().lazy.compactMap { rank, pair in
    firstDifference(pair.0, pair.1, at: place.appending(rank))
  }.first
}
