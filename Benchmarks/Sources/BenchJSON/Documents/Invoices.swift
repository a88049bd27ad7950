/// What the documents hold, as every typed row decodes it; `peers.py` declares the same for pydantic.
struct Batch: Codable {
  let source: String
  let invoices: [Invoice]
}

struct Invoice: Codable {
  let number: String
  let issued: String
  let due: String?
  let currency: String
  let paid: Bool
  let seller: Party
  let buyer: Party
  let tags: [String]
  let lines: [Line]
  let net: Double
  let tax: Double
  let total: Double
  let note: String?
}

struct Party: Codable {
  let name: String
  let vatID: String?
  let address: Address
}

struct Address: Codable {
  let street: String
  let city: String
  let postcode: String
  let country: String
}

struct Line: Codable {
  let position: Int
  let article: String
  let description: String
  let quantity: Double
  let unitPrice: Double
  let discount: Double?
  let taxable: Bool
  let amount: Double
}

extension Batch {
  /// The lengths of all arrays, in the order in which decoding comes to them.
  var arrayLengths: [Int] {
    [invoices.count] + invoices.flatMap { [$0.tags.count, $0.lines.count] }
  }
}
