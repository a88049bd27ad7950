import OrderedJSON

/// Which branch of an `anyOf` or `oneOf` a value was meant to be of.
enum BranchChoice {
  /// The branch whose tag the value bears, else one of the value's sort, else the one in which judging
  /// came deepest and met the fewest violations. Nothing if two are equally likely.
  ///
  /// - Parameter depth: how deep the value of the branches lies.
  static func meant(of branches: [[Violation]], at depth: Int) -> Int? {
    let scores = branches.map { Score($0, at: depth) }
    guard let best = scores.max() else { return nil }
    let likely = scores.indices.filter { scores[$0] == best }
    return likely.count == 1 ? likely[0] : nil
  }

  /// How likely a branch is: compared field by field.
  private struct Score: Comparable {
    let bearsTag: Bool
    let isOfSort: Bool
    let depth: Int
    let violations: Int

    init(_ violations: [Violation], at base: Int) {
      bearsTag = !violations.contains { violation in
        switch violation.rule {
        // A tag is a member of the value itself, with one value, or a few.
        case .constant, .choice: violation.pointer.tokens.count == base + 1
        default: false
        }
      }
      isOfSort = !violations.contains { violation in
        if case .type = violation.rule {
          violation.pointer.tokens.count == base
        } else {
          false
        }
      }
      depth = violations.map(\.pointer.tokens.count).max() ?? 0
      self.violations = violations.count
    }

    static func < (one: Score, other: Score) -> Bool {
      if one.isOfSort != other.isOfSort { return !one.isOfSort }
      if one.bearsTag != other.bearsTag { return !one.bearsTag }
      if one.depth != other.depth { return one.depth < other.depth }
      return one.violations > other.violations
    }
  }
}
