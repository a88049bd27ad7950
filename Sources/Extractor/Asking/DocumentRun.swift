import Interactions
import OrderedJSON
import SchemaGen

/// One document on its way to a record: *ask, judge, ask again for what is wrong, judge*.
///
/// One task has it. It is a class because each step waits for the network, and a value would be copied
/// into the frame of every one of them.
final class DocumentRun {
  let extractor: Extractor
  let name: String
  let schema: Schema
  var settings: CallSettings
  /// What was done so far.
  var attempts: [Attempt] = []
  /// How many of them were made by earlier runs.
  var knownAttempts = 0
  private var flags: [AnswerFlag] = []
  private var absences: [Absence] = []
  /// How many tokens showing the document may take.
  var expectedInput: Int?
  /// Told of the answers in which the document is read, as they come.
  var listener: Listener?
  /// Where calls are written down, in a run of a folder.
  var journal: CallJournal?
  /// As whom the shelf knows the document.
  let reader: UploadReader
  /// Whether a call is being made again of which nobody knows whether it was paid for.
  var isRepeating = false
  /// What the document may take beside its own budget: what the others leave of the job's.
  var permission: (@Sendable (Spending) -> BudgetLimit?)?
  /// The limit of the job's for which it came to an end.
  var jobLimit: BudgetLimit?
  /// What a call takes beside the document, if it is known.
  var frame: Estimate?

  /// Hears each piece of text, in which form the record is written, and after how many calls; what
  /// comes after other calls is another answer.
  typealias Listener = @Sendable (_ piece: String, RecordForm, _ calls: Int) -> Void

  init(_ extractor: Extractor, _ name: String, _ schema: Schema, listener: Listener? = nil) {
    self.extractor = extractor
    self.name = name
    self.schema = schema
    self.listener = listener
    reader = extractor.uploads.reader()
    settings = CallSettings(extractor.settings, schema.settings)
  }

  /// Runs to the end, whatever that is.
  func extraction(of document: Document) async -> Extraction<JSON> {
    do { return await extraction(of: try inspected(document)) } catch {
      return extraction(.failed(error))
    }
  }

  /// The same with a document that was looked at.
  func extraction(of document: InspectedDocument) async -> Extraction<JSON> {
    defer { extractor.uploads.leave(reader) }
    let outcome: Outcome<JSON>
    do { outcome = try await self.outcome(of: document) } catch {
      outcome = .failed(error)
      // The best record is not the one that was mended in vain.
      flags.removeAll { if case .repaired = $0 { true } else { false } }
    }
    return extraction(outcome)
  }

  private func extraction(_ outcome: Outcome<JSON>) -> Extraction<JSON> {
    let extraction = Extraction(
      document: name, outcome: outcome, flags: flags, absences: absences, attempts: attempts)
    tell(
      .ended(
        outcome: outcome.word, attempts: attempts.count, extraction.tokens, extraction.cost))
    return extraction
  }

  @inline(never)
  func tell(_ event: ExtractionEvent.Kind) {
    extractor.tell(event, of: name)
  }

  // MARK: The loop

  private func outcome(
    of inspected: InspectedDocument
  ) async throws(ExtractionFailure) -> Outcome<JSON> {
    var course = RepairCourse(extractor.settings)
    var talk = try await talk(about: inspected)
    var pending: Pending?
    while true {
      switch step(after: talk, pending, about: inspected, &course) {
      case .end(let outcome): return outcome
      case .move(.stop(let failure)): throw failure
      case .move(.afresh):
        settings.generation.seed = (settings.generation.seed ?? 0) + 1
        talk = try await self.talk(about: inspected)
        pending = nil
      case .move(.ask(let next)):
        pending = next
        do throws(ExtractionFailure) {
          try await ask(next.repair, in: &talk, about: inspected, best: course.best)
        } catch .failed(let error) {
          throw .unfinished(
            course.best ?? InvalidRecord(record: next.record, complaints: []), error)
        }
      }
    }
  }

  // MARK: Judging

  private enum Step {
    case end(Outcome<JSON>)
    case move(Move)
  }

  /// What follows from the last answer.
  ///
  /// Never inlined: what it works with would be kept in the frame of the task that waits for the network.
  @inline(never)
  private func step(
    after talk: Talk, _ pending: Pending?, about inspected: InspectedDocument,
    _ course: inout RepairCourse
  ) -> Step {
    let form = talk.question.form
    switch upshot(of: talk.answer, form, pending) {
    case .notApplicable(let reason): return .end(.notApplicable(reason: reason))
    case .judged(let verdict) where verdict.complaints.isEmpty:
      flags += verdict.flags
      if let text = inspected.text {
        flags += DocumentText(text).flags(for: verdict.record, in: form)
      }
      return .end(.record(verdict.record))
    case .judged(let verdict):
      tell(.judged(number: attempts.count, complaints: verdict.complaints))
      return .move(course.after(verdict, in: form))
    case .cut(let record, let stopped):
      return .move(course.afterCut(record, stopped, in: form))
    case .unusable(let failure, let complaint):
      return .move(course.after(failure, complaint, in: form))
    }
  }

  private func upshot(
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
