package import Files
public import HTTP

/// How a folder of documents is worked on, beyond what holds for each of them.
public struct FolderSettings: Sendable {
  /// How many documents are worked on at a time.
  public var width = 16
  /// How fast calls may follow each other.
  public var pace = Pace()
  /// What all documents of a job may take, the runs before this one included.
  public var limits = FolderLimits()
  /// In which forms records are written.
  public var formats: Set<RecordFormat> = [.jsonl]
  /// What is done about a call that was about to be made when an earlier run died, so that nobody knows
  /// whether it was paid for.
  public var unknownCalls = UnknownCalls.retry
  /// Whether documents that are done by another schema, prompt or model are asked about again; if not,
  /// such a run does not start.
  public var beginsVersion = false
  /// Whether documents that are done are asked about again.
  public var asksAgain = false
  /// Documents that failed before and are asked about again: those with these outcomes (see
  /// `ExtractionFailure.word`), or all if the set is empty.
  public var retries: Set<String>?
  /// Where the ledger is, if not in the folder of the records.
  public var stateFolder: PathBytes?
  /// What of the named folders counts.
  public var selection = Selection()
  /// The words of the command with which this run can be taken up again, without secrets.
  package var words: [FilePath] = []
  /// Files with which the work is done: they are no documents.
  package var tools: [FilePath] = []
  /// The same for a job that has reached a limit, and has asked about so many documents; nothing where
  /// a higher limit would not help.
  package var wordsBeyond: @Sendable (FolderReport.Ending, _ asked: Int) -> [FilePath]? = {
    _, _ in nil
  }
  /// Whether documents that were done before are handed out, too, before all others.
  public var tellsKnown = false

  /// A careful default.
  public init() {}

  /// What of the named folders counts.
  public struct Selection: Sendable, Hashable {
    /// Only what matches one of these globs.
    public var include: [PathBytes] = []
    /// Nothing that matches one of these.
    public var exclude: [PathBytes] = []
    /// Which files are one document; every file is its own otherwise.
    public var grouping: Grouping?
    /// Whether symbolic links are followed, as long as they stay in the folder that was named.
    public var followsLinks = false
    /// Whether names that begin with a full stop count.
    public var takesHidden = false

    /// All files, each a document.
    public init() {}
  }

  /// Which files belong together.
  public enum Grouping: Sendable, Hashable {
    /// Those in one folder whose names differ in their extension alone.
    case stem
    /// Those in one folder.
    case folder
    /// Those for which the part in parentheses stands for the same, as in `(*)-page-*.png`.
    case pattern(PathBytes)
  }

  /// What is done about a call whose fate nobody knows.
  public enum UnknownCalls: String, Sendable, Hashable, CaseIterable {
    /// It is made again, and counted as possibly paid twice.
    case retry
    /// Its document is left alone, and counted as failed.
    case hold
  }
}

/// In which form records are written.
public enum RecordFormat: String, Sendable, Hashable, CaseIterable {
  /// `records.jsonl`: a line for each record.
  case jsonl
  /// `records.csv`, and a file for each list of objects.
  case csv
  /// `records.sqlite`: a table, and one for each list.
  case sqlite
  /// `records/NAME.json` for each document.
  case json
  /// `records.md`, for people.
  case markdown
}

/// What a job may take; what is not set has no limit.
public struct FolderLimits: Sendable, Hashable {
  /// Money, as far as it is known.
  public var money: Money?
  /// Tokens of all sorts.
  public var tokens: Int?
  /// The time that its runs take.
  public var duration: Duration?
  /// Documents that are asked about.
  public var documents: Int?

  /// No limits.
  public init() {}
}
