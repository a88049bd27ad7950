package import OrderedJSON

extension Schema {
  /// The checks of the schema as they were written, each with the keys that it stands under.
  package var checkWords: [JSON] {
    checks.map { check in
      [
        "under": .array(check.keys.map(JSON.string)), "check": .string(check.text),
        "message": check.message.map(JSON.string) ?? JSON.null,
      ]
    }
  }

  /// The normalisers that its author asked for, each with the way to its place.
  package var normaliserWords: [JSON] {
    var words: [JSON] = []
    blueprint.output.addNormalisers(to: &words, at: [])
    for definition in blueprint.definitions {
      definition.shape.addNormalisers(to: &words, at: ["", definition.name])
    }
    return words
  }
}

extension Shape {
  fileprivate func addNormalisers(to words: inout [JSON], at way: [String]) {
    if let normalisers {
      let calls = normalisers.map { JSON.array(([$0.name] + $0.arguments).map(JSON.string)) }
      words.append(["at": .array(way.map(JSON.string)), "calls": .array(calls)])
    }
    switch kind {
    case .text, .number, .boolean, .null, .choice, .reference, .schema: break
    case .group(let group): group.addNormalisers(to: &words, at: way)
    case .list(let list): list.item.addNormalisers(to: &words, at: way + ["[]"])
    case .map(let map): map.value.addNormalisers(to: &words, at: way + ["{}"])
    case .variants(let variants):
      for variant in variants.cases {
        variant.group.addNormalisers(to: &words, at: way + ["=", variant.name])
      }
    case .either(let shapes):
      for (rank, shape) in shapes.enumerated() {
        shape.addNormalisers(to: &words, at: way + ["|", String(rank)])
      }
    }
  }
}

extension Shape.Group {
  fileprivate func addNormalisers(to words: inout [JSON], at way: [String]) {
    for field in fields { field.shape.addNormalisers(to: &words, at: way + [".", field.name]) }
  }
}
