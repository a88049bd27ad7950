/// The normalisers there are.
package enum NormaliserName: String, Sendable, CaseIterable {
  case trim
  case collapseSpace = "collapse_space"
  case nfc
  case emptyToNull = "empty_to_null"
  case nullWords = "null_words"
  case upper
  case lower
  case digits
  case number
  case date
  case currency
  case choice = "enum"
  case clampList = "clamp_list"

  /// How it is written.
  var example: String {
    switch self {
    case .trim, .collapseSpace, .nfc, .emptyToNull, .upper, .lower, .digits, .choice, .clampList:
      rawValue + ", without brackets"
    case .nullWords: "null_words, or null_words(\"n/a\", \"-\")"
    case .number: "number, number(eu) or number(us)"
    case .date: "date(dmy), date(mdy), date(ymd) or date(dmy, pivot 50)"
    case .currency: "currency or currency(USD)"
    }
  }

  /// What it can be asked to change.
  var subject: String {
    switch self {
    case .trim, .collapseSpace, .nfc, .upper, .lower: "texts and choices"
    case .digits: "texts"
    case .emptyToNull, .nullWords: "texts, numbers, choices and true or false"
    case .number: "numbers"
    case .date: "dates"
    case .currency: "currencies"
    case .choice: "choices of texts"
    case .clampList: "lists"
    }
  }
}

extension NormaliserName: CustomStringConvertible {
  package var description: String { rawValue }
}
