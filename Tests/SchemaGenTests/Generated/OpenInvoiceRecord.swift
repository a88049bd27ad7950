// Generated from invoice.yaml by extract schema swift; do not edit.

package import Foundation
package import SchemaGen

/// A record by invoice.yaml.
package struct OpenInvoiceRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// exactly as printed, with any prefix
  package var invoiceNumber: String
  /// `date`
  package var issueDate: String
  /// only if a day is printed, not if only a number of days is
  package var dueDate: String?
  /// `currency`
  package var currency: String
  /// `Party`
  package var seller: Party
  /// `Party?`
  package var buyer: Party?
  /// the buyer's order number
  package var purchaseOrder: String?
  /// `Line[]`
  package var lines: [Line]
  /// the sum without VAT
  package var subtotal: Decimal
  /// `decimal(2)`
  package var vat: Decimal
  /// what is to be paid
  package var total: Decimal
  /// `Payment?`
  package var payment: Payment?
  /// `Status`
  package var status: Status

  /// Makes one of its values.
  package init(
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
  package func encode(to encoder: any Encoder) throws {
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
  package static let schemaNotes = SchemaNotes<Self>()
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
  package struct Line: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    package var description: String
    /// `number > 0`
    package var quantity: Double
    /// `Unit`
    package var unit: Unit
    /// `decimal(4)`
    package var unitPrice: Decimal
    /// `number 0..100`
    package var vatPercent: Double
    /// quantity × unit price, without VAT
    package var amount: Decimal

    /// Makes one of its values.
    package init(
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
    package static let schemaNotes = SchemaNotes<Self>()
      .field(\.quantity, "number > 0")
      .field(\.unitPrice, "decimal(4)")
      .field(\.vatPercent, "number 0..100")
      .field(\.amount, "decimal(2) -- quantity × unit price, without VAT")

    /// `unit`
    package enum Unit: RawRepresentable, CaseIterable, Codable, Sendable, Hashable {
      case piece
      case hour
      case day
      case kg
      case m
      case other
      /// A value that was not known when this was generated.
      case unknown(String)

      /// The values that are known.
      package static let allCases: [Self] = [.piece, .hour, .day, .kg, .m, .other]

      /// Takes any text.
      package init(rawValue: String) {
        switch rawValue {
        case "piece": self = .piece
        case "hour": self = .hour
        case "day": self = .day
        case "kg": self = .kg
        case "m": self = .m
        case "other": self = .other
        default: self = .unknown(rawValue)
        }
      }

      /// The text.
      package var rawValue: String {
        switch self {
        case .piece: "piece"
        case .hour: "hour"
        case .day: "day"
        case .kg: "kg"
        case .m: "m"
        case .other: "other"
        case .unknown(let text): text
        }
      }
    }
  }

  /// How the invoice is to be paid
  package enum Payment: Codable, Sendable, Hashable, SchemaDescribed {
    /// bank transfer
    case transfer(Transfer)
    case card(Card)
    case cash

    /// Reads the variant that is named.
    package init(from decoder: any Decoder) throws {
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
    package func encode(to encoder: any Encoder) throws {
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
    package static let schemaNotes = SchemaNotes<Self>(
      tag: "method",
      "How the invoice is to be paid"
    )
    .variant("transfer", Transfer.self, "bank transfer")
    .variant("card", Card.self)
    .variant("cash")

    /// `transfer`
    package struct Transfer: Codable, Sendable, Hashable, SchemaDescribed {
      /// without spaces
      package var iban: String
      /// `string`
      package var reference: String?

      /// Makes one of its values.
      package init(iban: String, reference: String? = nil) {
        self.iban = iban
        self.reference = reference
      }

      /// What the schema says beside the types.
      package static let schemaNotes = SchemaNotes<Self>()
        .field(\.iban, "string /[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}/ -- without spaces")
        .field(\.reference, mayBeMissing: true)
    }

    /// `card`
    package struct Card: Codable, Sendable, Hashable, SchemaDescribed {
      /// `string /[0-9]{4}/`
      package var last4: String

      /// Makes one of its values.
      package init(last4: String) {
        self.last4 = last4
      }

      /// What the schema says beside the types.
      package static let schemaNotes = SchemaNotes<Self>()
        .field(\.last4, "string /[0-9]{4}/")
    }
  }

  /// `status`
  package enum Status: RawRepresentable, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed
  {
    /// not final, often watermarked
    case draft
    /// a normal invoice
    case issued
    /// amounts are given back
    case creditNote
    /// A value that was not known when this was generated.
    case unknown(String)

    /// The values that are known.
    package static let allCases: [Self] = [.draft, .issued, .creditNote]

    /// Takes any text.
    package init(rawValue: String) {
      switch rawValue {
      case "draft": self = .draft
      case "issued": self = .issued
      case "credit_note": self = .creditNote
      default: self = .unknown(rawValue)
      }
    }

    /// The text.
    package var rawValue: String {
      switch self {
      case .draft: "draft"
      case .issued: "issued"
      case .creditNote: "credit_note"
      case .unknown(let text): text
      }
    }

    /// What the schema says beside the types.
    package static let schemaNotes = SchemaNotes<Self>()
      .value(.draft, "not final, often watermarked")
      .value(.issued, "a normal invoice")
      .value(.creditNote, "amounts are given back")
  }

  /// a company or person named on a document
  package struct Party: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    package var name: String
    /// `country?`
    package var country: String?
    /// `string?`
    package var vatId: String?

    /// Makes one of its values.
    package init(name: String, country: String?, vatId: String?) {
      self.name = name
      self.country = country
      self.vatId = vatId
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    package func encode(to encoder: any Encoder) throws {
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
    package static let schemaNotes = SchemaNotes<Self>(
      "a company or person named on a document",
      definition: "party"
    )
    .field(\.country, "country?")
  }
}
