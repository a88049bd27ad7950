import JSONCoding
import JSONSchema
import OrderedJSON

extension Reflector {
  /// The shape that a type's notes give it, instead of its `init(from:)`, and values of that shape.
  func given<Value: Decodable>(
    _ type: Value.Type, _ notes: Notes, from place: String
  ) throws -> (shape: Shape, finding: Finding<Value>)? {
    let annotation = Annotation(reflector: self, place: place)
    switch notes.form {
    case .asDecoded: return nil
    case .phrase(let phrase):
      let shape = try annotation.parsed(phrase, as: phrase)
      return try decoded(type, shape, from: place)
    case .jsonSchema(let text, let isSent):
      return try decoded(
        type, Shape(.schema(try annotation.json(text), isSent: isSent)), from: place)
    case .variants(let tag): return try variants(of: type, notes.variants, tag: tag, from: place)
    }
  }

  /// Values that are made up of a shape and decoded: that the type takes one proves the notes.
  private func decoded<Value: Decodable>(
    _ type: Value.Type, _ shape: Shape, from place: String
  ) throws -> (shape: Shape, finding: Finding<Value>) {
    guard let value = sample(type, of: shape) else {
      throw fail(.takesNothing(at: place, type: Self.name(of: type), keys: []))
    }
    return (shape, Finding(Shape(.null), [value]))
  }

  private static let seeds: Range<UInt64> = 0..<16

  /// A value that a type makes of one that its shape allows.
  private func sample<Value: Decodable>(_ type: Value.Type, of shape: Shape) -> Value? {
    guard let blueprint = blueprint(shape),
      let tape = try? JSONTape(parsing: LocalSchema(blueprint).schema.bytes()),
      let schema = try? CompiledSchema(tape, SchemaOptions(formats: .asserted))
    else { return nil }
    for seed in Self.seeds {
      guard let sample = try? schema.sample(seed: seed) else { continue }
      if let value = try? Value(decoding: sample, by: rules) { return value }
    }
    return nil
  }

  /// Variants are read until one has a value that the others, which may hold the whole, can go on with.
  private func variants<Value: Decodable>(
    of type: Value.Type, _ variants: [Notes.Variant], tag: String, from place: String
  ) throws -> (shape: Shape, finding: Finding<Value>)? {
    var cases: [Shape.Variants.Case?] = Array(repeating: nil, count: variants.count)
    var value: Value?
    var found = -1
    while found != cases.count(where: { $0 != nil }) {
      found = cases.count { $0 != nil }
      for (rank, variant) in variants.enumerated() where cases[rank] == nil {
        guard let group = try group(of: variant, from: place) else { continue }
        let found = Shape.Variants.Case(variant.name, meaning: variant.meaning, group)
        cases[rank] = found
        guard value == nil else { continue }
        value = sample(type, of: Shape(.variants(Shape.Variants(tag: tag, [found]))))
        if let value { provide(value) }
      }
    }
    guard let value, cases.allSatisfy({ $0 != nil }) else { return nil }
    let shape = Shape(.variants(Shape.Variants(tag: tag, cases.compactMap(\.self))))
    return (shape, Finding(Shape(.null), [value]))
  }

  /// The fields of a variant, unless a value that they need is not there yet.
  private func group(of variant: Notes.Variant, from place: String) throws -> Shape.Group? {
    guard let fields = variant.fields else { return Shape.Group([]) }
    let shape = try shape(of: fields)
    guard case .reference(let name) = shape.kind else {
      throw Annotation(reflector: self, place: place).disagreement("a variant", shape)
    }
    guard let named = named(name)?.shape else { return nil }
    guard case .group(let group) = named.kind else {
      throw Annotation(reflector: self, place: place).disagreement("a variant", named)
    }
    return group
  }

  // MARK: Remarks

  /// A shape with all that the notes of its type say of it and of its fields.
  func noted(_ shape: Shape, _ notes: Notes, _ type: any Decodable.Type) throws -> Shape {
    let name = Self.name(of: type)
    var shape = try Annotation(reflector: self, place: name).noted(shape, notes.whole)
    if !notes.meanings.isEmpty, case .choice(var choice) = shape.kind {
      for rank in choice.values.indices {
        let value = choice.values[rank].value
        choice.values[rank].meaning = notes.meanings.last { $0.value == value }?.meaning
      }
      shape.kind = .choice(choice)
    }
    guard !notes.fields.isEmpty else { return shape }
    guard case .group(var group) = shape.kind else {
      throw fail(.notesUnknown(at: name, property: notes.fields[0].field.name, known: []))
    }
    for (field, remark) in notes.fields {
      let rank = group.fields.firstIndex {
        field.means($0, of: property(named: $0.name, of: type))
      }
      guard let rank else {
        throw fail(
          .notesUnknown(at: name, property: field.name, known: group.fields.map(\.name)))
      }
      try note(remark, in: &group.fields[rank], of: name)
    }
    shape.kind = .group(group)
    return shape
  }

  private func note(
    _ remark: Notes.Remark, in field: inout Shape.Field, of type: String
  ) throws {
    let annotation = Annotation(reflector: self, place: "\(type).\(field.name)")
    if remark.mayBeMissing, !field.isOptional {
      guard field.shape.isNullable || field.shape.isNull else {
        throw annotation.disagreement("that it may be missing", field.shape)
      }
      field.isOptional = true
    }
    field.shape = try annotation.noted(field.shape, remark)
  }
}
