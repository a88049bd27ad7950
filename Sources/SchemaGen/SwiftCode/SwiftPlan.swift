import OrderedJSON

/// A Swift type to be written, with the types that stand in it.
struct SwiftType {
  var name: String
  var kind: Kind
  /// What is said of the type, and the name of the definition that it is.
  var description: String?
  var definition: String?
  /// What a reader is told of a type without a description.
  var origin: String
  /// Whether it is an enum that holds itself.
  var isIndirect = false
  var nested: [SwiftType] = []

  enum Kind {
    case structure([Property])
    /// An enum of texts or whole numbers.
    case choice(Shape.Choice, names: [String])
    case variants(tag: String, [Variant])
    /// An enum of types that are tried in turn.
    case either([(name: String, value: SwiftValue)])
    /// A struct that is coded as the one value it holds.
    case wrapper(SwiftValue)
  }

  struct Property {
    var name: String
    var key: String
    var isOptional: Bool
    var value: SwiftValue
  }

  struct Variant {
    var name: String
    var key: String
    var meaning: String?
    /// The type of its fields, if it has any.
    var fields: String?
  }
}

/// The Swift type of a value, and what the type alone does not say of it.
struct SwiftValue {
  /// The type, without the `?` of a value that may be null or missing.
  var type: String
  /// The shape, with the names of Swift types in the places of groups, choices and variants.
  var shape: Shape
}

/// Decides which Swift types a blueprint becomes.
struct SwiftPlan {
  let options: SwiftCodeOptions
  var root: SwiftType
  /// The types of definitions, in order, the root's own too.
  private(set) var definitions: [String] = []
  private var names = SwiftNames(reserved: SwiftNames.swiftTypes)
  private var defined: [UTF8Text: String] = [:]
  /// What generated code needs beside the standard library.
  private(set) var needsFoundation = false
  private(set) var needsJSON = false

  init(_ blueprint: Blueprint, named name: String, _ options: SwiftCodeOptions) {
    self.options = options
    root = SwiftType(
      name: names.unique(SwiftNames.type(name)), kind: .structure([]), origin: "")
    names.reserve(SwiftNames.types)
    let own = blueprint.output.plainReference
    for definition in blueprint.definitions {
      let isRoot = own.map { UTF8Text($0) == UTF8Text(definition.name) } ?? false
      let type = isRoot ? root.name : names.unique(SwiftNames.type(definition.name))
      defined[UTF8Text(definition.name)] = type
      definitions.append(type)
    }
    var types: [SwiftType] = []
    for (definition, type) in zip(blueprint.definitions, definitions) {
      var written = self.type(of: definition.shape, named: type, from: definition.name)
      written.definition = definition.name
      if type == root.name { root = written } else { types.append(written) }
    }
    if root.definition == nil { root = type(of: blueprint.output, named: root.name, from: name) }
    root.nested += types
  }

  // MARK: Types

  /// A type of its own for a shape: what a name in Swift can stand for.
  private mutating func type(
    of shape: Shape, named name: String, from origin: String
  ) -> SwiftType {
    var nested: [SwiftType] = []
    guard !shape.isNullable, shape.examples.isEmpty, shape.normalisers == nil,
      let kind = kind(of: shape, hint: origin, &nested)
    else {
      let value = value(of: shape, hint: origin, &nested)
      return SwiftType(name: name, kind: .wrapper(value), origin: "`\(origin)`", nested: nested)
    }
    return SwiftType(
      name: name, kind: kind, description: shape.description, origin: "`\(origin)`", nested: nested)
  }

  /// Nothing for a shape that is a type of the standard library.
  private mutating func kind(
    of shape: Shape, hint: String, _ nested: inout [SwiftType]
  ) -> SwiftType.Kind? {
    switch shape.kind {
    case .group(let group): return .structure(properties(of: group, &nested))
    case .choice(let choice): return choice.isEnum ? .choice(choice, names: cases(of: choice)) : nil
    case .variants(let variants): return self.variants(variants, &nested)
    case .either(let shapes):
      var names = SwiftNames(reserved: SwiftNames.members)
      return .either(
        shapes.map { shape in
          (names.unique(shape.caseName), part(shape, hint: hint + "Value", &nested))
        })
    default: return nil
    }
  }

  private mutating func properties(
    of group: Shape.Group, _ nested: inout [SwiftType]
  ) -> [SwiftType.Property] {
    var names = SwiftNames(reserved: SwiftNames.properties)
    return group.fields.map { field in
      let name = names.unique(SwiftNames.property(field.name))
      return SwiftType.Property(
        name: name, key: field.name, isOptional: field.isOptional,
        value: value(of: field.shape, hint: field.name, &nested))
    }
  }

  private func cases(of choice: Shape.Choice) -> [String] {
    var names = SwiftNames(reserved: SwiftNames.members)
    return choice.values.map { value, _ in
      names.unique(SwiftNames.property(value.string ?? value.text()))
    }
  }

  private mutating func variants(
    _ variants: Shape.Variants, _ nested: inout [SwiftType]
  ) -> SwiftType.Kind {
    var caseNames = SwiftNames(reserved: SwiftNames.members)
    var written: [SwiftType.Variant] = []
    for variant in variants.cases {
      var type: SwiftType?
      if !variant.group.fields.isEmpty {
        type = self.type(
          of: Shape(.group(variant.group)), named: names.unique(SwiftNames.type(variant.name)),
          from: variant.name)
      }
      if let type { nested.append(type) }
      written.append(
        SwiftType.Variant(
          name: caseNames.unique(SwiftNames.property(variant.name)), key: variant.name,
          meaning: variant.meaning, fields: type?.name))
    }
    return .variants(tag: variants.tag, written)
  }

  // MARK: Values

  /// The Swift type of a value; types of its own are added to those nested beside it.
  private mutating func value(
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
  private mutating func part(
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

extension SwiftValue {
  /// The type of a value that has to be there.
  var optionalType: String { shape.isNullable || shape.isNull ? type + "?" : type }
}

extension Shape {
  var isNull: Bool { if case .null = kind { true } else { false } }

  /// The definition that it is, with nothing said beside.
  fileprivate var plainReference: String? {
    guard case .reference(let name) = kind, !isNullable, description == nil, examples.isEmpty else {
      return nil
    }
    return name
  }

  fileprivate var caseName: String {
    switch kind {
    case .text: "text"
    case .number: "number"
    case .boolean: "truth"
    case .null: "null"
    case .choice: "choice"
    case .group: "fields"
    case .list: "list"
    case .map: "map"
    case .variants, .either: "variant"
    case .reference(let name): SwiftNames.property(name)
    case .schema: "json"
    }
  }
}

extension Shape.Choice {
  /// Whether Swift can have the values as raw values of an enum.
  var isEnum: Bool {
    values.allSatisfy { $0.value.string != nil }
      || values.allSatisfy { $0.value.number?.exactly(Int.self) != nil }
  }
}
