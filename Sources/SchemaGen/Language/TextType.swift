/// A sort of text that has a name in the schema language: what it looks like, and how a model is told.
package enum TextType: String, Sendable, CaseIterable {
  case date, time, datetime, instant, duration, timestamp
  case email, url, uuid
  case currency, country, language

  /// How the local schema judges it.
  package enum Rule: Sendable, Hashable {
    case format(String)
    case pattern(String)
  }

  package var rule: Rule {
    switch self {
    case .date: .format("date")
    case .time: .pattern("^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?$")
    case .datetime:
      .pattern(
        "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
          + "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?"
          + "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$")
    case .instant: .format("date-time")
    case .duration: .format("duration")
    case .timestamp: .pattern("^([0-9]{1,2}:)?[0-5]?[0-9]:[0-5][0-9]$")
    case .email: .format("email")
    case .url: .format("uri")
    case .uuid: .format("uuid")
    case .currency: .pattern("^[A-Z]{3}$")
    case .country: .pattern("^[A-Z]{2}$")
    case .language: .pattern("^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
    }
  }

  /// What the model is told where a provider is not sent the rule.
  package var words: String {
    switch self {
    case .date: "date as YYYY-MM-DD"
    case .time: "time of day as HH:MM, with seconds only where given"
    case .datetime: "YYYY-MM-DDTHH:MM, with seconds and time zone only where given"
    case .instant: "moment as YYYY-MM-DDTHH:MM:SS with a time zone"
    case .duration: "ISO 8601 duration, e.g. PT1H30M"
    case .timestamp: "position in the recording as MM:SS or HH:MM:SS"
    case .email: "e-mail address"
    case .url: "URL"
    case .uuid: "UUID"
    case .currency: "ISO 4217 currency code, e.g. EUR"
    case .country: "ISO 3166 two-letter country code"
    case .language: "BCP 47 language tag, e.g. en or pt-BR"
    }
  }

  /// Whether a schema that says nothing of the field tells the model by these words: a pattern tells it
  /// nothing, a format has a name that models know.
  package var needsWords: Bool {
    if case .pattern = rule { true } else { false }
  }

  /// The type that a local schema's rule stands for.
  package init?(_ rule: Rule) {
    guard let type = Self.allCases.first(where: { $0.rule == rule }) else { return nil }
    self = type
  }
}
