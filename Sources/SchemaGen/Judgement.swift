package import JSONSchema
package import OrderedJSON

/// What is to be said of an answer: what it is once it is normalised, and what is wrong with it.
package struct Judgement: Sendable {
  /// The record, which the violations point into.
  package let record: JSONTape
  package let violations: [Violation]
  /// What checks say; they are only asked of a record that is valid.
  package let findings: [CheckFinding]

  /// Whether nothing is wrong.
  package var isClean: Bool { violations.isEmpty && !findings.contains(where: \.isFailure) }
}

extension Schema {
  /// Judges an answer: by the schema, and if that finds nothing wrong, by the checks.
  package func judged(_ answer: JSONTape, today: CalendarDay?) -> Judgement {
    let violations = compiled.violations(in: answer.root)
    let findings = violations.isEmpty ? checks.findings(in: answer.root, today: today) : []
    return Judgement(record: answer, violations: violations, findings: findings)
  }
}
