// Generated from rows.yaml by extract schema swift; do not edit.

public import Foundation
public import SchemaGen

/// all rows of the table
public struct RowsRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// The value itself.
  public var value: [RowsRecord2]

  /// Makes one of its value.
  public init(_ value: [RowsRecord2]) {
    self.value = value
  }

  /// Reads the value itself.
  public init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode([RowsRecord2].self)
  }

  /// Writes the value itself.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .whole("RowsRecord2[] 1..90 -- all rows of the table")

  /// `RowsRecord`
  public struct RowsRecord2: Codable, Sendable, Hashable, SchemaDescribed {
    /// `Kind`
    public var kind: Kind
    /// `Value`
    public var value: Value
    /// `Either[]`
    public var either: [Either]
    /// `Or?`
    public var or: Or?
    /// `map of map of decimal(2)`
    public var map: [String: [String: Decimal]]
    /// `string`
    public var lineBreakQuoted: String
    /// several
    /// lines
    public var rest: [[Rest]]?

    /// Makes one of its values.
    public init(
      kind: Kind,
      value: Value,
      either: [Either],
      or: Or?,
      map: [String: [String: Decimal]],
      lineBreakQuoted: String,
      rest: [[Rest]]? = nil
    ) {
      self.kind = kind
      self.value = value
      self.either = either
      self.or = or
      self.map = map
      self.lineBreakQuoted = lineBreakQuoted
      self.rest = rest
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(value, forKey: .value)
      try container.encode(either, forKey: .either)
      try container.encode(or, forKey: .or)
      try container.encode(map, forKey: .map)
      try container.encode(lineBreakQuoted, forKey: .lineBreakQuoted)
      try container.encodeIfPresent(rest, forKey: .rest)
    }

    private enum CodingKeys: String, CodingKey {
      case kind
      case value
      case either
      case or
      case map
      case lineBreakQuoted = "line\nbreak \"quoted\""
      case rest
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.map, "map of map of decimal(2)")
      .field(\.rest, "(Rest[] ..3)[]", description: "several\nlines", mayBeMissing: true)

    /// `kind`
    public enum Kind: String, CaseIterable, Codable, Sendable, Hashable {
      case a
      case b
    }

    /// `value`
    public enum Value: Codable, Sendable, Hashable, SchemaDescribed {
      /// a single one
      case one(One2)
      case many(Many)

      /// Reads the variant that is named.
      public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(String.self, forKey: .tag) {
        case "one": self = .one(try One2(from: decoder))
        case "many": self = .many(try Many(from: decoder))
        default:
          throw DecodingError.dataCorruptedError(
            forKey: .tag, in: container, debugDescription: "this is no known variant")
        }
      }

      /// Writes the variant's name, then its fields.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .one(let fields):
          try container.encode("one", forKey: .tag)
          try fields.encode(to: encoder)
        case .many(let fields):
          try container.encode("many", forKey: .tag)
          try fields.encode(to: encoder)
        }
      }

      private enum CodingKeys: String, CodingKey {
        case tag = "kind"
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>(tag: "kind")
        .variant("one", One2.self, "a single one")
        .variant("many", Many.self)

      /// `one`
      public struct One2: Codable, Sendable, Hashable, SchemaDescribed {
        /// `integer 1..9`
        public var value: Int

        /// Makes one of its values.
        public init(value: Int) {
          self.value = value
        }

        /// What the schema says beside the types.
        public static let schemaNotes = SchemaNotes<Self>()
          .field(\.value, "integer 1..9")
      }

      /// `many`
      public struct Many: Codable, Sendable, Hashable, SchemaDescribed {
        /// `integer[] 1..`
        public var values: [Int]

        /// Makes one of its values.
        public init(values: [Int]) {
          self.values = values
        }

        /// What the schema says beside the types.
        public static let schemaNotes = SchemaNotes<Self>()
          .field(\.values, "integer[] 1..")
      }
    }

    /// `Either`
    public enum Either: Codable, Sendable, Hashable, SchemaDescribed {
      case text(String)
      case number(Int)

      /// Reads the first that fits.
      public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
          self = .text(value)
          return
        }
        self = .number(try container.decode(Int.self))
      }

      /// Writes the value itself.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        }
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>()
        .whole("string ..4 | integer 0..9")
    }

    /// one of them
    public enum Or: Codable, Sendable, Hashable, SchemaDescribed {
      case text(String)
      case number(Double)

      /// Reads the first that fits.
      public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
          self = .text(value)
          return
        }
        self = .number(try container.decode(Double.self))
      }

      /// Writes the value itself.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        }
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>("one of them")
    }

    /// `Rest`
    public struct Rest: Codable, Sendable, Hashable, SchemaDescribed {
      /// The value itself.
      public var value: [String]

      /// Makes one of its value.
      public init(_ value: [String]) {
        self.value = value
      }

      /// Reads the value itself.
      public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode([String].self)
      }

      /// Writes the value itself.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>()
        .whole(isUnique: true)
    }
  }
}
