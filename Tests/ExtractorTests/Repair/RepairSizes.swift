import OrderedJSON
import SchemaGen
import Testing

@testable import Extractor

@Suite struct `The size of a repair` {
  /// The lines of an invoice as they are printed, which a full question shows again.
  private func document(_ invoice: JSON) -> String {
    (invoice["lines"]?.array ?? []).enumerated().map { rank, line in
      let cells = ["description", "quantity", "unit", "unit_price", "vat_percent", "amount"].map {
        line[$0].map { $0.string ?? $0.text() } ?? ""
      }
      return "\(rank + 1)   " + cells.joined(separator: "    ")
    }.joined(separator: "\n")
  }

  @Test func `of three fields of a long invoice is a twentieth of asking again, both ways`() throws
  {
    let asking = try Asking(named: "invoice")
    let right = invoice(lines: 200)
    let record = try right.with(-2, at: ["lines", "17", "quantity"])
      .with("box", at: ["lines", "120", "unit"]).with("3 May", at: ["issue_date"])

    let repair = try asking.repair(of: record)
    let answer = try repair.answer(reading: right)

    #expect(
      repair.kind
        == .parts([
          ["issue_date"], ["lines", "17", "quantity"], ["lines", "120", "unit"],
        ]))
    let sent = repair.message.utf8.count + (repair.sent?.bytes().count ?? 0)
    let shown = document(right).utf8.count + asking.wire.schema.bytes().count
    #expect(sent < 1_000)
    #expect(sent * 16 < shown)
    #expect((sent + answer.utf8.count) * 20 < shown + right.bytes().count)
    #expect(answer.utf8.count * 200 < right.bytes().count)
    #expect(try asking.mended(record, repair, by: answer).record?.text() == right.text())
  }

  @Test func `of a check that fails in three lines is a twentieth of the answer`() throws {
    let asking = try Asking(named: "invoice")
    let right = invoice(lines: 200)
    // Two lines make up for what is wrong in the third, so that the sum holds.
    let amounts = try ["8", "40", "90"].map {
      try #require(right[["lines", $0, "amount"]]?.number)
    }
    #expect(amounts.map(\.description) == ["37.5", "87.5", "12.5"])
    let record = try right.with(47.5, at: ["lines", "8", "amount"])
      .with(82.5, at: ["lines", "40", "amount"]).with(7.5, at: ["lines", "90", "amount"])

    let repair = try asking.repair(of: record)

    let fields = ["quantity", "unit_price", "amount"]
    let places = ["8", "40", "90"].flatMap { line in
      fields.map { JSONPointer(["lines", line, $0]) }
    }
    #expect(repair.kind == .parts(places))
    let answer = try repair.answer(reading: right)
    #expect(answer.utf8.count * 20 < right.bytes().count)
    #expect(try asking.mended(record, repair, by: answer).record?.text() == right.text())
  }
}
