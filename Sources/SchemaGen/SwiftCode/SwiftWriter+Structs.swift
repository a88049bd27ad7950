import OrderedJSON

extension SwiftWriter {
  func structure(_ properties: [SwiftType.Property], to text: inout SwiftText) {
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

  func text(of name: String, _ value: String, to text: inout SwiftText) {
    let isSame = UTF8Text(name) == UTF8Text(value)
    text.line(
      "case \(SwiftNames.escaped(name))" + (isSame ? "" : " = \(SwiftArgument.literal(value))"))
  }

  func wrapper(_ value: SwiftValue, to text: inout SwiftText) {
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
