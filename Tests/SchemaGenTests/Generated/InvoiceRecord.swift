// Generated from invoice.yaml by extract schema swift; do not edit.

public import Foundation
public import SchemaGen

/// A record by invoice.yaml.
public struct InvoiceRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// exactly as printed, with any prefix
  public var invoiceNumber: String
  /// `date`
  public var issueDate: String
  /// only if a day is printed, not if only a number of days is
  public var dueDate: String?
  /// `currency`
  public var currency: String
  /// `Party`
  public var seller: Party
  /// `Party?`
  public var buyer: Party?
  /// the buyer's order number
  public var purchaseOrder: String?
  /// `Line[]`
  public var lines: [Line]
  /// the sum without VAT
  public var subtotal: Decimal
  /// `decimal(2)`
  public var vat: Decimal
  /// what is to be paid
  public var total: Decimal
  /// `Payment?`
  public var payment: Payment?
  /// `Status`
  public var status: Status

  /// Makes one of its values.
  public init(
    invoiceNumber: String,
    issueDate: String,
    dueDate: String?,
    currency: String,
    seller: Party,
    buyer: Party?,
    purchaseOrder: String?,
    lines: [Line],
    subtotal: Decimal,
    vat: Decimal,
    total: Decimal,
    payment: Payment?,
    status: Status
  ) {
    self.invoiceNumber = invoiceNumber
    self.issueDate = issueDate
    self.dueDate = dueDate
    self.currency = currency
    self.seller = seller
    self.buyer = buyer
    self.purchaseOrder = purchaseOrder
    self.lines = lines
    self.subtotal = subtotal
    self.vat = vat
    self.total = total
    self.payment = payment
    self.status = status
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(invoiceNumber, forKey: .invoiceNumber)
    try container.encode(issueDate, forKey: .issueDate)
    try container.encode(dueDate, forKey: .dueDate)
    try container.encode(currency, forKey: .currency)
    try container.encode(seller, forKey: .seller)
    try container.encode(buyer, forKey: .buyer)
    try container.encode(purchaseOrder, forKey: .purchaseOrder)
    try container.encode(lines, forKey: .lines)
    try container.encode(subtotal, forKey: .subtotal)
    try container.encode(vat, forKey: .vat)
    try container.encode(total, forKey: .total)
    try container.encode(payment, forKey: .payment)
    try container.encode(status, forKey: .status)
  }

  private enum CodingKeys: String, CodingKey {
    case invoiceNumber = "invoice_number"
    case issueDate = "issue_date"
    case dueDate = "due_date"
    case currency
    case seller
    case buyer
    case purchaseOrder = "purchase_order"
    case lines
    case subtotal
    case vat
    case total
    case payment
    case status
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.invoiceNumber, "string 1..40 -- exactly as printed, with any prefix")
    .field(\.issueDate, "date")
    .field(\.dueDate, "date? -- only if a day is printed, not if only a number of days is")
    .field(\.currency, "currency")
    .field(\.purchaseOrder, "-- the buyer's order number")
    .field(\.subtotal, "decimal(2) -- the sum without VAT")
    .field(\.vat, "decimal(2)")
    .field(\.total, "decimal(2) -- what is to be paid")
    .definitions(Party.self)

  /// `Line`
  public struct Line: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var description: String
    /// `number > 0`
    public var quantity: Double
    /// `Unit`
    public var unit: Unit
    /// `decimal(4)`
    public var unitPrice: Decimal
    /// `number 0..100`
    public var vatPercent: Double
    /// quantity × unit price, without VAT
    public var amount: Decimal

    /// Makes one of its values.
    public init(
      description: String,
      quantity: Double,
      unit: Unit,
      unitPrice: Decimal,
      vatPercent: Double,
      amount: Decimal
    ) {
      self.description = description
      self.quantity = quantity
      self.unit = unit
      self.unitPrice = unitPrice
      self.vatPercent = vatPercent
      self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
      case description
      case quantity
      case unit
      case unitPrice = "unit_price"
      case vatPercent = "vat_percent"
      case amount
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.quantity, "number > 0")
      .field(\.unitPrice, "decimal(4)")
      .field(\.vatPercent, "number 0..100")
      .field(\.amount, "decimal(2) -- quantity × unit price, without VAT")

    /// `unit`
    public enum Unit: String, CaseIterable, Codable, Sendable, Hashable {
      case piece
      case hour
      case day
      case kg
      case m
      case other
    }
  }

  /// How the invoice is to be paid
  public enum Payment: Codable, Sendable, Hashable, SchemaDescribed {
    /// bank transfer
    case transfer(Transfer)
    case card(Card)
    case cash

    /// Reads the variant that is named.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .tag) {
      case "transfer": self = .transfer(try Transfer(from: decoder))
      case "card": self = .card(try Card(from: decoder))
      case "cash": self = .cash
      default:
        throw DecodingError.dataCorruptedError(
          forKey: .tag, in: container, debugDescription: "this is no known variant")
      }
    }

    /// Writes the variant's name, then its fields.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .transfer(let fields):
        try container.encode("transfer", forKey: .tag)
        try fields.encode(to: encoder)
      case .card(let fields):
        try container.encode("card", forKey: .tag)
        try fields.encode(to: encoder)
      case .cash:
        try container.encode("cash", forKey: .tag)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case tag = "method"
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(
      tag: "method",
      "How the invoice is to be paid"
    )
    .variant("transfer", Transfer.self, "bank transfer")
    .variant("card", Card.self)
    .variant("cash")

    /// `transfer`
    public struct Transfer: Codable, Sendable, Hashable, SchemaDescribed {
      /// without spaces
      public var iban: String
      /// `string`
      public var reference: String?

      /// Makes one of its values.
      public init(iban: String, reference: String? = nil) {
        self.iban = iban
        self.reference = reference
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>()
        .field(\.iban, "string /[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}/ -- without spaces")
        .field(\.reference, mayBeMissing: true)
    }

    /// `card`
    public struct Card: Codable, Sendable, Hashable, SchemaDescribed {
      /// `string /[0-9]{4}/`
      public var last4: String

      /// Makes one of its values.
      public init(last4: String) {
        self.last4 = last4
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>()
        .field(\.last4, "string /[0-9]{4}/")
    }
  }

  /// `status`
  public enum Status: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
    /// not final, often watermarked
    case draft
    /// a normal invoice
    case issued
    /// amounts are given back
    case creditNote = "credit_note"

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .value(.draft, "not final, often watermarked")
      .value(.issued, "a normal invoice")
      .value(.creditNote, "amounts are given back")
  }

  /// a company or person named on a document
  public struct Party: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var name: String
    /// `country?`
    public var country: String?
    /// `string?`
    public var vatId: String?

    /// Makes one of its values.
    public init(name: String, country: String?, vatId: String?) {
      self.name = name
      self.country = country
      self.vatId = vatId
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(country, forKey: .country)
      try container.encode(vatId, forKey: .vatId)
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case country
      case vatId = "vat_id"
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(
      "a company or person named on a document",
      definition: "party"
    )
    .field(\.country, "country?")
  }
}
