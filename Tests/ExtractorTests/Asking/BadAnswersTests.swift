import Extractor
import Interactions
import OrderedJSON
import Testing

/// Bad answers, each with what becomes of it: the outcome, and how many calls it takes.
@Suite struct `Bad answers` {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    /// What the model says, call by call.
    let answers: [String]
    let outcome: String
    let calls: Int
    var testDescription: String { name }

    /// Whether the record is another than the one that stands on the receipt.
    let isUnlike: Bool

    init(
      _ name: String, _ answers: [String], _ outcome: String, _ calls: Int, unlike: Bool = false
    ) {
      (self.name, self.answers, self.outcome, self.calls) = (name, answers, outcome, calls)
      isUnlike = unlike
    }

    /// An answer whose record differs at one place, and what is said when that is asked for again.
    init(
      _ name: String, _ pointer: JSONPointer, _ value: JSON?, then: [String] = [],
      _ outcome: String, _ calls: Int, unlike: Bool = false
    ) {
      self.init(
        name, [TillReceipt.said(TillReceipt.with(pointer, value))] + then, outcome, calls,
        unlike: unlike)
    }
  }

  static let said = TillReceipt.said()
  static let record = TillReceipt.record.text()

  static let rows: [Row] = [
    // Text around the record.
    Row("as it should be", [said], "record", 1),
    Row("fenced", ["```json\n\(said)\n```"], "record", 1),
    Row("fenced, with prose around", ["Here it is:\n```json\n\(said)\n```\nDone."], "record", 1),
    Row("prose before", ["Sure! The record: \(said)"], "record", 1),
    Row("prose behind", [said + "\nLet me know if you need more."], "record", 1),
    Row("blanks around", ["\n\n  \(said)  \n"], "record", 1),
    Row("a byte order mark", ["\u{FEFF}\(said)"], "record", 1),
    Row("without the wrapper", [record], "record", 1),
    Row("twice the same", [said + said], "record", 1),
    Row(
      "two different ones", [said + TillReceipt.said(TillReceipt.with(["total"], 20.97))], "record",
      2),
    Row(
      "two different ones, again and again",
      Array(repeating: said + record.replacing("19.97", with: "1.97"), count: 3), "not-json", 2),
    // No record at all.
    Row("nothing", ["", said], "record", 2),
    Row("nothing, twice", ["", ""], "empty-answer", 2),
    Row("blanks alone", [" \n ", said], "record", 2),
    Row("prose", ["I cannot help with this document."], "refused", 1),
    Row("a number", ["42"], "record", 2),
    Row("null", ["null"], "record", 2),
    Row("a list instead", ["[\(said)]"], "record", 2),
    Row("an empty object", ["{}"], "record", 2),
    Row("markup", ["<record><total>19.97</total></record>"], "refused", 1),
    Row(
      "no record and no reason", [#"{"not_applicable":null,"record":null,"absent":[]}"#], "record",
      2),
    Row(
      "another document", [#"{"not_applicable":"a poem","record":null,"absent":[]}"#],
      "not-applicable", 1),
    Row("a reason and a record", [said.replacing("null", with: "\"may be a copy\"")], "record", 1),
    // Wrong JSON.
    Row(
      "a name twice", [said.replacing("\"total\":", with: "\"total\":1,\"total\":"), said],
      "record", 2),
    Row("a comma too many", [said.replacing("]}", with: "],}"), said], "record", 2),
    Row("single quotes", [said.replacing("\"", with: "'")], "record", 2),
    Row("a comment", [said.replacing("\"total\"", with: "/* sum */ \"total\"")], "record", 2),
    Row("NaN", [said.replacing("19.97", with: "NaN")], "record", 2),
    Row("a leading zero", [said.replacing("19.97", with: "019.97")], "record", 2),
    Row("a broken escape", [said.replacing("HOLLOWAY", with: "\\x48")], "record", 2),
    Row("half a surrogate", [said.replacing("HOLLOWAY", with: "\\ud83d")], "record", 2),
    Row("a raw line end in a text", [said.replacing("HOLLOWAY", with: "HOL\nLOWAY")], "record", 2),
    // Values.
    Row("a number as text", ["total"], "19.97", "record", 1),
    Row("a number in German", ["total"], "19,97", "record", 1),
    Row("a number with its currency", ["total"], "£19.97", "record", 1),
    Row("a number in words", ["total"], "nineteen", then: [#"{"total":19.97}"#], "record", 2),
    Row("a number in Arabic digits", ["total"], "١٩٫٩٧", then: [#"{"total":19.97}"#], "record", 2),
    Row("too many places", ["total"], 19.9701, then: [#"{"total":19.97}"#], "record", 2),
    Row(
      "a negative number", ["lines", "1", "amount"], -10.98, then: [#"{"lines_1_amount":10.98}"#],
      "record", 2),
    Row(
      "a fraction for a count", ["lines", "1", "quantity"], 1.5, then: [#"{"lines_1_quantity":2}"#],
      "record", 2),
    Row(
      "a choice in another case", ["paid_by"], "CARD", then: [#"{"paid_by":"card"}"#], "record", 2),
    Row("no such choice", ["paid_by"], "cheque", then: [#"{"paid_by":"card"}"#], "record", 2),
    Row("null as text", ["paid_by"], "null", "record", 1, unlike: true),
    Row(
      "null where there must be a value", ["merchant"], .null,
      then: [#"{"merchant":"HOLLOWAY & SONS"}"#], "record", 2),
    Row("an empty text", ["merchant"], "", then: [#"{"merchant":"HOLLOWAY & SONS"}"#], "record", 2),
    Row("blanks around a text", ["merchant"], "  HOLLOWAY & SONS ", "record", 1),
    Row("a currency sign", ["currency"], "£", then: [#"{"currency":"GBP"}"#], "record", 2),
    Row(
      "a date as printed", ["date"], "2 November 2023", then: [#"{"date":"2023-11-02"}"#], "record",
      2),
    Row(
      "a day that does not exist", ["date"], "2023-02-30", then: [#"{"date":"2023-11-02"}"#],
      "record", 2),
    Row(
      "an object for a text", ["merchant"], ["name": "HOLLOWAY"],
      then: [#"{"merchant":"HOLLOWAY & SONS"}"#], "record", 2),
    Row("a text for a list", ["lines"], "two lines", then: [#"{"lines":[]}"#], "invalid", 2),
    Row("a missing field", ["number"], nil, then: [#"{"number":"0098-11"}"#], "record", 2),
    Row("an extra field", ["note"], "thanks", "record", 1),
    Row("an extra field in a line", ["lines", "0", "vat"], 20, "record", 1),
    Row("no lines", ["lines"], [], then: [#"{"lines":[]}"#], "invalid", 2),
    // Checks.
    Row("a sum that is wrong", ["total"], 91.97, then: [#"{"total":19.97}"#], "record", 2),
    Row(
      "a line that is wrong", ["lines", "1", "unit_price"], 4.49,
      then: [#"{"lines_1_quantity":2,"lines_1_unit_price":5.49,"lines_1_amount":10.98}"#],
      "record", 2),
    Row(
      "the same mistake again", ["total"], "nineteen", then: [#"{"total":"nineteen"}"#], "invalid",
      2),
    Row(
      "another mistake each time", ["total"], "nineteen",
      then: [#"{"total":-1}"#, #"{"total":-2}"#], "invalid", 2),
    Row("a repair that is no JSON", ["total"], "nineteen", then: ["I am sorry."], "invalid", 2),
    // Loops.
    Row(
      "digits without end", [String(said.prefix(200)) + String(repeating: "0", count: 3000), said],
      "record", 2),
    Row(
      "digits without end, twice",
      Array(
        repeating: "{\"not_applicable\":null,\"record\":{\"total\":1"
          + String(repeating: "0", count: 3000), count: 2), "looping", 2),
    Row(
      "line ends without end",
      [
        "{\"not_applicable\":null,\"record\":{\"merchant\":\"H"
          + String(repeating: "\\n", count: 4000), said,
      ], "record", 2),
    Row(
      "a phrase without end",
      [
        "{\"not_applicable\":null,\"record\":{\"merchant\":\""
          + String(repeating: "and so on, ", count: 400), said,
      ], "record", 2),
  ]

  @Test(arguments: rows)
  func `come to one outcome after so many calls, paid to the token`(row: Row) async throws {
    let rehearsal = try Rehearsal(row.answers)
    let extraction = await rehearsal.extractor.extraction(
      of: .text(TillReceipt.text, named: "receipt.txt"), by: TillReceipt.schema)
    #expect(extraction.outcome.word == row.outcome)
    #expect(extraction.attempts.count == row.calls)
    // Where the model is asked for the whole again and a test gives no answer, one is made up.
    let isGiven = row.calls <= row.answers.count
    if row.outcome == "record", isGiven {
      #expect((extraction.record == TillReceipt.record) == !row.isUnlike)
    }
    let bill = rehearsal.bill()
    let tokens = extraction.tokens
    #expect(
      [tokens.input, tokens.output, tokens.thought] == [bill.input, bill.output, bill.thought])
    if case .failed(let failure) = extraction.outcome {
      #expect(!failure.remedy.isEmpty)
    }
  }
}

extension String {
  /// The text with the first of something replaced.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
