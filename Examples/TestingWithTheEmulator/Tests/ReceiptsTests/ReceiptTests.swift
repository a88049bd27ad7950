import Emulator
import HTTP
import OrderedJSON
import Receipts
import Testing

@Suite struct `Reading receipts` {
  private static let cafe = Receipt(merchant: "Café Zur Alten Mühle", total: 1_140)

  /// A reader that asks a service which fails as these rules say, and that service.
  private func reader(_ rules: [Rule] = []) throws -> (ReceiptReader, Emulator) {
    var scenario = Scenario()
    scenario.rules = rules
    let answer: JSON = ["merchant": .string(Self.cafe.merchant), "total": 1140]
    let emulator = Emulator(scenario, answers: { _ in answer }, clock: .hurried())
    let address = try #require(HTTPURL("http://127.0.0.1"))
    return (ReceiptReader(emulator, at: address, key: "any"), emulator)
  }

  @Test func `gives what the model answers`() async throws {
    let (reader, emulator) = try reader()
    #expect(try await reader.receipt(in: "Espresso 2.80 …") == Self.cafe)
    #expect(emulator.takeBill().count == 1)
  }

  @Test func `asks again while the service is overloaded, and pays once`() async throws {
    let (reader, emulator) = try reader([Rule(times: .first(2), do: [.status(503)])])
    #expect(try await reader.receipt(in: "Espresso 2.80 …") == Self.cafe)
    #expect(emulator.takeBill().map(\.retriesSeen) == [2])
  }

  @Test func `asks again for what is no receipt, and pays for both`() async throws {
    let (reader, emulator) = try reader([Rule(times: .first(1), do: [.wrongSchema])])
    #expect(try await reader.receipt(in: "Espresso 2.80 …") == Self.cafe)
    #expect(emulator.takeBill().count == 2)
  }

  @Test func `gives up after three answers that are no receipt`() async throws {
    let (reader, emulator) = try reader([Rule(do: [.wrongSchema])])
    await #expect(throws: ReceiptError.notAReceipt) { try await reader.receipt(in: "Espresso") }
    #expect(emulator.takeBill().count == 3)
  }

  @Test func `says how far a request came when the connection is lost`() async throws {
    let (reader, _) = try reader([Rule(do: [.reset(at: 20)])])
    let error = await #expect(throws: TransportError.self) {
      try await reader.receipt(in: "Espresso 2.80 …")
    }
    #expect(error?.reach == .sent)
  }
}
