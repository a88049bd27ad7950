import Emulator
import Extractor
import Interactions
import Locking
import OrderedJSON
import SchemaGen
import Testing

/// An extractor before an emulator that says what a test wants, turn by turn, and keeps a bill.
struct Rehearsal {
  let emulator: Emulator
  /// What goes between the two.
  let wire: Wiretap
  var extractor: Extractor
  private let heard = Lock<[ExtractionEvent]>([])

  /// The answers to the first calls; what comes after is made up.
  init(
    _ answers: [String] = [], settings: ExtractionSettings = ExtractionSettings(),
    rules: [Mishap] = [], key: String = "rehearsal",
    emulation: EmulatorSettings = EmulatorSettings(),
    book: @escaping AnswerBook = { _ in nil }
  ) throws {
    var scenario = Scenario()
    let creates = Mishap.Match(path: "*/interactions", method: "POST")
    scenario.rules =
      rules
      + answers.enumerated().map { position, text in
        Mishap(creates, times: .nth(position + 1), do: [.text(text)])
      }
    scenario.settings = emulation
    emulator = Emulator(scenario, answers: book)
    wire = Wiretap(emulator)
    var client = Gemini.Settings(key: .key(try APIKey(key)))
    client.baseURL = "http://127.0.0.1"
    extractor = Extractor(
      try Gemini(
        client, transport: wire,
        in: Surroundings(
          variables: [:], pause: { _ in try Task.checkCancellation() }, elapsed: { .zero },
          date: { 1_763_740_800 }, chance: { 0.5 })),
      settings,
      observer: ExtractionObserver { [heard] event in heard.withLock { $0.append(event) } })
  }

  /// The requests that create something.
  var creates: [Wiretap.Sent] { wire.sent.filter(\.isCreate) }

  /// What was told to whoever listens.
  var events: [ExtractionEvent] { heard.withLock { $0 } }

  /// What the emulator billed since the last time, as the extractor counts it.
  func bill() -> Tokens {
    emulator.takeBill().reduce(into: Tokens()) { sum, line in
      sum.input += line.inputTokens
      sum.output += line.outputTokens
      sum.thought += line.thoughtTokens
    }
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

  static let schema: Schema = {
    do { return try Schema(yaml: schemaText) } catch {
      fatalError("The schema below is written wrongly: \(error)")
    }
  }()

  private static let schemaText = """
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
    """

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
    do {
      var record = record
      if let value {
        try record.set(value, at: pointer)
      } else {
        try record.remove(at: pointer)
      }
      return record
    } catch {
      fatalError("The receipt has no such place: \(error)")
    }
  }
}
