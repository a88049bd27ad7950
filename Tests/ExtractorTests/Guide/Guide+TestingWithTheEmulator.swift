import Emulator
import Extractor
import HTTP
import Interactions
import OrderedJSON

// The examples of TestingWithTheEmulator.md, and of the first page of Emulator.
extension Guide {
  static func standIn() throws -> Extractor {
    // snippet: standIn
    let emulator = Emulator()
    let client = Gemini.Settings(key: .key(try APIKey("any")))
    let extractor = Extractor(try Gemini(client, transport: emulator))
    // end
    return extractor
  }

  func mended() async throws {
    // snippet: mended
    var scenario = Scenario()
    scenario.rules = [
      Rule(times: .first(1), do: [.status(503)]),
      Rule(times: .nth(2), do: [.wrongSchema]),
    ]
    let record: JSON = ["merchant": "Café Zur Alten Mühle", "date": "2024-05-03", "total": 11.40]
    let emulator = Emulator(scenario, answers: { _ in record }, clock: .hurried())

    var world = Surroundings.process
    world.pause = { _ in }
    let client = Gemini.Settings(key: .key(try APIKey("any")))
    let extractor = Extractor(try Gemini(client, transport: emulator, in: world))

    let extraction = try await extractor.extraction(Receipt.self, of: .text("Espresso 2.80 …"))
    print(extraction.record?.merchant ?? "", extraction.attempts.count)
    print(emulator.takeBill().map(\.retriesSeen))
    // end
  }

  func answering() {
    // snippet: answering
    let book: AnswerBook = { query in
      query.texts.contains { $0.contains("Espresso") } ? ["total": 11.40] : nil
    }
    let emulator = Emulator(answers: book)
    // end
    print(emulator.takeBill().count, book(AnswerQuery(texts: ["Espresso"])) ?? [])
  }

  func staged() throws {
    // snippet: staged
    let scenario = try Scenario(
      yaml: """
        latency: 20ms
        rules:
          - match: {path: "*/interactions", text: espresso}
            times: first 2
            per: document
            do: {status: 429, come_back: {after: 250ms, hint: retry-after-ms}}
        """.utf8)
    print(scenario.rules.count, scenario.latency)
    // end
  }

  func served() async throws {
    // snippet: served
    let server = try EmulatorServer.start(Emulator())
    print("GOOGLE_GEMINI_BASE_URL=\(server.url)".prefix(39))
    await server.stop()
    // end
  }

  func counted() async throws {
    // snippet: counted
    let emulator = Emulator()
    let client = Gemini.Settings(key: .key(try APIKey("any")))
    let extractor = Extractor(try Gemini(client, transport: emulator))
    let extraction = await extractor.extraction(of: .text("Espresso 2.80 …"), by: schema)

    let bill = emulator.takeBill()
    print(bill.count == extraction.attempts.count, bill[0].inputTokens == extraction.tokens.input)
    // end
  }
}
