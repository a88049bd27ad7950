public import OrderedJSON

/// What came of one document: its outcome, what is worth a look, and what it took.
public struct Extraction<Record: Sendable>: Sendable {
  /// The document's name.
  public let document: String
  /// What became of it.
  public let outcome: Outcome<Record>
  /// What is worth a look though the record is valid.
  public let flags: [AnswerFlag]
  /// Why fields have no value, as far as the model said.
  public let absences: [Absence]
  /// Every call that was made, in order.
  public let attempts: [Attempt]
}

extension Extraction {
  /// The record, if there is one.
  public var record: Record? {
    if case .record(let record) = outcome { record } else { nil }
  }

  /// The tokens of all calls.
  public var tokens: Tokens { attempts.compactMap(\.tokens).reduce(Tokens(), +) }

  /// The cost of all calls.
  public var cost: Cost { attempts.map(\.cost).reduce(Cost(), +) }

  /// The record, or the error that says why there is none.
  public func get() throws(ExtractionError) -> Record {
    switch outcome {
    case .record(let record): return record
    case .notApplicable(let reason): throw error(.notApplicable(reason: reason))
    case .failed(let failure): throw error(.failed(failure))
    }
  }

  private func error(_ outcome: Outcome<JSON>) -> ExtractionError {
    ExtractionError(
      extraction: Extraction<JSON>(
        document: document, outcome: outcome, flags: flags, absences: absences,
        attempts: attempts))
  }

  func map<Other: Sendable>(
    _ transform: (Record) throws(ExtractionFailure) -> Other
  ) -> Extraction<Other> {
    Extraction<Other>(
      document: document, outcome: outcome.map(transform), flags: flags, absences: absences,
      attempts: attempts)
  }
}

extension Extraction<JSON> {
  /// The records: the items of a record that is a list, or the one record.
  public var records: [JSON] { record.map { $0.array ?? [$0] } ?? [] }
}

/// Why there is no record of a document, and what finding out took.
public struct ExtractionError: Error, Sendable {
  /// What came of the document; its outcome is no record.
  public let extraction: Extraction<JSON>
}

extension ExtractionError: CustomStringConvertible {
  /// Which document, what is wrong, and what to do.
  public var description: String {
    let name = TextPlace.visible(extraction.document)
    return switch extraction.outcome {
    case .record: name
    case .notApplicable(let reason):
      "\(name): not what the schema describes: \(TextPlace.visible(reason))"
    // It names the part, which may be the whole document.
    case .failed(.document(let fault)):
      fault.part == extraction.document ? "\(fault)" : "\(name): \(fault)"
    case .failed(let failure): "\(name): \(failure)"
    }
  }
}
