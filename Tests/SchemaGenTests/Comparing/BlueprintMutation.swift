import OrderedJSON
import SchemaGen
import TestSupport

/// Changes a blueprint in a few places: some changes widen it, some narrow it, some break it.
struct BlueprintMutation {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func mutated(_ blueprint: Blueprint) -> Blueprint {
    var blueprint = blueprint
    blueprint.output = mutated(blueprint.output)
    for rank in blueprint.definitions.indices {
      blueprint.definitions[rank].shape = mutated(blueprint.definitions[rank].shape)
    }
    return blueprint
  }

  private mutating func mutated(_ shape: Shape) -> Shape {
    var shape = shape.mapped { mutated($0) }
    if random.oneIn(6) { change(&shape) }
    return shape
  }

  private mutating func change(_ shape: inout Shape) {
    switch random.number(0...5) {
    case 0: shape.isNullable = true
    case 1: shape.isNullable = random.oneIn(3) ? false : shape.isNullable
    case 2: shape.description = "changed"
    default: changeKind(&shape)
    }
  }

  private mutating func changeKind(_ shape: inout Shape) {
    switch shape.kind {
    case .text(var text):
      if random.oneIn(2) { text.pattern = nil } else { text.type = nil }
      text.length.atMost = text.length.atMost.map { $0 + random.number(-1...3) }
      shape.kind = .text(text)
    case .number(var number):
      number.precision = random.pick([.whole, .binary, .decimal(places: 3)])
      number.lower?.isExclusive = random.oneIn(2)
      if random.oneIn(3) { number.upper = nil }
      shape.kind = .number(number)
    case .choice(var choice):
      choice.values.append((choice.values[0].value.string == nil ? 99 : "another", nil))
      if random.oneIn(3) { choice.values.removeFirst() }
      shape.kind = random.oneIn(4) ? .text(Shape.Text()) : .choice(choice)
    case .group(var group):
      if random.oneIn(2) { group.fields.reverse() }
      if random.oneIn(3), !group.fields.isEmpty { group.fields.removeLast() }
      for rank in group.fields.indices where random.oneIn(3) {
        group.fields[rank].isOptional.toggle()
      }
      if random.oneIn(2) {
        group.fields.append(Shape.Field("added", isOptional: !random.oneIn(3), Shape(.boolean)))
      }
      shape.kind = .group(group)
    case .list(var list):
      list.isUnique = random.oneIn(4)
      list.count.atLeast = random.oneIn(3) ? 1 : nil
      shape.kind = .list(list)
    case .map(var map):
      map.count = Shape.Count()
      shape.kind = .map(map)
    case .variants(var variants):
      if random.oneIn(3) { variants.cases.removeLast() }
      if random.oneIn(2) { variants.cases.append(Shape.Variants.Case("new", Shape.Group([]))) }
      shape.kind = .variants(variants)
    case .either(var shapes):
      if random.oneIn(2) { shapes.removeLast() }
      shapes.append(Shape(.list(Shape.List(of: Shape(.boolean)))))
      shape.kind = .either(shapes)
    case .boolean: shape.kind = .either([Shape(.boolean), Shape(.number(Shape.Number(.whole)))])
    case .schema: shape.kind = .schema([:], isSent: true)
    case .null, .reference: break
    }
  }
}
