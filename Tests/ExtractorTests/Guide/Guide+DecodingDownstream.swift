import Extractor
import JSONCoding
import OrderedJSON

import struct Foundation.Data
import struct Foundation.Date
import struct Foundation.Decimal

// The examples of DecodingDownstream.md, and of the first page of JSONCoding.
extension Guide {
  func line() throws {
    // snippet: line
    struct Line: Codable {
      let item: String
      let quantity: Int
    }

    let line = try Line(decoding: #"{"item": "Glue", "quantity": 2}"#)
    let json = try JSON(encoding: line)
    print(line.quantity, json)
    // end
  }

  func records() throws {
    // snippet: records
    struct Receipt: Codable {
      let merchant: String
      let total: Decimal
    }

    var sum: Decimal = 0
    for record in try Records(of: Receipt.self, in: out) {
      sum += try record.get().value.total
    }
    print(sum)
    // end
  }

  func exact() throws {
    // snippet: exact
    let amounts = try [Decimal](decoding: "[0.1, 0.2, 1e-2, 12345678901234567890.12]")
    print(amounts.reduce(0, +))

    do {
      _ = try [Int](decoding: "[1, 1.0, 1.5]")
    } catch {
      print(error)
    }
    // end
  }

  func ruled() throws {
    // snippet: ruled
    struct Letter: Codable {
      let sentOn: Date
      let vatID: String?
    }

    let rules = JSONCodingRules(dates: .day, keys: .snakeCase)
    let letter = try Letter(decoding: #"{"sent_on": "2024-03-01", "vat_id": null}"#, by: rules)
    print(try JSON(encoding: letter, by: rules))
    // end
  }

  func dynamic() throws {
    // snippet: dynamic
    struct Mixed: Codable {
      let number: String
      let rest: JSON
    }

    let mixed = try Mixed(decoding: #"{"number": "R-17", "rest": {"b": 1.50, "a": [null]}}"#)
    print(mixed.rest["b"]?.number?.text ?? "", mixed.rest)
    // end
  }

  func wrong() {
    // snippet: wrong
    let text = """
      {"lines": [{"item": "Glue",
                  "quantity": "2"}]}
      """
    struct Receipt: Codable {
      struct Line: Codable {
        let item: String
        let quantity: Int
      }

      let lines: [Line]
    }

    do {
      _ = try Receipt(decoding: text)
    } catch {
      print(error)
      print(error.place.drawing)
    }
    // end
  }

  func answered() {
    // snippet: answered
    let answer = Answer(#"{"lines": [{"n": 1}, {"n": 2}, {"n""#.utf8)
    do {
      print(try answer.value())
    } catch {
      print(error)
      print(answer.complete.map(JSON.init) ?? nil, "up to", answer.stopped)
    }
    // end
  }
}
