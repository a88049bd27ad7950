import Interactions
import JSONSchema
import OrderedJSON
import SchemaGen

import struct Foundation.Decimal

// The examples of WritingSchemas.md, and of the first page of SchemaGen.
extension Guide {
  func schemaAtAGlance() throws {
    // snippet: schemaAtAGlance
    let schema = try Schema(
      yaml: """
        name: receipt
        output:
          merchant: string 1.. -- who sold
          total: decimal(2) >= 0
        """)
    print(schema.local["required"] ?? [])
    // end
  }

  func fromFile(_ path: String) throws {
    // snippet: fromFile
    let schema = try Schema(contentsOf: path)
    print(schema.name ?? "", schema.version ?? "", schema.identity)
    for remark in schema.warnings { print(remark) }
    // end
  }

  func mistaken() throws {
    // snippet: mistaken
    do {
      _ = try Schema(yaml: "output:\n  total: decmal(2) -- in EUR\n", named: "till.yaml")
    } catch SchemaError.refused(let remarks) {
      for remark in remarks { print(remark, remark.rule.title) }
    }
    // end
  }

  func fromType() throws {
    // snippet: fromType
    struct Invoice: Codable, SchemaDescribed {
      struct Line: Codable {
        let item: String
        let quantity: Int
        let amount: Decimal
      }

      let number: String
      let lines: [Line]
      let reference: String?

      static let schemaNotes = SchemaNotes<Self>("a supplier's invoice")
        .field(\.number, "string 1..40 -- exactly as printed")
        .field(\.lines, "1..50")
        .field(\.reference, "-- the order's", mayBeMissing: true)
    }

    let schema = try Schema(of: Invoice.self)
    print(schema.local["required"] ?? [])
    // end
  }

  func fromJSONSchema() throws {
    // snippet: fromJSONSchema
    let schema = try Schema(
      parsing: #"{"type": "object", "properties": {"total": {"type": "number", "minimum": 0}}}"#
        .utf8)
    print(schema.compiled.accepts(try JSONTape(parsing: #"{"total": -1}"#).root))
    // end
  }

  func wired() throws {
    // snippet: wired
    let wire = try schema.wire(for: .gemini)
    for departure in wire.departures { print(departure) }

    let answer = wire.answer(from: try wire.wired(["merchant": "A", "total": 1]))
    print(answer.value)
    print(Preflight(wire).isRefused)
    // end
  }
}
