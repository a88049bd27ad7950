import OrderedJSON

extension Interaction {
  /// What the model said last: the texts at the end of what it said since the user spoke, joined.
  /// Empty when it said none.
  ///
  /// Thoughts are looked past, and so is whatever follows the last text; what stands before that text
  /// and is neither text nor thought ends it:
  ///
  ///     text A · image · text B · thought · text C · function call    gives    BC
  public var outputText: String {
    var texts: [String] = []
    walk: for step in said.reversed() {
      switch step {
      case .byUser: break walk
      case .thought: continue
      case .blocks(let blocks):
        for text in blocks.reversed() {
          if let text { texts.append(text) } else if !texts.isEmpty { break walk }
        }
      case .other: if !texts.isEmpty { break walk }
      }
    }
    return texts.count == 1 ? texts[0] : texts.reversed().joined()
  }

  /// What a step is to whoever looks for what the model said.
  private enum Said {
    case byUser, thought, other
    /// Blocks of the model, of which only texts matter.
    case blocks([String?])
  }

  private var said: [Said] {
    viewedSteps.map { $0.map(Self.said) } ?? steps.map(Self.said)
  }

  private static func said(_ step: Step) -> Said {
    switch step {
    case .userInput: .byUser
    case .thought: .thought
    case .modelOutput(let output):
      .blocks(
        (output.content ?? []).map { if case .text(let text) = $0 { text.text } else { nil } })
    default: .other
    }
  }

  /// The same of a step that was not copied.
  private static func said(_ step: JSONView) -> Said {
    switch step["type"]?.string.map(UTF8Text.init) {
    case UserInputStep.tag: .byUser
    case ThoughtStep.tag: .thought
    case ModelOutputStep.tag: .blocks(texts(step["content"]))
    default: .other
    }
  }

  private static func texts(_ content: JSONView?) -> [String?] {
    content?.string.map { [$0] } ?? content?.items.map(text) ?? []
  }

  private static func text(_ block: JSONView) -> String? {
    guard block["type"]?.string.map(UTF8Text.init) == TextContent.tag else { return nil }
    return block["text"]?.string ?? ""
  }

  /// Every block that the model said since the user spoke, in order.
  ///
  ///     for case .image(let image) in interaction.outputContent { … }
  public var outputContent: [Content] {
    let answer = steps.reversed().prefix { if case .userInput = $0 { false } else { true } }
    return answer.reversed().flatMap { step in
      if case .modelOutput(let output) = step { output.content ?? [] } else { [Content]() }
    }
  }

  /// The last picture that the model made since the user spoke.
  public var outputImage: ImageContent? {
    lastOutput { if case .image(let image) = $0 { image } else { nil } }
  }

  /// The last recording that the model made since the user spoke.
  public var outputAudio: AudioContent? {
    lastOutput { if case .audio(let audio) = $0 { audio } else { nil } }
  }

  /// The last film that the model made since the user spoke.
  public var outputVideo: VideoContent? {
    lastOutput { if case .video(let video) = $0 { video } else { nil } }
  }

  private func lastOutput<Media>(_ wanted: (Content) -> Media?) -> Media? {
    for step in steps.reversed() {
      switch step {
      case .userInput: return nil
      case .modelOutput(let output):
        for block in (output.content ?? []).reversed() {
          if let media = wanted(block) { return media }
        }
      default: continue
      }
    }
    return nil
  }
}
