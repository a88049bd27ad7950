import OrderedJSON

/// What an answer turned out to be.
enum Finding: Sendable {
  case notApplicable(String)
  case judged(Verdict)
  /// It was cut at a place of the record; what came before is complete.
  case cut(JSON, stopped: JSONPointer)
  /// There is no record in it; with a complaint, if asking again may help.
  case unusable(ExtractionFailure, Complaint?)
}

/// What is done next.
enum Move: Sendable {
  case ask(Repair, about: JSON)
  /// The document is asked about anew, with another seed.
  case afresh
  case stop(ExtractionFailure)
}

/// Decides how often it is asked again: so many times, and never twice for the same reason.
struct RepairCourse: Sendable {
  private var repairs: Int
  private var rests: Int
  private var mayBeginAfresh = true
  /// What was wrong before.
  private var seen: Set<[Complaint]> = []
  /// The best record so far.
  private(set) var best: InvalidRecord?

  init(_ settings: ExtractionSettings) {
    repairs = settings.mostRepairs
    rests = settings.mostRests
  }

  /// What follows from a record that is not valid.
  mutating func after(_ verdict: Verdict, in form: RecordForm) -> Move {
    let invalid = InvalidRecord(record: verdict.record, complaints: verdict.complaints)
    if best.map({ invalid.complaints.count < $0.complaints.count }) ?? true { best = invalid }
    guard repairs > 0, seen.insert(verdict.complaints).inserted else {
      return .stop(.invalid(best ?? invalid))
    }
    repairs -= 1
    return .ask(Repair(of: verdict.record, verdict.complaints, in: form), about: verdict.record)
  }

  /// What follows from a record that was cut.
  mutating func afterCut(_ record: JSON, _ stopped: JSONPointer, in form: RecordForm) -> Move {
    guard rests > 0, let rest = Repair(continuing: record, stopped: stopped, in: form) else {
      return .stop(.cutShort(partial: record, stopped: stopped))
    }
    rests -= 1
    return .ask(rest, about: record)
  }

  /// What follows from an answer without a record.
  mutating func after(
    _ failure: ExtractionFailure, _ complaint: Complaint?, in form: RecordForm
  ) -> Move {
    if case .looping = failure, mayBeginAfresh, repairs > 0 {
      mayBeginAfresh = false
      repairs -= 1
      return .afresh
    }
    guard let complaint, repairs > 0, seen.insert([complaint]).inserted else {
      return .stop(best.map(ExtractionFailure.invalid) ?? failure)
    }
    repairs -= 1
    return .ask(Repair(of: .null, [complaint], in: form), about: .null)
  }
}
