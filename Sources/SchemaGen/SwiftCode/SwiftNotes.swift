import OrderedJSON

/// What generated code says in its `schemaNotes`: all of the schema that its types do not say.
struct SwiftNotes {
  /// The calls that make the notes: `SchemaNotes<Self>(`, `.field(`, each with its arguments.
  private(set) var calls: [(opening: String, arguments: [SwiftArgument])] = []

  init(_ type: SwiftType, definitions: [String] = []) {
    let own = [
      type.description.map { SwiftArgument(string: $0) },
      type.definition.map { SwiftArgument("definition", string: $0) },
    ]
    switch type.kind {
    case .structure(let properties):
      begin(own)
      for property in properties { add(property) }
    case .choice(let choice, let names):
      begin(own)
      for (value, name) in zip(choice.values, names) {
        guard let meaning = value.meaning else { continue }
        add(".value", [SwiftArgument(expression: ".\(name)"), SwiftArgument(string: meaning)])
      }
    case .variants(let tag, let variants):
      begin([SwiftArgument("tag", string: tag)] + own)
      for variant in variants { add(variant) }
    case .either(let cases):
      begin(own)
      let whole = Shape(.either(cases.map(\.value.shape)))
      if !whole.isBare { add(".whole", remarks(whole)) }
    case .wrapper(let value):
      if case .schema(let schema, let isSent) = value.shape.kind, !value.shape.isNullable {
        begin(Self.jsonSchema(schema, isSent, value.shape.description) + own)
      } else {
        begin(own)
        add(".whole", remarks(value.shape))
      }
    }
    let types = definitions.map { SwiftArgument(expression: "\($0).self") }
    add(".definitions", types)
  }

  /// Whether they say nothing at all.
  var isEmpty: Bool { calls.count == 1 && calls[0].arguments.isEmpty }

  private mutating func begin(_ arguments: [SwiftArgument?]) {
    calls.append(("SchemaNotes<Self>", arguments.compactMap(\.self)))
  }

  private mutating func add(_ call: String, _ arguments: [SwiftArgument]) {
    guard !arguments.isEmpty else { return }
    calls.append((call, arguments))
  }

  private mutating func add(_ variant: SwiftType.Variant) {
    let arguments = [
      SwiftArgument(string: variant.key),
      variant.fields.map { SwiftArgument(expression: "\($0).self") },
      variant.meaning.map { SwiftArgument(string: $0) },
    ]
    add(".variant", arguments.compactMap(\.self))
  }

  private mutating func add(_ property: SwiftType.Property) {
    let shape = property.value.shape
    let path = SwiftArgument(expression: "\\.\(SwiftNames.escaped(property.name))")
    let missing =
      property.isOptional ? [SwiftArgument("mayBeMissing", expression: "true")] : []
    if case .schema(let schema, let isSent) = shape.kind {
      let said = Self.jsonSchema(schema, isSent, shape.description)
      return add(".field", [path] + said + missing)
    }
    let said = remarks(shape, isOptional: property.isOptional)
    guard !said.isEmpty else { return }
    add(".field", [path] + said)
  }

  private static func jsonSchema(
    _ schema: JSON, _ isSent: Bool, _ description: String?
  ) -> [SwiftArgument] {
    [SwiftArgument("jsonSchema", string: schema.text())]
      + (isSent ? [] : [SwiftArgument("isSent", expression: "false")])
      + (description.map { [SwiftArgument(string: $0)] } ?? [])
  }

  /// What is said of a value, in the order of the parameters of `field`.
  private func remarks(_ shape: Shape, isOptional: Bool = false) -> [SwiftArgument] {
    var plain = shape
    var isUnique = false
    var keys: String?
    if case .list(var list) = shape.kind {
      isUnique = list.isUnique
      list.isUnique = false
      plain.kind = .list(list)
    }
    if case .map(var map) = shape.kind {
      keys = map.keys
      map.keys = nil
      plain.kind = .map(map)
    }
    plain.examples = []
    plain.normalisers = nil
    let normalisers = shape.normalisers.map { calls in
      "[" + calls.map { SwiftArgument.literal($0.text) }.joined(separator: ", ") + "]"
    }
    let examples = shape.examples.map { SwiftArgument.literal($0.text()) }
    let arguments: [SwiftArgument?] = [
      plain.remark(isOptional).map { SwiftArgument(string: $0) },
      plain.needsArgument ? SwiftArgument("description", string: plain.description ?? "") : nil,
      isOptional ? SwiftArgument("mayBeMissing", expression: "true") : nil,
      isUnique ? SwiftArgument("isUnique", expression: "true") : nil,
      keys.map { SwiftArgument("keys", string: $0) },
      examples.isEmpty
        ? nil : SwiftArgument("examples", expression: "[\(examples.joined(separator: ", "))]"),
      normalisers.map { SwiftArgument("normalize", expression: $0) },
    ]
    return arguments.compactMap(\.self)
  }
}

extension Shape {
  /// Whether a phrase cannot hold the description.
  fileprivate var needsArgument: Bool {
    guard let description else { return false }
    return phraseOfWords(description) == nil
  }

  private func phraseOfWords(_ words: String) -> String? {
    Shape(.boolean, description: words).phrase() == nil ? nil : "-- \(words)"
  }

  /// The phrase that says what a Swift type of this shape does not.
  fileprivate func remark(_ isOptional: Bool) -> String? {
    let needsPhrase = !isBare || isOptional && isNullable
    guard needsPhrase else { return description.flatMap(phraseOfWords) }
    return needsArgument ? phrase(withDescription: false) : phrase()
  }

  /// Whether the Swift type says it all, but for the description.
  var isBare: Bool { LocalSchema.text(of: bare) == LocalSchema.text(of: undescribed) }

  private var undescribed: Shape {
    var shape = self
    shape.description = nil
    return shape
  }

  /// What is left when only the Swift type is known.
  private var bare: Shape {
    var shape = mapped(\.bare)
    shape.description = nil
    switch shape.kind {
    case .text(let text):
      let isOfFoundation = text.type == .instant || text.type == .url || text.type == .uuid
      shape.kind = .text(Shape.Text(isOfFoundation ? text.type : nil))
    case .number(let number):
      let isDecimal = if case .decimal = number.precision { true } else { false }
      shape.kind = .number(Shape.Number(isDecimal ? .decimal(places: nil) : number.precision))
    case .choice: shape.kind = .number(Shape.Number(.decimal(places: nil)))
    case .list(let list): shape.kind = .list(Shape.List(of: list.item))
    case .map(let map): shape.kind = .map(Shape.Map(of: map.value))
    default: break
    }
    return shape
  }
}

extension LocalSchema {
  fileprivate static func text(of shape: Shape) -> String {
    LocalSchema(Blueprint(output: shape)).schema.text()
  }
}
