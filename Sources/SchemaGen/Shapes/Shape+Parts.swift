extension Shape {
  /// The shapes that stand directly in this one.
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

  /// The same shape with others in the places of those that stand directly in it.
  package func mapParts(_ change: (Shape) -> Shape) -> Shape {
    var shape = self
    switch kind {
    case .text, .number, .boolean, .null, .choice, .reference, .schema: break
    case .group(let group): shape.kind = .group(group.mapShapes(change))
    case .list(var list):
      list.item = change(list.item)
      shape.kind = .list(list)
    case .map(var map):
      map.value = change(map.value)
      shape.kind = .map(map)
    case .variants(var variants):
      for rank in variants.cases.indices {
        variants.cases[rank].group = variants.cases[rank].group.mapShapes(change)
      }
      shape.kind = .variants(variants)
    case .either(let shapes): shape.kind = .either(shapes.map(change))
    }
    return shape
  }
}

extension Shape.Group {
  private func changed(_ field: Shape.Field, _ change: (Shape) -> Shape) -> Shape.Field {
    var field = field
    field.shape = change(field.shape)
    return field
  }

  fileprivate func mapShapes(_ change: (Shape) -> Shape) -> Shape.Group {
    Shape.Group(fields.map { changed($0, change) })
  }
}
