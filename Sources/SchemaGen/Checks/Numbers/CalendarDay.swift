import JSONCoding

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
    number = RFC3339.days(year, month, day)
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

  package var parts: (year: Int, month: Int, day: Int) { RFC3339.civil(number) }
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
