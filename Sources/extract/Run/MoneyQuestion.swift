import Extractor

/// What a person is asked before a run that may be dear.
struct MoneyQuestion: Equatable {
  /// Up to this nobody is asked.
  static let threshold = Money(picodollars: 1_000_000_000_000)

  /// What it may cost, in words.
  private let cost: String

  /// Nothing to ask about if no call is made, or all together cost little for certain.
  init?(_ plan: FolderPlan) {
    guard plan.calls > 0 else { return nil }
    guard plan.mostCost.isExact else {
      cost = "costs an amount that is not known: \(plan.mostCost)"
      return
    }
    guard plan.mostCost.known > Self.threshold else { return nil }
    cost = "may cost up to \(plan.mostCost)"
  }

  /// For a person at a terminal.
  var sentence: String { "This \(cost). Start? [y/N] " }

  /// Where nobody can be asked.
  var refusal: String {
    "run: \(cost); give --max-cost DOLLARS to hold it, or --yes to start all the same"
  }
}
