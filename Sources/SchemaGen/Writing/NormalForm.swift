import OrderedJSON

extension Shape {
  /// The same shape as the schema language would have it: null is said once of a union, a pattern
  /// matches whole texts, and what says nothing is left out.
  package var inNormalForm: Shape {
    var shape = mapped { $0.inNormalForm }
    shape.description = description.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
    switch shape.kind {
    case .text(var text):
      text.pattern = text.pattern.map { WholeTextPattern.anchored(PhrasePattern($0).text) }
      shape.kind = .text(text)
    case .either(let shapes): shape.join(shapes)
    case .null: shape.isNullable = false
    default: break
    }
    return shape
  }

  /// Makes one union of alternatives, some of which may be unions, may be null, or may be null alone.
  private mutating func join(_ alternatives: [Shape]) {
    var parts: [Shape] = []
    for alternative in alternatives {
      isNullable = isNullable || alternative.isNullable
      switch alternative.kind {
      case .null: isNullable = true
      case .either(let shapes) where alternative.description == nil: parts += shapes
      default:
        var part = alternative
        part.isNullable = false
        parts.append(part)
      }
    }
    switch (parts.first, parts.count) {
    case (nil, _): (kind, isNullable) = (.null, false)
    case (let only?, 1): take(only)
    default: kind = .either(parts)
    }
  }

  private mutating func take(_ only: Shape) {
    var shape = only
    shape.isNullable = isNullable || only.isNullable
    shape.description = description ?? only.description
    shape.examples = examples + only.examples
    shape.normalisers = normalisers ?? only.normalisers
    self = shape
  }
}

extension Shape {
  /// The shape with each shape directly inside it changed.
  package func mapped(_ change: (Shape) -> Shape) -> Shape {
    var shape = self
    switch kind {
    case .group(let group): shape.kind = .group(group.mapped(change))
    case .list(var list):
      list.item = change(list.item)
      shape.kind = .list(list)
    case .map(var map):
      map.value = change(map.value)
      shape.kind = .map(map)
    case .variants(var variants):
      for rank in variants.cases.indices {
        variants.cases[rank].group = variants.cases[rank].group.mapped(change)
      }
      shape.kind = .variants(variants)
    case .either(let shapes): shape.kind = .either(shapes.map(change))
    case .text, .number, .boolean, .null, .choice, .reference, .schema: break
    }
    return shape
  }

  /// The names of the definitions that are spoken of.
  package var references: [String] {
    if case .reference(let name) = kind { return [name] }
    var names: [String] = []
    _ = mapped { inner in
      names += inner.references
      return inner
    }
    return names
  }
}

extension Shape.Group {
  fileprivate func mapped(_ change: (Shape) -> Shape) -> Shape.Group {
    var group = self
    for rank in fields.indices { group.fields[rank].shape = change(fields[rank].shape) }
    return group
  }
}

extension String {
  /// The text without blanks and line breaks at its ends.
  package var trimmed: String {
    let isBlank: (Unicode.Scalar) -> Bool = { " \t\r\n".unicodeScalars.contains($0) }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}

extension String {
  /// Whether nothing in the text ends a line or steers a terminal.
  var isOneLine: Bool { !unicodeScalars.contains(where: \.isControl) }
}

extension Unicode.Scalar {
  /// Whether the sign steers rather than shows something: control characters, line and paragraph
  /// separators.
  var isControl: Bool {
    properties.generalCategory == .control || value == 0x2028 || value == 0x2029
  }
}
