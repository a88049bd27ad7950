import Extractor
import Files
import JSONCoding
import OrderedJSON
import Testing

import struct Foundation.Decimal

/// What `samples/answers` hold.
private struct Receipt: Decodable, Equatable {
  struct Line: Decodable, Equatable {
    let item: String
    let quantity: Int
    let unitPrice: Decimal
    let amount: Decimal
  }

  let merchant: String
  let number: String
  let date: String
  let currency: String
  let lines: [Line]
  let total: Decimal
  let paidBy: String?
}

private let rules = JSONCodingRules(keys: .snakeCase)

/// A file of `samples/answers`.
private func sample(_ name: FilePath) throws -> [UInt8] {
  let package = FilePath(cString: #filePath).folder.folder.folder
  return try File(opening: package.appending("samples/answers").appending(name)).readAll(
    limit: 1 << 20)
}

@Suite struct `An answer` {
  @Test func `becomes a typed record`() throws {
    let receipt = try Answer(sample("receipt-cafe.json")).record(Receipt.self, by: rules)

    #expect(receipt.merchant == "Café Zur Alten Mühle")
    #expect(receipt.lines.map(\.quantity) == [2, 1, 1])
    #expect(receipt.lines.map(\.amount).reduce(0, +) == receipt.total)
    #expect(receipt.total == Decimal(string: "15.30"))
    #expect(receipt.paidBy == "cash")
  }

  @Test func `that was cut off says so, and keeps what is complete`() throws {
    let answer = try Answer(sample("receipt-ferry-cut.json"))

    #expect {
      _ = try answer.record(Receipt.self, by: rules)
    } throws: {
      "\($0)"
        == "line 9, column 72: the text stops before its value is complete; allow more output tokens and ask again"
    }
    let complete = try #require(answer.complete)
    #expect(complete["lines"]?.count == 3)
    #expect(complete[["lines", "1"]]?.isCut == false)
    #expect(complete[["lines", "2"]]?.isCut == true)
    #expect(answer.stopped == ["lines", "2"])
  }

  @Test(arguments: [
    ("{} {}", "line 1, column 4: the value is complete, nothing may stand behind it"),
    ("```json\n{}\n```", "line 1, column 1: a value must stand here"),
    (
      #"{"total": 1, "total": 2}"#,
      #"line 1, column 14: the name "total" stands twice in one object"#
    ),
    (#"{"total": 1}"#, "line 1, column 1 /merchant: is missing; a value for String must be there"),
  ])
  func `that is no record says where and why`(text: String, complaint: String) {
    #expect {
      _ = try Answer(text.utf8).record(Receipt.self, by: rules)
    } throws: {
      "\($0)" == complaint
    }
  }
}
