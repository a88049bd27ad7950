package import OrderedJSON
import SchemaGen

/// How often a model is asked again for one record, and when that is in vain.
package struct RepairRounds: Sendable {
  private let mostRepairs: Int
  private let mostContinuations: Int
  private var repairs = 0
  private var continuations = 0
  private var seen: Set<ComplaintSet> = []
  private var cutSize = -1
  /// The verdict with the fewest complaints so far.
  package private(set) var best: Verdict?

  package init(repairs: Int = 2, continuations: Int = 8) {
    mostRepairs = repairs
    mostContinuations = continuations
  }

  package enum Step: Sendable {
    /// Nothing is wrong; or nothing is missing of a record that was cut, and it can be judged.
    case done
    case ask(Repair)
    case stop(Reason)
  }

  /// Why asking again ends.
  package enum Reason: Sendable, Hashable {
    /// So many questions were allowed.
    case enough(Int)
    /// The very same is wrong as after an earlier answer.
    case sameComplaints
    /// Not less is wrong than before, or nothing was added.
    case noProgress
    /// It was cut where it cannot be continued.
    case notContinuable
  }

  /// What to do after a record was judged.
  package mutating func next(after verdict: Verdict, in form: RecordForm) -> Step {
    step(after: verdict) { Repair(of: verdict.record, verdict.complaints, in: form) }
  }

  /// What to do after an answer was cut, which left this record.
  package mutating func next(
    afterCut record: JSON, stopped: JSONPointer, in form: RecordForm
  ) -> Step {
    step(afterCut: record, stopped: stopped, by: form.wire)
  }

  mutating func step(after verdict: Verdict, _ repair: () -> Repair) -> Step {
    guard !verdict.complaints.isEmpty else {
      best = verdict
      return .done
    }
    let isBetter = best.map { verdict.weight < $0.weight } ?? true
    if isBetter { best = verdict }
    guard seen.insert(ComplaintSet(verdict.complaints)).inserted else {
      return .stop(.sameComplaints)
    }
    guard isBetter else { return .stop(.noProgress) }
    guard repairs < mostRepairs else { return .stop(.enough(mostRepairs)) }
    repairs += 1
    return .ask(repair())
  }

  mutating func step(
    afterCut record: JSON, stopped: JSONPointer, by wire: WireSchema
  ) -> Step {
    var missing = MissingRest(record, wire)
    missing.follow(stopped)
    if missing.isNothing { return .done }
    let size = record.bytes().count
    guard size > cutSize else { return .stop(.noProgress) }
    cutSize = size
    guard continuations < mostContinuations else { return .stop(.enough(mostContinuations)) }
    guard let repair = Repair(continuing: record, stopped: stopped, by: wire) else {
      return .stop(.notContinuable)
    }
    continuations += 1
    return .ask(repair)
  }
}

/// What is wrong with a record, whatever the order.
private struct ComplaintSet: Hashable {
  private let sentences: Set<Sentence>

  private struct Sentence: Hashable {
    let pointer: JSONPointer
    let text: UTF8Text
  }

  init(_ complaints: [Complaint]) {
    sentences = Set(
      complaints.map { Sentence(pointer: $0.pointer, text: UTF8Text($0.sentence)) })
  }
}

extension Verdict {
  /// How far from valid a record is: checks are asked only once the schema is content.
  fileprivate var weight: (violations: Int, checks: Int) {
    let checks = complaints.count { if case .check = $0.origin { true } else { false } }
    return (complaints.count - checks, checks)
  }
}
