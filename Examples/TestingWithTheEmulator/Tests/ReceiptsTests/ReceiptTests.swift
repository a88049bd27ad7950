import Emulator
import HTTP
import Interactions
import OrderedJSON
import Receipts
import Testing

@Suite struct `Reading receipts` {
  private static let cafe = Receipt(merchant: "Café Zur Alten Mühle", total: 1_140)

  /// A reader that asks a service which fails as these rules say, and that service. Nobody waits.
  private func reader(_ rules: [Rule] = []) throws -> (ReceiptReader, Emulator) {
    var scenario = Scenario()
    scenario.rules = rules
    let answer: JSON = ["merchant": .string(Self.cafe.merchant), "total": 1140]
    let emulator = Emulator(scenario, answers: { _ in answer }, clock: .hurried())
    var world = Surroundings.process
    world.pause = { _ in }
    let settings = Gemini.Settings(key: .key(try APIKey("any")))
    return (ReceiptReader(try Gemini(settings, transport: emulator, in: world)), emulator)
  }

  @Test func `gives what the model answers`() async throws {
    let (reader, emulator) = try reader()
    #expect(try await reader.receipt(in: "Espresso 2.80 …") == Self.cafe)
    #expect(emulator.takeBill().count == 1)
  }

  @Test func `gets through an overloaded service, and pays once`() async throws {
    let (reader, emulator) = try reader([Rule(times: .first(2), do: [.status(503)])])
    #expect(try await reader.receipt(in: "Espresso 2.80 …") == Self.cafe)
    #expect(emulator.takeBill().map(\.retriesSeen) == [2])
  }

  @Test func `asks once more for what is no receipt, and pays for both`() async throws {
    let (reader, emulator) = try reader([Rule(times: .first(1), do: [.wrongSchema])])
    #expect(try await reader.receipt(in: "Espresso 2.80 …") == Self.cafe)
    #expect(emulator.takeBill().count == 2)
  }

  @Test func `gives up after two answers that are no receipt`() async throws {
    let (reader, emulator) = try reader([Rule(do: [.wrongSchema])])
    let error = await #expect(throws: GeminiError.self) { try await reader.receipt(in: "Espresso") }
    if case .notAsAsked = error {
    } else {
      Issue.record("not that, but \(String(describing: error))")
    }
    #expect(emulator.takeBill().count == 2)
  }

  @Test func `does not pay twice when the connection is lost`() async throws {
    let (reader, emulator) = try reader([Rule(do: [.reset(at: 20)])])
    let error = await #expect(throws: GeminiError.self) {
      try await reader.receipt(in: "Espresso 2.80 …")
    }
    #expect(error?.mayHaveBeenBilled == true)
    #expect(emulator.takeBill().count == 1)
  }
}
