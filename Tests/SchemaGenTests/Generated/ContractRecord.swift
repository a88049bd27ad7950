// Generated from contract.yaml by extract schema swift; do not edit.

public import Foundation
public import SchemaGen

/// A record by contract.yaml.
public struct ContractRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `string`
  public var title: String
  /// `Kind`
  public var kind: Kind
  /// `Party2[] 2..`
  public var parties: [Party2]
  /// `date?`
  public var signedOn: String?
  /// `date?`
  public var effectiveFrom: String?
  /// `Term`
  public var term: Term
  /// `Renewal`
  public var renewal: Renewal
  /// `Value?`
  public var value: Value?
  /// recurring and single payments that it obliges to
  public var payments: [Payment]
  /// `Obligation[]`
  public var obligations: [Obligation]
  /// `country?`
  public var governingLaw: String?
  /// the limit of liability, as written
  public var liabilityCap: String?

  /// Makes one of its values.
  public init(
    title: String,
    kind: Kind,
    parties: [Party2],
    signedOn: String?,
    effectiveFrom: String?,
    term: Term,
    renewal: Renewal,
    value: Value?,
    payments: [Payment],
    obligations: [Obligation],
    governingLaw: String?,
    liabilityCap: String?
  ) {
    self.title = title
    self.kind = kind
    self.parties = parties
    self.signedOn = signedOn
    self.effectiveFrom = effectiveFrom
    self.term = term
    self.renewal = renewal
    self.value = value
    self.payments = payments
    self.obligations = obligations
    self.governingLaw = governingLaw
    self.liabilityCap = liabilityCap
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(kind, forKey: .kind)
    try container.encode(parties, forKey: .parties)
    try container.encode(signedOn, forKey: .signedOn)
    try container.encode(effectiveFrom, forKey: .effectiveFrom)
    try container.encode(term, forKey: .term)
    try container.encode(renewal, forKey: .renewal)
    try container.encode(value, forKey: .value)
    try container.encode(payments, forKey: .payments)
    try container.encode(obligations, forKey: .obligations)
    try container.encode(governingLaw, forKey: .governingLaw)
    try container.encode(liabilityCap, forKey: .liabilityCap)
  }

  private enum CodingKeys: String, CodingKey {
    case title
    case kind
    case parties
    case signedOn = "signed_on"
    case effectiveFrom = "effective_from"
    case term
    case renewal
    case value
    case payments
    case obligations
    case governingLaw = "governing_law"
    case liabilityCap = "liability_cap"
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.parties, "Party2[] 2..")
    .field(\.signedOn, "date?")
    .field(\.effectiveFrom, "date?")
    .field(\.payments, "-- recurring and single payments that it obliges to")
    .field(\.governingLaw, "country?")
    .field(\.liabilityCap, "-- the limit of liability, as written")
    .definitions(Party.self)

  /// `kind`
  public enum Kind: String, CaseIterable, Codable, Sendable, Hashable {
    case supply
    case service
    case lease
    case employment
    case licence
    case loan
    case confidentiality
    case other
  }

  /// `Party`
  public struct Party2: Codable, Sendable, Hashable, SchemaDescribed {
    /// as the contract calls it, e.g. Tenant
    public var role: String
    /// `Party`
    public var party: Party

    /// Makes one of its values.
    public init(role: String, party: Party) {
      self.role = role
      self.party = party
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.role, "-- as the contract calls it, e.g. Tenant")
  }

  /// How long it runs
  public enum Term: Codable, Sendable, Hashable, SchemaDescribed {
    /// ends on a day
    case fixed(Fixed)
    /// goes on until someone ends it
    case rolling(Rolling)
    case unstated

    /// Reads the variant that is named.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .tag) {
      case "fixed": self = .fixed(try Fixed(from: decoder))
      case "rolling": self = .rolling(try Rolling(from: decoder))
      case "unstated": self = .unstated
      default:
        throw DecodingError.dataCorruptedError(
          forKey: .tag, in: container, debugDescription: "this is no known variant")
      }
    }

    /// Writes the variant's name, then its fields.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .fixed(let fields):
        try container.encode("fixed", forKey: .tag)
        try fields.encode(to: encoder)
      case .rolling(let fields):
        try container.encode("rolling", forKey: .tag)
        try fields.encode(to: encoder)
      case .unstated:
        try container.encode("unstated", forKey: .tag)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case tag = "type"
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(tag: "type", "How long it runs")
      .variant("fixed", Fixed.self, "ends on a day")
      .variant("rolling", Rolling.self, "goes on until someone ends it")
      .variant("unstated")

    /// `fixed`
    public struct Fixed: Codable, Sendable, Hashable, SchemaDescribed {
      /// `date`
      public var endsOn: String

      /// Makes one of its values.
      public init(endsOn: String) {
        self.endsOn = endsOn
      }

      private enum CodingKeys: String, CodingKey {
        case endsOn = "ends_on"
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>()
        .field(\.endsOn, "date")
    }

    /// `rolling`
    public struct Rolling: Codable, Sendable, Hashable, SchemaDescribed {
      /// as written, e.g. three months to the end of a quarter
      public var notice: String
      /// the same, e.g. P3M
      public var noticePeriod: String?

      /// Makes one of its values.
      public init(notice: String, noticePeriod: String?) {
        self.notice = notice
        self.noticePeriod = noticePeriod
      }

      /// Writes null where nothing is known, and leaves out what may be missing.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(notice, forKey: .notice)
        try container.encode(noticePeriod, forKey: .noticePeriod)
      }

      private enum CodingKeys: String, CodingKey {
        case notice
        case noticePeriod = "notice_period"
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>()
        .field(\.notice, "-- as written, e.g. three months to the end of a quarter")
        .field(\.noticePeriod, "duration? -- the same, e.g. P3M")
    }
  }

  /// `renewal`
  public enum Renewal: String, CaseIterable, Codable, Sendable, Hashable {
    case automatic
    case byAgreement = "by agreement"
    case none2 = "none"
    case notStated = "not stated"
  }

  /// What is paid over the whole term, if it is stated
  public struct Value: Codable, Sendable, Hashable, SchemaDescribed {
    /// `decimal(2) >= 0`
    public var amount: Decimal
    /// `currency`
    public var currency: String

    /// Makes one of its values.
    public init(amount: Decimal, currency: String) {
      self.amount = amount
      self.currency = currency
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(
      "What is paid over the whole term, if it is stated"
    )
    .field(\.amount, "decimal(2) >= 0")
    .field(\.currency, "currency")
  }

  /// `Payment`
  public struct Payment: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var what: String
    /// `decimal(2) >= 0`
    public var amount: Decimal
    /// `currency`
    public var currency: String
    /// `Interval`
    public var interval: Interval
    /// when, as written
    public var due: String?

    /// Makes one of its values.
    public init(what: String, amount: Decimal, currency: String, interval: Interval, due: String?) {
      self.what = what
      self.amount = amount
      self.currency = currency
      self.interval = interval
      self.due = due
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(what, forKey: .what)
      try container.encode(amount, forKey: .amount)
      try container.encode(currency, forKey: .currency)
      try container.encode(interval, forKey: .interval)
      try container.encode(due, forKey: .due)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.amount, "decimal(2) >= 0")
      .field(\.currency, "currency")
      .field(\.due, "-- when, as written")

    /// `interval`
    public enum Interval: String, CaseIterable, Codable, Sendable, Hashable {
      case once
      case monthly
      case quarterly
      case yearly
      case other
    }
  }

  /// `Obligation`
  public struct Obligation: Codable, Sendable, Hashable, SchemaDescribed {
    /// a role from parties
    public var who: String
    /// `string`
    public var what: String
    /// `date?`
    public var deadline: String?
    /// number of the clause, e.g. § 4 (2)
    public var clause: String
    /// the words themselves
    public var quote: String

    /// Makes one of its values.
    public init(who: String, what: String, deadline: String?, clause: String, quote: String) {
      self.who = who
      self.what = what
      self.deadline = deadline
      self.clause = clause
      self.quote = quote
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(who, forKey: .who)
      try container.encode(what, forKey: .what)
      try container.encode(deadline, forKey: .deadline)
      try container.encode(clause, forKey: .clause)
      try container.encode(quote, forKey: .quote)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.who, "-- a role from parties")
      .field(\.deadline, "date?")
      .field(\.clause, "-- number of the clause, e.g. § 4 (2)")
      .field(\.quote, "string 1..600 -- the words themselves")
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
