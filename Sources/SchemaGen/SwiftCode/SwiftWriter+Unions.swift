import OrderedJSON

extension SwiftWriter {
  func variants(
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

  func either(
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
}
