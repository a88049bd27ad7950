/// A number as it was written, with exact views of it.
///
/// `1`, `1.0` and `10e-1` are equal and hash alike; `0.1` and `0.10000000000000001` are not.
public struct JSONNumber: Sendable {
  /// The number's text.
  public let text: String

  /// Exponents may have this many digits, so that sums of them cannot overflow.
  static let mostExponentDigits = 18

  /// Takes a text that a reader has checked.
  init(checked text: String) { self.text = text }

  /// Makes a number of its text, if it is written as JSON writes numbers.
  public init?(_ text: some StringProtocol) {
    guard let tape = try? JSONTape(parsing: text.utf8), let number = tape.root.number,
      number.text.utf8.count == text.utf8.count
    else { return nil }
    self = number
  }

  /// Makes a number of an integer.
  public init(_ integer: some BinaryInteger) { text = String(integer) }

  /// Makes a number of the shortest text that gives this value back, unless it is infinite or NaN.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// Makes a number of the shortest text that gives this value back, unless it is infinite or NaN.
  public init?(_ value: Float) {
    guard value.isFinite else { return nil }
    text = value.description
  }
}

// MARK: Views

extension JSONNumber {
  /// Calls `body` with the exact value.
  package func withDecimal<Result>(_ body: (DecimalText) -> Result) -> Result {
    var text = text
    return text.withUTF8 { bytes in
      // A number's text is never empty.
      body(DecimalText(bytes.baseAddress.unsafelyUnwrapped, count: bytes.count))
    }
  }

  /// Whether the value has no fraction; `1.0` and `1e400` have none.
  public var isInteger: Bool { withDecimal { $0.isInteger } }

  /// The value as an integer type, if it is integral and fits: `1.0` gives 1, `1.5` nothing.
  public func exactly<Integer: FixedWidthInteger>(_ type: Integer.Type = Integer.self) -> Integer? {
    withDecimal { $0.integer(type) }
  }

  /// The value as `Int64`, if it is integral and fits.
  public var int64: Int64? { exactly() }

  /// The value as `UInt64`, if it is integral and fits.
  public var uint64: UInt64? { exactly() }

  /// The nearest `Double`; infinite if the value is beyond all of them.
  public var double: Double { withDecimal { $0.quickDouble } ?? Double(text) ?? .nan }

  /// The nearest `Float`; infinite if the value is beyond all of them.
  public var float: Float { Float(text) ?? .nan }

  /// The decimal value: `±digits × 10^exponent`, the digits without zeros at either end; zero has none.
  public var decimal: (isNegative: Bool, digits: [UInt8], exponent: Int) {
    withDecimal { value in
      (
        value.isNegative && !value.isZero, (0..<value.digitCount).map(value.digit),
        value.magnitude - value.digitCount
      )
    }
  }

  /// The one text that all equal numbers share.
  public var canonicalText: String { withDecimal { $0.canonical } }
}

// MARK: Comparison

extension JSONNumber: Comparable, Hashable {
  /// Whether both have exactly the same value.
  public static func == (one: JSONNumber, other: JSONNumber) -> Bool {
    one.compare(other) == 0
  }

  /// Whether the exact value is less.
  public static func < (one: JSONNumber, other: JSONNumber) -> Bool {
    one.compare(other) < 0
  }

  /// Hashes the value, not the text.
  public func hash(into hasher: inout Hasher) {
    withDecimal { $0.hash(into: &hasher) }
  }

  private func compare(_ other: JSONNumber) -> Int {
    withDecimal { mine in other.withDecimal { mine.compare($0) } }
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The number's text.
  public var description: String { text }
}
