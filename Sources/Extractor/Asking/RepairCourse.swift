import OrderedJSON

/// What is done next.
enum Move: Sendable {
  case ask(Pending)
  /// The document is asked about anew, with another seed.
  case afresh
  case stop(ExtractionFailure)
}

/// What is asked again, and of which record.
///
/// A class, for it is kept in the frame of a task that waits for the network.
final class Pending: Sendable {
  let repair: Repair
  let record: JSON
  /// Where the record stopped, if its rest is what is asked for.
  let stopped: JSONPointer?

  init(repair: Repair, record: JSON, stopped: JSONPointer? = nil) {
    self.repair = repair
    self.record = record
    self.stopped = stopped
  }
}

/// Decides what follows from an answer: how often it is asked again, and for what.
struct RepairCourse: Sendable {
  private var rounds: RepairRounds
  /// How often an answer without a record may still be asked for again.
  private var fresh: Int

  init(_ settings: ExtractionSettings) {
    rounds = RepairRounds(repairs: settings.mostRepairs, continuations: settings.mostRests)
    fresh = min(1, settings.mostRepairs)
  }

  /// The best record so far.
  var best: InvalidRecord? {
    rounds.best.flatMap { verdict in
      verdict.complaints.isEmpty
        ? nil : InvalidRecord(record: verdict.record, complaints: verdict.complaints)
    }
  }

  /// What follows from a record that is not valid.
  mutating func after(_ verdict: Verdict, in form: RecordForm) -> Move {
    switch rounds.next(after: verdict, in: form) {
    case .ask(let repair): .ask(Pending(repair: repair, record: verdict.record))
    case .done, .stop:
      .stop(
        .invalid(
          best ?? InvalidRecord(record: verdict.record, complaints: verdict.complaints)))
    }
  }

  /// What follows from a record that was cut.
  mutating func afterCut(_ record: JSON, _ stopped: JSONPointer, in form: RecordForm) -> Move {
    switch rounds.next(afterCut: record, stopped: stopped, in: form) {
    case .ask(let rest): .ask(Pending(repair: rest, record: record, stopped: stopped))
    case .done, .stop: .stop(.cutShort(partial: record, stopped: stopped))
    }
  }

  /// What follows from an answer without a record: it is asked for once more, if that may help.
  mutating func after(
    _ failure: ExtractionFailure, _ complaint: Complaint?, in form: RecordForm
  ) -> Move {
    guard fresh > 0 else { return .stop(best.map(ExtractionFailure.invalid) ?? failure) }
    if case .looping = failure {
      fresh -= 1
      return .afresh
    }
    guard let complaint else {
      return .stop(best.map(ExtractionFailure.invalid) ?? failure)
    }
    fresh -= 1
    return .ask(Pending(repair: Repair(of: .null, [complaint], in: form), record: .null))
  }
}
