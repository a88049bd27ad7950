/// Reads a text of digits and signs, as dates and times are, from its front.
struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: some Collection<UInt8>) { rest = Array(text)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest.removeFirst()
    return true
  }

  /// As many digits as there are, if their count is allowed.
  mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    let run = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard counts.contains(run.count), run.count <= 18 else { return nil }
    rest = rest.dropFirst(run.count)
    return run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Digits in a range of values.
  mutating func number(_ counts: ClosedRange<Int>, _ values: ClosedRange<Int>) -> Int? {
    digits(counts).flatMap { values.contains($0) ? $0 : nil }
  }

  mutating func day() -> CalendarDay? {
    guard let year = digits(4...4), skip("-"), let month = digits(2...2), skip("-"),
      let day = digits(2...2)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// What stands behind a point, as part of one; 0 if no point stands here.
  mutating func fraction() -> Fraction? {
    guard skip(".") else { return .zero }
    let count = rest.count
    guard let digits = digits(1...18) else { return nil }
    return Fraction(.short(Int64(digits)), over: .power(ofTen: count - rest.count))
  }

  /// A time of day in seconds: `14:05`, `14:05:30`, `14:05:30.5`.
  mutating func timeOfDay() -> Fraction? {
    guard let hour = number(2...2, 0...23), skip(":"), let minute = number(2...2, 0...59) else {
      return nil
    }
    let whole = hour * 3600 + minute * 60
    guard skip(":") else { return Fraction(whole) }
    // A leap second is the second after the last.
    guard let second = number(2...2, 0...60), let fraction = fraction() else { return nil }
    return Fraction(whole + second).plus(fraction)
  }

  /// Seconds east of Greenwich, or nothing inside if no zone stands here; nothing outside if one is begun
  /// and is none.
  mutating func zone() -> Int?? {
    if skip("Z") || skip("z") { return .some(0) }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0 else { return .some(nil) }
    guard let hours = number(2...2, 0...23), skip(":"), let minutes = number(2...2, 0...59) else {
      return nil
    }
    return .some(sign * (hours * 3600 + minutes * 60))
  }
}
