import OrderedJSON

/// Writes planned types as Swift code.
struct SwiftWriter {
  let options: SwiftCodeOptions
  let definitions: [String]
  let isBoxed: Bool

  private var access: String { options.access.prefix }

  func write(
    _ type: SwiftType, isRoot: Bool = false, needsJSON: Bool = false, to text: inout SwiftText
  ) {
    text.gap()
    text.comment(type.comment)
    text.block(declaration(type, isRoot ? definitions : [])) { text in
      switch type.kind {
      case .structure(let properties): structure(properties, to: &text)
      case .choice(let choice, let names): self.choice(choice, names, to: &text)
      case .variants(let tag, let variants): self.variants(tag, variants, to: &text)
      case .either(let cases): either(cases, in: type.name, to: &text)
      case .wrapper(let value): wrapper(value, to: &text)
      }
      notes(type, isRoot ? definitions : [], to: &text)
      for nested in type.nested { write(nested, to: &text) }
      if isRoot, isBoxed { box(to: &text) }
      if isRoot, needsJSON, !options.hasNotes { json(to: &text) }
    }
  }

  private func declaration(_ type: SwiftType, _ definitions: [String]) -> String {
    var conformances = ["Codable", "Sendable", "Hashable"]
    if options.hasNotes, !SwiftNotes(type, definitions: definitions).isEmpty {
      conformances.append("SchemaDescribed")
    }
    switch type.kind {
    case .structure, .wrapper: break
    case .choice(let choice, _) where isOpen(choice):
      conformances = ["RawRepresentable", "CaseIterable"] + conformances
      return "\(access)enum \(type.name): \(conformances.joined(separator: ", "))"
    case .choice(let choice, _):
      conformances = [choice.isOfTexts ? "String" : "Int", "CaseIterable"] + conformances
      return "\(access)enum \(type.name): \(conformances.joined(separator: ", "))"
    case .variants, .either:
      let indirect = type.isIndirect ? "indirect " : ""
      return "\(access)\(indirect)enum \(type.name): \(conformances.joined(separator: ", "))"
    }
    return "\(access)struct \(type.name): \(conformances.joined(separator: ", "))"
  }

  private func notes(_ type: SwiftType, _ definitions: [String], to text: inout SwiftText) {
    guard options.hasNotes else { return }
    let notes = SwiftNotes(type, definitions: definitions)
    guard let first = notes.calls.first, !notes.isEmpty else { return }
    text.gap()
    text.comment("What the schema says beside the types.")
    let opening = "\(access)static let schemaNotes = \(first.opening)("
    let isOneLine = text.call(opening, first.arguments)
    let chain: (inout SwiftText) -> Void = { text in
      for call in notes.calls.dropFirst() { text.call(call.opening + "(", call.arguments) }
    }
    // Behind a call that takes several lines, a chain stands where the call ends.
    if isOneLine { text.indented(chain) } else { chain(&text) }
  }

  // MARK: Structs

  private func structure(_ properties: [SwiftType.Property], to text: inout SwiftText) {
    for property in properties {
      text.comment(property.comment)
      text.line("\(access)var \(SwiftNames.escaped(property.name)): \(property.type)")
    }
    text.gap()
    initializer(properties, to: &text)
    if properties.contains(where: \.writesNull) { encoder(properties, to: &text) }
    keys(properties, to: &text)
  }

  private func initializer(_ properties: [SwiftType.Property], to text: inout SwiftText) {
    text.comment("Makes one of its values.")
    let parameters = properties.map { property in
      SwiftArgument(
        expression: "\(SwiftNames.escaped(property.name)): \(property.type)"
          + (property.isOptional ? " = nil" : ""))
    }
    guard !properties.isEmpty else { return text.line("\(access)init() {}") }
    text.call("\(access)init(", parameters, closing: ") {")
    text.indented { text in
      for property in properties {
        text.line("self.\(property.name) = \(SwiftNames.escaped(property.name))")
      }
    }
    text.line("}")
  }

  /// The compiler would leave out what is null.
  private func encoder(_ properties: [SwiftType.Property], to text: inout SwiftText) {
    text.gap()
    text.comment("Writes null where nothing is known, and leaves out what may be missing.")
    text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
      text.line("var container = encoder.container(keyedBy: CodingKeys.self)")
      for property in properties {
        let call = property.isOptional ? "encodeIfPresent" : "encode"
        let name = SwiftNames.escaped(property.name)
        text.call(
          "try container.\(call)(",
          [
            SwiftArgument(expression: name), SwiftArgument("forKey", expression: ".\(name)"),
          ])
      }
    }
  }

  private func keys(_ properties: [SwiftType.Property], to text: inout SwiftText) {
    guard properties.contains(where: { UTF8Text($0.name) != UTF8Text($0.key) }) else { return }
    text.gap()
    text.block("private enum CodingKeys: String, CodingKey") { text in
      for property in properties { self.text(of: property.name, property.key, to: &text) }
    }
  }

  private func text(of name: String, _ value: String, to text: inout SwiftText) {
    let isSame = UTF8Text(name) == UTF8Text(value)
    text.line(
      "case \(SwiftNames.escaped(name))" + (isSame ? "" : " = \(SwiftArgument.literal(value))"))
  }

  private func wrapper(_ value: SwiftValue, to text: inout SwiftText) {
    text.comment("The value itself.")
    text.line("\(access)var value: \(value.optionalType)")
    text.gap()
    text.comment("Makes one of its value.")
    text.block("\(access)init(_ value: \(value.optionalType))") { $0.line("self.value = value") }
    text.gap()
    text.comment("Reads the value itself.")
    text.block("\(access)init(from decoder: any Decoder) throws") { text in
      text.line(
        "value = try decoder.singleValueContainer().decode(\(value.optionalType).self)")
    }
    text.gap()
    text.comment("Writes the value itself.")
    text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
      text.line("var container = encoder.singleValueContainer()")
      text.line("try container.encode(value)")
    }
  }

  // MARK: Choices

  private func isOpen(_ choice: Shape.Choice) -> Bool { options.keepsUnknown && choice.isOfTexts }

  private func choice(_ choice: Shape.Choice, _ names: [String], to text: inout SwiftText) {
    for (value, name) in zip(choice.values, names) {
      if let meaning = value.meaning { text.comment(meaning) }
      if let number = value.value.number?.exactly(Int.self) {
        text.line("case \(name) = \(number)")
      } else if isOpen(choice) {
        text.line("case \(SwiftNames.escaped(name))")
      } else {
        self.text(of: name, value.value.string ?? "", to: &text)
      }
    }
    if isOpen(choice) { openChoice(choice, names, to: &text) }
  }

  private func openChoice(_ choice: Shape.Choice, _ names: [String], to text: inout SwiftText) {
    text.comment("A value that was not known when this was generated.")
    text.line("case unknown(String)")
    text.gap()
    text.comment("The values that are known.")
    let cases = names.map { SwiftArgument(expression: ".\(SwiftNames.escaped($0))") }
    text.call("\(access)static let allCases: [Self] = [", cases, closing: "]")
    text.gap()
    text.comment("Takes any text.")
    text.block("\(access)init(rawValue: String)") { text in
      text.line("switch rawValue {")
      for (value, name) in zip(choice.values, names) {
        let literal = SwiftArgument.literal(value.value.string ?? "")
        text.line("case \(literal): self = .\(SwiftNames.escaped(name))")
      }
      text.line("default: self = .unknown(rawValue)")
      text.line("}")
    }
    text.gap()
    text.comment("The text.")
    text.block("\(access)var rawValue: String") { text in
      text.line("switch self {")
      for (value, name) in zip(choice.values, names) {
        let literal = SwiftArgument.literal(value.value.string ?? "")
        text.line("case .\(SwiftNames.escaped(name)): \(literal)")
      }
      text.line("case .unknown(let text): text")
      text.line("}")
    }
  }

  // MARK: Unions

  private func variants(
    _ tag: String, _ variants: [SwiftType.Variant], to text: inout SwiftText
  ) {
    for variant in variants {
      if let meaning = variant.meaning { text.comment(meaning) }
      let fields = variant.fields.map { "(\($0))" } ?? ""
      text.line("case \(SwiftNames.escaped(variant.name))\(fields)")
    }
    text.gap()
    text.comment("Reads the variant that is named.")
    text.block("\(access)init(from decoder: any Decoder) throws") { text in
      text.line("let container = try decoder.container(keyedBy: CodingKeys.self)")
      text.line("switch try container.decode(String.self, forKey: .tag) {")
      for variant in variants {
        let fields = variant.fields.map { "(try \($0)(from: decoder))" } ?? ""
        let name = SwiftNames.escaped(variant.name)
        text.line("case \(SwiftArgument.literal(variant.key)): self = .\(name)\(fields)")
      }
      text.line("default:")
      text.indented { text in
        text.line("throw DecodingError.dataCorruptedError(")
        text.indented {
          $0.line("forKey: .tag, in: container, debugDescription: \"this is no known variant\")")
        }
      }
      text.line("}")
    }
    text.gap()
    text.comment("Writes the variant's name, then its fields.")
    text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
      text.line("var container = encoder.container(keyedBy: CodingKeys.self)")
      text.line("switch self {")
      for variant in variants {
        let name = SwiftNames.escaped(variant.name)
        let literal = SwiftArgument.literal(variant.key)
        text.line("case .\(name)\(variant.fields == nil ? "" : "(let fields)"):")
        text.indented { text in
          text.line("try container.encode(\(literal), forKey: .tag)")
          if variant.fields != nil { text.line("try fields.encode(to: encoder)") }
        }
      }
      text.line("}")
    }
    text.gap()
    text.block("private enum CodingKeys: String, CodingKey") { text in
      self.text(of: "tag", tag, to: &text)
    }
  }

  private func either(
    _ cases: [(name: String, value: SwiftValue)], in type: String, to text: inout SwiftText
  ) {
    for (name, value) in cases {
      text.line("case \(SwiftNames.escaped(name))(\(value.optionalType))")
    }
    text.gap()
    text.comment("Reads the first that fits.")
    text.block("\(access)init(from decoder: any Decoder) throws") { text in
      text.line("let container = try decoder.singleValueContainer()")
      for (name, value) in cases.dropLast() {
        text.block("if let value = try? container.decode(\(value.optionalType).self)") { text in
          text.line("self = .\(SwiftNames.escaped(name))(value)")
          text.line("return")
        }
      }
      guard let (name, value) = cases.last else { return }
      text.line(
        "self = .\(SwiftNames.escaped(name))(try container.decode(\(value.optionalType).self))")
    }
    text.gap()
    text.comment("Writes the value itself.")
    text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
      text.line("var container = encoder.singleValueContainer()")
      text.line("switch self {")
      for (name, _) in cases {
        text.line("case .\(SwiftNames.escaped(name))(let value): try container.encode(value)")
      }
      text.line("}")
    }
  }

  // MARK: What several types use

  private func box(to text: inout SwiftText) {
    text.gap()
    text.comment("Holds a value of a type that holds itself.")
    text.block(
      "\(access)indirect enum Boxed<Value: Codable & Sendable & Hashable>: "
        + "Codable, Sendable, Hashable"
    ) { text in
      text.line("case value(Value)")
      text.gap()
      text.comment("Reads the value itself.")
      text.block("\(access)init(from decoder: any Decoder) throws") {
        $0.line("self = .value(try decoder.singleValueContainer().decode(Value.self))")
      }
      text.gap()
      text.comment("Writes the value itself.")
      text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
        text.line("var container = encoder.singleValueContainer()")
        text.line("switch self {")
        text.line("case .value(let value): try container.encode(value)")
        text.line("}")
      }
    }
  }

  private func json(to text: inout SwiftText) {
    text.gap()
    text.comment("Any JSON value.")
    text.block("\(access)indirect enum JSONValue: Codable, Sendable, Hashable") { text in
      text.line("case null")
      let cases = [
        ("truth", "Bool"), ("number", "Double"), ("text", "String"), ("list", "[JSONValue]"),
        ("fields", "[String: JSONValue]"),
      ]
      for (name, type) in cases {
        text.line("case \(name)(\(type))")
      }
      text.gap()
      text.comment("Reads any value.")
      text.block("\(access)init(from decoder: any Decoder) throws") { text in
        text.line("let container = try decoder.singleValueContainer()")
        text.block("if container.decodeNil()") { text in
          text.line("self = .null")
          text.line("return")
        }
        for (name, type) in cases.dropLast() {
          text.block("if let value = try? container.decode(\(type).self)") { text in
            text.line("self = .\(name)(value)")
            text.line("return")
          }
        }
        text.line("self = .fields(try container.decode([String: JSONValue].self))")
      }
      text.gap()
      text.comment("Writes the value.")
      text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
        text.line("var container = encoder.singleValueContainer()")
        text.line("switch self {")
        text.line("case .null: try container.encodeNil()")
        for (name, _) in cases {
          text.line("case .\(name)(let value): try container.encode(value)")
        }
        text.line("}")
      }
    }
  }
}

extension SwiftType {
  fileprivate var comment: String {
    if let description { return description }
    if case .wrapper(let value) = kind, let words = value.shape.description { return words }
    return origin
  }
}

extension SwiftType.Property {
  fileprivate var type: String { isOptional ? optional(value.type) : value.optionalType }

  private func optional(_ type: String) -> String { type + "?" }

  /// Whether nil is written as null.
  fileprivate var writesNull: Bool { !isOptional && (value.shape.isNullable || value.shape.isNull) }

  fileprivate var comment: String {
    value.shape.description ?? "`\(value.shape.phrase(withDescription: false) ?? key)`"
  }
}

