package import OrderedJSON

/// An exact number: what the arithmetic of checks counts in. Nothing is ever rounded, not even a third.
///
/// Numbers of more than ``mostDigits`` digits, or that far from the point, are no fractions, and a
/// result of more than four times as many is none either. So `1e999999` costs nothing.
package struct Fraction: Sendable {
  /// Not in lowest terms: amounts of two places keep their hundredths, and add like whole numbers.
  let numerator: Whole
  /// More than zero.
  let denominator: Whole

  static let mostDigits = 100
  private static let mostLimbs = 4 * mostDigits / 9

  package static let zero = Fraction(0)

  init(_ value: Int) {
    numerator = .short(Int64(value))
    denominator = .one
  }

  init(_ numerator: Whole, over denominator: Whole) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A number of an answer.
  package init?(_ view: JSONView) {
    if let short = view.shortDecimal {
      self.init(.short(short.digits), over: .power(ofTen: short.decimals))
    } else {
      guard view.kind == .number else { return nil }
      self.init(view.decimalText)
    }
  }

  /// A number in a schema.
  package init?(_ number: JSONNumber) {
    guard let value = number.withDecimal({ Fraction($0) }) else { return nil }
    self = value
  }

  private init?(_ text: DecimalText) {
    guard text.digitCount <= Self.mostDigits, text.magnitude.magnitude <= Self.mostDigits else {
      return nil
    }
    var size = Magnitude(0)
    for rank in 0..<text.digitCount {
      size = size * Magnitude(10) + Magnitude(UInt64(text.digit(rank)))
    }
    let digits = Whole(isNegative: text.isNegative, size)
    let scale = text.digitCount - text.magnitude
    numerator = scale < 0 ? digits * .power(ofTen: -scale) : digits
    denominator = .power(ofTen: max(scale, 0))
  }

  var isNegative: Bool { numerator.isNegative }
  var isZero: Bool { numerator.isZero }
  var absolute: Fraction { Fraction(numerator.absolute, over: denominator) }

  /// The value, if it is whole and no larger than a word.
  var int: Int? {
    let (quotient, remainder) = numerator.divided(by: denominator)
    return remainder.isZero ? quotient.int : nil
  }

  private var inLowestTerms: Fraction {
    let divisor = Whole.greatestDivisor(numerator, denominator)
    return divisor == .one
      ? self
      : Fraction(
        numerator.divided(by: divisor).quotient, over: denominator.divided(by: divisor).quotient)
  }

  /// Itself, as small as it can be written, unless that is still too large.
  private var bounded: Fraction? {
    if case (.short, .short) = (numerator, denominator) { return self }
    let small = inLowestTerms
    let fits = max(small.numerator.length, small.denominator.length) <= Self.mostLimbs
    return fits ? small : nil
  }
}

// MARK: Arithmetic

extension Fraction {
  static prefix func - (value: Fraction) -> Fraction {
    Fraction(-value.numerator, over: value.denominator)
  }

  /// The sum, unless it is too large.
  package func plus(_ other: Fraction) -> Fraction? {
    if denominator == other.denominator {
      return Fraction(numerator + other.numerator, over: denominator).bounded
    }
    // Amounts of different places: one denominator divides the other.
    for (coarse, fine) in [(self, other), (other, self)] {
      let (factor, rest) = fine.denominator.divided(by: coarse.denominator)
      if rest.isZero {
        return Fraction(coarse.numerator * factor + fine.numerator, over: fine.denominator).bounded
      }
    }
    return Fraction(
      numerator * other.denominator + other.numerator * denominator,
      over: denominator * other.denominator
    ).bounded
  }

  /// The difference, unless it is too large.
  package func minus(_ other: Fraction) -> Fraction? { plus(-other) }

  /// The product, unless it is too large.
  package func times(_ other: Fraction) -> Fraction? {
    Fraction(numerator * other.numerator, over: denominator * other.denominator).bounded
  }

  /// The quotient, unless the other is zero or it is too large.
  package func divided(by other: Fraction) -> Fraction? {
    guard !other.isZero else { return nil }
    let top = numerator * other.denominator
    return Fraction(
      other.isNegative ? -top : top, over: denominator * other.numerator.absolute
    ).bounded
  }

  /// The nearest value of so many places; a half goes away from zero, as in commerce.
  package func rounded(toPlaces places: Int) -> Fraction? {
    let scale = Whole.power(ofTen: places)
    let doubled = (numerator.absolute * scale) * .short(2) + denominator
    let (size, _) = doubled.divided(by: denominator * .short(2))
    return Fraction(isNegative ? -size : size, over: scale).bounded
  }
}

extension Fraction: Comparable, Hashable {
  package static func == (one: Fraction, other: Fraction) -> Bool {
    if one.denominator == other.denominator { return one.numerator == other.numerator }
    return one.numerator * other.denominator == other.numerator * one.denominator
  }

  package static func < (one: Fraction, other: Fraction) -> Bool {
    if one.denominator == other.denominator { return one.numerator < other.numerator }
    return one.numerator * other.denominator < other.numerator * one.denominator
  }

  package func hash(into hasher: inout Hasher) {
    let small = inLowestTerms
    hasher.combine(small.numerator)
    hasher.combine(small.denominator)
  }
}

extension Fraction: CustomStringConvertible {
  private static let placesShown = 34

  /// The digits, all of them if there are no more than 34 behind the point, or an ellipsis.
  package var description: String {
    let (quotient, rest) = numerator.absolute.divided(by: denominator)
    guard !rest.isZero else { return (isNegative ? "-" : "") + "\(quotient)" }
    let (places, unshown) = (rest * .power(ofTen: Self.placesShown)).divided(by: denominator)
    var digits = "\(places)"
    digits = String(repeating: "0", count: Self.placesShown - digits.utf8.count) + digits
    while unshown.isZero, digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return (isNegative ? "-" : "") + "\(quotient).\(digits)\(unshown.isZero ? "" : "…")"
  }
}

extension Fraction {
  /// What is left, 0 or more, when a whole number is taken out as often as it goes.
  func remainder(of whole: Int) -> Fraction? {
    let unit = denominator * .short(Int64(whole))
    let rest = numerator.divided(by: unit).remainder
    return Fraction(rest.isNegative ? rest + unit : rest, over: denominator)
  }
}
