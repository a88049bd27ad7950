import OrderedJSON

/// What a place of an answer may hold: shapes that are no references and no unions.
///
/// A field of some variants only is a field here; where the answer has another variant, it is missing.
struct Alternatives {
  var shapes: [Shape] = []

  init(_ shape: Shape, _ blueprint: Blueprint) {
    add(shape, blueprint)
  }

  init(_ shapes: [Shape], _ blueprint: Blueprint) {
    for shape in shapes { add(shape, blueprint) }
  }

  private mutating func add(_ shape: Shape, _ blueprint: Blueprint) {
    var names: [UTF8Text] = []
    var pending = [shape]
    while let shape = pending.popLast() {
      switch shape.kind {
      case .reference(let name):
        // A definition that leads back to itself says nothing more.
        guard !names.contains(UTF8Text(name)) else { continue }
        names.append(UTF8Text(name))
        if let definition = blueprint.definition(name) { pending.append(definition) }
      case .either(let shapes): pending += shapes.reversed()
      case .null: break
      case .text, .number, .boolean, .choice, .group, .list, .map, .variants, .schema:
        shapes.append(shape)
      }
    }
  }

  /// The fields of groups, in order, with what each may be; of a list or map, none.
  var fields: [(name: String, shapes: [Shape])] {
    // Nearly always it is one group, whose names are all different.
    if shapes.count == 1, case .group(let group) = shapes[0].kind {
      return group.fields.map { ($0.name, [$0.shape]) }
    }
    var fields: [(name: String, shapes: [Shape])] = []
    var positions: [UTF8Text: Int] = [:]
    func add(_ name: String, _ shape: Shape) {
      if let position = positions[UTF8Text(name)] {
        fields[position].shapes.append(shape)
      } else {
        positions[UTF8Text(name)] = fields.count
        fields.append((name, [shape]))
      }
    }
    for shape in shapes {
      switch shape.kind {
      case .group(let group):
        for field in group.fields { add(field.name, field.shape) }
      case .variants(let variants):
        let names = variants.cases.map { (value: JSON.string($0.name), meaning: $0.meaning) }
        add(variants.tag, Shape(.choice(Shape.Choice(names))))
        for field in variants.cases.flatMap(\.group.fields) { add(field.name, field.shape) }
      case .text, .number, .boolean, .null, .choice, .list, .map, .either, .reference, .schema:
        break
      }
    }
    return fields
  }

  var hasFields: Bool {
    shapes.contains { shape in
      switch shape.kind {
      case .group, .variants: true
      default: false
      }
    }
  }

  /// What the entries of a list, or the values of a map, may be; nothing if it is neither.
  var entries: (shapes: [Shape], areOfMap: Bool)? {
    let lists = shapes.compactMap { if case .list(let list) = $0.kind { list.item } else { nil } }
    if !lists.isEmpty { return (lists, false) }
    let maps = shapes.compactMap { if case .map(let map) = $0.kind { map.value } else { nil } }
    return maps.isEmpty ? nil : (maps, true)
  }

  /// The type, if the shapes agree in it; of a list, that of its entries' entries is not told.
  func type(_ blueprint: Blueprint) -> CheckType {
    if let entries, !hasFields {
      return .list(Alternatives(entries.shapes, blueprint).type(blueprint, depth: 0))
    }
    return plainType
  }

  private func type(_ blueprint: Blueprint, depth: Int) -> CheckType {
    guard let entries, !hasFields, depth < CheckParser.mostSteps else { return plainType }
    return Alternatives(entries.shapes, blueprint).type(blueprint, depth: depth + 1)
  }

  private var plainType: CheckType {
    let types = shapes.map(Self.type)
    guard let first = types.first else { return .anything }
    return types.dropFirst().reduce(Optional(first)) { $0 == $1 ? $0 : nil } ?? .anything
  }

  private static func type(_ shape: Shape) -> CheckType {
    switch shape.kind {
    case .number: return .number
    case .boolean: return .truth
    case .group, .variants, .map: return .group
    case .text(let text):
      switch text.type {
      case .date: return .date
      case .time: return .time
      case .duration, .timestamp: return .span
      case .datetime, .instant: return .moment
      case .email, .url, .uuid, .currency, .country, .language, nil: return .text
      }
    case .choice(let choice):
      let texts = choice.values.compactMap(\.value.string)
      return texts.count == choice.values.count ? .choice(texts.map { UTF8Text($0) }) : .number
    case .list, .either, .reference, .schema, .null: return .anything
    }
  }
}
