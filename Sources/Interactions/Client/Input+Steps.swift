import OrderedJSON

extension Input {
  /// The input as steps, the one form that a history has.
  var asSteps: [Step] {
    switch self {
    case .text(let text): [.userInput(UserInputStep([.text(TextContent(text))]))]
    case .block(let block): [.userInput(UserInputStep([block]))]
    case .blocks(let blocks): [.userInput(UserInputStep(blocks))]
    case .steps(let steps): steps
    case .raw(.array(let items)): items.map { Step(wire: $0) ?? .unknown($0) }
    case .raw(let json): [.unknown(json)]
    }
  }
}
