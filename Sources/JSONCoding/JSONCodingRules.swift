public import OrderedJSON

/// How Swift types stand in JSON where more than one way is usual.
public struct JSONCodingRules: Sendable {
  /// How `Date` is written.
  public var dates: Dates
  /// How `Data` is written.
  public var data: Bytes
  /// How the names of properties become names of members.
  public var keys: Keys
  /// What the types being coded may ask for.
  public var userInfo: [CodingUserInfoKey: any Sendable]
  /// What the reader takes before it refuses.
  public var limits: JSONLimits

  /// Rules for records: ISO 8601 dates with a zone, base64, names as they are.
  public init(
    dates: Dates = .iso8601, data: Bytes = .base64, keys: Keys = .asWritten,
    userInfo: [CodingUserInfoKey: any Sendable] = [:], limits: JSONLimits = JSONLimits()
  ) {
    self.dates = dates
    self.data = data
    self.keys = keys
    self.userInfo = userInfo
    self.limits = limits
  }

  /// Ways of writing a `Date`.
  public enum Dates: Sendable, Hashable {
    /// `2024-03-01T12:30:00Z`, with an offset and a fraction of a second as needed (RFC 3339).
    case iso8601
    /// `2024-03-01`: midnight of that day, UTC. Any other time of day is refused when writing.
    case day
    case secondsSince1970
    case millisecondsSince1970
    /// What Foundation's own coders do: seconds since 2001.
    case secondsSince2001
  }

  /// Ways of writing `Data`.
  public enum Bytes: Sendable, Hashable {
    case base64
    /// A list of numbers from 0 to 255.
    case array
  }

  /// Ways from the name of a property to that of a member. The keys of a `Dictionary` stay as they are.
  public enum Keys: Sendable {
    case asWritten
    /// `dueDate` as `due_date`, `vatID` as `vat_id`.
    case snakeCase
    /// `name` gives a member's name for a property's, `property` the way back.
    case custom(name: @Sendable (String) -> String, property: @Sendable (String) -> String)
  }
}

extension JSONCodingRules.Keys {
  var isAsWritten: Bool { if case .asWritten = self { true } else { false } }

  /// The member's name for a property.
  package func name(of property: String) -> String {
    switch self {
    case .asWritten: property
    case .snakeCase: SnakeCase.name(of: property)
    case .custom(let name, _): name(property)
    }
  }

  /// The property for a member's name.
  func property(of name: String) -> String {
    switch self {
    case .asWritten: name
    case .snakeCase: SnakeCase.property(of: name)
    case .custom(_, let property): property(name)
    }
  }
}

/// Between `dueDate` and `due_date`.
enum SnakeCase {
  /// A word begins at a capital after a small letter or digit, and at the last capital of a run that
  /// goes on in small letters: `myURLList` has the words `my`, `url`, `list`.
  static func name(of property: String) -> String {
    let letters = Array(property.unicodeScalars)
    var name = String.UnicodeScalarView()
    for (index, letter) in letters.enumerated() {
      let isCapital = letter.properties.isUppercase
      let follows = index > 0 && letters[index - 1] != "_"
      let afterCapital = index > 0 && letters[index - 1].properties.isUppercase
      let beforeSmall = index + 1 < letters.count && letters[index + 1].properties.isLowercase
      if isCapital, follows, !afterCapital || beforeSmall { name.append("_") }
      name.append(contentsOf: letter.properties.lowercaseMapping.unicodeScalars)
    }
    return String(name)
  }

  static func property(of name: String) -> String {
    let words = name.split(separator: "_")
    guard let first = words.first, words.count > 1 else { return name }
    let leading = name.prefix { $0 == "_" }
    let trailing = name.reversed().prefix { $0 == "_" }.count
    let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return leading + first + rest.joined() + String(repeating: "_", count: trailing)
  }
}
