import OrderedJSON

/// Decides which Swift types a blueprint becomes.
struct SwiftPlan {
  let options: SwiftCodeOptions
  var root: SwiftType
  /// The types of definitions, in order, the root's own too.
  private(set) var definitions: [String] = []
  var names = SwiftNames(reserved: SwiftNames.swiftTypes)
  var defined: [UTF8Text: String] = [:]
  /// What generated code needs beside the standard library.
  var needsFoundation = false
  var needsJSON = false

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
  mutating func type(
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
}
