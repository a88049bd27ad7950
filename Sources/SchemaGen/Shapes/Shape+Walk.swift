package import OrderedJSON

extension Shape {
  /// The shapes directly inside.
  package var parts: [Shape] {
    switch kind {
    case .text, .number, .boolean, .null, .choice, .reference, .schema: []
    case .group(let group): group.fields.map(\.shape)
    case .list(let list): [list.item]
    case .map(let map): [map.value]
    case .variants(let variants): variants.cases.flatMap { $0.group.fields.map(\.shape) }
    case .either(let shapes): shapes
    }
  }

  /// Whether this shape or one inside it, definitions aside, is what is looked for.
  package func contains(where isWanted: (Shape) -> Bool) -> Bool {
    isWanted(self) || parts.contains { $0.contains(where: isWanted) }
  }

  /// The definitions that are named in it.
  fileprivate func collectReferences(into names: inout [String]) {
    if case .reference(let name) = kind { names.append(name) }
    for part in parts { part.collectReferences(into: &names) }
  }
}

extension Blueprint {
  /// The names of the definitions that a record can reach.
  package var reachable: Set<UTF8Text> {
    let byName = definitionsByName
    var reached: Set<UTF8Text> = []
    var waiting: [String] = []
    output.collectReferences(into: &waiting)
    while let name = waiting.popLast() {
      guard reached.insert(UTF8Text(name)).inserted else { continue }
      byName[UTF8Text(name)]?.collectReferences(into: &waiting)
    }
    return reached
  }

  package var definitionsByName: [UTF8Text: Shape] {
    Dictionary(
      definitions.map { (UTF8Text($0.name), $0.shape) }, uniquingKeysWith: { one, _ in one })
  }

  /// The definitions of which there is no value, for each needs another of itself.
  package var endless: [Definition] {
    var ended: Set<UTF8Text> = []
    var waiting = definitions
    while true {
      let endless = waiting.filter { !$0.shape.canEnd(ended) }
      if endless.count == waiting.count { return endless }
      for definition in waiting where definition.shape.canEnd(ended) {
        ended.insert(UTF8Text(definition.name))
      }
      waiting = endless
    }
  }

  /// What a shape is when names are looked up; nothing if a name leads only to itself.
  package func resolved(_ shape: Shape) -> Shape? {
    var shape = shape
    for _ in 0...definitions.count {
      guard case .reference(let name) = shape.kind else { return shape }
      guard let next = definition(name) else { return nil }
      shape = next
    }
    return nil
  }
}

extension Shape {
  /// Whether there is a value of it, if there is one of each of these definitions.
  fileprivate func canEnd(_ ended: Set<UTF8Text>) -> Bool {
    if isNullable { return true }
    return switch kind {
    case .text, .number, .boolean, .null, .choice, .schema: true
    case .list(let list): (list.count.atLeast ?? 0) == 0 || list.item.canEnd(ended)
    case .map(let map): (map.count.atLeast ?? 0) == 0 || map.value.canEnd(ended)
    case .group(let group): group.canEnd(ended)
    case .variants(let variants): variants.cases.contains { $0.group.canEnd(ended) }
    case .either(let shapes): shapes.contains { $0.canEnd(ended) }
    case .reference(let name): ended.contains(UTF8Text(name))
    }
  }
}

extension Shape.Group {
  fileprivate func canEnd(_ ended: Set<UTF8Text>) -> Bool {
    fields.allSatisfy { $0.isOptional || $0.shape.canEnd(ended) }
  }
}
