package import Files
import Glibc

/// How a run ended.
public struct FolderReport: Sendable {
  /// How many documents have which outcome: `record`, `not-applicable`, `skipped`, `open`, or the word
  /// of a failure.
  public var outcomes: [String: Int] = [:]
  /// How many were skipped for which reason, in a word.
  public var skips: [String: Int] = [:]
  /// Those of them that were done before.
  public var known = 0
  /// Calls that this run made.
  public var calls = 0
  /// Those of them that asked again for what was wrong or missing.
  public var repairs = 0
  /// Tokens of all sorts that they took.
  public var tokens = 0
  /// What they cost.
  public var cost = Cost()
  /// How long this run took.
  public var duration = Duration.zero
  /// Calls that were made again though an earlier one may have been paid for.
  public var repaid = 0
  /// The files that were written, within the folder.
  public var files: [String] = []
  /// Why it ended.
  public var ending = Ending.complete
  /// The first of those that failed; all of them are in `failures.jsonl`.
  public var failures: [Failure] = []
  package var notices: [String] = []
  /// The signal for which it was asked to stop, if it was one.
  package var signal: Int32?
  /// The words of the command that goes on from here.
  package var words: [FilePath] = []

  /// A document that did not become a record, and why.
  public struct Failure: Sendable, Hashable {
    /// As the caller named it.
    public let name: String
    /// One word, as ``DocumentOutcome/word``.
    public let word: String
    /// What is wrong, and what to do.
    public let sentence: String
  }

  /// Why a run ended.
  public enum Ending: Sendable {
    /// Every document is done, if only as a failure.
    case complete
    /// It was asked to stop.
    case stopped
    /// A limit of the job's was reached.
    case limit(BudgetLimit)
    case durationLimit(Duration)
    case documentLimit(Int)
    /// The key was refused, the model does not exist: nothing else would fare better.
    case refused(ExtractionFailure)
    /// A rate limit or an outage that lasted longer than the pace has patience; when it may be over, if
    /// the API says so.
    case tryLater(ExtractionFailure, Duration?)
    /// The disk refused a write.
    case storage(String)
  }

  package init() {}

  /// Documents that this run brought to their end.
  private var ended: Int {
    documents - known - ["open", "skipped"].reduce(0) { $0 + outcomes[$1, default: 0] }
  }

  /// All documents that were found.
  public var documents: Int { outcomes.values.reduce(0, +) }

  /// How many became records.
  public var records: Int { outcomes["record", default: 0] }

  /// How many are something else, by the word of the model.
  public var notApplicable: Int { outcomes["not-applicable", default: 0] }

  /// Documents of which there should be a record and is none.
  public var failed: Int { outcomes.failed + missed }

  /// Documents that were skipped though there should be a record.
  var missed: Int { skips.missed.values.reduce(0, +) }

  /// A report keeps this many failures.
  static let mostFailures = 100

  /// Takes a document into account of which there should be a record.
  mutating func note(_ end: DocumentEnd) {
    switch end.outcome {
    case .failed(let word, _, _):
      note(failure: end.name, word: word, sentence: end.outcome.complaint ?? word)
    case .skipped(let word, let sentence): note(skip: end.name, word: word, sentence: sentence)
    case .record, .notApplicable, .open: break
    }
  }

  /// Takes into account that something was skipped.
  mutating func note(skip name: String, word: String, sentence: String) {
    skips[word, default: 0] += 1
    if isMissed(skip: word) { note(failure: name, word: "skipped", sentence: sentence) }
  }

  private mutating func note(failure name: String, word: String, sentence: String) {
    guard failures.count < Self.mostFailures else { return }
    failures.append(Failure(name: name, word: word, sentence: sentence))
  }

  /// What the command ends with; the ledger keeps it.
  package var exitCode: Int32 {
    switch ending {
    case .complete: outcomes["open", default: 0] > 0 ? 3 : failed + notApplicable == 0 ? 0 : 1
    case .stopped: 128 + (signal ?? SIGINT)
    case .limit, .durationLimit, .documentLimit: 6
    case .refused(let failure) where failure.isOfKey: 4
    // Before anything was answered it did not start.
    case .refused: ended == 0 ? 2 : 1
    case .tryLater: 5
    case .storage: 8
    }
  }

  /// Whether every document is done.
  var isComplete: Bool { ending.isComplete && outcomes["open", default: 0] == 0 }
}

extension FolderReport.Ending {
  /// Whether nothing kept the run from its end.
  var isComplete: Bool { if case .complete = self { true } else { false } }
}
