/// A day of the Gregorian calendar, carried back before its beginning as ISO 8601 does.
package struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package let number: Int

  /// Far beyond any year that can be written.
  private static let numbers = -4_000_000...4_000_000

  /// The day so many days after 1970-01-01, or the last there is.
  package init(number: Int) {
    self.number = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound)
  }

  /// A day that exists; years go from 0 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    number = Self.number(year, month, day)
    guard parts == (year, month, day) else { return nil }
  }

  /// A day as `2024-05-03`.
  package init?(parsing text: some Collection<UInt8>) {
    var rest = DigitReader(text)
    guard let day = rest.day(), rest.isAtEnd else { return nil }
    self = day
  }

  package static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }

  /// The day so many days later.
  package func adding(_ days: Int) -> CalendarDay? {
    let (sum, overflows) = number.addingReportingOverflow(days)
    return overflows || !Self.numbers.contains(sum) ? nil : CalendarDay(number: sum)
  }

  /// Years are counted from March, so that the leap day comes last.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let day = shifted - era * 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      era * 400 + year + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The day as `2024-05-03`.
  package var description: String {
    let (year, month, day) = parts
    return [(year, 4), (month, 2), (day, 2)].map { value, width in
      let digits = String(value.magnitude)
      let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
      return (value < 0 ? "-" : "") + zeros + digits
    }.joined(separator: "-")
  }
}
