import OrderedJSON

/// Writes planned types as Swift code.
struct SwiftWriter {
  let options: SwiftCodeOptions
  let definitions: [String]
  let isBoxed: Bool

  var access: String { options.access.prefix }

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
}

extension SwiftType {
  fileprivate var comment: String {
    if let description { return description }
    if case .wrapper(let value) = kind, let words = value.shape.description { return words }
    return origin
  }
}
