import Emulator
import Extractor
import Files
import Interactions
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

import struct Foundation.Decimal

// What the README shows of records, compiled and run against the emulator.

@Suite struct `The records of the README` {
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

  /// What the README does, with another client.
  @Test func `come from files and addresses, and grow while they come`() async throws {
    let extractor = try Rehearsal().extractor
    let schema = TillReceipt.schema
    var printed: [String] = []
    func print(_ value: some CustomStringConvertible) { printed.append("\(value)") }

    let extraction = await extractor.extraction(
      of: .file(Sample.folder.appending("invoice-orchard.pdf")).pages(1...3), by: schema)
    switch extraction.outcome {
    case .record(let record): print(record)
    case .notApplicable(let reason): print("something else: \(reason)")
    case .failed(let failure): print("\(failure.word): \(failure)")
    }
    print("\(extraction.tokens.total) tokens, \(extraction.cost)")
    #expect(printed.count == 2)
    #expect(printed[1].hasSuffix("$0.00") == false && printed[1].contains(" tokens, $"))

    printed = []
    for try await partial in extractor.stream(schema, from: .uri("gs://board/may.mp3")) {
      print(partial.record["segments"]?.array?.count ?? 0)
    }
    #expect(!printed.isEmpty)
  }

  /// Compiled, and not run: it takes a key.
  static func receipt() async throws -> Receipt {
    let extractor = try Extractor()
    let receipt = try await extractor.extract(Receipt.self, from: .file("receipt.jpg"))
    return receipt
  }

  /// Compiled, and not run: the file is not there.
  static func shown(_ extractor: Extractor, _ schema: Schema) async -> Extraction<JSON> {
    let extraction = await extractor.extraction(of: .file("scan.pdf").pages(1...3), by: schema)
    return extraction
  }
}
