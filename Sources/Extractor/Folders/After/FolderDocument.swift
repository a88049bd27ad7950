package import Files
import Ledger
public import OrderedJSON

/// All that a folder knows of one document.
public struct FolderDocument: Sendable {
  /// As the caller of the run named it, made visible where it is no text.
  public let name: String
  /// `record`, `not-applicable`, `skipped`, `open`, or the word of a failure.
  public let outcome: String
  /// The record, if there is one.
  public let record: JSON?
  /// What is worth a look though the record is valid.
  public let warnings: JSON
  /// The model that answered last.
  public let model: String?
  /// Why there is no record: `reason`, `remedy`, `complaints`, `partial`.
  public let failure: JSON?
  /// What its bytes and all that is asked about them are known by; documents that are the same share it.
  public let item: String?
  /// By which version it was asked about.
  public let version: Int
  /// Every call that was made for it, in order.
  public let calls: [FolderCall]
  package let path: FilePath
}

extension FolderDocument {
  /// The value of one field of the record, by the way to it: `lines[0].amount`, `/lines/0/amount`.
  public func value(of field: String) throws(RecordFolderError) -> JSON {
    guard let way = FieldWay(field) else { throw RecordFolderError(.badField(field)) }
    guard let record else { throw RecordFolderError(.noRecord(path, outcome: outcome)) }
    let (value, names) = record.value(way)
    guard let value else { throw RecordFolderError(.noField(field, of: path, names: names)) }
    return value
  }

  init(_ path: FilePath, _ state: State, version: Int, _ item: ItemKey?, _ calls: [CallEntry]) {
    self.path = path
    name = "\(path)"
    self.version = version
    self.item = item.map { "\($0.digest)" }
    self.calls = calls.map(FolderCall.init)
    var (record, warnings, failure): (JSON?, JSON, JSON?) = (nil, [], nil)
    var model: String?
    switch state {
    case .open: outcome = "open"
    case .skipped(let word, let sentence):
      outcome = "skipped"
      failure = ["word": .string(word), "reason": .string(sentence)]
    case .ended(let end):
      outcome = end.outcome
      record = end.record.flatMap { try? JSON(parsing: $0) }
      warnings = (try? JSON(parsing: end.warnings)) ?? []
      failure = end.failure.flatMap { try? JSON(parsing: $0) }
      model = end.model
    }
    (self.record, self.warnings, self.failure, self.model) = (record, warnings, failure, model)
  }

  /// What became of it.
  enum State {
    case open
    case skipped(word: String, sentence: String)
    case ended(ItemEnd)
  }
}
