import Measuring

/// Writes invoices as JSON text: the same ones for the same seed, on every machine.
struct InvoiceMaker {
  private var random: SeededRandom
  private var invoicesMade = 0

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// The text of a batch of about so many bytes, without white space.
  mutating func batch(ofBytes size: Int) -> String {
    var invoices: [String] = []
    var room = size
    while invoices.isEmpty || room > Self.headBytes {
      let wanted = 3 + random.below(14)
      let fitting = (room - Self.headBytes + Self.lineBytes - 1) / Self.lineBytes
      let invoice = invoice(lines: max(1, min(wanted, fitting)))
      room -= invoice.utf8.count
      invoices.append(invoice)
    }
    return #"{"source":"Büro Ost","invoices":["# + invoices.joined(separator: ",") + "]}"
  }

  /// About what an invoice takes without its lines, and a line.
  private static let headBytes = 560
  private static let lineBytes = 175

  private mutating func invoice(lines count: Int) -> String {
    invoicesMade += 1
    var net = 0
    var lines: [String] = []
    for position in 1...count {
      let (text, cents) = line(position)
      lines.append(text)
      net += cents
    }
    let tax = net * 19 / 100
    let due = random.below(4) == 0 ? "null" : #""\#(day())""#
    let note = random.below(3) == 0 ? #""\#(pick(Words.notes))""# : "null"
    let tags = (0..<random.below(4)).map { _ in #""\#(pick(Words.tags))""# }
    return #"{"number":"R-2024-\#(100_000 + invoicesMade)","issued":"\#(day())","due":\#(due),"#
      + #""currency":"EUR","paid":\#(random.below(2) == 0),"#
      + #""seller":\#(party()),"buyer":\#(party()),"tags":[\#(tags.joined(separator: ","))],"#
      + #""lines":[\#(lines.joined(separator: ","))],"net":\#(decimal(net)),"#
      + #""tax":\#(decimal(tax)),"total":\#(decimal(net + tax)),"note":\#(note)}"#
  }

  private mutating func line(_ position: Int) -> (text: String, cents: Int) {
    let quantity = 1 + random.below(40)
    let price = 49 + random.below(200_000)
    let cents = quantity * price / 4
    let discount = random.below(5) == 0 ? decimal(random.below(900)) : "null"
    let text =
      #"{"position":\#(position),"article":"\#(pick(Words.articles))-\#(1000 + random.below(9000))","#
      + #""description":"\#(pick(Words.goods))","quantity":\#(decimal(quantity * 25)),"#
      + #""unitPrice":\#(decimal(price)),"discount":\#(discount),"#
      + #""taxable":\#(random.below(10) > 0),"amount":\#(decimal(cents))}"#
    return (text, cents)
  }

  private mutating func party() -> String {
    let vatID = random.below(3) == 0 ? "null" : #""DE\#(100_000_000 + random.below(900_000_000))""#
    return #"{"name":"\#(pick(Words.names))","vatID":\#(vatID),"#
      + #""address":{"street":"\#(pick(Words.streets)) \#(1 + random.below(180))","#
      + #""city":"\#(pick(Words.cities))","postcode":"\#(10_000 + random.below(89_999))","#
      + #""country":"DE"}}"#
  }

  private mutating func day() -> String {
    "2024-\(twoDigits(1 + random.below(12)))-\(twoDigits(1 + random.below(28)))"
  }

  private func decimal(_ cents: Int) -> String { "\(cents / 100).\(twoDigits(cents % 100))" }

  private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private mutating func pick(_ words: [String]) -> String { random.pick(words) }
}
