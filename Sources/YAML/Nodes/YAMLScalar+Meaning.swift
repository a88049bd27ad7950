package import OrderedJSON

/// What a text means where the schema does not say so: the core schema of YAML 1.2.
///
/// Only plain texts mean anything but themselves. Nothing of YAML 1.1 is read: `NO`, `on`, `yes`, `1_000`,
/// `12:30:45` and dates are texts. Beside the core schema stand two rules:
///
/// - A whole number with superfluous zeros (`012`, `-00`) is a text. Readers take it for ten, for twelve, and
///   people write it where they mean the digits.
/// - `.inf` and `.nan` are texts, as are hexadecimal and octal numbers of more than 64 bits: JSON cannot say
///   the first, and a reader that needs a number says itself that it got a text.
///
/// A number keeps its digits. Those of `+1`, `.5` and `5.`, which JSON does not write so, become `1`, `0.5`
/// and `5`; `0x1F` is 31 and `0o17` is 15.
package enum YAMLMeaning: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case text(String)
}

extension YAMLScalar {
  /// What it means by the core schema.
  package var meaning: YAMLMeaning {
    guard style == .plain else { return .text(text) }
    switch UTF8Text(text) {
    case UTF8Text(""), UTF8Text("~"), UTF8Text("null"), UTF8Text("Null"), UTF8Text("NULL"):
      return .null
    case UTF8Text("true"), UTF8Text("True"), UTF8Text("TRUE"):
      return .bool(true)
    case UTF8Text("false"), UTF8Text("False"), UTF8Text("FALSE"):
      return .bool(false)
    default:
      return number.map(YAMLMeaning.number) ?? .text(text)
    }
  }

  private var number: JSONNumber? {
    let prefix = text.utf8.prefix(2)
    if prefix.elementsEqual("0x".utf8) { return integer(radix: 16) }
    if prefix.elementsEqual("0o".utf8) { return integer(radix: 8) }
    return decimal
  }

  private func integer(radix: Int) -> JSONNumber? {
    let digits = text.utf8.dropFirst(2)
    // The initialiser of integers takes a sign, the core schema does not.
    guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
      return nil
    }
    return UInt64(String(Substring(digits)), radix: radix).map { JSONNumber($0) }
  }

  /// A decimal number in the notation of JSON, which the core schema is wider than in three points:
  /// a plus sign, no digits before the point, none behind it.
  private var decimal: JSONNumber? {
    var rest = text.utf8[...]
    var sign = ""
    if let first = rest.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      sign = first == UInt8(ascii: "-") ? "-" : ""
      rest = rest.dropFirst()
    }
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var places = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      places = rest.prefix(while: isDigit)
      rest = rest.dropFirst(places.count)
    }
    guard !whole.isEmpty || !places.isEmpty else { return nil }
    let point = places.isEmpty ? "" : "."
    return JSONNumber(
      sign + (whole.isEmpty ? "0" : "\(Substring(whole))") + point + "\(Substring(places))"
        + "\(Substring(rest))")
  }
}
