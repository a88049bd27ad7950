/// A number of at most eighteen bytes without an exponent, as nearly all are: `digits` × 10^-`decimals`,
/// found in one pass. ``DecimalText`` has the others.
@usableFromInline
package struct ShortDecimal: BitwiseCopyable, Sendable {
  @usableFromInline package let digits: Int64
  @usableFromInline package let decimals: Int

  /// Reads the text of a number that was checked before.
  @inlinable @inline(__always)
  package init?(_ text: UnsafePointer<UInt8>, count: Int) {
    guard count <= 18 else { return nil }
    let isNegative = text[0] == UInt8(ascii: "-")
    var at = isNegative ? 1 : 0
    var digits: Int64 = 0
    var fraction = count
    while at < count {
      let digit = text[at] &- UInt8(ascii: "0")
      if digit < 10 {
        digits = digits &* 10 &+ Int64(digit)
      } else if text[at] == UInt8(ascii: ".") {
        fraction = at &+ 1
      } else {
        return nil
      }
      at &+= 1
    }
    self.digits = isNegative ? 0 &- digits : digits
    self.decimals = count &- fraction
  }

  /// The nearest `Double`, where one exact division finds it; zero may have a sign, which is lost here.
  @inlinable @inline(__always)
  package var double: Double? {
    guard digits != 0, digits.magnitude < 1 << 53 else { return nil }
    return Double(digits) / DecimalText.power(decimals)
  }
}
