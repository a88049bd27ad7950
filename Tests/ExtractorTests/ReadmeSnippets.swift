import JSONCoding
import OrderedJSON
import SchemaGen
import Testing

import struct Foundation.Decimal

// What the README shows in Swift, compiled and run.

@Suite struct `The Swift of the README` {
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

  @Test func `decodes a record`() throws {
    let answer = """
      {"merchant": "Holloway & Sons", "date": "2023-11-02",
       "lines": [{"item": "Glue", "quantity": 1, "amount": 5.49}], "total": 5.49}
      """

    let receipt = try Receipt(decoding: answer)
    let sum = receipt.lines.map(\.amount).reduce(0, +)

    #expect(sum == receipt.total)
  }

  @Test func `finds the schema of a type`() throws {
    let schema = try Schema(of: Receipt.self)
    let wire = try schema.wire(for: .gemini)

    #expect(wire.schema["required"] == ["merchant", "date", "lines", "total"])
  }

  @Test func `says what is wrong as the README says it`() throws {
    let answer = """
      {"merchant": "Holloway & Sons",
       "date": "2023-11-02",
       "lines": [{"item": "Glue",
                  "quantity": "1", "amount": 5.49}], "total": 5.49}
      """

    #expect {
      _ = try Receipt(decoding: answer)
    } throws: {
      "\($0)" == "line 4, column 25 /lines/0/quantity: is a string, which is no value for Int"
    }
  }
}
