public import OrderedJSON

/// An amount of US dollars, exact to a millionth of a millionth.
///
/// Prices are parsed into whole picodollars a token and counts of tokens are bounded, so sums never
/// come near to what it holds: no amount from outside is rounded, capped or fatal.
public struct Money: Sendable, Hashable, Comparable {
  /// Millionths of a millionth of a dollar.
  package let picodollars: Int128

  package init(picodollars: Int128) { self.picodollars = picodollars }

  /// Nothing to pay.
  public static let zero = Money(picodollars: 0)

  /// Whether it is the smaller amount.
  public static func < (one: Money, other: Money) -> Bool { one.picodollars < other.picodollars }

  /// Both together.
  public static func + (one: Money, other: Money) -> Money {
    Money(picodollars: one.picodollars + other.picodollars)
  }

  /// So many times the amount.
  package static func * (one: Money, count: Int) -> Money {
    Money(picodollars: one.picodollars * Int128(count))
  }
}

// MARK: Reading

extension Money {
  private static let decimals = 12
  /// Amounts have no more digits than these before the point.
  private static let mostWholeDigits = 9

  /// Reads dollars as a person writes them, such as `0.30`: digits, and a point with digits behind it.
  ///
  /// Nothing else is read: no sign, no `$`, no exponent, no superfluous zero, no comma, which is a
  /// point to some and nothing to others. No amount has more than nine digits before the point or
  /// twelve behind it.
  public init?(parsing text: some StringProtocol) {
    let isPlain = text.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
    guard isPlain, text.utf8.count <= Self.mostWholeDigits + 1 + Self.decimals,
      let number = JSONNumber(text)
    else { return nil }
    self.init(number)
  }

  /// Takes a number of dollars, if it is an amount.
  package init?(_ number: JSONNumber) {
    let (isNegative, digits, exponent) = number.decimal
    guard !isNegative, exponent >= -Self.decimals,
      digits.count + exponent <= Self.mostWholeDigits
    else { return nil }
    var value: Int128 = 0
    for digit in digits { value = value * 10 + Int128(digit) }
    for _ in 0..<(digits.isEmpty ? 0 : exponent + Self.decimals) { value *= 10 }
    picodollars = value
  }
}

// MARK: Writing

extension Money: CustomStringConvertible {
  /// The amount for a person, such as `$0.0184`: cents and no more from a dollar up, and below it
  /// as many digits as tell something. What is not zero never reads as zero.
  public var description: String {
    let size = picodollars.magnitude
    let rounded = Self.rounded(size, toMultiplesOf: Self.step(for: size))
    return (picodollars < 0 ? "-$" : "$") + Self.text(rounded, leastDecimals: 2)
  }

  /// The exact amount in dollars.
  public var dollars: JSONNumber {
    let sign = picodollars < 0 ? "-" : ""
    // Digits with a point among them are a number.
    return JSONNumber(sign + Self.text(picodollars.magnitude, leastDecimals: 0)) ?? JSONNumber(0)
  }

  private static let dollar: UInt128 = 1_000_000_000_000

  /// What an amount is rounded to: cents, or below a dollar the third digit that is not a leading zero.
  private static func step(for size: UInt128) -> UInt128 {
    var step = dollar / 100
    while step > 1, size < step * 100 { step /= 10 }
    return step
  }

  private static func rounded(_ size: UInt128, toMultiplesOf step: UInt128) -> UInt128 {
    (size + step / 2) / step * step
  }

  private static func text(_ size: UInt128, leastDecimals: Int) -> String {
    var fraction = String(String(size % dollar + dollar).dropFirst())
    while fraction.utf8.count > leastDecimals, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(size / dollar)" + (fraction.isEmpty ? "" : "." + fraction)
  }
}
