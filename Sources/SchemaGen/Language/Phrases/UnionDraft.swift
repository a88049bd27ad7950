import OrderedJSON

/// The alternatives of a phrase while they are read; null is a mark, not an alternative.
struct UnionDraft {
  private var shapes: [Shape] = []
  private var isNullable = false

  /// Whether the last alternative was a choice, behind which a bar is mostly a slip.
  var endsInChoice: Bool {
    if case .choice = shapes.last?.kind { true } else { false }
  }

  mutating func add(
    _ shape: Shape, _ text: borrowing PhraseText, at offset: Int
  ) throws(PhraseError) {
    switch shape.kind {
    case .null:
      if isNullable { throw text.error(.nullTwice, at: offset) }
      isNullable = true
    case .either(let inner) where shape.description == nil:
      isNullable = isNullable || shape.isNullable
      for shape in inner { try add(shape, text, at: offset) }
    default:
      try refuseTwice(shape, text, at: offset)
      shapes.append(shape)
    }
  }

  private func refuseTwice(
    _ shape: Shape, _ text: borrowing PhraseText, at offset: Int
  ) throws(PhraseError) {
    guard let name = shape.nameInUnion, shapes.contains(where: { $0.nameInUnion == name }) else {
      return
    }
    throw text.error(.typeTwice(name), at: offset)
  }

  var shape: Shape {
    guard var first = shapes.first else { return Shape(.null) }
    if shapes.count == 1 {
      first.isNullable = first.isNullable || isNullable
      return first
    }
    // Null is said once, of the whole.
    let isNullable = isNullable || shapes.contains(where: \.isNullable)
    let parts = shapes.map { shape in
      var shape = shape
      shape.isNullable = false
      return shape
    }
    return Shape(.either(parts), isNullable: isNullable)
  }
}

extension Shape {
  /// What may stand only once in a union: a plain type, or a list.
  fileprivate var nameInUnion: String? {
    switch kind {
    case .list: "a list"
    case .group, .variants: "a group"
    case .map: "a map"
    case .boolean: "boolean"
    case .number(let number) where number.precision == .whole: "integer"
    case .number: "number"
    case .text(let text) where text.type == nil && text.pattern == nil && text.length.isOpen:
      "string"
    default: nil
    }
  }
}

extension Shape.Choice {
  /// Numbers if all values are bare numbers, otherwise texts.
  init(_ values: [ChoiceValue]) {
    let numbers = values.map { $0.isQuoted ? nil : JSONNumber($0.text) }
    let areNumbers = numbers.allSatisfy { $0 != nil }
    self.init(
      zip(values, numbers).map { value, number in
        guard areNumbers, let number else { return (.string(value.text), nil) }
        return (.number(number), nil)
      })
  }
}
