public import Interactions
public import JSONCoding
public import OrderedJSON
public import SchemaGen

/// What became of a document. There is nothing else that can become of one.
public enum Outcome<Record: Sendable>: Sendable {
  /// A record that is valid by its schema and its checks.
  case record(Record)
  /// The document is not what the schema describes, for this reason in the model's words.
  case notApplicable(reason: String)
  case failed(ExtractionFailure)
}

/// Why a document did not become a record. Whatever was read of it is in here.
public indirect enum ExtractionFailure: Error, Sendable {
  // Found out before anything is paid.
  case document(DocumentFault)
  /// The schema has no form that can be sent.
  case unsendable(LoweringErrors)

  // The answer.
  /// It is still not valid after it was asked for again, or asking again is not worth it.
  case invalid(InvalidRecord)
  /// The record is valid by its schema, and no value of the type.
  case undecodable(JSONDecodingError, JSON)
  /// The model declined in prose.
  case refused(said: String)
  /// The API held the answer back, for this reason of its own.
  case blocked(reason: String)
  /// The same, because the answer repeats what others wrote.
  case recited
  /// It reached the limit of tokens where it cannot be continued.
  case cutShort(partial: JSON?, stopped: JSONPointer)
  /// It went round in circles and was cut off.
  case looping(RepetitionWatch.Loop, partial: JSON?)
  case empty
  case notJSON(JSONSyntaxError)
  /// The API ended it in a way that gives no answer, such as `budget_exceeded`.
  case ended(status: String, reason: String?)

  /// The call that should have mended or completed it failed; what there is was paid for.
  case unfinished(InvalidRecord, GeminiError)

  // The way.
  /// An earlier call may have been made and paid for, and nobody knows what came of it.
  case held
  /// What was to be written down before the next step could not be.
  case unsaved(String)
  /// A bound of the caller's was reached, and what there was by then.
  case overBudget(BudgetLimit, InvalidRecord?)
  case failed(GeminiError)
}

/// A record with what is wrong with it: the best there was.
public struct InvalidRecord: Sendable, Hashable {
  /// The record as far as it came.
  public let record: JSON
  /// What is wrong with it; empty if it is only not whole.
  public let complaints: [Complaint]

  package init(record: JSON, complaints: [Complaint]) {
    self.record = record
    self.complaints = complaints
  }
}

extension Outcome {
  /// One word for the outcome, the same in every version.
  public var word: String {
    switch self {
    case .record: "record"
    case .notApplicable: "not-applicable"
    case .failed(let failure): failure.word
    }
  }

  /// The same with another form of record.
  func map<Other: Sendable>(
    _ transform: (Record) throws(ExtractionFailure) -> Other
  ) -> Outcome<Other> {
    switch self {
    case .record(let record):
      do { return .record(try transform(record)) } catch { return .failed(error) }
    case .notApplicable(let reason): return .notApplicable(reason: reason)
    case .failed(let failure): return .failed(failure)
    }
  }
}
