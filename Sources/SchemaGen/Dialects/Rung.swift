/// How much of the wire schema is given up, for a provider that refuses it without saying why.
///
/// Each rung gives up what those before it do, and one thing more. What is given up goes into words,
/// and is judged locally as before: a lower rung costs retries, never correctness.
public enum Rung: Int, CaseIterable, Sendable, Comparable {
  case whole
  case withoutFormats
  case withoutNumberBounds
  case withoutItemCounts
  case withoutLongChoices
  /// Definitions are sent once each, and descriptions are cut short.
  case terse
  /// The schema is not sent; it belongs into the prompt, and the answer is only asked to be JSON.
  case withoutSchema

  /// Whether one rung gives up less than another.
  public static func < (one: Rung, other: Rung) -> Bool { one.rawValue < other.rawValue }

  /// The rung to try after this one was refused.
  public var next: Rung? { Rung(rawValue: rawValue + 1) }
}

extension DialectRules {
  /// The table's row, less what a rung gives up.
  static func of(_ provider: Provider, at rung: Rung) -> DialectRules {
    var rules = of(provider)
    if rung >= .withoutFormats { rules.formats = [] }
    if rung >= .withoutNumberBounds {
      rules.integerBounds = false
      rules.numberBounds = false
      rules.exclusiveBounds = .words
      rules.multiples = false
    }
    if rung >= .withoutItemCounts { rules.itemCounts = .words }
    if rung >= .withoutLongChoices { rules.mostChoices = 50 }
    if rung >= .terse {
      rules.inlinesSingle = false
      rules.longestNote = 100
    }
    return rules
  }
}
