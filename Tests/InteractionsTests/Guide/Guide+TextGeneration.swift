import Interactions

// The examples of TextGeneration.md.
extension Guide {
  func text() async throws {
    // snippet: text
    let interaction = try await gemini.create("How does AI work?")
    print(interaction.outputText)
    // end
  }

  func thinkingLevel() async throws {
    // snippet: thinking-level
    let interaction = try await gemini.create(
      InteractionRequest(
        "How does AI work?", generationConfig: GenerationConfig(thinkingLevel: .low)))
    print(interaction.outputText)
    // end
  }

  func systemInstruction() async throws {
    // snippet: system-instruction
    let interaction = try await gemini.create(
      InteractionRequest(
        "Hello there", systemInstruction: "You are a cat. Your name is Neko."))
    print(interaction.outputText)
    // end
  }

  func temperature() async throws {
    // snippet: temperature
    var config = GenerationConfig()
    config.temperature = 1.0
    let interaction = try await gemini.create(
      InteractionRequest("Explain how AI works", generationConfig: config))
    print(interaction.outputText)
    // end
  }

  func otherModel() async throws {
    // snippet: other-model
    var config = GenerationConfig()
    config.temperature = 0.1
    let interaction = try await gemini.create(
      InteractionRequest(
        "Explain how AI works", model: .gemini3FlashPreview, generationConfig: config))
    print(interaction.outputText)
    // end
  }

  func uploadedImage(photo: String) async throws {
    // snippet: uploaded-image
    let organ = try await gemini.files.upload(FileUpload(path: photo))
    let interaction = try await gemini.create(
      InteractionRequest(.user("Tell me about this instrument", organ.content)))
    print(interaction.outputText)
    // end
  }

  func events() async throws {
    // snippet: events
    let stream = try await gemini.stream("Explain how AI works")
    for try await event in stream {
      switch event {
      case .stepStart(let start): print("step", start.index)
      case .stepDelta: print(event.text ?? "")
      default: break
      }
    }
    let interaction = try await stream.interaction()
    print(interaction.status, interaction.usage?.totalTokens ?? 0)
    // end
  }

  func previousInteraction() async throws {
    // snippet: previous-interaction
    let first = try await gemini.create("I have 2 dogs in my house.")
    let second = try await gemini.create(
      InteractionRequest("How many paws are in my house?", previousInteractionID: first.id))
    print(second.outputText)
    // end
  }

  func streamedTurn() async throws {
    // snippet: streamed-turn
    var chat = gemini.conversation()
    try await chat.send("I have 2 dogs in my house.")
    try await chat.stream("How many paws are in my house?") { event in
      print(event.text ?? "", terminator: "")
    }
    // end
  }

  func history() async throws {
    // snippet: history
    var history: [Step] = [.user("I have 2 dogs in my house.")]
    let first = try await gemini.create(InteractionRequest(.steps(history), store: false))

    history += first.steps
    history.append(.user("How many paws are in my house?"))
    let second = try await gemini.create(InteractionRequest(.steps(history), store: false))
    print(second.outputText)
    // end
  }

  func thoughts() async throws {
    // snippet: thoughts
    let config = GenerationConfig(thinkingLevel: .low, thinkingSummaries: .auto)
    let stream = try await gemini.stream(
      InteractionRequest("How does AI work?", generationConfig: config))
    for case .thought(let thought) in try await stream.interaction().steps {
      for case .text(let summary) in thought.summary ?? [] { print(summary.text) }
    }
    // end
  }
}
