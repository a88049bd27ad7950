extension SwiftWriter {
  func box(to text: inout SwiftText) {
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

  func json(to text: inout SwiftText) {
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
