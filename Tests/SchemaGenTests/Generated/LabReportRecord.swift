// Generated from lab-report.yaml by extract schema swift; do not edit.

public import Foundation
public import SchemaGen

/// A record by lab-report.yaml.
public struct LabReportRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `string`
  public var laboratory: String
  /// `string?`
  public var reportId: String?
  /// `Patient`
  public var patient: Patient
  /// when the sample was taken
  public var collectedAt: String?
  /// `datetime?`
  public var reportedAt: String?
  /// `Specimen`
  public var specimen: Specimen
  /// `Result[] 1..`
  public var results: [Result]
  /// `string?`
  public var comment: String?

  /// Makes one of its values.
  public init(
    laboratory: String,
    reportId: String?,
    patient: Patient,
    collectedAt: String?,
    reportedAt: String?,
    specimen: Specimen,
    results: [Result],
    comment: String?
  ) {
    self.laboratory = laboratory
    self.reportId = reportId
    self.patient = patient
    self.collectedAt = collectedAt
    self.reportedAt = reportedAt
    self.specimen = specimen
    self.results = results
    self.comment = comment
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(laboratory, forKey: .laboratory)
    try container.encode(reportId, forKey: .reportId)
    try container.encode(patient, forKey: .patient)
    try container.encode(collectedAt, forKey: .collectedAt)
    try container.encode(reportedAt, forKey: .reportedAt)
    try container.encode(specimen, forKey: .specimen)
    try container.encode(results, forKey: .results)
    try container.encode(comment, forKey: .comment)
  }

  private enum CodingKeys: String, CodingKey {
    case laboratory
    case reportId = "report_id"
    case patient
    case collectedAt = "collected_at"
    case reportedAt = "reported_at"
    case specimen
    case results
    case comment
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.collectedAt, "datetime? -- when the sample was taken")
    .field(\.reportedAt, "datetime?")
    .field(\.results, "Result[] 1..")

  /// `patient`
  public struct Patient: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string?`
    public var name: String?
    /// `date?`
    public var birthDate: String?
    /// `Sex?`
    public var sex: Sex?

    /// Makes one of its values.
    public init(name: String?, birthDate: String?, sex: Sex?) {
      self.name = name
      self.birthDate = birthDate
      self.sex = sex
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(birthDate, forKey: .birthDate)
      try container.encode(sex, forKey: .sex)
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case birthDate = "birth_date"
      case sex
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.birthDate, "date?")

    /// `sex`
    public enum Sex: String, CaseIterable, Codable, Sendable, Hashable {
      case female
      case male
      case other
    }
  }

  /// `specimen`
  public enum Specimen: String, CaseIterable, Codable, Sendable, Hashable {
    case blood
    case serum
    case plasma
    case urine
    case stool
    case swab
    case tissue
    case other
  }

  /// `Result`
  public struct Result: Codable, Sendable, Hashable, SchemaDescribed {
    /// as printed
    public var analyte: String
    /// only if printed
    public var loinc: String?
    /// `Value`
    public var value: Value
    /// `Reference?`
    public var reference: Reference?
    /// `Flag?`
    public var flag: Flag?

    /// Makes one of its values.
    public init(analyte: String, loinc: String?, value: Value, reference: Reference?, flag: Flag?) {
      self.analyte = analyte
      self.loinc = loinc
      self.value = value
      self.reference = reference
      self.flag = flag
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(analyte, forKey: .analyte)
      try container.encode(loinc, forKey: .loinc)
      try container.encode(value, forKey: .value)
      try container.encode(reference, forKey: .reference)
      try container.encode(flag, forKey: .flag)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.analyte, "-- as printed")
      .field(\.loinc, "string? /[0-9]{1,7}-[0-9]/ -- only if printed")

    /// `value`
    public enum Value: Codable, Sendable, Hashable, SchemaDescribed {
      case number(Number2)
      /// positive, not detected, a titre
      case text(Text2)
      /// not measured, sample spoilt
      case missing(Missing)

      /// Reads the variant that is named.
      public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(String.self, forKey: .tag) {
        case "number": self = .number(try Number2(from: decoder))
        case "text": self = .text(try Text2(from: decoder))
        case "missing": self = .missing(try Missing(from: decoder))
        default:
          throw DecodingError.dataCorruptedError(
            forKey: .tag, in: container, debugDescription: "this is no known variant")
        }
      }

      /// Writes the variant's name, then its fields.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .number(let fields):
          try container.encode("number", forKey: .tag)
          try fields.encode(to: encoder)
        case .text(let fields):
          try container.encode("text", forKey: .tag)
          try fields.encode(to: encoder)
        case .missing(let fields):
          try container.encode("missing", forKey: .tag)
          try fields.encode(to: encoder)
        }
      }

      private enum CodingKeys: String, CodingKey {
        case tag = "kind"
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>(tag: "kind")
        .variant("number", Number2.self)
        .variant("text", Text2.self, "positive, not detected, a titre")
        .variant("missing", Missing.self, "not measured, sample spoilt")

      /// `number`
      public struct Number2: Codable, Sendable, Hashable {
        /// `Comparator`
        public var comparator: Comparator
        /// `decimal`
        public var quantity: Decimal
        /// `string?`
        public var unit: String?

        /// Makes one of its values.
        public init(comparator: Comparator, quantity: Decimal, unit: String?) {
          self.comparator = comparator
          self.quantity = quantity
          self.unit = unit
        }

        /// Writes null where nothing is known, and leaves out what may be missing.
        public func encode(to encoder: any Encoder) throws {
          var container = encoder.container(keyedBy: CodingKeys.self)
          try container.encode(comparator, forKey: .comparator)
          try container.encode(quantity, forKey: .quantity)
          try container.encode(unit, forKey: .unit)
        }

        /// exactly if nothing is printed
        public enum Comparator: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
          case value = "<"
          case value2 = "<="
          case exactly
          case value3 = ">="
          case value4 = ">"

          /// What the schema says beside the types.
          public static let schemaNotes = SchemaNotes<Self>("exactly if nothing is printed")
        }
      }

      /// `text`
      public struct Text2: Codable, Sendable, Hashable {
        /// `string`
        public var text: String

        /// Makes one of its values.
        public init(text: String) {
          self.text = text
        }
      }

      /// `missing`
      public struct Missing: Codable, Sendable, Hashable {
        /// `string?`
        public var reason: String?

        /// Makes one of its values.
        public init(reason: String?) {
          self.reason = reason
        }

        /// Writes null where nothing is known, and leaves out what may be missing.
        public func encode(to encoder: any Encoder) throws {
          var container = encoder.container(keyedBy: CodingKeys.self)
          try container.encode(reason, forKey: .reason)
        }
      }
    }

    /// The range that the laboratory gives
    public struct Reference: Codable, Sendable, Hashable, SchemaDescribed {
      /// `decimal?`
      public var low: Decimal?
      /// `decimal?`
      public var high: Decimal?
      /// as printed, if it is no range
      public var text: String?

      /// Makes one of its values.
      public init(low: Decimal?, high: Decimal?, text: String?) {
        self.low = low
        self.high = high
        self.text = text
      }

      /// Writes null where nothing is known, and leaves out what may be missing.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(low, forKey: .low)
        try container.encode(high, forKey: .high)
        try container.encode(text, forKey: .text)
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>("The range that the laboratory gives")
        .field(\.text, "-- as printed, if it is no range")
    }

    /// `flag`
    public enum Flag: String, CaseIterable, Codable, Sendable, Hashable {
      case low
      case normal
      case high
      case critical
      case abnormal
    }
  }
}
