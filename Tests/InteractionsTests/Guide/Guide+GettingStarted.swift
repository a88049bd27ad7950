import Foundation
import Interactions
import JSONCoding
import SchemaGen

// The examples of GettingStarted.md.
extension Guide {
  func firstCall() async throws {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    func Gemini() throws -> Interactions.Gemini { self.gemini }
    // snippet: first-call
    let gemini = try Gemini()

    let interaction = try await gemini.create("Explain how AI works in a few words")
    print(interaction.outputText)
    // end
  }

  func streaming() async throws {
    // snippet: streaming
    for try await piece in try await gemini.stream("Explain how AI works").texts {
      print(piece, terminator: "")
    }
    // end
  }

  func conversation() async throws {
    // snippet: conversation
    var chat = gemini.conversation()
    try await chat.send("I have 2 dogs in my house.")
    let interaction = try await chat.send("How many paws are in my house?")
    print(interaction.outputText)
    // end
  }

  func statelessConversation() async throws {
    // snippet: conversation-stateless
    var chat = gemini.conversation(remembering: .resent)
    try await chat.send("I have 2 dogs in my house.")
    let interaction = try await chat.send("How many paws are in my house?")
    print(interaction.outputText)
    // end
  }

  func multimodal(photo: String) async throws {
    // snippet: multimodal
    let recording = "https://storage.googleapis.com/generativeai-downloads/data/sample.mp3"
    let interaction = try await gemini.create(
      InteractionRequest(
        .user(
          "Compare this local image and this remote audio file.",
          .image(.file(path: photo)),
          .audio(.uri(recording), mimeType: "audio/mp3"))))
    print(interaction.outputText)
    // end
  }

  func imageGeneration(path: String) async throws {
    // snippet: image-generation
    let interaction = try await gemini.create(
      InteractionRequest(
        "Generate an image of a futuristic city skyline at sunset", model: .gemini31FlashImage))
    if let bytes = interaction.outputImage?.data() {
      try Data(bytes).write(to: URL(filePath: path))
    }
    // end
  }

  func structuredOutput() async throws {
    // snippet: structured-output
    struct Recipe: Codable {
      let recipeName: String
      let ingredients: [String]
      let prepTimeMinutes: Int?
    }

    let recipe = try await gemini.value(
      Recipe.self, from: "Give me a recipe for banana bread", by: .init(keys: .snakeCase))
    print(recipe.recipeName, recipe.ingredients.count, recipe.prepTimeMinutes ?? 0)
    // end
  }

  func describedOutput() async throws {
    // snippet: structured-output-described
    struct Recipe: Codable, SchemaDescribed {
      let recipeName: String
      let ingredients: [String]
      let prepTimeMinutes: Int?

      static let schemaNotes = SchemaNotes<Self>()
        .field(\.recipeName, "-- Name of the recipe.")
        .field(\.ingredients, "-- List of ingredients.")
        .field(\.prepTimeMinutes, "-- Prep time in minutes.")
    }

    let (recipe, interaction) = try await gemini.create(
      "Give me a recipe for banana bread", as: Recipe.self, by: .init(keys: .snakeCase))
    print(recipe.recipeName, interaction.usage?.totalTokens ?? 0)
    // end
  }

  func googleSearch() async throws {
    // snippet: google-search
    let interaction = try await gemini.create(
      InteractionRequest("Who won the euro 2024?", tools: [.googleSearch()]))
    print(interaction.outputText)

    for case .text(let text) in interaction.outputContent {
      for case .urlCitation(let source) in text.annotations ?? [] {
        print(source.title ?? "", source.url ?? "")
      }
    }
    // end
  }

  func functionCalling() async throws {
    // snippet: function-calling
    struct Place: Codable, SchemaDescribed {
      let location: String

      static let schemaNotes = SchemaNotes<Self>()
        .field(\.location, "-- The city name, e.g. San Francisco")
    }
    struct Weather: Codable {
      let location, temperature, unit: String
    }

    let weather = try Function(
      "get_current_temperature", "Gets the current temperature for a given location."
    ) { (place: Place) in
      Weather(location: place.location, temperature: "22", unit: "celsius")
    }

    let interaction = try await gemini.run(
      "What is the temperature in London?", calling: [weather])
    print(interaction.outputText)
    // end
  }

  func statelessFunctionCalling() async throws {
    struct Place: Codable {
      let location: String
    }
    struct Weather: Codable {
      let location, temperature, unit: String
    }
    let weather = try Function(
      "get_current_temperature", "Gets the current temperature for a given location."
    ) { (place: Place) in
      Weather(location: place.location, temperature: "22", unit: "celsius")
    }
    // snippet: function-calling-stateless
    let request = InteractionRequest("What is the temperature in London?", store: false)
    let interaction = try await gemini.run(request, calling: [weather])
    print(interaction.outputText)
    // end
  }

  func managedAgent() async throws {
    // snippet: managed-agent
    let interaction = try await gemini.create(
      InteractionRequest(
        """
        Write a Python script that generates the first 20 Fibonacci numbers and saves them to \
        fibonacci.txt. Then read the file and print its contents.
        """,
        agent: .antigravityPreview052026, environment: "remote"))
    print(interaction.outputText)
    // end
  }

  func background() async throws {
    // snippet: background
    let interaction = try await gemini.createInBackground(
      "Write a detailed analysis of the impact of artificial intelligence on modern healthcare.",
      within: .seconds(3600))
    print(interaction.status, interaction.outputText)
    // end
  }

  func backgroundLater() async throws {
    // snippet: background-later
    var request: InteractionRequest =
      "Write a detailed analysis of the impact of artificial intelligence on modern healthcare."
    request.background = true
    guard let id = try await gemini.create(request).id else { return }

    // Now, or from another process that knows the id.
    let interaction = try await gemini.poll(id, at: PollPace(first: .seconds(5)))
    print(interaction.outputText)
    // end
  }
}
