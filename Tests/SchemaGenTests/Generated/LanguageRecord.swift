// Generated from language.yaml by extract schema swift; do not edit.

public import Foundation
import JSONCoding
public import OrderedJSON
public import SchemaGen

/// A record by language.yaml.
public struct LanguageRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `string`
  public var plain: String
  /// in capitals, with a "quote" and a \ backslash
  public var bounded: String
  /// `date`
  public var day: String
  /// `instant?`
  public var moment: Date?
  /// `url`
  public var link: URL?
  /// `uuid`
  public var id: UUID
  /// as printed
  public var clock: String?
  /// `currency`
  public var code: String
  /// `integer 1..5`
  public var whole: Int
  /// `number > 0 <= 1`
  public var share: Double
  /// `decimal(2) >= 0`
  public var money: Decimal
  /// `decimal`
  public var exact: Decimal
  /// `boolean?`
  public var flag: Bool?
  /// `null`
  public var nothing: Never?
  /// `string? ..9`
  public var both: String?
  /// a description that is so long that it does not fit into one line of the file, however the line
  /// is broken, and has a comma
  public var long: String
  /// `string[] 1..5`
  public var tags: [String]
  /// `(string ..40)[]? ..9`
  public var items: [String]?
  /// `integer[][]`
  public var grid: [[Int]]
  /// `number?[]`
  public var scores: [Double?]
  /// `map of decimal(4)`
  public var rates: [String: Decimal]
  /// `(map of integer 0..9)? 1..3`
  public var counts: [String: Int]?
  /// `map of string[]`
  public var nestedMap: [String: [String]]
  /// `State`
  public var state: State
  /// `Maybe?`
  public var maybe: Maybe?
  /// `Vat`
  public var vat: Vat
  /// `one of 0.5, 1.5`
  public var factor: Decimal
  /// `Several[]`
  public var several: [Several]
  /// `Meaning`
  public var meaning: Meaning
  /// `Union`
  public var union: Union
  /// `Group?`
  public var group: Group?
  /// what was bought
  public var lines: [Line]
  /// `unique`
  public var unique: [String]
  /// `OptionalList[] ..3`
  public var optionalList: [OptionalList]?
  /// `keyed`
  public var keyed: [String: Party]
  /// `Deep[]`
  public var deep: [Deep]
  /// who sells
  public var seller: Party
  /// `Party?`
  public var buyer: Party?
  /// `Party[]`
  public var others: [Party]?
  /// `Payment?`
  public var payment: Payment?
  /// `Tree`
  public var tree: Tree
  /// `Price`
  public var price: Price
  /// with all
  public var total: Price?
  /// `Expression?`
  public var expression: Expression?
  /// `Level`
  public var level: Level
  /// `Level[]`
  public var levels: [Level]
  /// anything
  public var raw: JSON
  /// `hidden`
  public var hidden: JSON?
  /// `shown`
  public var shown: String
  /// `cleaned`
  public var cleaned: String

  /// Makes one of its values.
  public init(
    plain: String,
    bounded: String,
    day: String,
    moment: Date?,
    link: URL? = nil,
    id: UUID,
    clock: String?,
    code: String,
    whole: Int,
    share: Double,
    money: Decimal,
    exact: Decimal,
    flag: Bool?,
    nothing: Never?,
    both: String? = nil,
    long: String,
    tags: [String],
    items: [String]?,
    grid: [[Int]],
    scores: [Double?],
    rates: [String: Decimal],
    counts: [String: Int]?,
    nestedMap: [String: [String]],
    state: State,
    maybe: Maybe?,
    vat: Vat,
    factor: Decimal,
    several: [Several],
    meaning: Meaning,
    union: Union,
    group: Group?,
    lines: [Line],
    unique: [String],
    optionalList: [OptionalList]? = nil,
    keyed: [String: Party],
    deep: [Deep],
    seller: Party,
    buyer: Party?,
    others: [Party]? = nil,
    payment: Payment?,
    tree: Tree,
    price: Price,
    total: Price?,
    expression: Expression?,
    level: Level,
    levels: [Level],
    raw: JSON,
    hidden: JSON? = nil,
    shown: String,
    cleaned: String
  ) {
    self.plain = plain
    self.bounded = bounded
    self.day = day
    self.moment = moment
    self.link = link
    self.id = id
    self.clock = clock
    self.code = code
    self.whole = whole
    self.share = share
    self.money = money
    self.exact = exact
    self.flag = flag
    self.nothing = nothing
    self.both = both
    self.long = long
    self.tags = tags
    self.items = items
    self.grid = grid
    self.scores = scores
    self.rates = rates
    self.counts = counts
    self.nestedMap = nestedMap
    self.state = state
    self.maybe = maybe
    self.vat = vat
    self.factor = factor
    self.several = several
    self.meaning = meaning
    self.union = union
    self.group = group
    self.lines = lines
    self.unique = unique
    self.optionalList = optionalList
    self.keyed = keyed
    self.deep = deep
    self.seller = seller
    self.buyer = buyer
    self.others = others
    self.payment = payment
    self.tree = tree
    self.price = price
    self.total = total
    self.expression = expression
    self.level = level
    self.levels = levels
    self.raw = raw
    self.hidden = hidden
    self.shown = shown
    self.cleaned = cleaned
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(plain, forKey: .plain)
    try container.encode(bounded, forKey: .bounded)
    try container.encode(day, forKey: .day)
    try container.encode(moment, forKey: .moment)
    try container.encodeIfPresent(link, forKey: .link)
    try container.encode(id, forKey: .id)
    try container.encode(clock, forKey: .clock)
    try container.encode(code, forKey: .code)
    try container.encode(whole, forKey: .whole)
    try container.encode(share, forKey: .share)
    try container.encode(money, forKey: .money)
    try container.encode(exact, forKey: .exact)
    try container.encode(flag, forKey: .flag)
    try container.encode(nothing, forKey: .nothing)
    try container.encodeIfPresent(both, forKey: .both)
    try container.encode(long, forKey: .long)
    try container.encode(tags, forKey: .tags)
    try container.encode(items, forKey: .items)
    try container.encode(grid, forKey: .grid)
    try container.encode(scores, forKey: .scores)
    try container.encode(rates, forKey: .rates)
    try container.encode(counts, forKey: .counts)
    try container.encode(nestedMap, forKey: .nestedMap)
    try container.encode(state, forKey: .state)
    try container.encode(maybe, forKey: .maybe)
    try container.encode(vat, forKey: .vat)
    try container.encode(factor, forKey: .factor)
    try container.encode(several, forKey: .several)
    try container.encode(meaning, forKey: .meaning)
    try container.encode(union, forKey: .union)
    try container.encode(group, forKey: .group)
    try container.encode(lines, forKey: .lines)
    try container.encode(unique, forKey: .unique)
    try container.encodeIfPresent(optionalList, forKey: .optionalList)
    try container.encode(keyed, forKey: .keyed)
    try container.encode(deep, forKey: .deep)
    try container.encode(seller, forKey: .seller)
    try container.encode(buyer, forKey: .buyer)
    try container.encodeIfPresent(others, forKey: .others)
    try container.encode(payment, forKey: .payment)
    try container.encode(tree, forKey: .tree)
    try container.encode(price, forKey: .price)
    try container.encode(total, forKey: .total)
    try container.encode(expression, forKey: .expression)
    try container.encode(level, forKey: .level)
    try container.encode(levels, forKey: .levels)
    try container.encode(raw, forKey: .raw)
    try container.encodeIfPresent(hidden, forKey: .hidden)
    try container.encode(shown, forKey: .shown)
    try container.encode(cleaned, forKey: .cleaned)
  }

  private enum CodingKeys: String, CodingKey {
    case plain
    case bounded
    case day
    case moment
    case link
    case id
    case clock
    case code
    case whole
    case share
    case money
    case exact
    case flag
    case nothing
    case both
    case long
    case tags
    case items
    case grid
    case scores
    case rates
    case counts
    case nestedMap = "nested map"
    case state
    case maybe
    case vat
    case factor
    case several
    case meaning
    case union
    case group
    case lines
    case unique
    case optionalList = "optional list"
    case keyed
    case deep
    case seller
    case buyer
    case others
    case payment
    case tree
    case price
    case total
    case expression
    case level
    case levels
    case raw
    case hidden
    case shown
    case cleaned
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(
      \.bounded,
      #"string 1..40 /[A-Z]+ "/" #/ -- in capitals, with a "quote" and a \ backslash"#
    )
    .field(\.day, "date")
    .field(\.link, mayBeMissing: true)
    .field(\.clock, "time? -- as printed")
    .field(\.code, "currency")
    .field(\.whole, "integer 1..5")
    .field(\.share, "number > 0 <= 1")
    .field(\.money, "decimal(2) >= 0")
    .field(\.both, "string? ..9", mayBeMissing: true)
    .field(
      \.long,
      """
      -- a description that is so long that it does not fit into one line of the file, \
      however the line is broken, and has a comma
      """
    )
    .field(\.tags, "string[] 1..5")
    .field(\.items, "(string ..40)[]? ..9")
    .field(\.rates, "map of decimal(4)")
    .field(\.counts, "(map of integer 0..9)? 1..3")
    .field(\.factor, "one of 0.5, 1.5")
    .field(\.lines, "-- what was bought")
    .field(\.unique, "(string ..9)[] 1..", isUnique: true)
    .field(\.optionalList, "OptionalList[] ..3", mayBeMissing: true)
    .field(\.keyed, "(map of Party) ..4", keys: "the role")
    .field(\.seller, "-- who sells")
    .field(\.others, mayBeMissing: true)
    .field(\.total, "-- with all")
    .field(\.raw, jsonSchema: #"{"type":"object","maxProperties":2}"#, "anything")
    .field(
      \.hidden,
      jsonSchema: #"{"type":"string","pattern":"^a"}"#,
      isSent: false,
      mayBeMissing: true
    )
    .field(\.shown, examples: [#""one""#, #""tw\"o""#])
    .field(\.cleaned, "date", normalize: ["trim", "date(dmy)"])
    .definitions(Tree.self, Expression.self, Level.self, Party.self, Price.self)

  /// `state`
  public enum State: String, CaseIterable, Codable, Sendable, Hashable {
    case paid
    case open
    case inProgress = "in progress"
    case noThanks = "no, thanks"
    case `default`
    case self2 = "self"
    case none2 = "none"
    case value2nd = "2nd"
  }

  /// `maybe`
  public enum Maybe: String, CaseIterable, Codable, Sendable, Hashable {
    case a
    case b
  }

  /// `vat`
  public enum Vat: Int, CaseIterable, Codable, Sendable, Hashable {
    case value0 = 0
    case value7 = 7
    case value19 = 19
  }

  /// `Several`
  public enum Several: String, CaseIterable, Codable, Sendable, Hashable {
    case x
    case y
  }

  /// how it went
  public enum Meaning: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
    /// all went well
    case good
    /// it did not: at all
    case bad
    /// nothing was said
    case value = ""

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>("how it went")
      .value(.good, "all went well")
      .value(.bad, "it did not: at all")
      .value(.value, "nothing was said")
  }

  /// `union`
  public enum Union: Codable, Sendable, Hashable, SchemaDescribed {
    case text(String)
    case number(Double)
    case list([Bool])

    /// Reads the first that fits.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(String.self) {
        self = .text(value)
        return
      }
      if let value = try? container.decode(Double.self) {
        self = .number(value)
        return
      }
      self = .list(try container.decode([Bool].self))
    }

    /// Writes the value itself.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .list(let value): try container.encode(value)
      }
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .whole("string ..4 | number | boolean[]")
  }

  /// a group that may be null
  public struct Group: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var `class`: String
    /// `string`
    public var class2: String
    /// `integer`
    public var xY: Int
    /// `integer`
    public var xY2: Int
    /// `number`
    public var größe: Double
    /// `boolean`
    public var value2024: Bool
    /// `string`
    public var ref: String
    /// may be missing
    public var empty: String?

    /// Makes one of its values.
    public init(
      `class`: String,
      class2: String,
      xY: Int,
      xY2: Int,
      größe: Double,
      value2024: Bool,
      ref: String,
      empty: String? = nil
    ) {
      self.class = `class`
      self.class2 = class2
      self.xY = xY
      self.xY2 = xY2
      self.größe = größe
      self.value2024 = value2024
      self.ref = ref
      self.empty = empty
    }

    private enum CodingKeys: String, CodingKey {
      case `class`
      case class2 = "Class"
      case xY = "x-y"
      case xY2 = "x y"
      case größe
      case value2024 = "2024"
      case ref = "$ref"
      case empty
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>("a group that may be null")
      .field(\.empty, "-- may be missing", mayBeMissing: true)
  }

  /// `Line`
  public struct Line: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var description: String
    /// `decimal(2)[] 2`
    public var amounts: [Decimal]

    /// Makes one of its values.
    public init(description: String, amounts: [Decimal]) {
      self.description = description
      self.amounts = amounts
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.amounts, "decimal(2)[] 2")
  }

  /// `OptionalList`
  public struct OptionalList: Codable, Sendable, Hashable {
    /// `string`
    public var a: String

    /// Makes one of its values.
    public init(a: String) {
      self.a = a
    }
  }

  /// `Deep`
  public struct Deep: Codable, Sendable, Hashable, SchemaDescribed {
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

  /// how it is paid
  public enum Payment: Codable, Sendable, Hashable, SchemaDescribed {
    /// by bank
    case transfer(Transfer)
    case cash
    /// a company or a person
    case party(Party2)

    /// Reads the variant that is named.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .tag) {
      case "transfer": self = .transfer(try Transfer(from: decoder))
      case "cash": self = .cash
      case "party": self = .party(try Party2(from: decoder))
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
      case .cash:
        try container.encode("cash", forKey: .tag)
      case .party(let fields):
        try container.encode("party", forKey: .tag)
        try fields.encode(to: encoder)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case tag = "method"
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(tag: "method", "how it is paid")
      .variant("transfer", Transfer.self, "by bank")
      .variant("cash")
      .variant("party", Party2.self, "a company or a person")

    /// `transfer`
    public struct Transfer: Codable, Sendable, Hashable, SchemaDescribed {
      /// `string /[A-Z]{2}.*/`
      public var iban: String
      /// `string`
      public var note: String?

      /// Makes one of its values.
      public init(iban: String, note: String? = nil) {
        self.iban = iban
        self.note = note
      }

      /// What the schema says beside the types.
      public static let schemaNotes = SchemaNotes<Self>()
        .field(\.iban, "string /[A-Z]{2}.*/")
        .field(\.note, mayBeMissing: true)
    }

    /// `party`
    public struct Party2: Codable, Sendable, Hashable {
      /// `string`
      public var name: String
      /// `string?`
      public var vatId: String?

      /// Makes one of its values.
      public init(name: String, vatId: String?) {
        self.name = name
        self.vatId = vatId
      }

      /// Writes null where nothing is known, and leaves out what may be missing.
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(vatId, forKey: .vatId)
      }

      private enum CodingKeys: String, CodingKey {
        case name
        case vatId = "vat-id"
      }
    }
  }

  /// holds itself
  public struct Tree: Codable, Sendable, Hashable, SchemaDescribed {
    /// `integer`
    public var value: Int
    /// `Tree?`
    public var left: Boxed<Tree>?
    /// `Tree`
    public var right: Boxed<Tree>?
    /// `Tree[]`
    public var children: [Tree]

    /// Makes one of its values.
    public init(value: Int, left: Boxed<Tree>?, right: Boxed<Tree>? = nil, children: [Tree]) {
      self.value = value
      self.left = left
      self.right = right
      self.children = children
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(value, forKey: .value)
      try container.encode(left, forKey: .left)
      try container.encodeIfPresent(right, forKey: .right)
      try container.encode(children, forKey: .children)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>("holds itself", definition: "tree")
      .field(\.right, mayBeMissing: true)
  }

  /// `expression`
  public indirect enum Expression: Codable, Sendable, Hashable, SchemaDescribed {
    case sum(Sum)
    case number(Number2)

    /// Reads the variant that is named.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .tag) {
      case "sum": self = .sum(try Sum(from: decoder))
      case "number": self = .number(try Number2(from: decoder))
      default:
        throw DecodingError.dataCorruptedError(
          forKey: .tag, in: container, debugDescription: "this is no known variant")
      }
    }

    /// Writes the variant's name, then its fields.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .sum(let fields):
        try container.encode("sum", forKey: .tag)
        try fields.encode(to: encoder)
      case .number(let fields):
        try container.encode("number", forKey: .tag)
        try fields.encode(to: encoder)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case tag = "op"
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(tag: "op", definition: "expression")
      .variant("sum", Sum.self)
      .variant("number", Number2.self)

    /// `sum`
    public struct Sum: Codable, Sendable, Hashable {
      /// `Expression`
      public var left: Expression
      /// `Expression`
      public var right: Expression

      /// Makes one of its values.
      public init(left: Expression, right: Expression) {
        self.left = left
        self.right = right
      }
    }

    /// `number`
    public struct Number2: Codable, Sendable, Hashable {
      /// `decimal`
      public var value: Decimal

      /// Makes one of its values.
      public init(value: Decimal) {
        self.value = value
      }
    }
  }

  /// `level`
  public enum Level: String, CaseIterable, Codable, Sendable, Hashable, SchemaDescribed {
    /// above
    case high
    /// below
    case low

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(definition: "level")
      .value(.high, "above")
      .value(.low, "below")
  }

  /// a company or a person
  public struct Party: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var name: String
    /// `string?`
    public var vatId: String?

    /// Makes one of its values.
    public init(name: String, vatId: String?) {
      self.name = name
      self.vatId = vatId
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(vatId, forKey: .vatId)
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case vatId = "vat-id"
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>("a company or a person", definition: "party")
  }

  /// in EUR
  public struct Price: Codable, Sendable, Hashable, SchemaDescribed {
    /// The value itself.
    public var value: Decimal

    /// Makes one of its value.
    public init(_ value: Decimal) {
      self.value = value
    }

    /// Reads the value itself.
    public init(from decoder: any Decoder) throws {
      value = try decoder.singleValueContainer().decode(Decimal.self)
    }

    /// Writes the value itself.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(value)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(definition: "price")
      .whole("decimal(2) >= 0 -- in EUR")
  }

  /// Holds a value of a type that holds itself.
  public indirect enum Boxed<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    case value(Value)

    /// Reads the value itself.
    public init(from decoder: any Decoder) throws {
      self = .value(try decoder.singleValueContainer().decode(Value.self))
    }

    /// Writes the value itself.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .value(let value): try container.encode(value)
      }
    }
  }
}
