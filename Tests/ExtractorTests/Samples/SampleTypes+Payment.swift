import SchemaGen

extension Sample {
  /// How an invoice is to be paid.
  enum Payment: Codable, Equatable, Sendable, SchemaDescribed {
    case transfer(Transfer)
    case card(Card)
    case cash

    struct Transfer: Codable, Equatable, Sendable, SchemaDescribed {
      let iban: String
      let reference: String?

      static let schemaNotes = SchemaNotes<Self>().field(\.reference, mayBeMissing: true)
    }

    struct Card: Codable, Equatable, Sendable { let last4: String }

    private enum Tag: String, Codable { case transfer, card, cash }
    private enum CodingKeys: CodingKey { case method }

    init(from decoder: any Decoder) throws {
      switch try decoder.container(keyedBy: CodingKeys.self).decode(Tag.self, forKey: .method) {
      case .transfer: self = .transfer(try Transfer(from: decoder))
      case .card: self = .card(try Card(from: decoder))
      case .cash: self = .cash
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .transfer(let fields):
        try container.encode(Tag.transfer, forKey: .method)
        try fields.encode(to: encoder)
      case .card(let fields):
        try container.encode(Tag.card, forKey: .method)
        try fields.encode(to: encoder)
      case .cash: try container.encode(Tag.cash, forKey: .method)
      }
    }

    static let schemaNotes = SchemaNotes<Self>(tag: "method")
      .variant("transfer", Transfer.self)
      .variant("card", Card.self)
      .variant("cash")
  }
}
