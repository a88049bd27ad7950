package import Files

/// A record on its way out.
package struct RecordRow: Sendable, Hashable {
  package var document: FilePath
  package var model: String
  /// What is worth a look, as a JSON array.
  package var warnings: [UInt8]
  /// The text of the record.
  package var data: [UInt8]
  package init(document: FilePath, model: String, warnings: [UInt8], data: [UInt8]) {
    self.document = document
    self.model = model
    self.warnings = warnings
    self.data = data
  }
}

/// A document that did not become a record.
package struct FailureRow: Sendable, Hashable {
  package var document: FilePath
  /// `not-applicable`, or the word of a failure.
  package var outcome: String
  package var model: String
  /// `reason`, `remedy`, `complaints`, `partial`: a JSON object.
  package var failure: [UInt8]
  package init(document: FilePath, outcome: String, model: String, failure: [UInt8]) {
    self.document = document
    self.outcome = outcome
    self.model = model
    self.failure = failure
  }
}

/// Something that was not asked about.
package struct SkipRow: Sendable, Hashable {
  package var document: FilePath
  package var word: String
  package var sentence: String
  package init(document: FilePath, word: String, sentence: String) {
    self.document = document
    self.word = word
    self.sentence = sentence
  }
}
