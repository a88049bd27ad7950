/// Swift's names for those of a schema, each given once in its scope.
///
/// Two names that differ only in how their letters are composed are one to Swift: they are compared as
/// Swift compares strings.
struct SwiftNames {
  private var taken: Set<String>

  init(reserved: Set<String> = []) { taken = reserved }

  /// Takes names away that nothing may have from now on.
  mutating func reserve(_ names: Set<String>) { taken.formUnion(names) }

  /// A name that nothing else in the scope has.
  mutating func unique(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(wanted)\(number)"
      number += 1
    }
    return name
  }

  /// `due_date` as `dueDate`, `VAT no.` as `vatNo`.
  static func property(_ name: String) -> String {
    let words = words(of: name)
    guard let first = words.first else { return "value" }
    let isAllCapital = first.allSatisfy { !$0.isLowercase }
    let start =
      isAllCapital ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return begun(start + words.dropFirst().map(capitalized).joined(), with: "value")
  }

  /// `due_date` as `DueDate`.
  static func type(_ name: String) -> String {
    begun(words(of: name).map(capitalized).joined(), with: "Value")
  }

  /// The type of what a list of this name holds: `lines` are of `Line`.
  static func item(_ name: String) -> String {
    let type = type(name)
    if type.hasSuffix("ies"), type.count > 4 { return type.dropLast(3) + "y" }
    let isPlural = type.hasSuffix("s") && !type.hasSuffix("ss") && !type.hasSuffix("us")
    return isPlural && type.count > 3 ? String(type.dropLast()) : type
  }

  private static func capitalized(_ word: Substring) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func words(of name: String) -> [Substring] {
    var plain = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isPlain = scalar.isASCII ? scalar.isPlainLetter : scalar.properties.isXIDContinue
      plain.append(isPlain ? scalar : " ")
    }
    return String(plain).split(separator: " ")
  }

  private static func begun(_ name: String, with start: String) -> String {
    guard let first = name.unicodeScalars.first else { return start }
    let isLetter = first.isASCII ? !("0"..."9").contains(first) : first.properties.isXIDStart
    return isLetter ? name : start + name
  }

  /// A name in back-ticks where it would be read as a word of the language.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  private static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "static",
    "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
    "where", "while",
  ]

  /// Names that mean something else in every type.
  static let members: Set<String> = [
    "init", "self", "hashValue", "hash", "encode", "schemaNotes", "description", "rawValue",
    "allCases", "none", "some", "unknown", "type",
  ]
  /// Names that a stored property cannot have.
  static let properties: Set<String> = [
    "init", "self", "hashValue", "hash", "encode", "schemaNotes",
  ]
  /// Names of types that generated code speaks of, or a schema's phrases with a small letter.
  static let types = Set(TextType.allCases.map { type($0.rawValue) }).union(swiftTypes)

  /// Names of types that generated code speaks of.
  static let swiftTypes: Set<String> = [
    "Any", "AnyObject", "Array", "Bool", "Boolean", "Boxed", "CaseIterable", "Codable", "CodingKey",
    "CodingKeys", "Data", "Decimal", "Decodable", "Decoder", "DecodingError", "Dictionary",
    "Double",
    "Encodable", "Encoder", "Error", "Float", "Hashable", "Int", "Integer", "JSON", "JSONValue",
    "List", "Map", "Never", "Null", "Number", "Optional", "OrderedJSON", "Protocol",
    "RawRepresentable", "SchemaDescribed", "SchemaGen", "SchemaNotes", "Self", "Sendable", "Set",
    "String", "Text", "Type", "UUID", "URL", "Void", "One", "Of",
  ]
}

extension Unicode.Scalar {
  fileprivate var isPlainLetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
  }
}
