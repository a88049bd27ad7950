import OrderedJSON

/// A value that is known; what is unknown is no value.
enum CheckValue: Sendable, Hashable {
  case truth(Bool)
  case number(Fraction)
  case days(Fraction)
  case date(CalendarDay)
  /// Seconds since midnight.
  case time(Fraction)
  /// Seconds.
  case span(Fraction)
  /// Seconds since 1970: in UTC, or by the clock of some place.
  case moment(Fraction, isZoned: Bool)
  case text(UTF8Text)
  /// The unknown among them are nothing.
  case list([CheckValue?])
  case set(Set<CheckValue>, hasUnknown: Bool)
  /// A group: it is there, and that is all that can be said.
  case group
}

extension CheckValue {
  /// Reads a value as it stands in an answer; nothing if it is not of its type.
  init?(_ view: JSONView, _ type: CheckType) {
    switch type {
    case .text, .choice: self.init(text: view)
    case .number:
      guard let number = Fraction(view) else { return nil }
      self = .number(number)
    case .truth:
      guard let value = view.bool else { return nil }
      self = .truth(value)
    case .date, .time, .span, .moment:
      guard let text = view.string else { return nil }
      self.init(reading: text, as: type)
    case .group:
      guard view.kind == .object || view.kind == .array else { return nil }
      self = .group
    case .anything, .list, .null, .days:
      switch view.kind {
      case .string: self.init(text: view)
      case .number: self.init(view, .number)
      case .bool: self.init(view, .truth)
      case .object, .array: self = .group
      case .null: return nil
      }
    }
  }

  private init?(text view: JSONView) {
    guard let text = view.string else { return nil }
    self = .text(UTF8Text(text))
  }

  /// Reads a text that stands for a date, a time, a span or a moment.
  init?(reading text: String, as type: CheckType) {
    switch type {
    case .date:
      guard let day = CalendarDay(parsing: text.utf8) else { return nil }
      self = .date(day)
    case .time:
      guard let time = ClockText.time(text) else { return nil }
      self = .time(time)
    case .span:
      guard let span = ClockText.span(text) else { return nil }
      self = .span(span)
    case .moment:
      guard let (seconds, isZoned) = ClockText.moment(text) else { return nil }
      self = .moment(seconds, isZoned: isZoned)
    case .text, .choice: self = .text(UTF8Text(text))
    case .truth, .number, .days, .group, .list, .null, .anything: return nil
    }
  }

  /// How it stands to another value, if the two can be compared: less than 0, 0 or more.
  func compared(to other: CheckValue) -> Int? {
    switch (self, other) {
    case (.number(let one), .number(let other)), (.days(let one), .days(let other)),
      (.time(let one), .time(let other)), (.span(let one), .span(let other)):
      Self.order(one, other)
    case (.moment(let one, let oneIsZoned), .moment(let other, let otherIsZoned)):
      // What a clock showed cannot be compared with a moment in UTC.
      oneIsZoned == otherIsZoned ? Self.order(one, other) : nil
    case (.date(let one), .date(let other)): Self.order(one, other)
    case (.text(let one), .text(let other)): Self.order(one, other)
    case (.truth(let one), .truth(let other)): one == other ? 0 : other ? -1 : 1
    default: nil
    }
  }

  private static func order<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
    one == other ? 0 : one < other ? -1 : 1
  }

  /// The amount of a quantity, without its unit.
  var amount: Fraction? {
    switch self {
    case .number(let amount), .days(let amount), .span(let amount): amount
    case .truth, .date, .time, .moment, .text, .list, .set, .group: nil
    }
  }

  /// The same quantity with another amount.
  func with(_ amount: Fraction?) -> CheckValue? {
    guard let amount else { return nil }
    switch self {
    case .number: return .number(amount)
    case .days: return .days(amount)
    case .span: return .span(amount)
    case .truth, .date, .time, .moment, .text, .list, .set, .group: return nil
    }
  }
}

// MARK: Arithmetic

extension CheckValue {
  /// The sum of two values, if they can be added and it is not too large.
  func plus(_ other: CheckValue) -> CheckValue? {
    switch (self, other) {
    case (.number(let one), .number(let other)): one.plus(other).map(CheckValue.number)
    case (.days(let one), .days(let other)): one.plus(other).map(CheckValue.days)
    case (.span(let one), .span(let other)): one.plus(other).map(CheckValue.span)
    case (.date(let day), .days(let days)), (.days(let days), .date(let day)):
      days.int.flatMap { day.adding($0) }.map(CheckValue.date)
    case (.time(let time), .span(let span)), (.span(let span), .time(let time)):
      time.plus(span).map(CheckValue.time)
    case (.moment(let moment, let isZoned), .span(let span)),
      (.span(let span), .moment(let moment, let isZoned)):
      moment.plus(span).map { .moment($0, isZoned: isZoned) }
    case (.moment(let moment, let isZoned), .days(let days)),
      (.days(let days), .moment(let moment, let isZoned)):
      days.times(Fraction(86_400)).flatMap { moment.plus($0) }.map { .moment($0, isZoned: isZoned) }
    default: nil
    }
  }

  /// The difference of two values, if there is one and it is not too large.
  func minus(_ other: CheckValue) -> CheckValue? {
    switch (self, other) {
    case (.date(let one), .date(let other)): .days(Fraction(one.number - other.number))
    case (.time(let one), .time(let other)): one.minus(other).map(CheckValue.span)
    case (.moment(let one, let oneIsZoned), .moment(let other, let otherIsZoned)):
      oneIsZoned == otherIsZoned ? one.minus(other).map(CheckValue.span) : nil
    case (_, .number), (_, .days), (_, .span): other.negated.flatMap { plus($0) }
    default: nil
    }
  }

  var negated: CheckValue? { amount.flatMap { with(-$0) } }

  func times(_ other: CheckValue) -> CheckValue? {
    switch (self, other) {
    case (.number(let factor), _): other.amount.flatMap { other.with(factor.times($0)) }
    case (_, .number(let factor)): amount.flatMap { with($0.times(factor)) }
    default: nil
    }
  }

  func divided(by other: CheckValue) -> CheckValue? {
    switch (self, other) {
    case (_, .number(let divisor)): amount.flatMap { with($0.divided(by: divisor)) }
    case (.days(let one), .days(let other)), (.span(let one), .span(let other)):
      one.divided(by: other).map(CheckValue.number)
    default: nil
    }
  }
}

// MARK: Words

extension CheckValue: CustomStringConvertible {
  /// The value as it would be written in a check, long texts cut.
  var description: String {
    switch self {
    case .truth(let value): "\(value)"
    case .number(let number): "\(number)"
    case .days(let number): "\(number) \(number == Fraction(1) ? "day" : "days")"
    case .date(let day): "\(day)"
    case .time(let seconds), .span(let seconds): Self.clock(seconds)
    case .moment(let seconds, let isZoned): Self.moment(seconds, isZoned)
    case .text(let text): Self.quoted(text.string)
    case .list(let values): "[\(Self.shown(values.map { $0.map { "\($0)" } ?? "null" }))]"
    case .set(let values, _):
      "[\(Self.shown(values.map { "\($0)" }.sorted { UTF8Text($0) < UTF8Text($1) }))]"
    case .group: "{…}"
    }
  }

  private static let mostShown = 8
  private static let mostCharacters = 60

  private static func shown(_ values: [String]) -> String {
    values.prefix(mostShown).joined(separator: ", ") + (values.count > mostShown ? ", …" : "")
  }

  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let short = scalars.count > mostCharacters ? String(scalars.prefix(mostCharacters)) + "…" : text
    return JSON.string(short).text()
  }

  /// Hours, minutes and seconds.
  private static func clock(_ seconds: Fraction) -> String {
    let size = seconds.absolute
    guard let part = size.remainder(of: 60),
      let minutes = size.minus(part)?.divided(by: Fraction(60))?.int
    else { return "\(seconds) seconds" }
    let digits = "\(part)"
    return (seconds.isNegative ? "-" : "") + padded(minutes / 60) + ":" + padded(minutes % 60) + ":"
      + (part < Fraction(10) ? "0" : "") + digits
  }

  private static func moment(_ seconds: Fraction, _ isZoned: Bool) -> String {
    guard let time = seconds.remainder(of: 86_400),
      let days = seconds.minus(time)?.divided(by: Fraction(86_400))?.int
    else { return "\(seconds) seconds" }
    return "\(CalendarDay(number: days))T\(clock(time))" + (isZoned ? "Z" : "")
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
