/// A point in time, which the emulator is told and never looks up.
public struct Moment: Sendable, Hashable, Comparable {
  /// Since 1970, without leap seconds.
  public var seconds: Int64
  /// Of the second that has begun.
  public var nanoseconds: Int32

  /// So long after the beginning of 1970.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Whether one is before the other.
  public static func < (one: Moment, other: Moment) -> Bool {
    (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
  }

  /// A moment later by a duration.
  public static func + (moment: Moment, duration: Duration) -> Moment {
    let (seconds, attoseconds) = duration.components
    let nanoseconds = Int64(moment.nanoseconds) + attoseconds / 1_000_000_000
    let carry = (nanoseconds / 1_000_000_000) - (nanoseconds % 1_000_000_000 < 0 ? 1 : 0)
    return Moment(
      seconds: moment.seconds + seconds + carry,
      nanoseconds: Int32(nanoseconds - carry * 1_000_000_000))
  }

  /// The time from one to the other.
  public static func - (one: Moment, other: Moment) -> Duration {
    .seconds(one.seconds - other.seconds) + .nanoseconds(one.nanoseconds - other.nanoseconds)
  }
}

extension Moment {
  /// As interactions write it: `2026-06-09T12:01:25Z`.
  var inSeconds: String { "\(dateAndTime)Z" }

  /// As files write it: `2026-06-09T12:01:25.000000Z`.
  var inMicroseconds: String { "\(dateAndTime).\(Self.digits(Int64(nanoseconds / 1000), 6))Z" }

  private var dateAndTime: String {
    let day = (seconds - (seconds % 86400 + 86400) % 86400) / 86400
    let time = seconds - day * 86400
    let hours = Self.digits(time / 3600, 2)
    let minutes = Self.digits(time / 60 % 60, 2)
    return "\(Self.date(ofDay: day))T\(hours):\(minutes):\(Self.digits(time % 60, 2))"
  }

  /// The date of a day counted from 1970, by the Gregorian calendar; years begin in March, so that a
  /// leap day is a year's last.
  private static func date(ofDay day: Int64) -> String {
    let shifted = day + 719_468
    let era = (shifted - (shifted % 146_097 + 146_097) % 146_097) / 146_097
    let dayOfEra = shifted - era * 146_097
    let leapDays = dayOfEra / 1460 - dayOfEra / 36524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * march + 2) / 5 + 1
    let month = march < 10 ? march + 3 : march - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(dayOfMonth, 2))"
  }

  private static func digits(_ number: Int64, _ count: Int) -> String {
    let text = String(number)
    guard text.utf8.count < count else { return text }
    return String(repeating: "0", count: count - text.utf8.count) + text
  }
}
