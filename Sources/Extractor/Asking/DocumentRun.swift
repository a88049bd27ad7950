import Interactions
import OrderedJSON
import SchemaGen

/// One document on its way to a record: *ask, judge, ask again for what is wrong, judge*.
struct DocumentRun {
  let extractor: Extractor
  let name: String
  let schema: Schema
  var settings: CallSettings
  /// What was done so far.
  var attempts: [Attempt] = []
  private var flags: [AnswerFlag] = []
  private var absences: [Absence] = []
  /// Told of the answers in which the document is read, as they come.
  var listener: Listener?

  /// Hears each piece of text, in which form the record is written, and after how many calls; what
  /// comes after other calls is another answer.
  typealias Listener = @Sendable (_ piece: String, RecordForm, _ calls: Int) -> Void

  init(_ extractor: Extractor, _ name: String, _ schema: Schema, listener: Listener? = nil) {
    self.extractor = extractor
    self.name = name
    self.schema = schema
    self.listener = listener
    settings = CallSettings(extractor.settings, schema.settings)
  }

  /// Runs to the end, whatever that is.
  mutating func extraction(of document: Document) async -> Extraction<JSON> {
    let outcome: Outcome<JSON>
    do { outcome = try await self.outcome(of: document) } catch {
      outcome = .failed(error)
      // The best record is not the one that was mended in vain.
      flags.removeAll { if case .repaired = $0 { true } else { false } }
    }
    let extraction = Extraction(
      document: name, outcome: outcome, flags: flags, absences: absences, attempts: attempts)
    tell(
      .ended(
        outcome: outcome.word, attempts: attempts.count, extraction.tokens, extraction.cost))
    return extraction
  }

  func tell(_ event: ExtractionEvent.Kind) {
    extractor.observer(ExtractionEvent(name, event, server: extractor.server))
  }

  // MARK: The loop

  private mutating func outcome(
    of document: Document
  ) async throws(ExtractionFailure) -> Outcome<JSON> {
    let inspected = try inspected(document)
    var course = RepairCourse(extractor.settings)
    var talk = try await talk(about: inspected)
    var pending: Pending?
    while true {
      let form = talk.question.form
      let move: Move
      switch upshot(of: talk.answer, form, pending) {
      case .notApplicable(let reason): return .notApplicable(reason: reason)
      case .judged(let verdict) where verdict.complaints.isEmpty:
        flags += verdict.flags
        if let text = inspected.text {
          flags += DocumentText(text).flags(for: verdict.record, in: form)
        }
        return .record(verdict.record)
      case .judged(let verdict):
        tell(.judged(number: attempts.count, complaints: verdict.complaints))
        move = course.after(verdict, in: form)
      case .cut(let record, let stopped): move = course.afterCut(record, stopped, in: form)
      case .unusable(let failure, let complaint): move = course.after(failure, complaint, in: form)
      }
      switch move {
      case .stop(let failure): throw failure
      case .afresh:
        settings.generation.seed = (settings.generation.seed ?? 0) + 1
        talk = try await self.talk(about: inspected)
        pending = nil
      case .ask(let next):
        pending = next
        do throws(ExtractionFailure) {
          try await ask(next.repair, in: &talk, best: course.best)
        } catch .failed(let error) {
          throw .unfinished(
            course.best ?? InvalidRecord(record: next.record, complaints: []), error)
        }
      }
    }
  }

  // MARK: Judging

  private mutating func upshot(
    of answer: Answered, _ form: RecordForm, _ pending: Pending?
  ) -> Upshot {
    switch answer.ending {
    case .finished, .cutShort: break
    case .looping:
      let partial = form.reading(of: answer.text).partial
      return .unusable(.looping(answer.loop ?? .blanks(0), partial: partial), nil)
    case .blocked(let reason):
      return .unusable(.heldBack(for: APIError.Code(rawValue: reason)), nil)
    case .failed(let reason, _):
      return .unusable(.ended(status: answer.interaction.status.rawValue, reason: reason), nil)
    }
    let mended = pending?.repair.mended(pending?.record ?? .null, by: answer.text, in: form)
    let reading: Reading
    switch mended {
    case .record(let record, let stopped?, let news):
      flags += news
      return .cut(record, stopped: stopped)
    case .record(let record, nil, let news):
      flags += news
      return .judged(form.verdict(on: record, today: extractor.today))
    case .unusable:
      // What was wrong stays wrong, or missing, and is not asked for a third time.
      if let pending, let stopped = pending.stopped {
        return .cut(pending.record, stopped: stopped)
      }
      return .judged(form.verdict(on: pending?.record ?? .null, today: extractor.today))
    case .read(let read): reading = read
    case nil: reading = form.reading(of: answer.text)
    }
    // It is a record of its own: nothing of an earlier one is in it.
    absences = reading.absences
    flags = reading.flags
    if answer.ending == .cutShort, !reading.hasBegun {
      // All its tokens went into thoughts: asking again would end the same way.
      return .unusable(.cutShort(partial: nil, stopped: []), nil)
    }
    return Upshot(reading, in: form, today: extractor.today)
  }
}

extension Reading {
  /// The record as far as it came.
  var partial: JSON? {
    switch content {
    case .record(let record, _), .cut(let record, _): record
    case .notApplicable, .empty, .prose, .notJSON: nil
    }
  }

  /// Whether something is there that can be judged, or gone on from.
  fileprivate var hasBegun: Bool {
    switch content {
    case .record, .notApplicable: true
    case .cut(let record, _): !record.holdsNothing
    case .empty, .prose, .notJSON: false
    }
  }
}
