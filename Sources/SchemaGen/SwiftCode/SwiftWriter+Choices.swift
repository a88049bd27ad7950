import OrderedJSON

extension SwiftWriter {
  func isOpen(_ choice: Shape.Choice) -> Bool { options.keepsUnknown && choice.isOfTexts }

  func choice(_ choice: Shape.Choice, _ names: [String], to text: inout SwiftText) {
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
}
