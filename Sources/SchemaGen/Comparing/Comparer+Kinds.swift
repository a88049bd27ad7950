import OrderedJSON

extension Comparer {
  /// Shapes that hold others, or that are of two kinds.
  mutating func compareKinds(_ one: Side, _ other: Side, _ path: FieldPath) {
    switch (one.shape.kind, other.shape.kind) {
    case (.group(let before), .group(let after)):
      compareFields(Fields(before, one), Fields(after, other), path)
    case (.list(let before), .list(let after)):
      compareCounts(before.count, after.count, path)
      if before.isUnique != after.isUnique {
        note(.unique(after.isUnique), after.isUnique ? .narrowing : .widening, path)
      }
      compare(one.step("item", before.item), other.step("item", after.item), path.entries("[]"))
    case (.map(let before), .map(let after)):
      compareCounts(before.count, after.count, path)
      if before.keys.map(UTF8Text.init) != after.keys.map(UTF8Text.init) {
        note(.keys, .wording, path)
      }
      compare(one.step("value", before.value), other.step("value", after.value), path.entries("{}"))
    case (.variants(let before), .variants(let after)):
      compareVariants((before, one), (after, other), path)
    case (.schema(let before, let wasSent), .schema(let after, let isSent)):
      if before != after { note(.schema, after.acceptsAll ? .widening : .narrowing, path) }
      if wasSent != isSent { note(.sending, .wording, path) }
    case (_, .schema(let after, _)):
      note(
        .type(from: one.shape.inShort, to: other.shape.inShort),
        after.acceptsAll ? .widening : .narrowing, path)
    case (.null, _) where other.shape.acceptsNull:
      note(.type(from: one.shape.inShort, to: other.shape.inShort), .widening, path)
    case (.either, _), (_, .either): compareAlternatives(one, other, path)
    default:
      note(.type(from: one.shape.inShort, to: other.shape.inShort), .breaking, path)
    }
  }

  private mutating func compareCounts(
    _ one: Shape.Count, _ other: Shape.Count, _ path: FieldPath
  ) {
    guard one != other else { return }
    let verdict: ChangeVerdict = one.isInside(other) ? .widening : .narrowing
    note(.count(from: one.inEntries, to: other.inEntries), verdict, path)
  }

  // MARK: Groups

  /// The fields of a group, or of a variant.
  struct Fields {
    let all: [Shape.Field]
    let side: Side
    private let ranks: [UTF8Text: Int]

    init(_ group: Shape.Group, _ side: Side) {
      all = group.fields
      self.side = side
      ranks = Dictionary(
        zip(group.fields.map { UTF8Text($0.name) }, 0...), uniquingKeysWith: { one, _ in one })
    }

    func rank(_ name: String) -> Int? { ranks[UTF8Text(name)] }

    func side(of field: Shape.Field) -> Side { side.step("." + field.name, field.shape) }
  }

  private mutating func compareFields(_ before: Fields, _ after: Fields, _ path: FieldPath) {
    var order: [Int] = []
    for field in before.all {
      let way = path.field(field.name)
      guard let rank = after.rank(field.name) else {
        note(.removed(field.shape.inShort), .breaking, way)
        continue
      }
      order.append(rank)
      let now = after.all[rank]
      if field.isOptional != now.isOptional {
        note(.optional(now.isOptional), now.isOptional ? .widening : .narrowing, way)
      }
      compare(before.side(of: field), after.side(of: now), way)
    }
    for field in after.all where before.rank(field.name) == nil {
      note(
        .added(field.shape.inShort, isOptional: field.isOptional),
        field.isOptional ? .widening : .breaking, path.field(field.name))
    }
    if order != order.sorted() { note(.order, .wording, path) }
  }

  private mutating func compareVariants(
    _ before: (variants: Shape.Variants, side: Side),
    _ after: (variants: Shape.Variants, side: Side), _ path: FieldPath
  ) {
    guard UTF8Text(before.variants.tag) == UTF8Text(after.variants.tag) else {
      return note(.tag(from: before.variants.tag, to: after.variants.tag), .breaking, path)
    }
    for variant in before.variants.cases {
      guard let now = after.variants.case(variant.name) else {
        note(.variantRemoved(variant.name), .breaking, path)
        continue
      }
      if variant.meaning.map(UTF8Text.init) != now.meaning.map(UTF8Text.init) {
        note(.meaning(of: variant.name), .wording, path)
      }
      let way = path.entries("(\(variant.name))")
      compareFields(
        Fields(variant.group, before.side.step(variant.name, before.side.shape)),
        Fields(now.group, after.side.step(variant.name, after.side.shape)), way)
    }
    for variant in after.variants.cases where before.variants.case(variant.name) == nil {
      note(.variantAdded(variant.name), .widening, path)
    }
  }

  // MARK: Unions

  private mutating func compareAlternatives(_ one: Side, _ other: Side, _ path: FieldPath) {
    let before = one.alternatives
    let after = other.alternatives
    var found: Set<Int> = []
    var removed: [Shape] = []
    for part in before {
      // No value is a null here: that was compared.
      if let rank = after.indices.first(where: { covers(part, by: after[$0], path) }) {
        found.insert(rank)
        compare(part, after[rank], path)
      } else {
        removed.append(part.shape)
      }
    }
    let isAllGone = removed.count == before.count
    for shape in removed {
      note(.alternativeRemoved(shape.inShort), isAllGone ? .breaking : .narrowing, path)
    }
    for rank in after.indices where !found.contains(rank) {
      note(.alternativeAdded(after[rank].shape.inShort), .widening, path)
    }
  }
}

extension Comparer.Side {
  /// The alternatives of a union; of another shape, itself.
  fileprivate var alternatives: [Comparer.Side] {
    guard case .either(let shapes) = shape.kind else {
      var shape = shape
      shape.isNullable = false
      return [step("alone", shape)]
    }
    return shapes.enumerated().map { step(String($0), $1) }
  }
}

extension Shape.Variants {
  fileprivate func `case`(_ name: String) -> Case? {
    cases.first { UTF8Text($0.name) == UTF8Text(name) }
  }
}

extension JSON {
  /// Whether a schema is known to accept every value.
  fileprivate var acceptsAll: Bool { bool == true || object?.isEmpty == true }
}
