/// How far one search may go before it is given up.
package struct PatternLimits: Sendable, Equatable {
  /// How many steps a search takes, shared among the places where a match may begin.
  ///
  /// A step is what PCRE2 counts: one more group, or one more way to go on. One step of `a*` passes
  /// over as many characters as there are, so the time of a step can grow with the text.
  package var steps: Int
  /// How many kibibytes a search may remember its ways in.
  package var memory: Int

  /// Ten million steps of `^(a+)+$` take 10 ms, interpreted 100 ms.
  package init(steps: Int = 10_000_000, memory: Int = 64 * 1024) {
    self.steps = steps
    self.memory = memory
  }
}

/// What a search found out.
package enum PatternResult: Sendable, Equatable {
  case matches
  case doesNotMatch
  /// The search was given up at one of its limits.
  case tooHard
}
