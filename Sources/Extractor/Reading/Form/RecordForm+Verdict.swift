import JSONSchema
package import OrderedJSON
package import SchemaGen

extension RecordForm {
  /// Judges a record that was read or mended, in the form that the local schema speaks of.
  package func verdict(on record: JSON, today: CalendarDay?) -> Verdict {
    guard var tape = try? JSONTape(parsing: record.bytes()) else {
      return Verdict(record: record, complaints: [.tooDeep], flags: [])
    }
    let asRead = tape
    var flags: [AnswerFlag] = []
    var judgement = schema.judged(tape, today: today)
    // A union that is of one kind only once something was taken out may have more to take out.
    for _ in 0..<4 {
      flags += judgement.changes.map(AnswerFlag.init)
      let extra = extraMembers(in: judgement)
      guard !extra.isEmpty else { break }
      let (rest, places) = extra.takenOut(of: judgement.record)
      guard let shorter = try? JSONTape(parsing: rest.bytes()) else { break }
      tape = shorter
      flags += places.map(AnswerFlag.extraMember)
      judgement = schema.judged(tape, today: today)
    }
    return Verdict(
      judgement.record.isSame(as: asRead) ? record : JSON(judgement.record.root), judgement, flags)
  }

  private func extraMembers(in judgement: Judgement) -> ExtraMembers {
    guard !judgement.violations.isEmpty else { return ExtraMembers(among: []) }
    return ExtraMembers(
      among: schema.compiled.violations(in: judgement.record.root, limit: 100_000))
  }
}

extension Verdict {
  fileprivate init(_ record: JSON, _ judgement: Judgement, _ flags: [AnswerFlag]) {
    let failures = judgement.findings.filter(\.isFailure)
    self.record = record
    complaints =
      judgement.violations.flatMap(Complaint.all)
      + failures.map { Complaint($0, in: judgement.record) }
    self.flags =
      flags + judgement.findings.filter { !$0.isFailure }.map { .check($0.pointer, $0.sentence()) }
  }
}

extension AnswerFlag {
  fileprivate init(_ change: Normaliser.Change) {
    self = .tidied(change.pointer, rule: change.rule.rawValue, isWarning: change.isWarning)
  }
}

extension Complaint {
  fileprivate static let tooDeep = Complaint(
    at: [], path: "", "must not be nested deeper than \(JSON.mostDepth) levels", from: .form)
}
