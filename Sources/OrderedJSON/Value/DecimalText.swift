/// The exact value of a number's text, without converting it: sign, digits, and where the point is.
///
/// The value is 0.DIGITS × 10^`magnitude`, the digits having no zero at either end; zero has none. Every
/// question costs as much as there are digits written, so `1e1000000000` costs nothing.
@usableFromInline
package struct DecimalText: BitwiseCopyable {
  private let text: UnsafePointer<UInt8>
  /// Positions of the first and the last digit other than zero, and of the point if it stands between.
  private let first: Int
  private let point: Int
  package let isNegative: Bool
  /// Digits from the first to the last that is not zero; 0 for zero itself.
  package let digitCount: Int
  package let magnitude: Int

  /// Reads the text of a number that was checked before.
  package init(_ text: UnsafePointer<UInt8>, count: Int) {
    self.text = text
    var at = 0
    isNegative = text[0] == UInt8(ascii: "-")
    if isNegative { at = 1 }

    var first = -1
    var last = -1
    var point = count
    scan: while at < count {
      switch text[at] {
      case UInt8(ascii: "0"): break
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        if first < 0 { first = at }
        last = at
      case UInt8(ascii: "."): point = at
      default: break scan
      }
      at += 1
    }
    let wholeEnd = min(point, at)
    let exponent = at < count ? Self.exponent(text, at + 1, count) : 0

    self.first = first
    self.point = point > first && point < last ? point : Int.max
    if first < 0 {
      digitCount = 0
      magnitude = 0
    } else {
      digitCount = last - first + (self.point == Int.max ? 1 : 0)
      magnitude = exponent + (first < wholeEnd ? wholeEnd - first : wholeEnd - first + 1)
    }
  }

  private static func exponent(_ text: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Int {
    var value = 0
    var at = from
    let isNegative = text[at] == UInt8(ascii: "-")
    if isNegative || text[at] == UInt8(ascii: "+") { at += 1 }
    while at < to {
      value = value * 10 + Int(text[at] &- UInt8(ascii: "0"))
      at += 1
    }
    return isNegative ? -value : value
  }

  package var isZero: Bool { digitCount == 0 }

  /// Whether the value has no fraction: `1.0` and `1e400` have none.
  package var isInteger: Bool { isZero || magnitude >= digitCount }

  /// The digit, 0 to 9, at a rank counted from the first.
  @inline(__always)
  package func digit(_ rank: Int) -> UInt8 {
    let at = first &+ rank
    return text[at >= point ? at &+ 1 : at] &- UInt8(ascii: "0")
  }
}

// MARK: Comparison

extension DecimalText {
  /// Negative, zero or positive as this value is less than, equal to or greater than the other.
  package func compare(_ other: DecimalText) -> Int {
    if isZero || other.isZero { return signum - other.signum }
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    return isNegative ? other.compareSize(self) : compareSize(other)
  }

  private var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

  private func compareSize(_ other: DecimalText) -> Int {
    if magnitude != other.magnitude { return magnitude < other.magnitude ? -1 : 1 }
    for rank in 0..<min(digitCount, other.digitCount) {
      let (mine, theirs) = (digit(rank), other.digit(rank))
      if mine != theirs { return mine < theirs ? -1 : 1 }
    }
    return digitCount - other.digitCount
  }

  /// Equal values give equal hashes, however they are written.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(!isZero && isNegative)
    hasher.combine(magnitude)
    for rank in 0..<digitCount { hasher.combine(digit(rank)) }
  }
}

// MARK: Conversion

extension DecimalText {
  /// The value as an integer of the commonest type, if it is one and fits.
  package var int64: Int64? {
    guard magnitude <= 19, isInteger else { return nil }
    var size: UInt64 = 0
    for rank in 0..<digitCount { size = size &* 10 &+ UInt64(digit(rank)) }
    for _ in digitCount..<max(magnitude, digitCount) { size = size &* 10 }
    guard isNegative else { return Int64(exactly: size) }
    return size <= 1 << 63 ? 0 &- Int64(bitPattern: size) : nil
  }

  /// The value as an integer, if it is one and fits.
  package func integer<Integer: FixedWidthInteger>(_: Integer.Type) -> Integer? {
    if let value = int64 { return Integer(exactly: value) }
    guard isInteger, magnitude <= 39 else { return nil }
    return wideInteger()
  }

  private func wideInteger<Integer: FixedWidthInteger>() -> Integer? {
    var size: UInt128 = 0
    for rank in 0..<magnitude {
      let (scaled, overflow) = size.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(
        rank < digitCount ? UInt128(digit(rank)) : 0)
      if overflow || carry { return nil }
      size = sum
    }
    guard isNegative else { return Integer(exactly: size) }
    if size == 1 << 127 { return Integer(exactly: Int128.min) }
    return Int128(exactly: size).flatMap { Integer(exactly: -$0) }
  }

  /// The nearest `Double` where one exact operation finds it: up to 15 digits and a small scale.
  package var quickDouble: Double? {
    guard digitCount <= 15 else { return nil }
    var size: UInt64 = 0
    for rank in 0..<digitCount { size = size &* 10 &+ UInt64(digit(rank)) }
    let scale = magnitude - digitCount
    guard isZero || (-22...22).contains(scale) else { return nil }
    let whole = Double(size)
    let value = isZero ? 0 : scale < 0 ? whole / Self.power(-scale) : whole * Self.power(scale)
    return isNegative ? -value : value
  }

  /// Powers of ten that a `Double` holds exactly.
  @inlinable
  package static func power(_ exponent: Int) -> Double {
    switch exponent {
    case 0: 1e0
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    case 7: 1e7
    case 8: 1e8
    case 9: 1e9
    case 10: 1e10
    case 11: 1e11
    case 12: 1e12
    case 13: 1e13
    case 14: 1e14
    case 15: 1e15
    case 16: 1e16
    case 17: 1e17
    case 18: 1e18
    case 19: 1e19
    case 20: 1e20
    case 21: 1e21
    default: 1e22
    }
  }
}

// MARK: Writing

extension DecimalText {
  /// The one text of this value: as ECMAScript writes numbers (RFC 8785), but with every digit.
  var canonical: String {
    guard !isZero else { return "0" }
    var digits = ""
    for rank in 0..<digitCount { digits.unicodeScalars.append(Unicode.Scalar(digit(rank) + 0x30)) }
    return (isNegative ? "-" : "") + Self.layout(digits, digitCount, magnitude)
  }

  private static func layout(_ digits: String, _ count: Int, _ magnitude: Int) -> String {
    if magnitude >= count, magnitude <= 21 {
      return digits + String(repeating: "0", count: magnitude - count)
    }
    if magnitude > 0, magnitude <= 21 {
      return digits.prefix(magnitude) + "." + digits.dropFirst(magnitude)
    }
    if magnitude > -6, magnitude <= 0 {
      return "0." + String(repeating: "0", count: -magnitude) + digits
    }
    let exponent = magnitude - 1
    let fraction = count > 1 ? "." + digits.dropFirst() : ""
    return digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
  }
}
