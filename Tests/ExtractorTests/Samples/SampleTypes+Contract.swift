import SchemaGen

import struct Foundation.Decimal

extension Sample {
  struct Contract: Codable, Equatable, Sendable {
    enum Kind: String, CaseIterable, Codable, Sendable {
      case supply, service, lease, employment, licence, loan, confidentiality, other
    }

    enum Renewal: String, CaseIterable, Codable, Sendable {
      case automatic, none
      case byAgreement = "by agreement"
      case notStated = "not stated"
    }

    struct Signatory: Codable, Equatable, Sendable {
      let role: String
      let party: Party
    }

    struct Value: Codable, Equatable, Sendable {
      let amount: Decimal
      let currency: String
    }

    struct Payment: Codable, Equatable, Sendable {
      enum Interval: String, CaseIterable, Codable, Sendable {
        case once, monthly, quarterly, yearly, other
      }

      let what: String
      let amount: Decimal
      let currency: String
      let interval: Interval
      let due: String?
    }

    struct Obligation: Codable, Equatable, Sendable {
      let who: String
      let what: String
      let deadline: String?
      let clause: String
      let quote: String
    }

    let title: String
    let kind: Kind
    let parties: [Signatory]
    let signedOn: String?
    let effectiveFrom: String?
    let term: Term
    let renewal: Renewal
    let value: Value?
    let payments: [Payment]
    let obligations: [Obligation]
    let governingLaw: String?
    let liabilityCap: String?
  }
}

extension Sample.Contract {
  /// How long it runs.
  enum Term: Codable, Equatable, Sendable, SchemaDescribed {
    case fixed(Fixed)
    case rolling(Rolling)
    case unstated

    struct Fixed: Codable, Equatable, Sendable { let endsOn: String }

    struct Rolling: Codable, Equatable, Sendable {
      let notice: String
      let noticePeriod: String?
    }

    private enum Tag: String, Codable { case fixed, rolling, unstated }
    private enum CodingKeys: CodingKey { case type }

    init(from decoder: any Decoder) throws {
      switch try decoder.container(keyedBy: CodingKeys.self).decode(Tag.self, forKey: .type) {
      case .fixed: self = .fixed(try Fixed(from: decoder))
      case .rolling: self = .rolling(try Rolling(from: decoder))
      case .unstated: self = .unstated
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .fixed(let fields):
        try container.encode(Tag.fixed, forKey: .type)
        try fields.encode(to: encoder)
      case .rolling(let fields):
        try container.encode(Tag.rolling, forKey: .type)
        try fields.encode(to: encoder)
      case .unstated: try container.encode(Tag.unstated, forKey: .type)
      }
    }

    static let schemaNotes = SchemaNotes<Self>(tag: "type")
      .variant("fixed", Fixed.self)
      .variant("rolling", Rolling.self)
      .variant("unstated")
  }
}
