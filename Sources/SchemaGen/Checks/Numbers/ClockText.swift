/// Times, moments and spans of time, as answers write them, in seconds.
enum ClockText {
  /// A time of day: `14:05`, `14:05:30`.
  static func time(_ text: String) -> Fraction? {
    var rest = DigitReader(text.utf8)
    guard let time = rest.timeOfDay(), rest.isAtEnd else { return nil }
    return time
  }

  /// A span: `MM:SS` and `HH:MM:SS` of a recording, or an ISO 8601 duration without years and months,
  /// whose length nobody knows.
  static func span(_ text: String) -> Fraction? {
    text.utf8.first == UInt8(ascii: "P") ? duration(text) : timestamp(text)
  }

  /// A moment in seconds since 1970, in UTC if the text names a zone, or else by the clock of the place.
  static func moment(_ text: String) -> (seconds: Fraction, isZoned: Bool)? {
    var rest = DigitReader(text.utf8)
    guard let day = rest.day(), rest.skip("T") || rest.skip("t"), let time = rest.timeOfDay(),
      let zone = rest.zone(), rest.isAtEnd,
      let seconds = time.plus(Fraction(day.number * 86_400 - (zone ?? 0)))
    else { return nil }
    return (seconds, zone != nil)
  }

  private static func timestamp(_ text: String) -> Fraction? {
    var rest = DigitReader(text.utf8)
    guard let first = rest.digits(1...2), rest.skip(":"), let second = rest.number(2...2, 0...59)
    else { return nil }
    if rest.isAtEnd { return first < 60 ? Fraction(first * 60 + second) : nil }
    guard second < 60, rest.skip(":"), let third = rest.number(2...2, 0...59), rest.isAtEnd else {
      return nil
    }
    return Fraction(first * 3600 + second * 60 + third)
  }

  private static let unitsOfDays: [(Unicode.Scalar, Int)] = [("W", 604_800), ("D", 86_400)]
  private static let unitsOfTime: [(Unicode.Scalar, Int)] = [("H", 3600), ("M", 60), ("S", 1)]

  private static func duration(_ text: String) -> Fraction? {
    var rest = DigitReader(text.utf8)
    guard rest.skip("P"), !rest.isAtEnd else { return nil }
    var sum = Fraction.zero
    var (units, isTime) = (unitsOfDays[...], false)
    while !rest.isAtEnd {
      if !isTime, rest.skip("T") { (units, isTime) = (unitsOfTime[...], true) }
      guard let whole = rest.digits(1...9), let part = rest.fraction() else { return nil }
      guard let found = units.firstIndex(where: { rest.skip($0.0) }),
        let amount = Fraction(whole).plus(part)?.times(Fraction(units[found].1)),
        let longer = sum.plus(amount)
      else { return nil }
      sum = longer
      units = units[(found + 1)...]
    }
    return sum
  }
}
