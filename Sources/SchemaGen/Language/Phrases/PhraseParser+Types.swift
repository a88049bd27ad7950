import OrderedJSON

extension PhraseParser {
  /// `NAME ["." NAME] ["(" DIGITS ")"]`
  mutating func type() throws(PhraseError) -> Shape {
    let start = text.at
    if text.startsCurlyQuote { throw text.error(.curlyQuotes) }
    guard var name = text.name() else { throw noType() }
    if text.peek == ".", !text.startsWith(".."), let rest = text.nameBehindPoint() {
      name += "." + rest
    }
    if name == "decimal" { return Shape(.number(Shape.Number(.decimal(places: try places())))) }
    guard let shape = Self.builtIn(name) ?? reference(name) else {
      throw unknown(name, at: start)
    }
    if text.peek == "(" { throw brackets(behind: name, at: start) }
    return shape
  }

  /// What a name of the language means.
  static func builtIn(_ name: String) -> Shape? {
    switch name {
    case "string", "text": Shape(.text(Shape.Text()))
    case "integer", "int": Shape(.number(Shape.Number(.whole)))
    case "number", "float": Shape(.number(Shape.Number(.binary)))
    case "decimal": Shape(.number(Shape.Number(.decimal(places: nil))))
    case "boolean", "bool": Shape(.boolean)
    case "null": Shape(.null)
    default: TextType(rawValue: name).map { Shape(.text(Shape.Text($0))) }
    }
  }

  private func reference(_ name: String) -> Shape? {
    definitions.definition(name).map { Shape(.reference($0)) }
  }

  /// `(2)` behind `decimal`.
  private mutating func places() throws(PhraseError) -> Int? {
    guard text.take("(") else { return nil }
    let start = text.at
    text.skipBlanks()
    guard let digits = text.digits() else { throw text.error(.decimalPlaces, at: start) }
    text.skipBlanks()
    guard text.take(")") else { throw text.error(.decimalPlaces, at: start) }
    guard let places = Int(digits), places <= 18 else {
      throw text.error(.tooManyPlaces, at: start)
    }
    return places
  }

  // MARK: What is not a type

  private borrowing func noType() -> PhraseError {
    if text.startsDash { return text.error(.dashes) }
    if text.isAtEnd { return text.error(.empty) }
    switch text.peek {
    case "-", "\"", "'": return text.error(.fixedValues)
    case _ where startsNumber: return text.error(.fixedValues)
    case "?": return text.error(.notExpected("?"))
    default: return text.error(.notExpected(text.word))
    }
  }

  private borrowing func brackets(behind name: String, at start: Int) -> PhraseError {
    var ahead = text
    ahead.skip(1)
    let count = ahead.digits()
    guard let count, ahead.peek == ")", name == "string" || name == "text" else {
      return text.error(.noBrackets(type: name), at: start)
    }
    return text.error(.lengthInBrackets(type: name, count: count), at: start)
  }

  private borrowing func unknown(_ name: String, at start: Int) -> PhraseError {
    let phrase = text.text(from: start)
    if let right = Self.translation(of: name, in: phrase) {
      return text.error(.writtenOtherwise(right.wrong, right: right.right), at: start)
    }
    let lower = name.lowercased()
    if lower != name, Self.builtIn(lower) != nil {
      return text.error(.lowerCase(lower), at: start)
    }
    let known = Self.suggestions + definitions.names
    return text.error(.unknownType(name, suggestion: nearest(to: name, among: known)), at: start)
  }

  private static let suggestions =
    ["string", "integer", "number", "decimal", "boolean", "null", "text", "int", "float", "bool"]
    + TextType.allCases.map(\.rawValue)

  /// How the words of other languages are written in this one.
  private static func translation(
    of name: String, in phrase: String
  ) -> (wrong: String, right: String)? {
    switch name {
    case "list", "array", "List", "Array", "Sequence":
      phrase.hasPrefix("\(name) of") ? ("\(name) of X", "X[]") : ("\(name)[X]", "X[]")
    case "Optional", "optional", "nullable": ("\(name)[X]", "X?")
    case "dict", "Dict", "object", "Map", "Record":
      (name, "map of X, or a group of indented fields")
    case "map": ("map", "map of X")
    case "enum", "Enum", "Literal", "choice": (name, "one of a, b, c")
    case "str", "Str", "varchar", "char": (name, "string")
    case "double", "Double", "real": (name, "number")
    case "long", "Long", "Int", "int64", "int32": (name, "integer")
    case "money", "Money", "amount", "currency_amount": (name, "decimal(2)")
    case "Decimal", "numeric": (name, "decimal, or decimal(2) for at most two places")
    case "uri", "URL", "Url", "link": (name, "url")
    case "true", "false", "True", "False": (name, "boolean")
    case "any", "Any": (name, "string | number | boolean, or $json_schema: {}")
    default: nil
    }
  }
}
