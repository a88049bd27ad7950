extension Blueprint {
  /// The same in normal form, where each alternative that a phrase cannot say has a name.
  var withNamedAlternatives: Blueprint {
    var naming = NamingAlternatives(definitions.map(\.name))
    var blueprint = self
    blueprint.output = naming.shape(output.inNormalForm, called: "alternative")
    blueprint.definitions = definitions.map { definition in
      var definition = definition
      definition.shape = naming.shape(definition.shape.inNormalForm, called: definition.name)
      return definition
    }
    blueprint.definitions += naming.definitions
    return blueprint
  }
}

private struct NamingAlternatives {
  var definitions: [Blueprint.Definition] = []
  private var names = DefinitionNames()

  init(_ taken: [String]) {
    for name in taken { _ = names.name(for: name) }
  }

  mutating func shape(_ shape: Shape, called name: String) -> Shape {
    switch shape.kind {
    case .group(var group):
      self.group(&group)
      return shape.with(.group(group))
    case .variants(var variants):
      for rank in variants.cases.indices { self.group(&variants.cases[rank].group) }
      return shape.with(.variants(variants))
    case .either(let shapes):
      return shape.with(.either(shapes.map { alternative($0, called: name) }))
    default: return shape.mapped { inner in self.shape(inner, called: name) }
    }
  }

  private mutating func group(_ group: inout Shape.Group) {
    for rank in group.fields.indices {
      let field = group.fields[rank]
      group.fields[rank].shape = shape(field.shape, called: field.name)
    }
  }

  private mutating func alternative(_ shape: Shape, called name: String) -> Shape {
    let shape = self.shape(shape, called: name)
    if shape.description == nil, shape.phrase() != nil { return shape }
    let name = names.name(for: name)
    definitions.append(Blueprint.Definition(name, shape))
    return Shape(.reference(name))
  }
}

extension Shape {
  fileprivate func with(_ kind: Kind) -> Shape {
    var shape = self
    shape.kind = kind
    return shape
  }
}
