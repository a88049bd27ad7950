import Interactions
public import OrderedJSON
public import SchemaGen

/// What an answer turned out to be.
enum Upshot: Sendable {
  case notApplicable(String)
  case judged(Verdict)
  /// It was cut at a place of the record; what came before is complete.
  case cut(JSON, stopped: JSONPointer)
  /// There is no record in it; with a complaint, if asking again may help.
  case unusable(ExtractionFailure, Complaint?)

  /// Judges what was read of an answer.
  init(_ reading: Reading, in form: RecordForm, today: CalendarDay) {
    switch reading.content {
    case .record(let record, let mistakes):
      var verdict = form.verdict(on: record, today: today)
      verdict.complaints = mistakes + verdict.complaints
      self = .judged(verdict)
    case .cut(let record, let stopped):
      self =
        record.holdsNothing
        ? .unusable(
          .cutShort(partial: nil, stopped: stopped),
          .ofForm("stops before anything of the record; answer with the whole record"))
        : .cut(record, stopped: stopped)
    case .notApplicable(let reason): self = .notApplicable(reason)
    case .empty: self = .unusable(.empty, .ofForm("is empty; answer with the record"))
    case .prose(let said):
      // A model that was held to a schema and yet writes prose declines.
      self = .unusable(
        .refused(said: said),
        form.sent == nil ? .ofForm("is no JSON; answer with the record as JSON alone") : nil)
    case .notJSON(let error): self = .unusable(.notJSON(error), .ofForm("is no JSON: \(error)"))
    }
  }
}

extension Upshot {
  /// What becomes of a document when nothing more is asked.
  var outcome: Outcome<JSON> {
    switch self {
    case .notApplicable(let reason): .notApplicable(reason: reason)
    case .judged(let verdict): verdict.outcome
    case .cut(let record, let stopped): .failed(.cutShort(partial: record, stopped: stopped))
    case .unusable(let failure, _): .failed(failure)
    }
  }
}

extension Verdict {
  /// The record, unless there are complaints about it.
  var outcome: Outcome<JSON> {
    complaints.isEmpty
      ? .record(record) : .failed(.invalid(InvalidRecord(record: record, complaints: complaints)))
  }
}

extension JSON {
  /// Whether there is no value in it that a rest could be put behind.
  var holdsNothing: Bool { isNull || array?.isEmpty ?? object?.isEmpty ?? false }
}

extension Complaint {
  /// About the answer as a whole.
  fileprivate static func ofForm(_ sentence: String) -> Complaint {
    Complaint(at: [], path: "", sentence, from: .form)
  }
}

extension Extraction<JSON> {
  /// Judges the text of an answer that was saved, as it would be judged when it comes: nothing is asked,
  /// and nothing paid.
  public init(judging answer: String, named name: String, by schema: Schema) {
    let day = CalendarDay(number: Surroundings.process.date() / 86_400)
    self.init(judging: answer, named: name, by: schema, day: day)
  }

  /// The same on a day, for checks that ask for it.
  package init(judging answer: String, named name: String, by schema: Schema, day: CalendarDay) {
    var reading = Reading(content: .empty)
    let outcome: Outcome<JSON>
    do throws(LoweringErrors) {
      let form = try RecordForm(schema)
      reading = form.reading(of: answer)
      let upshot = Upshot(reading, in: form, today: day)
      if case .judged(let verdict) = upshot { reading.flags += verdict.flags }
      outcome = upshot.outcome
    } catch {
      outcome = .failed(.unsendable(error))
    }
    // What was saved is the record as often as it is the answer.
    self.init(
      document: name, outcome: outcome, flags: reading.flags.filter { $0 != .unwrapped },
      absences: reading.absences, attempts: [])
  }
}
