package import FoundationEssentials

/// Dates and times as RFC 3339 writes them, in the calendar that it means: Gregorian, without leap
/// seconds, years 0 to 9999.
package enum RFC3339 {
  /// The moment that a date and time with its zone names: `2024-03-01T12:30:00.25+01:00`.
  package static func date(_ text: String) -> Date? {
    moment(text).map {
      Date(timeIntervalSinceReferenceDate: Double($0.seconds - secondsTo2001) + $0.fraction)
    }
  }

  /// The same moment as whole seconds since 1970, and the part of a second that has passed since.
  package static func moment(_ text: String) -> (seconds: Int, fraction: Double)? {
    var rest = Field(text)
    guard let days = rest.day(), rest.skip("T") || rest.skip("t") || rest.skip(" "),
      let hour = rest.number(2, 0...23), rest.skip(":"), let minute = rest.number(2, 0...59),
      rest.skip(":"), let second = rest.number(2, 0...59), let fraction = rest.fraction(),
      let offset = rest.offset(), rest.isAtEnd
    else { return nil }
    return (days * 86_400 + hour * 3600 + minute * 60 + second - offset, fraction)
  }

  /// Midnight, UTC, of a day: `2024-03-01`.
  static func day(_ text: String) -> Date? {
    var rest = Field(text)
    guard let days = rest.day(), rest.isAtEnd else { return nil }
    return Date(timeIntervalSinceReferenceDate: Double(days * 86_400 - secondsTo2001))
  }

  /// The moment in UTC, unless its year cannot be written. The second has as many digits as give the
  /// moment back: none, 3, 6 or 9; what is finer than a nanosecond is rounded.
  static func text(of date: Date) -> String? {
    let seconds = date.timeIntervalSinceReferenceDate
    let whole = seconds.rounded(.down)
    guard whole.magnitude < 1e12 else { return nil }
    let base = Int(whole) + secondsTo2001
    guard (days(0, 1, 1)..<days(10_000, 1, 1)).contains(floored(base, 86_400).quotient) else {
      return nil
    }
    if seconds == whole { return text(base, "") }
    for digits in [3, 6, 9] {
      var scale = 1.0
      for _ in 0..<digits { scale *= 10 }
      let part = Int(((seconds - whole) * scale).rounded())
      guard part < Int(scale) else { continue }
      let tail = String(part)
      let candidate = text(
        base, "." + String(repeating: "0", count: digits - tail.utf8.count) + tail)
      if digits == 9 || Self.date(candidate) == date { return candidate }
    }
    return text(base + 1, "")
  }

  private static let secondsTo2001 = 978_307_200

  private static func text(_ seconds: Int, _ fraction: String) -> String {
    let (days, time) = floored(seconds, 86_400)
    let (year, month, day) = civil(days)
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T"
      + padded(time / 3600, 2) + ":" + padded(time / 60 % 60, 2) + ":" + padded(time % 60, 2)
      + fraction + "Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  // MARK: The calendar

  private static func floored(_ value: Int, _ by: Int) -> (quotient: Int, remainder: Int) {
    let remainder = (value % by + by) % by
    return ((value - remainder) / by, remainder)
  }

  /// Days from 1970-01-01, counting years from March so that the leap day comes last.
  package static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (era, yearOfEra) = floored(month <= 2 ? year - 1 : year, 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day that is so many days from 1970-01-01.
  package static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, day) = floored(days + 719_468, 146_097)
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      era * 400 + year + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// The rest of a text that is read from its front.
  private struct Field {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ letter: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: letter) else { return false }
      rest.removeFirst()
      return true
    }

    /// Exactly so many digits.
    mutating func number(_ digits: Int, _ allowed: ClosedRange<Int>) -> Int? {
      var value = 0
      for _ in 0..<digits {
        guard let digit = rest.first, (0x30...0x39).contains(digit) else { return nil }
        value = value * 10 + Int(digit - 0x30)
        rest.removeFirst()
      }
      return allowed.contains(value) ? value : nil
    }

    mutating func day() -> Int? {
      guard let year = number(4, 0...9999), skip("-"), let month = number(2, 1...12), skip("-"),
        let day = number(2, 1...31)
      else { return nil }
      let days = RFC3339.days(year, month, day)
      return RFC3339.civil(days) == (year, month, day) ? days : nil
    }

    /// The fraction of a second, 0 if there is none.
    mutating func fraction() -> Double? {
      guard skip(".") else { return 0 }
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count)
      return Double("0." + String(decoding: digits, as: UTF8.self))
    }

    /// Seconds east of Greenwich.
    mutating func offset() -> Int? {
      if skip("Z") || skip("z") { return 0 }
      let sign = skip("+") ? 1 : skip("-") ? -1 : 0
      guard sign != 0, let hours = number(2, 0...23), skip(":"), let minutes = number(2, 0...59)
      else { return nil }
      return sign * (hours * 3600 + minutes * 60)
    }
  }
}
