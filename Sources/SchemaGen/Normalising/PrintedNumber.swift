import OrderedJSON

/// Numbers as documents print them: `1.234,56`, `1,234.56`, `1 234,56 €`, `CHF 1'234.50`, `12,00-`.
enum PrintedNumber {
  enum Style: String {
    /// A comma before the fraction, points between thousands.
    case eu
    /// A point before the fraction, commas between thousands.
    case us

    init?(utf8 name: String) {
      switch UTF8Text(name) {
      case UTF8Text("eu"): self = .eu
      case UTF8Text("us"): self = .us
      default: return nil
      }
    }

    fileprivate var point: Unicode.Scalar { self == .eu ? "," : "." }
    fileprivate var other: Style { self == .eu ? .us : .eu }
  }

  /// The number that a text is in the style, or in the only style in which it is one; nothing if both
  /// styles make different numbers of it, as of `1.234`, or none does.
  static func number(_ text: String, _ style: Style?) -> JSONNumber? {
    guard let (sign, body) = amount(text) else { return nil }
    guard let style else {
      let readings = (digits(body, .eu), digits(body, .us))
      switch readings {
      case (let one?, let other?): return one == other ? JSONNumber(sign + one) : nil
      case (let one?, nil), (nil, let one?): return JSONNumber(sign + one)
      case (nil, nil): return nil
      }
    }
    return digits(body, style).flatMap { JSONNumber(sign + $0) }
  }

  /// The text without currency, sign and blanks at its ends; at most one of each.
  private static func amount(_ text: String) -> (sign: String, body: [Unicode.Scalar])? {
    var rest = Array(text.unicodeScalars)[...]
    var (signs, currencies): ([Unicode.Scalar], Int) = ([], 0)
    while let first = rest.first, !isDigit(first), first != ".", first != "," {
      if takeCurrency(&rest) {
        currencies += 1
        continue
      }
      if isMinus(first) || first == "+" {
        signs.append(first)
      } else if !isBlank(first) {
        return nil
      }
      rest.removeFirst()
    }
    while let last = rest.last, !isDigit(last) {
      if takeLastCurrency(&rest) {
        currencies += 1
        continue
      }
      if isMinus(last) { signs.append(last) } else if !isBlank(last) { return nil }
      rest.removeLast()
    }
    guard currencies <= 1, signs.count <= 1 else { return nil }
    return (signs.contains(where: isMinus) ? "-" : "", Array(rest))
  }

  private static func takeCurrency(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    if rest.first?.properties.generalCategory == .currencySymbol {
      rest.removeFirst()
      return true
    }
    guard rest.count > 3, rest.prefix(3).allSatisfy(isCapital),
      !isCapital(rest[rest.startIndex + 3])
    else { return false }
    rest.removeFirst(3)
    return true
  }

  private static func takeLastCurrency(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    if rest.last?.properties.generalCategory == .currencySymbol {
      rest.removeLast()
      return true
    }
    guard rest.count > 3, rest.suffix(3).allSatisfy(isCapital), !isCapital(rest[rest.endIndex - 4])
    else { return false }
    rest.removeLast(3)
    return true
  }

  /// The digits with a point, if the signs between them stand where the style has them.
  private static func digits(_ body: [Unicode.Scalar], _ style: Style) -> String? {
    let parts = body.split(separator: style.point, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first.flatMap({ ungrouped($0, style) }) else {
      return nil
    }
    guard parts.count == 2 else { return whole.isEmpty ? nil : written(whole, "") }
    guard !parts[1].isEmpty, parts[1].allSatisfy(isDigit) else { return nil }
    return written(whole, "." + string(parts[1]))
  }

  /// Without the one sign that stands between all thousands, or between none.
  private static func ungrouped(
    _ whole: ArraySlice<Unicode.Scalar>, _ style: Style
  ) -> String? {
    guard let sign = whole.first(where: { !isDigit($0) }) else { return string(whole) }
    guard sign == style.other.point || isThousandsSign(sign) else { return nil }
    let groups = whole.split(separator: sign, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.allSatisfy(isDigit) }),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      let first = groups.first, (1...3).contains(first.count), first.first != "0"
    else { return nil }
    return string(groups.joined())
  }

  /// Superfluous zeros in front are no JSON.
  private static func written(_ whole: String, _ fraction: String) -> String {
    let digits = whole.drop { $0 == "0" }
    return (digits.isEmpty ? "0" : String(digits)) + fraction
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
  private static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2212}"
  }
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// Blanks, also those that do not break a line, and apostrophes.
  private static func isThousandsSign(_ scalar: Unicode.Scalar) -> Bool {
    " '\u{A0}\u{2009}\u{202F}\u{2019}".unicodeScalars.contains(scalar)
  }
}
