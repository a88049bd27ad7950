import OrderedJSON

extension Interaction {
  /// What was said, thought and called, in order.
  ///
  /// Two older models answer with `outputs`, a list of blocks: those that follow one another are read
  /// as one step of the model.
  public var steps: [Step] {
    get { self["steps"] ?? member("outputs")?.array.map(Self.steps(ofOutputs:)) ?? [] }
    set {
      self["steps"] = newValue
      members["outputs"] = nil
    }
  }

  private static func steps(ofOutputs outputs: [JSON]) -> [Step] {
    var steps: [Step] = []
    var blocks: [Content] = []
    for output in outputs {
      if case .unknown? = Content(wire: output), let step = Step(wire: output) {
        steps += Self.step(said: blocks)
        steps.append(step)
        blocks = []
      } else if let block = Content(wire: output) {
        blocks.append(block)
      }
    }
    return steps + step(said: blocks)
  }

  private static func step(said blocks: [Content]) -> [Step] {
    blocks.isEmpty ? [] : [.modelOutput(ModelOutputStep(blocks))]
  }

  /// The functions that the model asks for, in order.
  public var functionCalls: [FunctionCallStep] {
    steps.compactMap { if case .functionCall(let call) = $0 { call } else { nil } }
  }
}
