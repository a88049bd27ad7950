import SchemaGen

import struct Foundation.Decimal

/// What matters of a receipt.
struct Receipt: Codable, SchemaDescribed {
  let merchant: String
  let date: String
  let total: Decimal

  static let schemaNotes = SchemaNotes<Self>("a till receipt, as printed")
    .field(\.merchant, "string 1.. -- who sold, without address or legal form")
    .field(\.date, "date -- the day of the sale")
    .field(\.total, "decimal(2) >= 0 -- what was paid")
}
