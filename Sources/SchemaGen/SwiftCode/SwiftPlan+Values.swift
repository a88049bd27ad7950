import OrderedJSON

extension SwiftPlan {
  /// The Swift type of a value; types of its own are added to those nested beside it.
  mutating func value(
    of shape: Shape, hint: String, _ nested: inout [SwiftType]
  ) -> SwiftValue {
    switch shape.kind {
    case .text(let text): SwiftValue(type: name(of: text), shape: shape)
    case .number(let number): SwiftValue(type: name(of: number), shape: shape)
    case .boolean: SwiftValue(type: "Bool", shape: shape)
    case .null: SwiftValue(type: "Never", shape: shape)
    case .choice(let choice) where !choice.isEnum:
      SwiftValue(type: name(of: Shape.Number(.decimal(places: nil))), shape: shape)
    case .list(let list): self.list(list, in: shape, hint, &nested)
    case .map(let map): self.map(map, in: shape, hint, &nested)
    case .reference(let name): reference(name, in: shape)
    case .schema: json(shape)
    case .group, .choice, .variants, .either: inline(shape, hint, &nested)
    }
  }

  private mutating func name(of text: Shape.Text) -> String {
    switch text.type {
    case .instant?, .url?, .uuid?:
      needsFoundation = true
      return text.type == .instant ? "Date" : text.type == .url ? "URL" : "UUID"
    // Foundation has no type for a day or a time of day that keeps what is printed and no more.
    default: return "String"
    }
  }

  private mutating func name(of number: Shape.Number) -> String {
    switch number.precision {
    case .whole: return "Int"
    case .binary: return "Double"
    case .decimal:
      needsFoundation = true
      return "Decimal"
    }
  }

  private mutating func json(_ shape: Shape) -> SwiftValue {
    needsJSON = true
    return SwiftValue(type: options.hasNotes ? "JSON" : "JSONValue", shape: shape)
  }

  private func reference(_ name: String, in shape: Shape) -> SwiftValue {
    let type = defined[UTF8Text(name)] ?? SwiftNames.type(name)
    var shape = shape
    shape.kind = .reference(type)
    return SwiftValue(type: type, shape: shape)
  }

  private mutating func list(
    _ list: Shape.List, in shape: Shape, _ hint: String, _ nested: inout [SwiftType]
  ) -> SwiftValue {
    let item = part(list.item, hint: SwiftNames.item(hint), &nested)
    var list = list
    list.item = item.shape
    var shape = shape
    shape.kind = .list(list)
    return SwiftValue(type: "[\(item.optionalType)]", shape: shape)
  }

  private mutating func map(
    _ map: Shape.Map, in shape: Shape, _ hint: String, _ nested: inout [SwiftType]
  ) -> SwiftValue {
    let value = part(map.value, hint: hint + "Value", &nested)
    var map = map
    map.value = value.shape
    var shape = shape
    shape.kind = .map(map)
    return SwiftValue(type: "[String: \(value.optionalType)]", shape: shape)
  }

  /// A value inside a list or a map: one that a phrase cannot say there has a type of its own.
  mutating func part(
    _ shape: Shape, hint: String, _ nested: inout [SwiftType]
  ) -> SwiftValue {
    let before = (nested, names)
    let value = value(of: shape, hint: hint, &nested)
    let isSaid = value.shape.description == nil && value.shape.phrase() != nil
    guard !isSaid, options.hasNotes else { return value }
    (nested, names) = before
    let name = names.unique(SwiftNames.type(hint))
    var own = shape
    own.isNullable = false
    nested.append(type(of: own, named: name, from: hint))
    return SwiftValue(
      type: name, shape: Shape(.reference(name), isNullable: shape.isNullable))
  }

  private mutating func inline(
    _ shape: Shape, _ hint: String, _ nested: inout [SwiftType]
  ) -> SwiftValue {
    let name = names.unique(SwiftNames.type(hint))
    // What is said of the value is said by its type; whether it may be null is not.
    nested.append(
      type(of: Shape(shape.kind, description: shape.description), named: name, from: hint))
    var reference = shape
    reference.kind = .reference(name)
    reference.description = nil
    return SwiftValue(type: name, shape: reference)
  }
}
