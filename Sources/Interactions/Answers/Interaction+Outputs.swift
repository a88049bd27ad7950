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
    walk: for step in steps.reversed() {
      switch step {
      case .userInput: break walk
      case .thought: continue
      case .modelOutput(let output):
        for block in (output.content ?? []).reversed() {
          if case .text(let text) = block {
            texts.append(text.text)
          } else if !texts.isEmpty {
            break walk
          }
        }
      default: if !texts.isEmpty { break walk }
      }
    }
    return texts.reversed().joined()
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
