// Generated from language.yaml by extract schema swift; do not edit.

import Foundation

/// A record by language.yaml.
struct PlainRecord: Codable, Sendable, Hashable {
  /// `string`
  var plain: String
  /// in capitals, with a "quote" and a \ backslash
  var bounded: String
  /// `date`
  var day: String
  /// `instant?`
  var moment: Date?
  /// `url`
  var link: URL?
  /// `uuid`
  var id: UUID
  /// as printed
  var clock: String?
  /// `currency`
  var code: String
  /// `integer 1..5`
  var whole: Int
  /// `number > 0 <= 1`
  var share: Double
  /// `decimal(2) >= 0`
  var money: Decimal
  /// `decimal`
  var exact: Decimal
  /// `boolean?`
  var flag: Bool?
  /// `null`
  var nothing: Never?
  /// `string? ..9`
  var both: String?
  /// a description that is so long that it does not fit into one line of the file, however the line
  /// is broken, and has a comma
  var long: String
  /// `string[] 1..5`
  var tags: [String]
  /// `(string ..40)[]? ..9`
  var items: [String]?
  /// `integer[][]`
  var grid: [[Int]]
  /// `number?[]`
  var scores: [Double?]
  /// `map of decimal(4)`
  var rates: [String: Decimal]
  /// `(map of integer 0..9)? 1..3`
  var counts: [String: Int]?
  /// `map of string[]`
  var nestedMap: [String: [String]]
  /// `State`
  var state: State
  /// `Maybe?`
  var maybe: Maybe?
  /// `Vat`
  var vat: Vat
  /// `one of 0.5, 1.5`
  var factor: Decimal
  /// `Several[]`
  var several: [Several]
  /// `Meaning`
  var meaning: Meaning
  /// `Union`
  var union: Union
  /// `Group?`
  var group: Group?
  /// what was bought
  var lines: [Line]
  /// `unique`
  var unique: [String]
  /// `OptionalList[] ..3`
  var optionalList: [OptionalList]?
  /// `keyed`
  var keyed: [String: Party]
  /// `deep`
  var deep: [[String]]
  /// who sells
  var seller: Party
  /// `Party?`
  var buyer: Party?
  /// `Party[]`
  var others: [Party]?
  /// `Payment?`
  var payment: Payment?
  /// `Tree`
  var tree: Tree
  /// `Price`
  var price: Price
  /// with all
  var total: Price?
  /// `Expression?`
  var expression: Expression?
  /// `Level`
  var level: Level
  /// `Level[]`
  var levels: [Level]
  /// anything
  var raw: JSONValue
  /// `hidden`
  var hidden: JSONValue?
  /// `shown`
  var shown: String
  /// `cleaned`
  var cleaned: String

  /// Makes one of its values.
  init(
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
    deep: [[String]],
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
    raw: JSONValue,
    hidden: JSONValue? = nil,
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
  func encode(to encoder: any Encoder) throws {
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

  /// `state`
  enum State: RawRepresentable, CaseIterable, Codable, Sendable, Hashable {
    case paid
    case open
    case inProgress
    case noThanks
    case `default`
    case self2
    case none2
    case value2nd
    /// A value that was not known when this was generated.
    case unknown(String)

    /// The values that are known.
    static let allCases: [Self] = [
      .paid,
      .open,
      .inProgress,
      .noThanks,
      .`default`,
      .self2,
      .none2,
      .value2nd,
    ]

    /// Takes any text.
    init(rawValue: String) {
      switch rawValue {
      case "paid": self = .paid
      case "open": self = .open
      case "in progress": self = .inProgress
      case "no, thanks": self = .noThanks
      case "default": self = .`default`
      case "self": self = .self2
      case "none": self = .none2
      case "2nd": self = .value2nd
      default: self = .unknown(rawValue)
      }
    }

    /// The text.
    var rawValue: String {
      switch self {
      case .paid: "paid"
      case .open: "open"
      case .inProgress: "in progress"
      case .noThanks: "no, thanks"
      case .`default`: "default"
      case .self2: "self"
      case .none2: "none"
      case .value2nd: "2nd"
      case .unknown(let text): text
      }
    }
  }

  /// `maybe`
  enum Maybe: RawRepresentable, CaseIterable, Codable, Sendable, Hashable {
    case a
    case b
    /// A value that was not known when this was generated.
    case unknown(String)

    /// The values that are known.
    static let allCases: [Self] = [.a, .b]

    /// Takes any text.
    init(rawValue: String) {
      switch rawValue {
      case "a": self = .a
      case "b": self = .b
      default: self = .unknown(rawValue)
      }
    }

    /// The text.
    var rawValue: String {
      switch self {
      case .a: "a"
      case .b: "b"
      case .unknown(let text): text
      }
    }
  }

  /// `vat`
  enum Vat: Int, CaseIterable, Codable, Sendable, Hashable {
    case value0 = 0
    case value7 = 7
    case value19 = 19
  }

  /// `Several`
  enum Several: RawRepresentable, CaseIterable, Codable, Sendable, Hashable {
    case x
    case y
    /// A value that was not known when this was generated.
    case unknown(String)

    /// The values that are known.
    static let allCases: [Self] = [.x, .y]

    /// Takes any text.
    init(rawValue: String) {
      switch rawValue {
      case "x": self = .x
      case "y": self = .y
      default: self = .unknown(rawValue)
      }
    }

    /// The text.
    var rawValue: String {
      switch self {
      case .x: "x"
      case .y: "y"
      case .unknown(let text): text
      }
    }
  }

  /// how it went
  enum Meaning: RawRepresentable, CaseIterable, Codable, Sendable, Hashable {
    /// all went well
    case good
    /// it did not: at all
    case bad
    /// nothing was said
    case value
    /// A value that was not known when this was generated.
    case unknown(String)

    /// The values that are known.
    static let allCases: [Self] = [.good, .bad, .value]

    /// Takes any text.
    init(rawValue: String) {
      switch rawValue {
      case "good": self = .good
      case "bad": self = .bad
      case "": self = .value
      default: self = .unknown(rawValue)
      }
    }

    /// The text.
    var rawValue: String {
      switch self {
      case .good: "good"
      case .bad: "bad"
      case .value: ""
      case .unknown(let text): text
      }
    }
  }

  /// `union`
  enum Union: Codable, Sendable, Hashable {
    case text(String)
    case number(Double)
    case list([Bool])

    /// Reads the first that fits.
    init(from decoder: any Decoder) throws {
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
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .list(let value): try container.encode(value)
      }
    }
  }

  /// a group that may be null
  struct Group: Codable, Sendable, Hashable {
    /// `string`
    var `class`: String
    /// `string`
    var class2: String
    /// `integer`
    var xY: Int
    /// `integer`
    var xY2: Int
    /// `number`
    var größe: Double
    /// `boolean`
    var value2024: Bool
    /// `string`
    var ref: String
    /// may be missing
    var empty: String?

    /// Makes one of its values.
    init(
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
  }

  /// `Line`
  struct Line: Codable, Sendable, Hashable {
    /// `string`
    var description: String
    /// `decimal(2)[] 2`
    var amounts: [Decimal]

    /// Makes one of its values.
    init(description: String, amounts: [Decimal]) {
      self.description = description
      self.amounts = amounts
    }
  }

  /// `OptionalList`
  struct OptionalList: Codable, Sendable, Hashable {
    /// `string`
    var a: String

    /// Makes one of its values.
    init(a: String) {
      self.a = a
    }
  }

  /// how it is paid
  enum Payment: Codable, Sendable, Hashable {
    /// by bank
    case transfer(Transfer)
    case cash
    /// a company or a person
    case party(Party2)

    /// Reads the variant that is named.
    init(from decoder: any Decoder) throws {
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
    func encode(to encoder: any Encoder) throws {
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

    /// `transfer`
    struct Transfer: Codable, Sendable, Hashable {
      /// `string /[A-Z]{2}.*/`
      var iban: String
      /// `string`
      var note: String?

      /// Makes one of its values.
      init(iban: String, note: String? = nil) {
        self.iban = iban
        self.note = note
      }
    }

    /// `party`
    struct Party2: Codable, Sendable, Hashable {
      /// `string`
      var name: String
      /// `string?`
      var vatId: String?

      /// Makes one of its values.
      init(name: String, vatId: String?) {
        self.name = name
        self.vatId = vatId
      }

      /// Writes null where nothing is known, and leaves out what may be missing.
      func encode(to encoder: any Encoder) throws {
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
  struct Tree: Codable, Sendable, Hashable {
    /// `integer`
    var value: Int
    /// `Tree?`
    var left: Boxed<Tree>?
    /// `Tree`
    var right: Boxed<Tree>?
    /// `Tree[]`
    var children: [Tree]

    /// Makes one of its values.
    init(value: Int, left: Boxed<Tree>?, right: Boxed<Tree>? = nil, children: [Tree]) {
      self.value = value
      self.left = left
      self.right = right
      self.children = children
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(value, forKey: .value)
      try container.encode(left, forKey: .left)
      try container.encodeIfPresent(right, forKey: .right)
      try container.encode(children, forKey: .children)
    }
  }

  /// `expression`
  indirect enum Expression: Codable, Sendable, Hashable {
    case sum(Sum)
    case number(Number2)

    /// Reads the variant that is named.
    init(from decoder: any Decoder) throws {
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
    func encode(to encoder: any Encoder) throws {
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

    /// `sum`
    struct Sum: Codable, Sendable, Hashable {
      /// `Expression`
      var left: Expression
      /// `Expression`
      var right: Expression

      /// Makes one of its values.
      init(left: Expression, right: Expression) {
        self.left = left
        self.right = right
      }
    }

    /// `number`
    struct Number2: Codable, Sendable, Hashable {
      /// `decimal`
      var value: Decimal

      /// Makes one of its values.
      init(value: Decimal) {
        self.value = value
      }
    }
  }

  /// `level`
  enum Level: RawRepresentable, CaseIterable, Codable, Sendable, Hashable {
    /// above
    case high
    /// below
    case low
    /// A value that was not known when this was generated.
    case unknown(String)

    /// The values that are known.
    static let allCases: [Self] = [.high, .low]

    /// Takes any text.
    init(rawValue: String) {
      switch rawValue {
      case "high": self = .high
      case "low": self = .low
      default: self = .unknown(rawValue)
      }
    }

    /// The text.
    var rawValue: String {
      switch self {
      case .high: "high"
      case .low: "low"
      case .unknown(let text): text
      }
    }
  }

  /// a company or a person
  struct Party: Codable, Sendable, Hashable {
    /// `string`
    var name: String
    /// `string?`
    var vatId: String?

    /// Makes one of its values.
    init(name: String, vatId: String?) {
      self.name = name
      self.vatId = vatId
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(vatId, forKey: .vatId)
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case vatId = "vat-id"
    }
  }

  /// in EUR
  struct Price: Codable, Sendable, Hashable {
    /// The value itself.
    var value: Decimal

    /// Makes one of its value.
    init(_ value: Decimal) {
      self.value = value
    }

    /// Reads the value itself.
    init(from decoder: any Decoder) throws {
      value = try decoder.singleValueContainer().decode(Decimal.self)
    }

    /// Writes the value itself.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(value)
    }
  }

  /// Holds a value of a type that holds itself.
  indirect enum Boxed<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    case value(Value)

    /// Reads the value itself.
    init(from decoder: any Decoder) throws {
      self = .value(try decoder.singleValueContainer().decode(Value.self))
    }

    /// Writes the value itself.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .value(let value): try container.encode(value)
      }
    }
  }

  /// Any JSON value.
  indirect enum JSONValue: Codable, Sendable, Hashable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case fields([String: JSONValue])

    /// Reads any value.
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
        return
      }
      if let value = try? container.decode(Bool.self) {
        self = .truth(value)
        return
      }
      if let value = try? container.decode(Double.self) {
        self = .number(value)
        return
      }
      if let value = try? container.decode(String.self) {
        self = .text(value)
        return
      }
      if let value = try? container.decode([JSONValue].self) {
        self = .list(value)
        return
      }
      self = .fields(try container.decode([String: JSONValue].self))
    }

    /// Writes the value.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .null: try container.encodeNil()
      case .truth(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .text(let value): try container.encode(value)
      case .list(let value): try container.encode(value)
      case .fields(let value): try container.encode(value)
      }
    }
  }
}
