import OrderedJSON

/// Works out what is to be done at each shape of a blueprint; a definition is planned once for all that
/// ask the same of it, so those that name themselves end.
struct NormalisingPlanner {
  private let blueprint: Blueprint
  private var made: [Normaliser.Plan] = []
  private var definitions: [Asked: Int] = [:]

  /// A definition, with what is asked of it where it is named.
  private struct Asked: Hashable {
    let name: UTF8Text
    let calls: [NormaliserCall]?
    let isNullable: Bool
  }

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
    case .either(let shapes): return either(shapes, shape.normalisers, isNullable: isNullable)
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

  /// What is asked where a definition is named counts more than what it asks itself.
  private mutating func reference(
    _ name: String, _ shape: Shape, isNullable: Bool
  ) -> Normaliser.Plan {
    guard var target = blueprint.definition(name) else { return .nothing }
    target.normalisers = shape.normalisers ?? target.normalisers
    target.isNullable = target.isNullable || isNullable
    let asked = Asked(
      name: UTF8Text(name),
      calls: target.normalisers?.map { NormaliserCall($0.name, $0.arguments) },
      isNullable: target.isNullable)
    if let known = definitions[asked] { return .reference(known) }
    // Reserved before it is worked out, for a definition that names itself.
    let rank = made.count
    made.append(.nothing)
    definitions[asked] = rank
    made[rank] = work(target, isNullable: target.isNullable)
    return .reference(rank)
  }

  /// A kind of value that only one of the shapes takes is changed as that one says, or as is asked of
  /// them all.
  private mutating func either(
    _ shapes: [Shape], _ calls: [NormaliserCall]?, isNullable: Bool
  ) -> Normaliser.Plan {
    var takers: [JSON.Kind: [Part]] = [:]
    for part in parts(of: shapes) {
      guard let kind = part.kind.json else { return .nothing }
      takers[kind, default: []].append(part)
    }
    var ranks: [JSON.Kind: Int] = [:]
    for (kind, parts) in takers.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where parts.count == 1 {
      ranks[kind] = plan(parts[0].asked(calls), isNullable: isNullable || parts[0].isNullable)
    }
    return .either(ranks)
  }

  /// One shape of a union, which is no union itself.
  private struct Part {
    /// The shape as it stands in the union: a definition keeps its name, so that it is planned once.
    let shape: Shape
    /// What it is when names are looked up.
    let kind: Shape.Kind
    /// What the unions within the union ask of all their shapes.
    let calls: [NormaliserCall]?
    /// Whether one of those takes a null.
    let isNullable: Bool

    /// The shape, with what is asked of the whole union, or of one within it, that is for values of its
    /// kind.
    func asked(_ outer: [NormaliserCall]?) -> Shape {
      guard let calls = outer ?? calls else { return shape }
      var shape = shape
      let own = calls.filter { NormaliserName(utf8: $0.name)?.suits(kind) == true }
      if calls.isEmpty || !own.isEmpty { shape.normalisers = own }
      return shape
    }
  }

  private func parts(of shapes: [Shape]) -> [Part] {
    typealias Pending = (shape: Shape, calls: [NormaliserCall]?, isNullable: Bool)
    var parts: [Part] = []
    var seen: Set<UTF8Text> = []
    var pending: [Pending] = shapes.reversed().map { ($0, nil, false) }
    while let (shape, calls, isNullable) = pending.popLast() {
      // Of a union in a union: what stands further out counts more.
      let (inner, takesNull) = (calls ?? shape.normalisers, isNullable || shape.isNullable)
      switch shape.kind {
      case .null: break
      case .either(let shapes): pending += shapes.reversed().map { ($0, inner, takesNull) }
      case .reference(let name):
        guard seen.insert(UTF8Text(name)).inserted, let target = blueprint.definition(name) else {
          continue
        }
        switch target.kind {
        case .null: break
        case .either, .reference: pending.append((target, inner, takesNull))
        default:
          parts.append(Part(shape: shape, kind: target.kind, calls: calls, isNullable: isNullable))
        }
      default:
        parts.append(Part(shape: shape, kind: shape.kind, calls: calls, isNullable: isNullable))
      }
    }
    return parts
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
}

extension Shape.Kind {
  /// The kind of JSON value that an answer has for it; nothing if it takes several.
  fileprivate var json: JSON.Kind? {
    switch self {
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
