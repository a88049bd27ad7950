import Emulator
import Extractor
import Interactions
import OrderedJSON
import SchemaGen
import Testing

/// An extractor before an emulator that says what a test wants, turn by turn, and keeps a bill.
struct Rehearsal {
  let emulator: Emulator
  var extractor: Extractor

  /// The answers to the first calls; what comes after is made up.
  init(
    _ answers: [String] = [], settings: ExtractionSettings = ExtractionSettings(),
    rules: [Mishap] = [], emulation: (inout Scenario) -> Void = { _ in },
    book: @escaping AnswerBook = { _ in nil }
  ) throws {
    var scenario = Scenario()
    let creates = Mishap.Match(path: "*/interactions", method: "POST")
    scenario.rules =
      rules
      + answers.enumerated().map { position, text in
        Mishap(creates, times: .nth(position + 1), do: [.text(text)])
      }
    emulation(&scenario)
    emulator = Emulator(scenario, answers: book)
    var client = Gemini.Settings(key: .key(try APIKey("rehearsal")))
    client.baseURL = "http://127.0.0.1"
    extractor = Extractor(
      try Gemini(
        client, transport: emulator,
        in: Surroundings(
          variables: [:], pause: { _ in try Task.checkCancellation() }, elapsed: { .zero },
          date: { 1_763_740_800 }, chance: { 0.5 })),
      settings)
  }

  /// What the emulator billed since the last time, as the extractor counts it.
  func bill() -> Tokens {
    emulator.takeBill().reduce(into: Tokens()) { sum, line in
      sum.input += line.inputTokens
      sum.output += line.outputTokens
      sum.thought += line.thoughtTokens
    }
  }
}

extension AnswerQuery {
  /// What somebody who believes in a record answers: the record where it is asked for, and of it the
  /// parts that are asked for by their names, such as `lines_0_amount`.
  func answer(believing record: JSON) -> JSON? {
    guard let wanted = schema?["properties"]?.object, wanted["record"] == nil else { return record }
    let known = Self.parts(of: record)
    return .object(wanted.members.map { ($0.name, known[UTF8Text($0.name)] ?? .null) })
  }

  private static func parts(of value: JSON, named name: String = "") -> [UTF8Text: JSON] {
    var parts = name.isEmpty ? [:] : [UTF8Text(name): value]
    let children: [(String, JSON)] =
      value.object?.members.map { ($0.name, $0.value) }
      ?? value.array?.enumerated().map { ("\($0.offset)", $0.element) } ?? []
    for (child, value) in children {
      let path = name.isEmpty ? child : "\(name)_\(child)"
      parts.merge(Self.parts(of: value, named: path)) { $1 }
    }
    return parts
  }
}

/// The receipt that most tests are about.
enum TillReceipt {
  static let text = """
    HOLLOWAY & SONS
    Receipt 0098-11          2 November 2023
    1  M6 hex bolts, box of 100     8.99
    2  Wood glue 250ml             10.98
    TOTAL GBP                      19.97
    Paid by card
    """

  static let schema = try! Schema(
    yaml: """
      name: receipt
      description: Till receipts, as printed
      prompt: Extract this receipt.
      output:
        merchant: string 1.. -- who sold
        number: string
        date: date
        currency: currency
        lines:
          $min: 1
          $list:
            item: string
            quantity: integer 1..
            unit_price: decimal(2) >= 0
            amount: decimal(2) >= 0
        total: decimal(2) >= 0
        paid_by: one of cash, card, transfer?
      checks:
        - total ~= sum(lines.amount) -- the total must be the sum of the lines
        - lines[]: amount ~= quantity * unit_price
      """)

  static let record: JSON = [
    "merchant": "HOLLOWAY & SONS", "number": "0098-11", "date": "2023-11-02", "currency": "GBP",
    "lines": [
      ["item": "M6 hex bolts, box of 100", "quantity": 1, "unit_price": 8.99, "amount": 8.99],
      ["item": "Wood glue 250ml", "quantity": 2, "unit_price": 5.49, "amount": 10.98],
    ],
    "total": 19.97, "paid_by": "card",
  ]

  /// The record as a model says it.
  static func said(_ record: JSON = record, absent: [JSON] = []) -> String {
    let whole: JSON = ["not_applicable": nil, "record": record, "absent": .array(absent)]
    return whole.text()
  }

  /// The record with one value changed, or taken out.
  static func with(_ pointer: JSONPointer, _ value: JSON?) -> JSON {
    var record = record
    if let value {
      try! record.set(value, at: pointer)
    } else {
      _ = try! record.remove(at: pointer)
    }
    return record
  }
}
