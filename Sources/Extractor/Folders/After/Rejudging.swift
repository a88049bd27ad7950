import Interactions
import Ledger
import OrderedJSON
import SchemaGen

/// Judges again what calls brought, by a schema that may have been mended since; nothing is asked.
///
/// What counts is what was made of all calls together: the record, or the best there was. If only one
/// answer came, it is read anew as it came. When that is no record, any earlier answer that is one counts.
struct Rejudging {
  private let schema: Schema
  private let day: CalendarDay
  private var forms: [Int: RecordForm] = [:]

  init(by schema: Schema, on day: CalendarDay) {
    self.schema = schema
    self.day = day
  }

  /// What becomes of an item; nothing if it stays what it is.
  mutating func end(after end: ItemEnd, _ calls: [CallEntry]) throws(LoweringErrors) -> ItemEnd? {
    var first: Judged?
    for material in Self.materials(end, calls) {
      let judged = try judged(material)
      if case .record = judged.outcome { return judged.end(after: end) }
      first = first ?? judged
    }
    guard let first, first.changes(end) else { return nil }
    return first.end(after: end)
  }

  /// Something that may be a record.
  private enum Material {
    case answer(Answered, footing: Int)
    case record(JSON)
  }

  private static func materials(_ end: ItemEnd, _ calls: [CallEntry]) -> [Material] {
    let answers = calls.compactMap { call -> (isFirst: Bool, Material)? in
      guard case .answered(let saved) = call.fate, saved.ending.utf8.elementsEqual("finished".utf8),
        let answer = Answered(saved)
      else { return nil }
      let isFirst = call.purpose.utf8.elementsEqual(Attempt.Purpose.extraction.rawValue.utf8)
      return (isFirst, .answer(answer, footing: call.footing))
    }
    let whole = answers.filter(\.isFirst).map(\.1).reversed()
    let isMadeOfOne = answers.last?.isFirst ?? false
    return (isMadeOfOne ? [] : end.best.map { [.record($0)] } ?? []) + whole
  }

  // MARK: Judging

  fileprivate struct Judged {
    let outcome: Outcome<JSON>
    var flags: [AnswerFlag] = []
    var absences: [Absence] = []
  }

  private mutating func judged(_ material: Material) throws(LoweringErrors) -> Judged {
    switch material {
    case .record(let record):
      let form = try form(on: 0)
      return Judged(form.verdict(on: record, today: day), [], [])
    case .answer(let answer, let footing):
      let form = try form(on: footing)
      let reading = form.reading(of: answer.text)
      let upshot = Upshot(reading, in: form, today: day)
      guard case .judged(let verdict) = upshot else { return Judged(outcome: upshot.outcome) }
      return Judged(verdict, reading.flags, reading.absences)
    }
  }

  private mutating func form(on code: Int) throws(LoweringErrors) -> RecordForm {
    if let form = forms[code] { return form }
    let footing = Footing(code: code) ?? Footing(asksForAbsence: true)
    let form = try RecordForm(
      schema, rung: footing.rung, asksForAbsence: footing.asksForAbsence)
    forms[code] = form
    return form
  }
}

extension Rejudging.Judged {
  fileprivate init(_ verdict: Verdict, _ flags: [AnswerFlag], _ absences: [Absence]) {
    outcome = verdict.outcome
    self.flags = flags + verdict.flags
    self.absences = absences
  }

  /// Whether an item that ended that way ends otherwise now: only a record can become invalid, and what
  /// is wrong with an invalid one may be another thing.
  fileprivate func changes(_ end: ItemEnd) -> Bool {
    switch outcome {
    case .record: true
    case .failed(.invalid): end.record != nil || end.outcome.utf8.elementsEqual("invalid".utf8)
    case .notApplicable, .failed: false
    }
  }

  /// The end of the item, with what was noted about its document.
  fileprivate func end(after old: ItemEnd) -> ItemEnd? {
    let extraction = Extraction(
      document: "", outcome: outcome, flags: flags, absences: absences, attempts: [])
    guard
      case .end(var end) = Consequence(extraction, notes: [], model: old.model, othersFare: true)
    else { return nil }
    end.warnings = Self.merged(end.warnings, old.warnings)
    return end == old ? nil : end
  }

  /// What the document itself gave rise to is not seen again, and stays.
  private static func merged(_ new: [UInt8], _ old: [UInt8]) -> [UInt8] {
    let (new, old) = (
      (try? JSON(parsing: new))?.array ?? [], (try? JSON(parsing: old))?.array ?? []
    )
    let ofDocument: [JSON] = ["document", "not-in-text", "instruction-in-text", "repaired"]
    let kept = old.filter { warning in warning["code"].map(ofDocument.contains) ?? false }
    return JSON.array(kept.filter { !new.contains($0) } + new).bytes(.compact)
  }
}

extension ItemEnd {
  /// What there was of a record when it ended, if that is all of one.
  fileprivate var best: JSON? {
    if let record { return try? JSON(parsing: record) }
    guard let failure = failure.flatMap({ try? JSON(parsing: $0) }),
      failure["complaints"]?.array?.isEmpty == false
    else { return nil }
    return failure["partial"]
  }
}
