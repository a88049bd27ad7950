import Ledger

// What is skipped, and whether somebody misses a record of it.

/// Why something is skipped that nobody expects a record of.
private let harmlessSkips: Set = [
  "empty", "link", "special", "duplicate", "unknown-type", "unsupported", "tool",
  "records",
]

/// Whether there should be a record of what was skipped for a reason.
func isMissed(skip word: String) -> Bool { !harmlessSkips.contains(word) }

extension [String: Int] {
  /// Of counts by outcome, the sum of those that failed.
  var failed: Int {
    let others: Set = ["record", "not-applicable", "skipped", "open"]
    return reduce(0) { others.contains($1.key) ? $0 : $0 + $1.value }
  }

  /// Of counts by the reason of a skip, those of which there should be a record.
  package var missed: [String: Int] { filter { isMissed(skip: $0.key) } }
}

extension DocumentFault {
  /// The word and the sentence with which a document is skipped for it. Of one that has several files it
  /// says which.
  func skip(of input: InputEntry) -> (word: String, sentence: String) {
    guard input.parts.count > 1 else { return (reason.word, advice) }
    return ("incomplete", "\(part): \(problem); \(remedy), or leave it out")
  }
}
