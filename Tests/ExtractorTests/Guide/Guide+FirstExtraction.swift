import Emulator
import Extractor
import Interactions
import OrderedJSON
import SchemaGen

import struct Foundation.Decimal

// The examples of FirstExtraction.md.
extension Guide {
  /// Compiled, and not run: it takes a key.
  func atAGlance() async throws {
    // snippet: atAGlance
    let extractor = try Extractor()
    let receipt = try await extractor.extract(Receipt.self, from: .file("receipt.jpg"))
    // end
    print(receipt.total)
  }

  /// Compiled, and not run: it takes a key.
  func first() async throws {
    // snippet: first
    struct Receipt: Codable {
      let merchant: String
      let total: Decimal
    }

    let extractor = try Extractor()
    let receipt = try await extractor.extract(Receipt.self, from: .file("receipt.jpg"))
    print(receipt.merchant, receipt.total)
    // end
  }

  func rehearsed() async throws {
    // snippet: rehearsed
    struct Receipt: Codable {
      let merchant: String
      let total: Decimal
    }

    let emulator = Emulator(answers: { _ in ["merchant": "Café Zur Alten Mühle", "total": 11.40] })
    let client = Gemini.Settings(key: .key(try APIKey("any")))
    let extractor = Extractor(try Gemini(client, transport: emulator))

    let receipt = try await extractor.extract(Receipt.self, from: .text("Espresso 2.80, cake 8.60"))
    print(receipt.merchant, receipt.total)
    // end
  }

  func documents() {
    // snippet: documents
    let scan: Document = .file("scan.pdf").pages(1...3)
    let letter: Document = .together([.file("letter.pdf"), .file("annex.csv")])
    let minutes: Document = .uri("gs://board/may.mp3").from(.seconds(60), to: .seconds(600))
    let note: Document = .text("Espresso 2.80, cake 8.60", named: "note")
    print([scan, letter, minutes, note].map(\.name))
    // end
  }

  func meanings() throws {
    // snippet: meanings
    struct Receipt: Codable, SchemaDescribed {
      let merchant: String
      let total: Decimal
      let paidBy: String?

      static let schemaNotes = SchemaNotes<Self>("a till receipt, as printed")
        .field(\.merchant, "-- who sold, without address or legal form")
        .field(\.total, "decimal(2) >= 0")
        .field(\.paidBy, "one of cash, card, transfer")
    }

    let schema = try Schema(of: Receipt.self)
    print(schema.local["properties"]?["paidBy"] ?? [])
    // end
  }

  func outcome(of document: Document) async throws {
    // snippet: outcome
    let extraction = await extractor.extraction(of: document, by: schema)
    switch extraction.outcome {
    case .record(let record): print(record["merchant"] ?? "", record["total"] ?? 0)
    case .notApplicable(let reason): print("something else:", reason)
    case .failed(.invalid(let invalid)):
      for complaint in invalid.complaints { print("look at", complaint) }
    case .failed(let failure): print(failure.word, "-", failure.remedy)
    }
    print("calls:", extraction.attempts.count, "cost:", extraction.cost)
    // end
  }

  func growing(_ document: Document) async throws {
    // snippet: growing
    for try await partial in extractor.stream(schema, from: document) {
      let lines = partial.record["lines"]?.array ?? []
      print(lines.count, "lines", partial.isWhole ? "in all" : "so far")
    }
    // end
  }

  func watched(_ document: Document) async throws {
    // snippet: watched
    var watched = extractor
    watched.observer = ExtractionObserver { event in print(event.kind.word) }
    _ = await watched.extraction(of: document, by: schema)
    // end
  }
}
