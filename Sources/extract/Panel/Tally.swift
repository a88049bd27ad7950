import Extractor

/// What has become of the documents of a run so far.
struct Tally: Sendable {
  /// All of them, once they are found.
  var documents: Int?
  var found = 0
  var records = 0
  var known = 0
  var failed = 0
  var notApplicable = 0
  var skipped = 0
  var open = 0
  var repairs = 0
  var calls = 0
  var tokens = 0
  var cost = Cost()

  var ended: Int { records + known + failed + notApplicable + skipped + open }

  /// Takes a document into account: what was known counts as that alone, unless it is a failure.
  mutating func count(_ end: DocumentEnd) {
    switch end.outcome {
    case .failed: failed += 1
    case .skipped: skipped += 1
    case .open: open += 1
    case _ where end.isKnown: known += 1
    case .record: records += 1
    case .notApplicable: notApplicable += 1
    }
    repairs += end.repairs
    calls += end.calls
    tokens += end.tokens
    cost = cost + end.cost
  }
}
