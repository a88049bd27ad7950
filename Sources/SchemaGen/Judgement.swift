package import JSONSchema
package import OrderedJSON

/// What is to be said of an answer: what it is once it is normalised, and what is wrong with it.
package struct Judgement: Sendable {
  /// The record, which the violations point into.
  package let record: JSONTape
  /// What was changed in the answer before it was judged.
  package let changes: [Normaliser.Change]
  package let violations: [Violation]
  /// What checks say; they are only asked of a record that is valid.
  package let findings: [CheckFinding]

  /// Whether nothing is wrong.
  package var isClean: Bool { violations.isEmpty && !findings.contains(where: \.isFailure) }
}

extension Schema {
  /// Judges an answer: tidies it up, then asks the schema, and if that finds nothing wrong, the checks.
  package func judged(_ answer: JSONTape, today: CalendarDay?) -> Judgement {
    let (changes, value) = normaliser.normalised(answer.root)
    // What was read as a tape before is one again.
    let record = value.flatMap { try? JSONTape(parsing: $0.bytes()) } ?? answer
    let violations = compiled.violations(in: record.root)
    let findings = violations.isEmpty ? checks.findings(in: record.root, today: today) : []
    return Judgement(
      record: record, changes: changes, violations: violations, findings: findings)
  }
}
