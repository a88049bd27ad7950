public import OrderedJSON

/// What the user says, in each of the forms that the API takes.
public enum Input: WireValue {
  case text(String)
  /// One block by itself.
  case block(Content)
  /// Blocks by themselves, as the API's REST samples send them.
  case blocks([Content])
  /// Steps: a whole history, or the results of functions.
  case steps([Step])
  /// Anything else, as it is.
  case raw(JSON)

  /// Blocks in one step of the user, as the official SDK sends them.
  public static func user(_ content: [Content]) -> Input {
    .steps([.userInput(UserInputStep(content))])
  }

  /// Blocks in one step of the user, as the official SDK sends them.
  public static func user(_ content: Content...) -> Input { user(content) }

  /// Takes whatever came; a list of blocks is told from a list of steps by what we know in it.
  public init?(wire: JSON) {
    switch wire {
    case .string(let text): self = .text(text)
    case .object:
      guard let block = Content(wire: wire) else { return nil }
      if case .unknown = block { self = .raw(wire) } else { self = .block(block) }
    case .array(let items): self = Self.list(items) ?? .raw(wire)
    case .null, .bool, .number: self = .raw(wire)
    }
  }

  private static func list(_ items: [JSON]) -> Input? {
    let blocks = items.compactMap(Content.init(wire:))
    let steps = items.compactMap(Step.init(wire:))
    let knowsBlock = blocks.contains { if case .unknown = $0 { false } else { true } }
    let knowsStep = steps.contains { if case .unknown = $0 { false } else { true } }
    return switch (knowsBlock, knowsStep) {
    case (true, false): .blocks(blocks)
    case (false, true): .steps(steps)
    case (true, true), (false, false): nil
    }
  }
}

extension Input: ExpressibleByStringInterpolation {
  /// A text written in the source.
  public init(stringLiteral text: String) { self = .text(text) }
}

extension Input: RequestPart {
  /// What is sent; the bytes of local media are not in it.
  public var wire: JSON {
    switch self {
    case .text(let text): .string(text)
    case .block(let block): block.wire
    case .blocks(let blocks): blocks.wire
    case .steps(let steps): steps.wire
    case .raw(let json): json
    }
  }

  var holdsLocalMedia: Bool {
    switch self {
    case .text, .raw: false
    case .block(let block): block.holdsLocalMedia
    case .blocks(let blocks): blocks.holdsLocalMedia
    case .steps(let steps): steps.holdsLocalMedia
    }
  }

  func write(to writer: inout RequestWriter) throws(MediaFileError) {
    switch self {
    case .text, .raw: writer.write(wire)
    case .block(let block): try block.write(to: &writer)
    case .blocks(let blocks): try blocks.write(to: &writer)
    case .steps(let steps): try steps.write(to: &writer)
    }
  }
}
