/// `date`, `time` and `date-time`: the grammar of RFC 3339, section 5.6, in its calendar.
enum DateText {
  static func isDate(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var text = Scanner(bytes)
    return takeDate(&text) && text.isAtEnd
  }

  static func isTime(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var text = Scanner(bytes)
    return takeTime(&text) && text.isAtEnd
  }

  static func isDateTime(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var text = Scanner(bytes)
    return takeDate(&text) && text.take(eitherCase: "t") && takeTime(&text) && text.isAtEnd
  }

  private static func takeDate(_ text: inout Scanner) -> Bool {
    guard let year = text.number(digits: 4, 0...9999), text.take("-"),
      let month = text.number(digits: 2, 1...12), text.take("-"),
      let day = text.number(digits: 2, 1...31)
    else { return false }
    switch month {
    case 2: return day <= (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28)
    case 4, 6, 9, 11: return day <= 30
    default: return true
    }
  }

  /// A leap second comes at the end of a day in UTC, whatever the clock of the place shows then.
  private static func takeTime(_ text: inout Scanner) -> Bool {
    guard let hour = text.number(digits: 2, 0...23), text.take(":"),
      let minute = text.number(digits: 2, 0...59), text.take(":"),
      let second = text.number(digits: 2, 0...60), takeFraction(&text),
      let offset = offset(&text)
    else { return false }
    let minutesPerDay = 24 * 60
    let inUTC = (hour * 60 + minute - offset + minutesPerDay) % minutesPerDay
    return second < 60 || inUTC == minutesPerDay - 1
  }

  private static func takeFraction(_ text: inout Scanner) -> Bool {
    !text.take(".") || text.takeAll(.digits) > 0
  }

  /// Minutes east of Greenwich.
  private static func offset(_ text: inout Scanner) -> Int? {
    if text.take(eitherCase: "z") { return 0 }
    let sign = text.take("+") ? 1 : text.take("-") ? -1 : 0
    guard sign != 0, let hours = text.number(digits: 2, 0...23), text.take(":"),
      let minutes = text.number(digits: 2, 0...59)
    else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
