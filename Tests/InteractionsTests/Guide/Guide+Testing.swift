import Emulator
import HTTP
import Interactions
import OrderedJSON

// The examples of Testing.md, which make their own client.
extension Guide {
  func emulated() async throws {
    // snippet: emulated
    let settings = Gemini.Settings(key: .key(try APIKey("test-key")))
    let gemini = try Gemini(settings, transport: Emulator())

    let interaction = try await gemini.create("Explain how AI works in a few words")
    print(interaction.outputText)
    // end
  }

  func scenario() async throws {
    // snippet: scenario
    struct Receipt: Codable {
      let merchant: String
      let total: Int
    }

    var scenario = Scenario()
    scenario.rules = [Rule(times: .first(2), do: [.status(503)])]
    let emulator = Emulator(
      scenario, answers: { _ in ["merchant": "Café Zur Alten Mühle", "total": 1140] })

    var settings = Gemini.Settings(key: .key(try APIKey("test-key")))
    settings.retries = RetryPolicy(first: .zero)
    let gemini = try Gemini(settings, transport: emulator)

    let receipt = try await gemini.value(Receipt.self, from: "Espresso 2.80, cake 8.60")
    print(receipt.merchant, receipt.total)
    print(emulator.takeBill().map(\.retriesSeen))
    // end
  }
}
