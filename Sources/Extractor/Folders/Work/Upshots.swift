import HTTP
import Interactions
import Ledger
import OrderedJSON

/// What follows from what became of a document, for it and for the run.
enum Consequence: Sendable {
  /// It is done.
  case end(ItemEnd)
  /// There was nothing to ask about.
  case skip(DocumentFault)
  /// It is not done, and the run goes on, or comes to an end.
  case open(String, stopping: FolderReport.Ending?)
}

extension Consequence {
  /// Sorts what became of a document. `othersFare` says whether other calls succeed at this time: if so,
  /// trouble on the way is this document's alone.
  init(
    _ extraction: Extraction<JSON>, notes: [String], model: String, othersFare: Bool
  ) {
    let model = extraction.attempts.last?.model.rawValue ?? model
    func end(
      _ record: JSON? = .none, failure: JSONObject? = nil
    ) -> Consequence {
      .end(
        ItemEnd(
          outcome: extraction.outcome.word, record: record?.bytes(.compact),
          warnings: extraction.warnings(notes),
          failure: failure.map { JSON.object($0).bytes(.compact) }, model: model))
    }
    switch extraction.outcome {
    case .record(let record): self = end(.some(record))
    case .notApplicable(let reason):
      self = end(failure: JSONObject([("reason", .string(reason))]))
    case .failed(let failure):
      switch failure.bearing(othersFare: othersFare) {
      case .ofDocument: self = end(failure: JSONObject(failure.members))
      case .ofFile(let fault): self = .skip(fault)
      case .ofRun(let ending): self = .open(failure.advice, stopping: ending)
      case .unfinished: self = .open(failure.advice, stopping: nil)
      }
    }
  }
}

extension DocumentFault {
  /// What is wrong and what to do, without the name.
  var advice: String { "\(problem); \(remedy)" }

  /// Whether it says nothing of the document: this machine has no more to give.
  var isOfMachine: Bool { if case .shortage = reason { true } else { false } }
}

/// What a failure is about.
private enum Bearing {
  case ofDocument
  case ofFile(DocumentFault)
  case ofRun(FolderReport.Ending)
  /// Somebody stopped it.
  case unfinished
}

extension ExtractionFailure {
  fileprivate func bearing(othersFare: Bool) -> Bearing {
    switch self {
    case .document(let fault) where fault.isOfMachine: return .ofRun(.tryLater(self, nil))
    case .document(let fault): return .ofFile(fault)
    case .unsaved(let reason): return .ofRun(.storage(reason))
    case .failed(let error), .unfinished(_, let error):
      switch error {
      case .cancelled: return .unfinished
      case _ where error.isOfMachine: return .ofRun(.tryLater(self, nil))
      case .api(let refusal) where refusal.isOfAll: return .ofRun(.refused(self))
      case .api(let refusal) where refusal.code == .quotaExceeded:
        return .ofRun(.tryLater(self, refusal.retryAfter))
      case .api(let refusal) where refusal.status == 429:
        return .ofRun(.tryLater(self, refusal.retryAfter))
      case .noKey, .badKey, .badSetting, .unsafe, .redirected: return .ofRun(.refused(self))
      case .transport, .api, .unreadable:
        return error.isTransient && !othersFare ? .ofRun(.tryLater(self, nil)) : .ofDocument
      default: return .ofDocument
      }
    default: return .ofDocument
    }
  }

  /// Whether the key is missing, or was refused.
  var isOfKey: Bool {
    switch self {
    case .failed(.api(let error)), .unfinished(_, .api(let error)):
      [401, 403].contains(error.status)
    case .failed(.noKey), .failed(.badKey): true
    default: false
    }
  }

  /// The words of a refusal by which nothing but the request can be meant.
  var refusedRequest: String? {
    guard case .failed(.api(let error)) = self, [400, 404].contains(error.status) else {
      return nil
    }
    return error.message
  }
}

extension APIError {
  /// Whether every other call would be refused as well: by the key, the project or the model. Of a file
  /// that is lost the API says 403, too; it was uploaded again by now.
  fileprivate var isOfAll: Bool {
    [401, 402, 403].contains(status) || code == .modelNotFound
  }
}

extension Extraction<JSON> {
  /// Whether something is not there that a request named, and nothing can be meant but the model: the API
  /// has not always a word for that.
  func wasRefusedModel(
    asking document: InspectedDocument, by settings: DocumentSettings
  ) -> Bool {
    guard case .failed(.failed(.api(let error))) = outcome, error.status == 404,
      // A call that was made, and not one that was taken up by its id.
      let last = attempts.last, last.purpose == .extraction, last.interactionID == nil,
      case .failed = last.ending
    else { return false }
    return !document.namesFiles(by: settings)
  }

  /// What is worth a look, as the ledger keeps it and ``RecordWarning`` reads it: the same of several
  /// places is said once.
  fileprivate func warnings(_ notes: [String]) -> [UInt8] {
    var list = JSONWriter()
    list.write(verbatim: "[")
    func begin(_ code: String, _ text: String) {
      list.write(verbatim: list.bytes.count == 1 ? #"{"code":"# : #",{"code":"#)
      list.write(.string(code))
      list.write(verbatim: #","text":"#)
      list.write(.string(text))
    }
    func note(_ code: String, _ text: String) {
      begin(code, text)
      list.write(verbatim: "}")
    }
    for sentence in notes { note("document", sentence) }
    var rank = 0
    while rank < flags.count {
      let flag = flags[rank]
      begin(flag.word, TextPlace.visible(flag.text))
      rank += 1
      if let place = flag.place {
        list.write(verbatim: #","at":["#)
        list.write(place)
        while rank < flags.count, flags[rank].saysTheSame(as: flag), let other = flags[rank].place {
          list.write(verbatim: ",")
          list.write(other)
          rank += 1
        }
        list.write(verbatim: "]")
      }
      list.write(verbatim: "}")
    }
    for absence in absences { note("absent", absence.sentence) }
    list.write(verbatim: "]")
    return list.bytes
  }
}

extension DocumentOutcome {
  /// What became of an item, as it stands in the ledger.
  init(_ end: ItemEnd) {
    let failure = end.failure.flatMap { try? JSON(parsing: $0) }
    let reason = failure?["reason"]?.string ?? ""
    if let bytes = end.record, let record = try? JSON(parsing: bytes) {
      self = .record(record)
    } else if end.outcome.utf8.elementsEqual("not-applicable".utf8) {
      self = .notApplicable(reason: reason)
    } else {
      let remedy = failure?["remedy"]?.string.map { "; \($0)" } ?? ""
      self = .failed(
        word: end.outcome, sentence: reason + remedy, partial: failure?["partial"])
    }
  }
}
