import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@testable import Extractor

@Suite struct `A cut record` {
  @Test func `is asked to go on behind its last complete line`() throws {
    let asking = try Asking(named: "invoice")
    let text = invoice(lines: 8).text()
    let cut = try #require(text.utf8.firstRange(of: Array("No. 1004".utf8))).lowerBound
    let (record, stopped) = try asking.read(Array(text.utf8[..<cut]))

    let repair = try #require(Repair(continuing: record, stopped: stopped, by: asking.wire))

    #expect(repair.kind == .rest(list: ["lines"], after: 3))
    #expect(
      repair.message == """
        Your answer stopped at lines[3].description, before it was complete.
        3 items of lines are complete, the last of which is {"description":"Part No. 1003, galvanised","quantity":4,"unit":"piece","unit_price":12.5,"vat_percent":19,"amount":50.0}
        Answer with what is still to come, as one JSON object, and repeat nothing:
        - lines: the items behind the last one, in the document's order; none if it was the last
        - subtotal
        - vat
        - total
        - payment
        - status
        """)
    let sent = try #require(repair.sent)
    #expect(
      sent["properties"]?.object?.names == [
        "lines", "subtotal", "vat", "total", "payment", "status",
      ])
    #expect(sent["properties"]?["lines"] == asking.wire.schema["properties"]?["lines"])
  }

  /// Where a record stopped, what is asked for, and how the question begins and ends.
  @Test(
    arguments: [
      (
        ["lines", "0", "unit"], Repair.Kind.rest(list: ["lines"], after: 0),
        "No item of lines is complete.",
        "- lines: the items from the first, in the document's order"
      ),
      (
        ["lines", "1"], .rest(list: ["lines"], after: 1),
        #"One item of lines is complete: {"description":"Part No. 1001, galvanised","quantity":2,"#
          + #""unit":"piece","unit_price":12.5,"vat_percent":19,"amount":25.0}"#,
        "- lines: the items behind the last one, in the document's order; none if it was the last"
      ),
      // The tag is there, and the field that may be missing was begun.
      (
        ["payment", "reference"],
        .parts([["payment", "iban"], ["payment", "reference"], ["status"]]),
        "Answer with what is still to come, as one JSON object, and repeat nothing:",
        "- payment_reference: payment.reference, if there is one"
      ),
    ] as [([String], Repair.Kind, String, String)])
  func `is asked for what is missing at its end`(
    stopped: [String], kind: Repair.Kind, first: String, last: String
  ) throws {
    let asking = try Asking(named: "invoice")
    var record = invoice(lines: 3)
    record["payment"] = ["method": "transfer"]
    record["status"] = nil

    let repair = try #require(
      Repair(continuing: record, stopped: JSONPointer(stopped), by: asking.wire))
    let lines = repair.message.split(separator: "\n").map(String.init)

    #expect(lines[1] == first)
    #expect(lines.contains(last))
    #expect(repair.kind == kind)
  }

  @Test func `begins a map again, and a list at the root where it stopped`() throws {
    let map = try Asking(
      yaml: "name: t\noutput:\n  id: string\n  prices:\n    $map: integer\n  note: string?\n")
    let prices = try #require(
      Repair(
        continuing: ["id": "1", "prices": ["a": 1]], stopped: ["prices", "b"], by: map.wire))
    #expect(prices.kind == .parts([["prices"], ["note"]]))

    let list = try Asking(yaml: "name: t\noutput:\n  $list:\n    n: integer\n")
    let items = try #require(Repair(continuing: [["n": 1]], stopped: ["1"], by: list.wire))
    #expect(items.kind == .rest(list: [], after: 1))
    let mended = try list.mended([["n": 1]], items, by: #"{"items":[{"n":2}]}"#)
    #expect(mended.record?.text() == #"[{"n":1},{"n":2}]"#)
  }

  @Test(arguments: Asking.names)
  func `continued from any byte is the record that it would have been`(name: String) throws {
    let asking = try Asking(named: name)
    let right =
      name == "invoice" ? invoice(lines: 5) : try asking.schema.compiled.sample(seed: 3)
    let text = try Array(asking.wire.wired(right).text().utf8)
    var continued = 0
    for cut in Seeds(1..<UInt64(text.count), oneIn: 7).map(Int.init) {
      let (record, stopped) = try asking.read(Array(text[..<cut]))
      guard let repair = Repair(continuing: record, stopped: stopped, by: asking.wire) else {
        #expect(
          record == right || record == [:], "\(String(decoding: text[..<cut], as: UTF8.self))")
        continue
      }
      continued += 1
      let mended = try asking.mended(record, repair, by: repair.answer(reading: right))
      #expect(mended.record?.text() == right.text(), "\(cut): \(repair.message)")
      #expect(mended.stopped == nil)
    }
    #expect(continued > text.count / 14)
  }

  @Test(arguments: Asking.names)
  func `is continued again as often as it is cut again`(name: String) throws {
    let asking = try Asking(named: name)
    var random = SeededRandom(seed: 5)
    for seed in Seeds(0..<200, oneIn: 10) {
      let right =
        name == "invoice" ? invoice(lines: 6) : try asking.schema.compiled.sample(seed: seed)
      let text = try Array(asking.wire.wired(right).text().utf8)
      var (record, place) = try asking.read(Array(text.prefix(random.number(1...text.count - 1))))
      var stopped: JSONPointer? = place
      for round in 0..<40 {
        guard let place = stopped,
          let repair = Repair(continuing: record, stopped: place, by: asking.wire)
        else { break }
        let answer = Array(try repair.answer(reading: right).utf8)
        let length = round < 12 ? random.number(1...answer.count) : answer.count
        let mended = try asking.mended(
          record, repair, by: String(decoding: answer.prefix(length), as: UTF8.self))
        // An answer in which nothing is complete changes nothing.
        guard let longer = mended.record else { continue }
        (record, stopped) = (longer, mended.stopped)
      }
      #expect(record.text() == right.text() || record == [:])
    }
  }

  /// Kept items, those of the answer, and how many of these stand there already.
  @Test(arguments: [
    ([1, 2, 3, 4], [5, 6], 0),
    // It began again, and went on.
    ([1, 2, 3, 4], [1, 2, 3, 4, 5], 4),
    // It began again, and was cut.
    ([1, 2, 3, 4], [1, 2, 3], 3),
    // It began again, and read one item otherwise.
    ([1, 2, 3, 4], [1, 2, 3, 9, 5], 4),
    ([1, 2], [1, 2, 3], 2), ([1], [1, 2], 1),
    // Equal lines are no beginning.
    ([1, 2, 3, 4], [1, 2, 7], 0), ([1, 2, 3, 4], [4, 5], 0), ([7, 7, 7, 7], [7, 7, 7, 8], 0),
    ([7, 7], [7, 7], 0), ([7, 7, 7, 1], [7, 7, 7, 2], 0),
    ([], [1], 0), ([1, 2], [], 0),
  ])
  func `does not hold what a model gives twice, and all that is printed twice`(
    kept: [Int], items: [Int], repeated: Int
  ) {
    let found = Mending.repeated(
      in: items.map { JSON(integerLiteral: $0) }, of: kept.map { JSON(integerLiteral: $0) })
    #expect(found == repeated)
  }

  @Test func `is not complete without the rest of its list`() throws {
    let asking = try Asking(named: "invoice")
    var record = invoice(lines: 3)
    for name in ["subtotal", "vat", "total", "payment", "status"] { record[name] = nil }
    let repair = try #require(
      Repair(continuing: record, stopped: ["lines", "3"], by: asking.wire))

    let mended = try asking.mended(record, repair, by: #"{"subtotal":1,"vat":1,"total":2}"#)

    #expect(mended.complaint == "the answer does not have the rest of lines")
  }

  @Test(arguments: [nil, [:], [], 7] as [JSON])
  func `with nothing in it has to be asked for anew`(record: JSON) throws {
    let asking = try Asking(named: "invoice")
    #expect(Repair(continuing: record, stopped: [], by: asking.wire) == nil)
  }
}

extension Asking {
  /// What is complete of an answer, and where it stopped. What was open then stays as it came.
  fileprivate func read(_ text: [UInt8]) throws -> (JSON, JSONPointer) {
    let salvage = JSONSalvage(of: text)
    let complete = salvage.tape.map { JSON($0.root) } ?? [:]
    var record = wire.answer(from: complete).value
    if let open = salvage.stopped.tokens.first { record[open] = complete[open] }
    return (record, salvage.stopped)
  }
}
