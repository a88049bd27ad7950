// Generated from receipt.yaml by extract schema swift; do not edit.

public import Foundation
public import SchemaGen

/// A record by receipt.yaml.
public struct ReceiptRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// who sold, without address or legal form
  public var merchant: String
  /// the receipt's own number, as printed
  public var number: String
  /// the day of the sale
  public var date: String
  /// `currency`
  public var currency: String
  /// one for each printed line that has a price, in order
  public var lines: [Line]
  /// `decimal(2) >= 0`
  public var total: Decimal
  /// `PaidBy?`
  public var paidBy: PaidBy?

  /// Makes one of its values.
  public init(
    merchant: String,
    number: String,
    date: String,
    currency: String,
    lines: [Line],
    total: Decimal,
    paidBy: PaidBy?
  ) {
    self.merchant = merchant
    self.number = number
    self.date = date
    self.currency = currency
    self.lines = lines
    self.total = total
    self.paidBy = paidBy
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(merchant, forKey: .merchant)
    try container.encode(number, forKey: .number)
    try container.encode(date, forKey: .date)
    try container.encode(currency, forKey: .currency)
    try container.encode(lines, forKey: .lines)
    try container.encode(total, forKey: .total)
    try container.encode(paidBy, forKey: .paidBy)
  }

  private enum CodingKeys: String, CodingKey {
    case merchant
    case number
    case date
    case currency
    case lines
    case total
    case paidBy = "paid_by"
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.merchant, "string 1.. -- who sold, without address or legal form")
    .field(\.number, "-- the receipt's own number, as printed")
    .field(\.date, "date -- the day of the sale")
    .field(\.currency, "currency")
    .field(\.lines, "Line[] 1.. -- one for each printed line that has a price, in order")
    .field(\.total, "decimal(2) >= 0")

  /// `Line`
  public struct Line: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var item: String
    /// `integer >= 1`
    public var quantity: Int
    /// `decimal(2) >= 0`
    public var unitPrice: Decimal
    /// `decimal(2) >= 0`
    public var amount: Decimal

    /// Makes one of its values.
    public init(item: String, quantity: Int, unitPrice: Decimal, amount: Decimal) {
      self.item = item
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
      case item
      case quantity
      case unitPrice = "unit_price"
      case amount
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.quantity, "integer >= 1")
      .field(\.unitPrice, "decimal(2) >= 0")
      .field(\.amount, "decimal(2) >= 0")
  }

  /// `paid_by`
  public enum PaidBy: String, CaseIterable, Codable, Sendable, Hashable {
    case cash
    case card
    case transfer
  }
}
