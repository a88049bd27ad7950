import Files
import Foundation
import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `The examples of the guide` {
  @Test(arguments: gettingStarted + textGeneration)
  func `send what the SDK sends, and print what it reads`(example: GuideCase) async throws {
    try await example.compare()
  }

  private static let gettingStarted = [
    GuideCase("s002_basic") { try await $0.firstCall() },
    GuideCase("s002_stream", { try await $0.streaming() }, prints: { $0["text"]?.string }),
    GuideCase("s002_multi_turn_stateful") { try await $0.conversation() },
    GuideCase("s002_stateless") { try await $0.statelessConversation() },
    GuideCase("s002_multimodal") { try await $0.multimodal(photo: photo("sample.jpg")) },
    GuideCase("s002_image_generation", imageGeneration, prints: { _ in "" }),
    GuideCase(
      "s002_structured_output", { try await $0.structuredOutput() },
      prints: { _ in "Classic Banana Bread 8 15\n" }, form: BodyForm(hasDescriptions: false)),
    GuideCase(
      "s002_structured_output", { try await $0.describedOutput() },
      prints: { _ in "Classic Banana Bread 119\n" }),
    GuideCase(
      "s002_google_search", { try await $0.googleSearch() },
      prints: { $0.said.map { $0 + "uefa.com https://www.uefa.com/euro2024\n" } }),
    GuideCase("s002_function_calling_stateful") { try await $0.functionCalling() },
    GuideCase(
      "s002_function_calling_stateless", { try await $0.statelessFunctionCalling() },
      form: BodyForm(hasDescriptions: false)),
    GuideCase("s002_managed_agent") { try await $0.managedAgent() },
    GuideCase(
      "s002_background_poll", { try await $0.background() },
      prints: { $0.said.map { "completed " + $0 } }),
    GuideCase("s002_background_poll") { try await $0.backgroundLater() },
  ]

  private static let textGeneration =
    [
      GuideCase("s001_temperature_01") { try await $0.otherModel() },
      GuideCase(
        "thinking_summaries_stream", { try await $0.thoughts() },
        prints: { $0["steps"]?[0]?["summary"]?[0]?["text"]?.string.map { $0 + "\n" } }),
    ]
    + ["s000_001_003", "s004"].flatMap { family in
      [
        GuideCase("\(family)_basic") { try await $0.text() },
        GuideCase("\(family)_thinking_level") { try await $0.thinkingLevel() },
        GuideCase("\(family)_system_instruction") { try await $0.systemInstruction() },
        GuideCase("\(family)_temperature") { try await $0.temperature() },
        GuideCase("\(family)_image_upload") {
          try await $0.uploadedImage(photo: organ.get())
        },
        GuideCase(
          "\(family)_stream", { try await $0.events() },
          prints: { _ in "step 0\n\nstep 1\nAI \nworks \ncompleted 47\n" }),
        GuideCase("\(family)_multi_turn") { try await $0.previousInteraction() },
        GuideCase(
          "\(family)_multi_turn_stream", { try await $0.streamedTurn() },
          prints: { $0.array?.last?["text"]?.string }),
        GuideCase("\(family)_stateless") { try await $0.history() },
      ]
    }
}

// MARK: What the examples need

extension `The examples of the guide` {
  private static let folder = TemporaryFolder()

  /// Written once: an example that wrote it anew would change it under one that sends it beside.
  private static let organ = Result { try photo("organ.jpg") }

  /// The picture that was recorded, as a file.
  private static func photo(_ name: String) throws -> String {
    let digest = "24ac74130806ae02d7e4ee72881b977601999c6c9f94ee1545ed4830459b737f"
    let bytes = try RecordedExchange.bytes(digest: digest)
    return "\(folder.file(try #require(FilePath(name)), holding: bytes))"
  }

  /// Runs the example, and looks at the picture that it wrote.
  @Sendable private static func imageGeneration(_ guide: Guide) async throws {
    let path = "\(folder.path("city.png"))"
    try await guide.imageGeneration(path: path)
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    #expect(try Data(contentsOf: URL(filePath: path)).starts(with: png))
  }
}
