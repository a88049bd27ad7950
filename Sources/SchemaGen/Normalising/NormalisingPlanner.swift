import OrderedJSON

/// Works out what is to be done at each shape of a blueprint; a definition is planned once, so those
/// that name themselves end.
struct NormalisingPlanner {
  private let blueprint: Blueprint
  private var made: [Normaliser.Plan] = []
  private var definitions: [UTF8Text: Int] = [:]

  init(_ blueprint: Blueprint) { self.blueprint = blueprint }

  mutating func plans() -> [Normaliser.Plan] {
    _ = plan(blueprint.output)
    return made
  }

  /// The rank of the plan for a shape.
  private mutating func plan(_ shape: Shape, isNullable: Bool = false) -> Int {
    let rank = made.count
    made.append(.nothing)
    made[rank] = work(shape, isNullable: isNullable || shape.isNullable)
    return rank
  }

  private mutating func work(_ shape: Shape, isNullable: Bool) -> Normaliser.Plan {
    switch shape.kind {
    case .text, .number, .boolean, .choice: return scalar(shape, isNullable: isNullable)
    case .group(let group): return .group(fields(group))
    case .list(let list):
      let isClamped = shape.normalisers?.contains { NormaliserName(utf8: $0.name) == .clampList }
      return .list(item: plan(list.item), most: isClamped ?? false ? list.count.atMost : nil)
    case .map(let map): return .map(value: plan(map.value))
    case .variants(let variants):
      var cases: [UTF8Text: Int] = [:]
      for variant in variants.cases {
        cases[UTF8Text(variant.name)] = plan(Shape(.group(variant.group)))
      }
      return .variants(tag: variants.tag, cases)
    case .either(let shapes): return either(shapes, isNullable: isNullable)
    case .reference(let name): return reference(name, shape, isNullable: isNullable)
    case .schema, .null: return .nothing
    }
  }

  private mutating func fields(_ group: Shape.Group) -> [UTF8Text: Int] {
    var fields: [UTF8Text: Int] = [:]
    for field in group.fields { fields[UTF8Text(field.name)] = plan(field.shape) }
    return fields
  }

  private func scalar(_ shape: Shape, isNullable: Bool) -> Normaliser.Plan {
    let calls = shape.normalisers ?? shape.usualNormalisers(isNullable: isNullable)
    var rules = calls.compactMap { NormalisingRule($0) }
    for position in rules.indices where shape.normalisers == nil {
      rules[position].isWarning = rules[position].name == .number
    }
    return rules.isEmpty ? .nothing : .text(rules, shape.foldedChoice)
  }

  /// A definition is planned once, unless where it is named something else is asked of it.
  private mutating func reference(
    _ name: String, _ shape: Shape, isNullable: Bool
  ) -> Normaliser.Plan {
    guard var target = blueprint.definition(name) else { return .nothing }
    if target.isScalar, shape.normalisers != nil || isNullable && !target.isNullable {
      target.normalisers = shape.normalisers ?? target.normalisers
      return scalar(target, isNullable: isNullable || target.isNullable)
    }
    if let known = definitions[UTF8Text(name)] { return .reference(known) }
    // Reserved before it is worked out, for a definition that names itself.
    let rank = made.count
    made.append(.nothing)
    definitions[UTF8Text(name)] = rank
    made[rank] = work(target, isNullable: target.isNullable)
    return .reference(rank)
  }

  /// A kind of value that only one of the shapes takes is changed as that one says.
  private mutating func either(_ shapes: [Shape], isNullable: Bool) -> Normaliser.Plan {
    var takers: [JSON.Kind: [Shape]] = [:]
    let resolved = Alternatives(shapes, blueprint).shapes
    for shape in resolved {
      guard let kind = shape.jsonKind else { return .nothing }
      takers[kind, default: []].append(shape)
    }
    var ranks: [JSON.Kind: Int] = [:]
    for (kind, shapes) in takers.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where shapes.count == 1 {
      ranks[kind] = plan(shapes[0], isNullable: isNullable)
    }
    return .either(ranks)
  }
}

extension Shape {
  /// What is done to a value of which nobody said a word.
  fileprivate func usualNormalisers(isNullable: Bool) -> [NormaliserCall] {
    let nulls: [NormaliserName] = isNullable ? [.emptyToNull, .nullWords] : []
    let names: [NormaliserName] =
      switch kind {
      case .text: [.trim, .nfc] + nulls
      case .choice(let choice): (choice.isOfTexts ? [.trim, .nfc] : []) + nulls
      case .number(let number): nulls + (number.precision.isDecimal ? [.number] : [])
      case .boolean: nulls
      case .group, .list, .map, .variants, .either, .reference, .schema, .null: []
      }
    return names.map { NormaliserCall($0.rawValue) }
  }

  fileprivate var foldedChoice: FoldedChoice? {
    if case .choice(let choice) = kind {
      FoldedChoice(choice.values.compactMap(\.value.string))
    } else {
      nil
    }
  }

  fileprivate var isScalar: Bool {
    switch kind {
    case .text, .number, .boolean, .choice: true
    case .null, .group, .list, .map, .variants, .either, .reference, .schema: false
    }
  }

  /// The kind of JSON value that an answer has for it; nothing if it takes several.
  fileprivate var jsonKind: JSON.Kind? {
    switch kind {
    case .text: .string
    case .number: .number
    case .boolean: .bool
    case .choice(let choice): choice.isOfTexts ? .string : .number
    case .group, .map, .variants: .object
    case .list: .array
    case .null: .null
    case .either, .reference, .schema: nil
    }
  }
}

extension Shape.Choice {
  var isOfTexts: Bool { values.allSatisfy { $0.value.string != nil } }
}

extension Shape.Number.Precision {
  fileprivate var isDecimal: Bool { if case .decimal = self { true } else { false } }
}
