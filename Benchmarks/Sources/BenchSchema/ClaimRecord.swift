// Generated from claim.yaml by extract schema swift; do not edit.

import Foundation
import SchemaGen

/// A record by claim.yaml.
struct ClaimRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// exactly as printed
  var claimNumber: String
  /// `Party`
  var insurer: Party
  /// `Party`
  var insured: Party
  /// what was set aside
  var reserve: Sum?
  /// `Transfer?`
  var transfer: Transfer?
  /// `Policy`
  var policy: Policy
  /// `Damage[]`
  var damages: [Damage]
  /// `Incident`
  var incident: Incident
  /// `Repair[]`
  var repairs: [Repair]
  /// `Vehicle`
  var vehicle: Vehicle
  /// `Treatment[]`
  var treatments: [Treatment]
  /// `Liability`
  var liability: Liability
  /// `Payment[]`
  var payments: [Payment]
  /// `Settlement`
  var settlement: Settlement
  /// `Witnesse[]`
  var witnesses: [Witnesse]

  /// Makes one of its values.
  init(
    claimNumber: String,
    insurer: Party,
    insured: Party,
    reserve: Sum?,
    transfer: Transfer?,
    policy: Policy,
    damages: [Damage],
    incident: Incident,
    repairs: [Repair],
    vehicle: Vehicle,
    treatments: [Treatment],
    liability: Liability,
    payments: [Payment],
    settlement: Settlement,
    witnesses: [Witnesse]
  ) {
    self.claimNumber = claimNumber
    self.insurer = insurer
    self.insured = insured
    self.reserve = reserve
    self.transfer = transfer
    self.policy = policy
    self.damages = damages
    self.incident = incident
    self.repairs = repairs
    self.vehicle = vehicle
    self.treatments = treatments
    self.liability = liability
    self.payments = payments
    self.settlement = settlement
    self.witnesses = witnesses
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(claimNumber, forKey: .claimNumber)
    try container.encode(insurer, forKey: .insurer)
    try container.encode(insured, forKey: .insured)
    try container.encode(reserve, forKey: .reserve)
    try container.encode(transfer, forKey: .transfer)
    try container.encode(policy, forKey: .policy)
    try container.encode(damages, forKey: .damages)
    try container.encode(incident, forKey: .incident)
    try container.encode(repairs, forKey: .repairs)
    try container.encode(vehicle, forKey: .vehicle)
    try container.encode(treatments, forKey: .treatments)
    try container.encode(liability, forKey: .liability)
    try container.encode(payments, forKey: .payments)
    try container.encode(settlement, forKey: .settlement)
    try container.encode(witnesses, forKey: .witnesses)
  }

  private enum CodingKeys: String, CodingKey {
    case claimNumber = "claim_number"
    case insurer
    case insured
    case reserve
    case transfer
    case policy
    case damages
    case incident
    case repairs
    case vehicle
    case treatments
    case liability
    case payments
    case settlement
    case witnesses
  }

  /// What the schema says beside the types.
  static let schemaNotes = SchemaNotes<Self>()
    .field(\.claimNumber, "string /[A-Z]{2}-[0-9]{4,10}/ -- exactly as printed")
    .field(\.reserve, "-- what was set aside")
    .definitions(Party.self, Address.self, Sum.self)

  /// How the claim is paid out
  enum Transfer: Codable, Sendable, Hashable, SchemaDescribed {
    case bank(Bank)
    case card(Card)
    case cheque(Cheque)

    /// Reads the variant that is named.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .tag) {
      case "bank": self = .bank(try Bank(from: decoder))
      case "card": self = .card(try Card(from: decoder))
      case "cheque": self = .cheque(try Cheque(from: decoder))
      default:
        throw DecodingError.dataCorruptedError(
          forKey: .tag, in: container, debugDescription: "this is no known variant")
      }
    }

    /// Writes the variant's name, then its fields.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .bank(let fields):
        try container.encode("bank", forKey: .tag)
        try fields.encode(to: encoder)
      case .card(let fields):
        try container.encode("card", forKey: .tag)
        try fields.encode(to: encoder)
      case .cheque(let fields):
        try container.encode("cheque", forKey: .tag)
        try fields.encode(to: encoder)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case tag = "method"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>(tag: "method", "How the claim is paid out")
      .variant("bank", Bank.self)
      .variant("card", Card.self)
      .variant("cheque", Cheque.self)

    /// `bank`
    struct Bank: Codable, Sendable, Hashable, SchemaDescribed {
      /// `string /[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}/`
      var iban: String
      /// `string 1..140`
      var reference: String?

      /// Makes one of its values.
      init(iban: String, reference: String? = nil) {
        self.iban = iban
        self.reference = reference
      }

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>()
        .field(\.iban, "string /[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}/")
        .field(\.reference, "string 1..140", mayBeMissing: true)
    }

    /// `card`
    struct Card: Codable, Sendable, Hashable, SchemaDescribed {
      /// `string /[0-9]{4}/`
      var last4: String

      /// Makes one of its values.
      init(last4: String) {
        self.last4 = last4
      }

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>()
        .field(\.last4, "string /[0-9]{4}/")
    }

    /// `cheque`
    struct Cheque: Codable, Sendable, Hashable {
      /// `Address`
      var sentTo: Address

      /// Makes one of its values.
      init(sentTo: Address) {
        self.sentTo = sentTo
      }

      private enum CodingKeys: String, CodingKey {
        case sentTo = "sent_to"
      }
    }
  }

  /// `policy`
  struct Policy: Codable, Sendable, Hashable, SchemaDescribed {
    /// `date`
    var beginsOn: String
    /// only if a day is printed
    var endsOn: String?
    /// without tax
    var net: Decimal
    /// `decimal(2)`
    var tax: Decimal
    /// `decimal(2)`
    var total: Decimal
    /// `date`
    var printedFile: String
    /// `string /[0-9]{2,4}/[0-9]{2}/`
    var reportedNote: String
    /// the newest, if there are several
    var medicalDecision: String?
    /// `string?`
    var expectedRate: String?
    /// `date?`
    var medicalFile: String?
    /// `boolean`
    var insuredSource: Bool
    /// `string? /[A-Z]{3}[0-9]{6}/`
    var finalReason: String?
    /// only if it is stated
    var reportedReason: String?
    /// the newest, if there are several
    var printedAccount: String
    /// only if it is stated
    var priorLimit: Decimal
    /// as printed, with any prefix
    var declaredDeadline: Decimal

    /// Makes one of its values.
    init(
      beginsOn: String,
      endsOn: String?,
      net: Decimal,
      tax: Decimal,
      total: Decimal,
      printedFile: String,
      reportedNote: String,
      medicalDecision: String?,
      expectedRate: String?,
      medicalFile: String?,
      insuredSource: Bool,
      finalReason: String?,
      reportedReason: String?,
      printedAccount: String,
      priorLimit: Decimal,
      declaredDeadline: Decimal
    ) {
      self.beginsOn = beginsOn
      self.endsOn = endsOn
      self.net = net
      self.tax = tax
      self.total = total
      self.printedFile = printedFile
      self.reportedNote = reportedNote
      self.medicalDecision = medicalDecision
      self.expectedRate = expectedRate
      self.medicalFile = medicalFile
      self.insuredSource = insuredSource
      self.finalReason = finalReason
      self.reportedReason = reportedReason
      self.printedAccount = printedAccount
      self.priorLimit = priorLimit
      self.declaredDeadline = declaredDeadline
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(beginsOn, forKey: .beginsOn)
      try container.encode(endsOn, forKey: .endsOn)
      try container.encode(net, forKey: .net)
      try container.encode(tax, forKey: .tax)
      try container.encode(total, forKey: .total)
      try container.encode(printedFile, forKey: .printedFile)
      try container.encode(reportedNote, forKey: .reportedNote)
      try container.encode(medicalDecision, forKey: .medicalDecision)
      try container.encode(expectedRate, forKey: .expectedRate)
      try container.encode(medicalFile, forKey: .medicalFile)
      try container.encode(insuredSource, forKey: .insuredSource)
      try container.encode(finalReason, forKey: .finalReason)
      try container.encode(reportedReason, forKey: .reportedReason)
      try container.encode(printedAccount, forKey: .printedAccount)
      try container.encode(priorLimit, forKey: .priorLimit)
      try container.encode(declaredDeadline, forKey: .declaredDeadline)
    }

    private enum CodingKeys: String, CodingKey {
      case beginsOn = "begins_on"
      case endsOn = "ends_on"
      case net
      case tax
      case total
      case printedFile = "printed_file"
      case reportedNote = "reported_note"
      case medicalDecision = "medical_decision"
      case expectedRate = "expected_rate"
      case medicalFile = "medical_file"
      case insuredSource = "insured_source"
      case finalReason = "final_reason"
      case reportedReason = "reported_reason"
      case printedAccount = "printed_account"
      case priorLimit = "prior_limit"
      case declaredDeadline = "declared_deadline"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.beginsOn, "date")
      .field(\.endsOn, "date? -- only if a day is printed")
      .field(\.net, "decimal(2) -- without tax")
      .field(\.tax, "decimal(2)")
      .field(\.total, "decimal(2)")
      .field(\.printedFile, "date")
      .field(\.reportedNote, "string /[0-9]{2,4}/[0-9]{2}/")
      .field(\.medicalDecision, "-- the newest, if there are several")
      .field(\.medicalFile, "date?")
      .field(\.finalReason, "string? /[A-Z]{3}[0-9]{6}/")
      .field(\.reportedReason, "-- only if it is stated")
      .field(\.printedAccount, "string 1..80 -- the newest, if there are several")
      .field(\.priorLimit, "decimal(4) -- only if it is stated")
      .field(\.declaredDeadline, "decimal(3) -- as printed, with any prefix")
  }

  /// `Damage`
  struct Damage: Codable, Sendable, Hashable, SchemaDescribed {
    /// as printed
    var description: String
    /// `integer 1..10000`
    var quantity: Int
    /// `decimal(4)`
    var unitPrice: Decimal
    /// quantity × unit price
    var amount: Decimal
    /// `boolean?`
    var revisedPlace: Bool?
    /// `string?`
    var insuredRate: String?
    /// `string 1..40`
    var agreedAccount: String
    /// as printed, with any prefix
    var insuredClass: String?
    /// `string 1..80`
    var priorValue: String
    /// only if it is stated
    var finalFile: String
    /// the newest, if there are several
    var expectedValue: Decimal
    /// only if it is stated
    var firstFile: String
    /// `string?`
    var lastRate: String?
    /// as printed, with any prefix
    var reportedMark: String
    /// the newest, if there are several
    var partialDecision: String
    /// `InsuredAccount?`
    var insuredAccount: InsuredAccount?

    /// Makes one of its values.
    init(
      description: String,
      quantity: Int,
      unitPrice: Decimal,
      amount: Decimal,
      revisedPlace: Bool?,
      insuredRate: String?,
      agreedAccount: String,
      insuredClass: String?,
      priorValue: String,
      finalFile: String,
      expectedValue: Decimal,
      firstFile: String,
      lastRate: String?,
      reportedMark: String,
      partialDecision: String,
      insuredAccount: InsuredAccount?
    ) {
      self.description = description
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.amount = amount
      self.revisedPlace = revisedPlace
      self.insuredRate = insuredRate
      self.agreedAccount = agreedAccount
      self.insuredClass = insuredClass
      self.priorValue = priorValue
      self.finalFile = finalFile
      self.expectedValue = expectedValue
      self.firstFile = firstFile
      self.lastRate = lastRate
      self.reportedMark = reportedMark
      self.partialDecision = partialDecision
      self.insuredAccount = insuredAccount
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(description, forKey: .description)
      try container.encode(quantity, forKey: .quantity)
      try container.encode(unitPrice, forKey: .unitPrice)
      try container.encode(amount, forKey: .amount)
      try container.encode(revisedPlace, forKey: .revisedPlace)
      try container.encode(insuredRate, forKey: .insuredRate)
      try container.encode(agreedAccount, forKey: .agreedAccount)
      try container.encode(insuredClass, forKey: .insuredClass)
      try container.encode(priorValue, forKey: .priorValue)
      try container.encode(finalFile, forKey: .finalFile)
      try container.encode(expectedValue, forKey: .expectedValue)
      try container.encode(firstFile, forKey: .firstFile)
      try container.encode(lastRate, forKey: .lastRate)
      try container.encode(reportedMark, forKey: .reportedMark)
      try container.encode(partialDecision, forKey: .partialDecision)
      try container.encode(insuredAccount, forKey: .insuredAccount)
    }

    private enum CodingKeys: String, CodingKey {
      case description
      case quantity
      case unitPrice = "unit_price"
      case amount
      case revisedPlace = "revised_place"
      case insuredRate = "insured_rate"
      case agreedAccount = "agreed_account"
      case insuredClass = "insured_class"
      case priorValue = "prior_value"
      case finalFile = "final_file"
      case expectedValue = "expected_value"
      case firstFile = "first_file"
      case lastRate = "last_rate"
      case reportedMark = "reported_mark"
      case partialDecision = "partial_decision"
      case insuredAccount = "insured_account"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.description, "string 1..200 -- as printed")
      .field(\.quantity, "integer 1..10000")
      .field(\.unitPrice, "decimal(4)")
      .field(\.amount, "decimal(2) -- quantity × unit price")
      .field(\.agreedAccount, "string 1..40")
      .field(\.insuredClass, "date? -- as printed, with any prefix")
      .field(\.priorValue, "string 1..80")
      .field(\.finalFile, "string 1..70 -- only if it is stated")
      .field(\.expectedValue, "decimal(4) -- the newest, if there are several")
      .field(\.firstFile, "string /§ [0-9]+[a-z]?/ -- only if it is stated")
      .field(\.reportedMark, "-- as printed, with any prefix")
      .field(\.partialDecision, "-- the newest, if there are several")

    /// the newest, if there are several
    enum InsuredAccount: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
      /// a repair costs more than it is worth
      case totalLoss = "total_loss"
      /// needs no expert
      case minor
      /// an expert has seen it
      case major

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>("the newest, if there are several")
        .value(.totalLoss, "a repair costs more than it is worth")
        .value(.minor, "needs no expert")
        .value(.major, "an expert has seen it")
    }
  }

  /// `incident`
  struct Incident: Codable, Sendable, Hashable, SchemaDescribed {
    /// `date`
    var beginsOn: String
    /// only if a day is printed
    var endsOn: String?
    /// without tax
    var net: Decimal
    /// `decimal(2)`
    var tax: Decimal
    /// `decimal(2)`
    var total: Decimal
    /// `string 1..60`
    var firstReason: String
    /// `string 1..40`
    var medicalGrade: String
    /// `PriorExcess?`
    var priorExcess: PriorExcess?
    /// in the words of the insurer
    var medicalCause: String
    /// `ClaimedCause`
    var claimedCause: ClaimedCause
    /// in the words of the insurer
    var originalLoss: String?
    /// the newest, if there are several
    var partialReview: Decimal
    /// `ExpectedCover`
    var expectedCover: ExpectedCover
    /// the newest, if there are several
    var declaredClass: String
    /// as printed, with any prefix
    var partialRate: String
    /// `date?`
    var claimedValue: String?
    /// only if it is stated
    var declaredGrade: String

    /// Makes one of its values.
    init(
      beginsOn: String,
      endsOn: String?,
      net: Decimal,
      tax: Decimal,
      total: Decimal,
      firstReason: String,
      medicalGrade: String,
      priorExcess: PriorExcess?,
      medicalCause: String,
      claimedCause: ClaimedCause,
      originalLoss: String?,
      partialReview: Decimal,
      expectedCover: ExpectedCover,
      declaredClass: String,
      partialRate: String,
      claimedValue: String?,
      declaredGrade: String
    ) {
      self.beginsOn = beginsOn
      self.endsOn = endsOn
      self.net = net
      self.tax = tax
      self.total = total
      self.firstReason = firstReason
      self.medicalGrade = medicalGrade
      self.priorExcess = priorExcess
      self.medicalCause = medicalCause
      self.claimedCause = claimedCause
      self.originalLoss = originalLoss
      self.partialReview = partialReview
      self.expectedCover = expectedCover
      self.declaredClass = declaredClass
      self.partialRate = partialRate
      self.claimedValue = claimedValue
      self.declaredGrade = declaredGrade
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(beginsOn, forKey: .beginsOn)
      try container.encode(endsOn, forKey: .endsOn)
      try container.encode(net, forKey: .net)
      try container.encode(tax, forKey: .tax)
      try container.encode(total, forKey: .total)
      try container.encode(firstReason, forKey: .firstReason)
      try container.encode(medicalGrade, forKey: .medicalGrade)
      try container.encode(priorExcess, forKey: .priorExcess)
      try container.encode(medicalCause, forKey: .medicalCause)
      try container.encode(claimedCause, forKey: .claimedCause)
      try container.encode(originalLoss, forKey: .originalLoss)
      try container.encode(partialReview, forKey: .partialReview)
      try container.encode(expectedCover, forKey: .expectedCover)
      try container.encode(declaredClass, forKey: .declaredClass)
      try container.encode(partialRate, forKey: .partialRate)
      try container.encode(claimedValue, forKey: .claimedValue)
      try container.encode(declaredGrade, forKey: .declaredGrade)
    }

    private enum CodingKeys: String, CodingKey {
      case beginsOn = "begins_on"
      case endsOn = "ends_on"
      case net
      case tax
      case total
      case firstReason = "first_reason"
      case medicalGrade = "medical_grade"
      case priorExcess = "prior_excess"
      case medicalCause = "medical_cause"
      case claimedCause = "claimed_cause"
      case originalLoss = "original_loss"
      case partialReview = "partial_review"
      case expectedCover = "expected_cover"
      case declaredClass = "declared_class"
      case partialRate = "partial_rate"
      case claimedValue = "claimed_value"
      case declaredGrade = "declared_grade"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.beginsOn, "date")
      .field(\.endsOn, "date? -- only if a day is printed")
      .field(\.net, "decimal(2) -- without tax")
      .field(\.tax, "decimal(2)")
      .field(\.total, "decimal(2)")
      .field(\.firstReason, "string 1..60")
      .field(\.medicalGrade, "string 1..40")
      .field(\.medicalCause, "date -- in the words of the insurer")
      .field(\.originalLoss, "date? -- in the words of the insurer")
      .field(\.partialReview, "decimal(3) -- the newest, if there are several")
      .field(\.declaredClass, "-- the newest, if there are several")
      .field(\.partialRate, "string 1..90 -- as printed, with any prefix")
      .field(\.claimedValue, "date?")
      .field(\.declaredGrade, "string 1..90 -- only if it is stated")

    /// the newest, if there are several
    enum PriorExcess: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
      case inReview = "in review"
      case other
      case reopened
      case withdrawn
      case paid

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>("the newest, if there are several")
    }

    /// as printed, with any prefix
    enum ClaimedCause: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
      /// found only in the workshop
      case hidden
      /// a repair costs more than it is worth
      case totalLoss = "total_loss"
      /// one side does not agree
      case disputed

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>("as printed, with any prefix")
        .value(.hidden, "found only in the workshop")
        .value(.totalLoss, "a repair costs more than it is worth")
        .value(.disputed, "one side does not agree")
    }

    /// `expected_cover`
    enum ExpectedCover: String, CaseIterable, Codable, Sendable, Hashable {
      case settled
      case other
      case withdrawn
    }
  }

  /// `Repair`
  struct Repair: Codable, Sendable, Hashable, SchemaDescribed {
    /// as printed
    var description: String
    /// `integer 1..10000`
    var quantity: Int
    /// `decimal(4)`
    var unitPrice: Decimal
    /// quantity × unit price
    var amount: Decimal
    /// the newest, if there are several
    var printedSource: Int?
    /// `string`
    var revisedGrade: String
    /// `PrintedReview?`
    var printedReview: PrintedReview?
    /// `PartialPlace`
    var partialPlace: PartialPlace
    /// in the words of the insurer
    var expectedReason: Party?
    /// only if it is stated
    var claimedPlace: String
    /// `string`
    var lastLimit: String
    /// `ReportedGrade`
    var reportedGrade: ReportedGrade
    /// `string /[0-9]{2,4}/[0-9]{2}/`
    var originalDeadline: String
    /// as printed, with any prefix
    var expectedClass: String
    /// `integer 0..99`
    var insuredExcess: Int
    /// the newest, if there are several
    var printedLimit: Decimal
    /// `string`
    var insuredMark: String

    /// Makes one of its values.
    init(
      description: String,
      quantity: Int,
      unitPrice: Decimal,
      amount: Decimal,
      printedSource: Int?,
      revisedGrade: String,
      printedReview: PrintedReview?,
      partialPlace: PartialPlace,
      expectedReason: Party?,
      claimedPlace: String,
      lastLimit: String,
      reportedGrade: ReportedGrade,
      originalDeadline: String,
      expectedClass: String,
      insuredExcess: Int,
      printedLimit: Decimal,
      insuredMark: String
    ) {
      self.description = description
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.amount = amount
      self.printedSource = printedSource
      self.revisedGrade = revisedGrade
      self.printedReview = printedReview
      self.partialPlace = partialPlace
      self.expectedReason = expectedReason
      self.claimedPlace = claimedPlace
      self.lastLimit = lastLimit
      self.reportedGrade = reportedGrade
      self.originalDeadline = originalDeadline
      self.expectedClass = expectedClass
      self.insuredExcess = insuredExcess
      self.printedLimit = printedLimit
      self.insuredMark = insuredMark
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(description, forKey: .description)
      try container.encode(quantity, forKey: .quantity)
      try container.encode(unitPrice, forKey: .unitPrice)
      try container.encode(amount, forKey: .amount)
      try container.encode(printedSource, forKey: .printedSource)
      try container.encode(revisedGrade, forKey: .revisedGrade)
      try container.encode(printedReview, forKey: .printedReview)
      try container.encode(partialPlace, forKey: .partialPlace)
      try container.encode(expectedReason, forKey: .expectedReason)
      try container.encode(claimedPlace, forKey: .claimedPlace)
      try container.encode(lastLimit, forKey: .lastLimit)
      try container.encode(reportedGrade, forKey: .reportedGrade)
      try container.encode(originalDeadline, forKey: .originalDeadline)
      try container.encode(expectedClass, forKey: .expectedClass)
      try container.encode(insuredExcess, forKey: .insuredExcess)
      try container.encode(printedLimit, forKey: .printedLimit)
      try container.encode(insuredMark, forKey: .insuredMark)
    }

    private enum CodingKeys: String, CodingKey {
      case description
      case quantity
      case unitPrice = "unit_price"
      case amount
      case printedSource = "printed_source"
      case revisedGrade = "revised_grade"
      case printedReview = "printed_review"
      case partialPlace = "partial_place"
      case expectedReason = "expected_reason"
      case claimedPlace = "claimed_place"
      case lastLimit = "last_limit"
      case reportedGrade = "reported_grade"
      case originalDeadline = "original_deadline"
      case expectedClass = "expected_class"
      case insuredExcess = "insured_excess"
      case printedLimit = "printed_limit"
      case insuredMark = "insured_mark"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.description, "string 1..200 -- as printed")
      .field(\.quantity, "integer 1..10000")
      .field(\.unitPrice, "decimal(4)")
      .field(\.amount, "decimal(2) -- quantity × unit price")
      .field(\.printedSource, "integer? 0..382 -- the newest, if there are several")
      .field(\.expectedReason, "-- in the words of the insurer")
      .field(\.claimedPlace, "string /§ [0-9]+[a-z]?/ -- only if it is stated")
      .field(\.originalDeadline, "string /[0-9]{2,4}/[0-9]{2}/")
      .field(\.expectedClass, "-- as printed, with any prefix")
      .field(\.insuredExcess, "integer 0..99")
      .field(\.printedLimit, "decimal(3) -- the newest, if there are several")

    /// the newest, if there are several
    enum PrintedReview: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
      case withdrawn
      case reopened
      case paid
      case settled
      case open

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>("the newest, if there are several")
    }

    /// `partial_place`
    enum PartialPlace: String, CaseIterable, Codable, Sendable, Hashable {
      case paid
      case settled
      case open
    }

    /// `reported_grade`
    enum ReportedGrade: String, CaseIterable, Codable, Sendable, Hashable {
      case refused
      case withdrawn
      case reopened
      case open
      case other
      case inReview = "in review"
    }
  }

  /// `vehicle`
  struct Vehicle: Codable, Sendable, Hashable, SchemaDescribed {
    /// `date`
    var beginsOn: String
    /// only if a day is printed
    var endsOn: String?
    /// without tax
    var net: Decimal
    /// `decimal(2)`
    var tax: Decimal
    /// `decimal(2)`
    var total: Decimal
    /// the newest, if there are several
    var partialFile: String
    /// `ReportedPlace?`
    var reportedPlace: ReportedPlace?
    /// `string /(A|B|C)-?[0-9]+/`
    var finalNote: String
    /// only if it is stated
    var lastPlace: String?
    /// the newest, if there are several
    var declaredMark: String?
    /// `string 1..70`
    var priorDeadline: String
    /// `integer 0..724`
    var insuredFile: Int
    /// in the words of the insurer
    var claimedAccount: Decimal
    /// of the first page, not of the annex
    var agreedRate: String
    /// `date?`
    var expectedCause: String?
    /// `InsuredValue`
    var insuredValue: InsuredValue
    /// `string`
    var medicalCover: String

    /// Makes one of its values.
    init(
      beginsOn: String,
      endsOn: String?,
      net: Decimal,
      tax: Decimal,
      total: Decimal,
      partialFile: String,
      reportedPlace: ReportedPlace?,
      finalNote: String,
      lastPlace: String?,
      declaredMark: String?,
      priorDeadline: String,
      insuredFile: Int,
      claimedAccount: Decimal,
      agreedRate: String,
      expectedCause: String?,
      insuredValue: InsuredValue,
      medicalCover: String
    ) {
      self.beginsOn = beginsOn
      self.endsOn = endsOn
      self.net = net
      self.tax = tax
      self.total = total
      self.partialFile = partialFile
      self.reportedPlace = reportedPlace
      self.finalNote = finalNote
      self.lastPlace = lastPlace
      self.declaredMark = declaredMark
      self.priorDeadline = priorDeadline
      self.insuredFile = insuredFile
      self.claimedAccount = claimedAccount
      self.agreedRate = agreedRate
      self.expectedCause = expectedCause
      self.insuredValue = insuredValue
      self.medicalCover = medicalCover
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(beginsOn, forKey: .beginsOn)
      try container.encode(endsOn, forKey: .endsOn)
      try container.encode(net, forKey: .net)
      try container.encode(tax, forKey: .tax)
      try container.encode(total, forKey: .total)
      try container.encode(partialFile, forKey: .partialFile)
      try container.encode(reportedPlace, forKey: .reportedPlace)
      try container.encode(finalNote, forKey: .finalNote)
      try container.encode(lastPlace, forKey: .lastPlace)
      try container.encode(declaredMark, forKey: .declaredMark)
      try container.encode(priorDeadline, forKey: .priorDeadline)
      try container.encode(insuredFile, forKey: .insuredFile)
      try container.encode(claimedAccount, forKey: .claimedAccount)
      try container.encode(agreedRate, forKey: .agreedRate)
      try container.encode(expectedCause, forKey: .expectedCause)
      try container.encode(insuredValue, forKey: .insuredValue)
      try container.encode(medicalCover, forKey: .medicalCover)
    }

    private enum CodingKeys: String, CodingKey {
      case beginsOn = "begins_on"
      case endsOn = "ends_on"
      case net
      case tax
      case total
      case partialFile = "partial_file"
      case reportedPlace = "reported_place"
      case finalNote = "final_note"
      case lastPlace = "last_place"
      case declaredMark = "declared_mark"
      case priorDeadline = "prior_deadline"
      case insuredFile = "insured_file"
      case claimedAccount = "claimed_account"
      case agreedRate = "agreed_rate"
      case expectedCause = "expected_cause"
      case insuredValue = "insured_value"
      case medicalCover = "medical_cover"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.beginsOn, "date")
      .field(\.endsOn, "date? -- only if a day is printed")
      .field(\.net, "decimal(2) -- without tax")
      .field(\.tax, "decimal(2)")
      .field(\.total, "decimal(2)")
      .field(\.partialFile, "string 1..100 -- the newest, if there are several")
      .field(\.finalNote, "string /(A|B|C)-?[0-9]+/")
      .field(\.lastPlace, "date? -- only if it is stated")
      .field(\.declaredMark, "date? -- the newest, if there are several")
      .field(\.priorDeadline, "string 1..70")
      .field(\.insuredFile, "integer 0..724")
      .field(\.claimedAccount, "decimal(2) -- in the words of the insurer")
      .field(\.agreedRate, "string 1..100 -- of the first page, not of the annex")
      .field(\.expectedCause, "date?")

    /// `reported_place`
    enum ReportedPlace: String, CaseIterable, Codable, Sendable, Hashable {
      case open
      case refused
      case reopened
      case withdrawn
      case inReview = "in review"
      case other
    }

    /// `insured_value`
    enum InsuredValue: String, CaseIterable, Codable, Sendable, Hashable {
      case refused
      case inReview = "in review"
      case settled
      case paid
    }
  }

  /// `Treatment`
  struct Treatment: Codable, Sendable, Hashable, SchemaDescribed {
    /// as printed
    var description: String
    /// `integer 1..10000`
    var quantity: Int
    /// `decimal(4)`
    var unitPrice: Decimal
    /// quantity × unit price
    var amount: Decimal
    /// `string`
    var claimedCover: String
    /// `decimal(2)`
    var claimedSource: Decimal
    /// only if it is stated
    var firstRate: String
    /// `FinalSource?`
    var finalSource: FinalSource?
    /// as printed, with any prefix
    var agreedReview: String
    /// `boolean`
    var firstDecision: Bool
    /// `string?`
    var declaredPlace: String?
    /// `PartialValue`
    var partialValue: PartialValue
    /// `Address`
    var partialClass: Address
    /// `date`
    var agreedGrade: String
    /// only if it is stated
    var revisedNote: Bool
    /// in the words of the insurer
    var finalExcess: String?
    /// only if it is stated
    var insuredDeadline: String

    /// Makes one of its values.
    init(
      description: String,
      quantity: Int,
      unitPrice: Decimal,
      amount: Decimal,
      claimedCover: String,
      claimedSource: Decimal,
      firstRate: String,
      finalSource: FinalSource?,
      agreedReview: String,
      firstDecision: Bool,
      declaredPlace: String?,
      partialValue: PartialValue,
      partialClass: Address,
      agreedGrade: String,
      revisedNote: Bool,
      finalExcess: String?,
      insuredDeadline: String
    ) {
      self.description = description
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.amount = amount
      self.claimedCover = claimedCover
      self.claimedSource = claimedSource
      self.firstRate = firstRate
      self.finalSource = finalSource
      self.agreedReview = agreedReview
      self.firstDecision = firstDecision
      self.declaredPlace = declaredPlace
      self.partialValue = partialValue
      self.partialClass = partialClass
      self.agreedGrade = agreedGrade
      self.revisedNote = revisedNote
      self.finalExcess = finalExcess
      self.insuredDeadline = insuredDeadline
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(description, forKey: .description)
      try container.encode(quantity, forKey: .quantity)
      try container.encode(unitPrice, forKey: .unitPrice)
      try container.encode(amount, forKey: .amount)
      try container.encode(claimedCover, forKey: .claimedCover)
      try container.encode(claimedSource, forKey: .claimedSource)
      try container.encode(firstRate, forKey: .firstRate)
      try container.encode(finalSource, forKey: .finalSource)
      try container.encode(agreedReview, forKey: .agreedReview)
      try container.encode(firstDecision, forKey: .firstDecision)
      try container.encode(declaredPlace, forKey: .declaredPlace)
      try container.encode(partialValue, forKey: .partialValue)
      try container.encode(partialClass, forKey: .partialClass)
      try container.encode(agreedGrade, forKey: .agreedGrade)
      try container.encode(revisedNote, forKey: .revisedNote)
      try container.encode(finalExcess, forKey: .finalExcess)
      try container.encode(insuredDeadline, forKey: .insuredDeadline)
    }

    private enum CodingKeys: String, CodingKey {
      case description
      case quantity
      case unitPrice = "unit_price"
      case amount
      case claimedCover = "claimed_cover"
      case claimedSource = "claimed_source"
      case firstRate = "first_rate"
      case finalSource = "final_source"
      case agreedReview = "agreed_review"
      case firstDecision = "first_decision"
      case declaredPlace = "declared_place"
      case partialValue = "partial_value"
      case partialClass = "partial_class"
      case agreedGrade = "agreed_grade"
      case revisedNote = "revised_note"
      case finalExcess = "final_excess"
      case insuredDeadline = "insured_deadline"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.description, "string 1..200 -- as printed")
      .field(\.quantity, "integer 1..10000")
      .field(\.unitPrice, "decimal(4)")
      .field(\.amount, "decimal(2) -- quantity × unit price")
      .field(\.claimedSource, "decimal(2)")
      .field(\.firstRate, "string 1..50 -- only if it is stated")
      .field(\.agreedReview, "string /[A-Z]{3}[0-9]{6}/ -- as printed, with any prefix")
      .field(\.agreedGrade, "date")
      .field(\.revisedNote, "-- only if it is stated")
      .field(\.finalExcess, "string? 1..20 -- in the words of the insurer")
      .field(\.insuredDeadline, "string 1..110 -- only if it is stated")

    /// `final_source`
    enum FinalSource: String, CaseIterable, Codable, Sendable, Hashable {
      case inReview = "in review"
      case refused
      case reopened
      case settled
      case withdrawn
      case paid
    }

    /// only if it is stated
    enum PartialValue: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
      case open
      case paid
      case withdrawn
      case inReview = "in review"

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>("only if it is stated")
    }
  }

  /// `liability`
  struct Liability: Codable, Sendable, Hashable, SchemaDescribed {
    /// `date`
    var beginsOn: String
    /// only if a day is printed
    var endsOn: String?
    /// without tax
    var net: Decimal
    /// `decimal(2)`
    var tax: Decimal
    /// `decimal(2)`
    var total: Decimal
    /// `date`
    var finalLimit: String
    /// the newest, if there are several
    var originalGrade: String
    /// `integer? 0..944`
    var insuredDecision: Int?
    /// `date`
    var medicalReview: String
    /// the newest, if there are several
    var reportedRate: String?
    /// in the words of the insurer
    var lastDeadline: String
    /// `string`
    var priorCover: String
    /// `integer 0..977`
    var medicalExcess: Int
    /// the newest, if there are several
    var claimedReason: String
    /// of the first page, not of the annex
    var declaredDecision: String
    /// `string 1..30`
    var agreedPlace: String
    /// `LastNote?`
    var lastNote: LastNote?

    /// Makes one of its values.
    init(
      beginsOn: String,
      endsOn: String?,
      net: Decimal,
      tax: Decimal,
      total: Decimal,
      finalLimit: String,
      originalGrade: String,
      insuredDecision: Int?,
      medicalReview: String,
      reportedRate: String?,
      lastDeadline: String,
      priorCover: String,
      medicalExcess: Int,
      claimedReason: String,
      declaredDecision: String,
      agreedPlace: String,
      lastNote: LastNote?
    ) {
      self.beginsOn = beginsOn
      self.endsOn = endsOn
      self.net = net
      self.tax = tax
      self.total = total
      self.finalLimit = finalLimit
      self.originalGrade = originalGrade
      self.insuredDecision = insuredDecision
      self.medicalReview = medicalReview
      self.reportedRate = reportedRate
      self.lastDeadline = lastDeadline
      self.priorCover = priorCover
      self.medicalExcess = medicalExcess
      self.claimedReason = claimedReason
      self.declaredDecision = declaredDecision
      self.agreedPlace = agreedPlace
      self.lastNote = lastNote
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(beginsOn, forKey: .beginsOn)
      try container.encode(endsOn, forKey: .endsOn)
      try container.encode(net, forKey: .net)
      try container.encode(tax, forKey: .tax)
      try container.encode(total, forKey: .total)
      try container.encode(finalLimit, forKey: .finalLimit)
      try container.encode(originalGrade, forKey: .originalGrade)
      try container.encode(insuredDecision, forKey: .insuredDecision)
      try container.encode(medicalReview, forKey: .medicalReview)
      try container.encode(reportedRate, forKey: .reportedRate)
      try container.encode(lastDeadline, forKey: .lastDeadline)
      try container.encode(priorCover, forKey: .priorCover)
      try container.encode(medicalExcess, forKey: .medicalExcess)
      try container.encode(claimedReason, forKey: .claimedReason)
      try container.encode(declaredDecision, forKey: .declaredDecision)
      try container.encode(agreedPlace, forKey: .agreedPlace)
      try container.encode(lastNote, forKey: .lastNote)
    }

    private enum CodingKeys: String, CodingKey {
      case beginsOn = "begins_on"
      case endsOn = "ends_on"
      case net
      case tax
      case total
      case finalLimit = "final_limit"
      case originalGrade = "original_grade"
      case insuredDecision = "insured_decision"
      case medicalReview = "medical_review"
      case reportedRate = "reported_rate"
      case lastDeadline = "last_deadline"
      case priorCover = "prior_cover"
      case medicalExcess = "medical_excess"
      case claimedReason = "claimed_reason"
      case declaredDecision = "declared_decision"
      case agreedPlace = "agreed_place"
      case lastNote = "last_note"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.beginsOn, "date")
      .field(\.endsOn, "date? -- only if a day is printed")
      .field(\.net, "decimal(2) -- without tax")
      .field(\.tax, "decimal(2)")
      .field(\.total, "decimal(2)")
      .field(\.finalLimit, "date")
      .field(\.originalGrade, "string /[0-9]{2,4}/[0-9]{2}/ -- the newest, if there are several")
      .field(\.insuredDecision, "integer? 0..944")
      .field(\.medicalReview, "date")
      .field(\.reportedRate, "-- the newest, if there are several")
      .field(\.lastDeadline, "string /[0-9]{2,4}/[0-9]{2}/ -- in the words of the insurer")
      .field(\.medicalExcess, "integer 0..977")
      .field(\.claimedReason, "date -- the newest, if there are several")
      .field(\.declaredDecision, "string 1..60 -- of the first page, not of the annex")
      .field(\.agreedPlace, "string 1..30")

    /// `last_note`
    enum LastNote: String, CaseIterable, Codable, Sendable, Hashable {
      case reopened
      case paid
      case refused
      case open
      case other
      case withdrawn
    }
  }

  /// `Payment`
  struct Payment: Codable, Sendable, Hashable, SchemaDescribed {
    /// as printed
    var description: String
    /// `integer 1..10000`
    var quantity: Int
    /// `decimal(4)`
    var unitPrice: Decimal
    /// quantity × unit price
    var amount: Decimal
    /// `integer? 0..160`
    var medicalSite: Int?
    /// the newest, if there are several
    var partialCover: String?
    /// `string?`
    var finalLoss: String?
    /// as printed, with any prefix
    var expectedNote: String?
    /// as printed, with any prefix
    var partialDeadline: Bool
    /// as printed, with any prefix
    var reportedSite: String
    /// only if it is stated
    var printedClass: String
    /// the newest, if there are several
    var reportedClass: String?
    /// only if it is stated
    var originalDecision: String
    /// only if it is stated
    var priorCause: Address
    /// `integer? 0..393`
    var revisedCause: Int?
    /// `string`
    var priorFile: String
    /// `OriginalRate`
    var originalRate: OriginalRate

    /// Makes one of its values.
    init(
      description: String,
      quantity: Int,
      unitPrice: Decimal,
      amount: Decimal,
      medicalSite: Int?,
      partialCover: String?,
      finalLoss: String?,
      expectedNote: String?,
      partialDeadline: Bool,
      reportedSite: String,
      printedClass: String,
      reportedClass: String?,
      originalDecision: String,
      priorCause: Address,
      revisedCause: Int?,
      priorFile: String,
      originalRate: OriginalRate
    ) {
      self.description = description
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.amount = amount
      self.medicalSite = medicalSite
      self.partialCover = partialCover
      self.finalLoss = finalLoss
      self.expectedNote = expectedNote
      self.partialDeadline = partialDeadline
      self.reportedSite = reportedSite
      self.printedClass = printedClass
      self.reportedClass = reportedClass
      self.originalDecision = originalDecision
      self.priorCause = priorCause
      self.revisedCause = revisedCause
      self.priorFile = priorFile
      self.originalRate = originalRate
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(description, forKey: .description)
      try container.encode(quantity, forKey: .quantity)
      try container.encode(unitPrice, forKey: .unitPrice)
      try container.encode(amount, forKey: .amount)
      try container.encode(medicalSite, forKey: .medicalSite)
      try container.encode(partialCover, forKey: .partialCover)
      try container.encode(finalLoss, forKey: .finalLoss)
      try container.encode(expectedNote, forKey: .expectedNote)
      try container.encode(partialDeadline, forKey: .partialDeadline)
      try container.encode(reportedSite, forKey: .reportedSite)
      try container.encode(printedClass, forKey: .printedClass)
      try container.encode(reportedClass, forKey: .reportedClass)
      try container.encode(originalDecision, forKey: .originalDecision)
      try container.encode(priorCause, forKey: .priorCause)
      try container.encode(revisedCause, forKey: .revisedCause)
      try container.encode(priorFile, forKey: .priorFile)
      try container.encode(originalRate, forKey: .originalRate)
    }

    private enum CodingKeys: String, CodingKey {
      case description
      case quantity
      case unitPrice = "unit_price"
      case amount
      case medicalSite = "medical_site"
      case partialCover = "partial_cover"
      case finalLoss = "final_loss"
      case expectedNote = "expected_note"
      case partialDeadline = "partial_deadline"
      case reportedSite = "reported_site"
      case printedClass = "printed_class"
      case reportedClass = "reported_class"
      case originalDecision = "original_decision"
      case priorCause = "prior_cause"
      case revisedCause = "revised_cause"
      case priorFile = "prior_file"
      case originalRate = "original_rate"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.description, "string 1..200 -- as printed")
      .field(\.quantity, "integer 1..10000")
      .field(\.unitPrice, "decimal(4)")
      .field(\.amount, "decimal(2) -- quantity × unit price")
      .field(\.medicalSite, "integer? 0..160")
      .field(\.partialCover, "string? 1..50 -- the newest, if there are several")
      .field(\.expectedNote, "-- as printed, with any prefix")
      .field(\.partialDeadline, "-- as printed, with any prefix")
      .field(\.reportedSite, "string 1..90 -- as printed, with any prefix")
      .field(\.printedClass, "string 1..40 -- only if it is stated")
      .field(\.reportedClass, "string? /[0-9]{2,4}/[0-9]{2}/ -- the newest, if there are several")
      .field(\.originalDecision, "string 1..20 -- only if it is stated")
      .field(\.priorCause, "-- only if it is stated")
      .field(\.revisedCause, "integer? 0..393")

    /// `original_rate`
    enum OriginalRate: String, CaseIterable, Codable, Sendable, Hashable {
      case paid
      case inReview = "in review"
      case refused
      case settled
      case other
    }
  }

  /// `settlement`
  struct Settlement: Codable, Sendable, Hashable, SchemaDescribed {
    /// `date`
    var beginsOn: String
    /// only if a day is printed
    var endsOn: String?
    /// without tax
    var net: Decimal
    /// `decimal(2)`
    var tax: Decimal
    /// `decimal(2)`
    var total: Decimal
    /// the newest, if there are several
    var declaredCover: String
    /// `boolean`
    var originalExcess: Bool
    /// `string?`
    var declaredLoss: String?
    /// only if it is stated
    var priorLoss: Bool
    /// `decimal(2)?`
    var firstGrade: Decimal?
    /// the newest, if there are several
    var expectedSource: Decimal
    /// `string? 1..40`
    var agreedNote: String?
    /// `string`
    var originalSite: String
    /// `FinalDecision`
    var finalDecision: FinalDecision
    /// `string`
    var partialCause: String
    /// `string 1..30`
    var partialExcess: String
    /// `integer? 0..848`
    var declaredReview: Int?

    /// Makes one of its values.
    init(
      beginsOn: String,
      endsOn: String?,
      net: Decimal,
      tax: Decimal,
      total: Decimal,
      declaredCover: String,
      originalExcess: Bool,
      declaredLoss: String?,
      priorLoss: Bool,
      firstGrade: Decimal?,
      expectedSource: Decimal,
      agreedNote: String?,
      originalSite: String,
      finalDecision: FinalDecision,
      partialCause: String,
      partialExcess: String,
      declaredReview: Int?
    ) {
      self.beginsOn = beginsOn
      self.endsOn = endsOn
      self.net = net
      self.tax = tax
      self.total = total
      self.declaredCover = declaredCover
      self.originalExcess = originalExcess
      self.declaredLoss = declaredLoss
      self.priorLoss = priorLoss
      self.firstGrade = firstGrade
      self.expectedSource = expectedSource
      self.agreedNote = agreedNote
      self.originalSite = originalSite
      self.finalDecision = finalDecision
      self.partialCause = partialCause
      self.partialExcess = partialExcess
      self.declaredReview = declaredReview
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(beginsOn, forKey: .beginsOn)
      try container.encode(endsOn, forKey: .endsOn)
      try container.encode(net, forKey: .net)
      try container.encode(tax, forKey: .tax)
      try container.encode(total, forKey: .total)
      try container.encode(declaredCover, forKey: .declaredCover)
      try container.encode(originalExcess, forKey: .originalExcess)
      try container.encode(declaredLoss, forKey: .declaredLoss)
      try container.encode(priorLoss, forKey: .priorLoss)
      try container.encode(firstGrade, forKey: .firstGrade)
      try container.encode(expectedSource, forKey: .expectedSource)
      try container.encode(agreedNote, forKey: .agreedNote)
      try container.encode(originalSite, forKey: .originalSite)
      try container.encode(finalDecision, forKey: .finalDecision)
      try container.encode(partialCause, forKey: .partialCause)
      try container.encode(partialExcess, forKey: .partialExcess)
      try container.encode(declaredReview, forKey: .declaredReview)
    }

    private enum CodingKeys: String, CodingKey {
      case beginsOn = "begins_on"
      case endsOn = "ends_on"
      case net
      case tax
      case total
      case declaredCover = "declared_cover"
      case originalExcess = "original_excess"
      case declaredLoss = "declared_loss"
      case priorLoss = "prior_loss"
      case firstGrade = "first_grade"
      case expectedSource = "expected_source"
      case agreedNote = "agreed_note"
      case originalSite = "original_site"
      case finalDecision = "final_decision"
      case partialCause = "partial_cause"
      case partialExcess = "partial_excess"
      case declaredReview = "declared_review"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.beginsOn, "date")
      .field(\.endsOn, "date? -- only if a day is printed")
      .field(\.net, "decimal(2) -- without tax")
      .field(\.tax, "decimal(2)")
      .field(\.total, "decimal(2)")
      .field(\.declaredCover, "date -- the newest, if there are several")
      .field(\.priorLoss, "-- only if it is stated")
      .field(\.firstGrade, "decimal(2)?")
      .field(\.expectedSource, "decimal(3) -- the newest, if there are several")
      .field(\.agreedNote, "string? 1..40")
      .field(\.partialExcess, "string 1..30")
      .field(\.declaredReview, "integer? 0..848")

    /// `final_decision`
    enum FinalDecision: String, CaseIterable, Codable, Sendable, Hashable {
      case reopened
      case settled
      case refused
      case open
      case other
      case withdrawn
    }
  }

  /// `Witnesse`
  struct Witnesse: Codable, Sendable, Hashable, SchemaDescribed {
    /// as printed
    var description: String
    /// `integer 1..10000`
    var quantity: Int
    /// `decimal(4)`
    var unitPrice: Decimal
    /// quantity × unit price
    var amount: Decimal
    /// `decimal(2)`
    var finalReview: Decimal
    /// `decimal(3)`
    var agreedCover: Decimal
    /// `RevisedCover`
    var revisedCover: RevisedCover
    /// `decimal(3)?`
    var partialLoss: Decimal?
    /// as printed, with any prefix
    var reportedCover: Int?
    /// the newest, if there are several
    var originalReason: String
    /// in the words of the insurer
    var revisedLimit: Int
    /// `PriorAccount`
    var priorAccount: PriorAccount
    /// `string? 1..40`
    var originalFile: String?
    /// in the words of the insurer
    var partialSite: Decimal
    /// the newest, if there are several
    var printedCause: Int?
    /// `PriorReason?`
    var priorReason: PriorReason?
    /// `date`
    var priorGrade: String

    /// Makes one of its values.
    init(
      description: String,
      quantity: Int,
      unitPrice: Decimal,
      amount: Decimal,
      finalReview: Decimal,
      agreedCover: Decimal,
      revisedCover: RevisedCover,
      partialLoss: Decimal?,
      reportedCover: Int?,
      originalReason: String,
      revisedLimit: Int,
      priorAccount: PriorAccount,
      originalFile: String?,
      partialSite: Decimal,
      printedCause: Int?,
      priorReason: PriorReason?,
      priorGrade: String
    ) {
      self.description = description
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.amount = amount
      self.finalReview = finalReview
      self.agreedCover = agreedCover
      self.revisedCover = revisedCover
      self.partialLoss = partialLoss
      self.reportedCover = reportedCover
      self.originalReason = originalReason
      self.revisedLimit = revisedLimit
      self.priorAccount = priorAccount
      self.originalFile = originalFile
      self.partialSite = partialSite
      self.printedCause = printedCause
      self.priorReason = priorReason
      self.priorGrade = priorGrade
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(description, forKey: .description)
      try container.encode(quantity, forKey: .quantity)
      try container.encode(unitPrice, forKey: .unitPrice)
      try container.encode(amount, forKey: .amount)
      try container.encode(finalReview, forKey: .finalReview)
      try container.encode(agreedCover, forKey: .agreedCover)
      try container.encode(revisedCover, forKey: .revisedCover)
      try container.encode(partialLoss, forKey: .partialLoss)
      try container.encode(reportedCover, forKey: .reportedCover)
      try container.encode(originalReason, forKey: .originalReason)
      try container.encode(revisedLimit, forKey: .revisedLimit)
      try container.encode(priorAccount, forKey: .priorAccount)
      try container.encode(originalFile, forKey: .originalFile)
      try container.encode(partialSite, forKey: .partialSite)
      try container.encode(printedCause, forKey: .printedCause)
      try container.encode(priorReason, forKey: .priorReason)
      try container.encode(priorGrade, forKey: .priorGrade)
    }

    private enum CodingKeys: String, CodingKey {
      case description
      case quantity
      case unitPrice = "unit_price"
      case amount
      case finalReview = "final_review"
      case agreedCover = "agreed_cover"
      case revisedCover = "revised_cover"
      case partialLoss = "partial_loss"
      case reportedCover = "reported_cover"
      case originalReason = "original_reason"
      case revisedLimit = "revised_limit"
      case priorAccount = "prior_account"
      case originalFile = "original_file"
      case partialSite = "partial_site"
      case printedCause = "printed_cause"
      case priorReason = "prior_reason"
      case priorGrade = "prior_grade"
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>()
      .field(\.description, "string 1..200 -- as printed")
      .field(\.quantity, "integer 1..10000")
      .field(\.unitPrice, "decimal(4)")
      .field(\.amount, "decimal(2) -- quantity × unit price")
      .field(\.finalReview, "decimal(2)")
      .field(\.agreedCover, "decimal(3)")
      .field(\.partialLoss, "decimal(3)?")
      .field(\.reportedCover, "integer? 0..313 -- as printed, with any prefix")
      .field(\.originalReason, "string 1..110 -- the newest, if there are several")
      .field(\.revisedLimit, "integer 0..664 -- in the words of the insurer")
      .field(\.originalFile, "string? 1..40")
      .field(\.partialSite, "decimal(3) -- in the words of the insurer")
      .field(\.printedCause, "integer? 0..837 -- the newest, if there are several")
      .field(\.priorGrade, "date")

    /// `revised_cover`
    enum RevisedCover: String, CaseIterable, Codable, Sendable, Hashable {
      case open
      case settled
      case paid
      case refused
      case reopened
    }

    /// only if it is stated
    enum PriorAccount: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
      /// a repair costs more than it is worth
      case totalLoss = "total_loss"
      /// one side does not agree
      case disputed
      /// found only in the workshop
      case hidden

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>("only if it is stated")
        .value(.totalLoss, "a repair costs more than it is worth")
        .value(.disputed, "one side does not agree")
        .value(.hidden, "found only in the workshop")
    }

    /// `prior_reason`
    enum PriorReason: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
      /// needs no expert
      case minor
      /// an expert has seen it
      case major
      /// one side does not agree
      case disputed

      /// What the schema says beside the types.
      static let schemaNotes = SchemaNotes<Self>()
        .value(.minor, "needs no expert")
        .value(.major, "an expert has seen it")
        .value(.disputed, "one side does not agree")
    }
  }

  /// a company or a person
  struct Party: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string 1..120`
    var name: String
    /// `Role`
    var role: Role
    /// `string? /[A-Z]{2}[A-Z0-9]{2,12}/`
    var vatId: String?
    /// `Address?`
    var address: Address?

    /// Makes one of its values.
    init(name: String, role: Role, vatId: String?, address: Address?) {
      self.name = name
      self.role = role
      self.vatId = vatId
      self.address = address
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(role, forKey: .role)
      try container.encode(vatId, forKey: .vatId)
      try container.encode(address, forKey: .address)
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case role
      case vatId = "vat_id"
      case address
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>("a company or a person", definition: "party")
      .field(\.name, "string 1..120")
      .field(\.vatId, "string? /[A-Z]{2}[A-Z0-9]{2,12}/")

    /// `role`
    enum Role: String, CaseIterable, Codable, Sendable, Hashable {
      case insurer
      case insured
      case agent
      case expert
      case other
    }
  }

  /// where post goes
  struct Address: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string 1..80`
    var street: String
    /// `string /[0-9A-Z -]{3,10}/`
    var postcode: String
    /// `string 1..60`
    var city: String
    /// `string /[A-Z]{2}/`
    var country: String

    /// Makes one of its values.
    init(street: String, postcode: String, city: String, country: String) {
      self.street = street
      self.postcode = postcode
      self.city = city
      self.country = country
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>("where post goes", definition: "address")
      .field(\.street, "string 1..80")
      .field(\.postcode, "string /[0-9A-Z -]{3,10}/")
      .field(\.city, "string 1..60")
      .field(\.country, "string /[A-Z]{2}/")
  }

  /// an amount of money
  struct Sum: Codable, Sendable, Hashable, SchemaDescribed {
    /// `decimal(2)`
    var amount: Decimal
    /// `string /[A-Z]{3}/`
    var currency: String

    /// Makes one of its values.
    init(amount: Decimal, currency: String) {
      self.amount = amount
      self.currency = currency
    }

    /// What the schema says beside the types.
    static let schemaNotes = SchemaNotes<Self>("an amount of money", definition: "sum")
      .field(\.amount, "decimal(2)")
      .field(\.currency, "string /[A-Z]{3}/")
  }
}
