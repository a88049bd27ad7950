import OrderedJSON

extension SchemaFileReader {
  /// Says what only shows when all is read, and drops the definitions that are not used.
  mutating func review(_ file: inout SchemaFile) {
    let outputOrigin = file.blueprint.output.origin ?? Shape.Origin(file: 0, offset: 0)
    noteEndless(file.blueprint)
    for shape in [file.blueprint.output] + file.blueprint.definitions.map(\.shape) {
      noteSeveralGroups(shape, file.blueprint)
      noteUnfitNormalisers(shape, file.blueprint)
    }
    let reachable = file.blueprint.reachable
    // Where something was not read, nobody knows what it names and whether it may be null.
    if !notebook.hasErrors { noteUnused(file.blueprint, reachable) }
    file.blueprint.definitions.removeAll { !reachable.contains(UTF8Text($0.name)) }
    let shapes = [file.blueprint.output] + file.blueprint.definitions.map(\.shape)
    if !notebook.hasErrors, !shapes.contains(where: { $0.contains(where: \.mayLack) }) {
      notebook.note(.nothingMissing, at: outputOrigin)
    }
    if !file.settings.input.isEmpty, !file.settings.input.contains(where: \.isRecording) {
      for shape in shapes { noteTimestamps(shape) }
    }
  }

  private mutating func noteUnused(_ blueprint: Blueprint, _ reachable: Set<UTF8Text>) {
    for definition in blueprint.definitions {
      let name = UTF8Text(definition.name)
      guard !reachable.contains(name), !library.variants.contains(name),
        let origin = definition.origin, origin.file == 0
      else { continue }
      notebook.note(.unusedDefinition(definition.name), at: origin)
    }
  }

  private mutating func noteEndless(_ blueprint: Blueprint) {
    for definition in blueprint.endless {
      let isName = blueprint.resolved(definition.shape) == nil
      notebook.note(
        isName ? .itself(definition.name) : .endless(definition.name),
        at: definition.origin ?? Shape.Origin(file: 0, offset: 0))
    }
  }

  private mutating func noteSeveralGroups(_ shape: Shape, _ blueprint: Blueprint) {
    if case .either(let shapes) = shape.kind {
      let kinds = shapes.compactMap { blueprint.resolved($0)?.kind }
      let groups = kinds.count { $0.isGroup }
      let lists = kinds.count { if case .list = $0 { true } else { false } }
      if groups > 1 || lists > 1 {
        notebook.note(.severalGroups, at: shape.origin ?? Shape.Origin(file: 0, offset: 0))
      }
    }
    for part in shape.parts {
      var part = part
      part.origin = part.origin ?? shape.origin
      noteSeveralGroups(part, blueprint)
    }
  }

  private mutating func noteUnfitNormalisers(_ shape: Shape, _ blueprint: Blueprint) {
    for call in shape.normalisers ?? [] {
      do {
        try call.expectToFit(shape, in: blueprint)
      } catch {
        notebook.note(
          .normaliser, "\(error.fault)", at: call.origin ?? Shape.Origin(file: 0, offset: 0))
      }
    }
    for part in shape.parts { noteUnfitNormalisers(part, blueprint) }
  }

  private mutating func noteTimestamps(_ shape: Shape) {
    if case .text(let text) = shape.kind, text.type == .timestamp {
      notebook.note(.timestampOfWhat, at: shape.origin ?? Shape.Origin(file: 0, offset: 0))
    }
    for part in shape.parts {
      var part = part
      part.origin = part.origin ?? shape.origin
      noteTimestamps(part)
    }
  }
}

extension Shape.Kind {
  fileprivate var isGroup: Bool {
    switch self {
    case .group, .map, .variants: true
    default: false
    }
  }
}

extension Shape {
  /// Whether a document may lack something here; nobody knows of a JSON Schema.
  fileprivate var mayLack: Bool {
    if isNullable { return true }
    switch kind {
    case .group(let group): return group.fields.contains(where: \.isOptional)
    case .variants(let variants):
      return variants.cases.contains { $0.group.fields.contains(where: \.isOptional) }
    case .schema: return true
    default: return false
    }
  }
}

extension SchemaSettings.Input {
  fileprivate var isRecording: Bool { self == .audio || self == .video }
}
