import Emulator
import Files
import Interactions
import OrderedJSON
import TestSupport
import Testing

import struct Foundation.Decimal

// What the README shows of Gemini, compiled and run against the emulator.

@Suite struct `The Gemini of the README` {
  struct Receipt: Codable {
    struct Line: Codable {
      var item: String
      var quantity: Int
      var amount: Decimal
    }

    var merchant: String
    var date: String
    var lines: [Line]
    var total: Decimal
  }

  private func emulated() throws -> Gemini {
    try Gemini(Gemini.Settings(key: .key(APIKey("test-key"))), transport: Emulator())
  }

  /// What the README does, with another client.
  @Test func `answers, streams and reads a receipt`() async throws {
    let gemini = try emulated()
    var printed = ""
    func print(_ text: String, terminator: String = "\n") { printed += text + terminator }

    let answer = try await gemini.create("Explain how AI works in a few words")
    print(answer.outputText)
    #expect(answer.status == .completed && printed.count > 1)

    printed = ""
    for try await event in try await gemini.stream("Write a haiku about lighthouses") {
      print(event.text ?? "", terminator: "")
    }
    #expect(!printed.isEmpty)

    let folder = TemporaryFolder()
    let path = folder.file("receipt.pdf", holding: "%PDF-1.4\n%%EOF\n".utf8)
    let receipt = try await read("\(path)", with: gemini)
    #expect(!receipt.merchant.isEmpty)
  }

  /// A request with a document, and a value of a type.
  private func read(_ path: String, with gemini: Gemini) async throws -> Receipt {
    let letter: Input = .user("Extract this receipt.", .document(.file(path: path)))
    return try await gemini.value(Receipt.self, from: letter)
  }

  /// Compiled, and never called: it needs a key.
  private func withAKeyOfOnesOwn() async throws -> Receipt {
    let gemini = try Gemini()
    let letter: Input = .user("Extract this receipt.", .document(.file(path: "receipt.pdf")))
    let receipt = try await gemini.value(Receipt.self, from: letter)
    return receipt
  }
}
