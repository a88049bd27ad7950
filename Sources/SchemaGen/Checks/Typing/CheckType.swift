package import OrderedJSON

/// What sort of value an expression has.
package indirect enum CheckType: Sendable, Hashable {
  case truth
  case number
  case days
  case date
  /// A time of day.
  case time
  /// A length of time, or a position in a recording.
  case span
  /// A date with a time of day.
  case moment
  case text
  /// One of some texts, in the order in which they are declared.
  case choice([UTF8Text])
  case group
  case list(CheckType)
  case null
  /// What the schema does not say: the value decides.
  case anything
}

extension CheckType: CustomStringConvertible {
  /// The type with its article.
  package var description: String {
    switch self {
    case .truth: "true or false"
    case .number: "a number"
    case .days: "a number of days"
    case .date: "a date"
    case .time: "a time of day"
    case .span: "a length of time"
    case .moment: "a date with a time"
    case .text: "a text"
    case .choice: "a choice"
    case .group: "a group"
    case .list(let type): "a list of \(type.plural)"
    case .null: "null"
    case .anything: "a value of an unknown type"
    }
  }

  var plural: String {
    switch self {
    case .truth: "truth values"
    case .number: "numbers"
    case .days: "numbers of days"
    case .date: "dates"
    case .time: "times of day"
    case .span: "lengths of time"
    case .moment: "dates with times"
    case .text: "texts"
    case .choice: "choices"
    case .group: "groups"
    case .list: "lists"
    case .null: "nulls"
    case .anything: "values"
    }
  }

  /// How a value of the type is written, for a sentence about one that is not.
  var example: String {
    switch self {
    case .date: ", which is written 2024-05-03"
    case .time: ", which is written \"14:05\" or \"14:05:30\""
    case .span: ", which is written \"MM:SS\", \"HH:MM:SS\" or \"PT1H30M\""
    case .moment: ", which is written \"2024-05-03T14:05\""
    case .truth, .number, .days, .text, .choice, .group, .list, .null, .anything: ""
    }
  }
}

extension CheckType {
  /// Whether values can be added up, halved and compared with nothing.
  var isQuantity: Bool {
    switch self {
    case .number, .days, .span, .anything: true
    case .truth, .date, .time, .moment, .text, .choice, .group, .list, .null: false
    }
  }

  var isOrdered: Bool {
    switch self {
    case .number, .days, .date, .time, .span, .moment, .text, .anything: true
    case .truth, .choice, .group, .list, .null: false
    }
  }

  /// Whether a text in a check beside a value of this type is read as one.
  var isReadFromText: Bool {
    switch self {
    case .date, .time, .span, .moment: true
    case .truth, .number, .days, .text, .choice, .group, .list, .null, .anything: false
    }
  }

  /// The type of what comes from either; choices of different values are texts.
  func joined(_ other: CheckType) -> CheckType? {
    switch (self, other) {
    case _ where self == other: self
    case (.anything, _): other
    case (_, .anything): self
    case (.choice, .choice), (.choice, .text), (.text, .choice): .text
    default: nil
    }
  }
}
