package import OrderedJSON

extension YAMLNode {
  /// The same value in JSON, texts read by the core schema (``YAMLMeaning``), members in their order.
  package func json() -> JSON {
    switch content {
    case .scalar(let scalar): scalar.json()
    case .list(let entries): .array(entries.map { $0.json() })
    case .mapping(let members): .object(members.map { ($0.key.text, $0.value.json()) })
    }
  }
}

extension YAMLScalar {
  /// The same value in JSON, read by the core schema (``YAMLMeaning``).
  package func json() -> JSON {
    switch meaning {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    }
  }
}
