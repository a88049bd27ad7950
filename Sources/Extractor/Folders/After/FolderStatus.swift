package import Files
package import Ledger

/// How a folder of records stands: what became of its documents, what that took, and what to do next.
public struct FolderStatus: Sendable {
  /// The folder, as the caller named it.
  public let folder: String
  /// The last run that began.
  public let run: Run
  /// How many documents have which outcome: `record`, `not-applicable`, `skipped`, `open`, or the word of
  /// a failure.
  public let outcomes: [String: Int]
  /// How many were skipped for which reason, in a word.
  public let skips: [String: Int]
  /// All versions, the first one first.
  public let versions: [FolderVersion]
  /// What all calls of all time took.
  public let spent: FolderSpending
  /// What those of the last job took: of the last run, and of those whose work it went on with.
  public let spentByJob: FolderSpending
  /// Calls whose fate nobody knows: they were about to be made when a run died.
  public let unknownCalls: Int
  package let words: [FilePath]
  package let resumption: [FilePath]

  /// A run as the ledger knows it.
  public struct Run: Sendable, Hashable {
    /// Counted from 1.
    public let number: Int
    /// Its process.
    public let process: Int32
    /// The version that it asks by.
    public let version: Int
    /// Milliseconds since the beginning of 1970.
    public let begun: Int
    /// The same; nothing if it is at work, or was killed.
    public let ended: Int?
    /// The exit code, if it came to an end of its own.
    public let code: Int32?
    /// Whether it is at work at this moment.
    public let isAlive: Bool
  }

  package init(
    folder: FilePath, words: [FilePath], run: LedgerReader.Run, outcomes: [String: Int],
    skips: [String: Int], versions: [FolderVersion], spent: FolderSpending,
    spentByJob: FolderSpending,
    unknownCalls: Int
  ) {
    self.folder = "\(folder)"
    self.words = words
    self.run = Run(
      number: run.number, process: run.entry.process, version: run.version,
      begun: run.entry.begun, ended: run.ended, code: run.code, isAlive: run.isAlive)
    resumption = run.entry.words
    self.outcomes = outcomes
    self.skips = skips
    self.versions = versions
    self.spent = spent
    self.spentByJob = spentByJob
    self.unknownCalls = unknownCalls
  }
}

/// What calls took.
public struct FolderSpending: Sendable, Hashable {
  /// How many were made.
  public let calls: Int
  /// Tokens of all sorts.
  public let tokens: Int
  /// What is known to have been paid.
  public let money: Money
  /// Calls of which nobody knows all of that.
  public let uncounted: Int
  /// Calls that were made again though an earlier one may have been paid for.
  public let repaid: Int

  package init(_ spending: LedgerSpending) {
    calls = spending.calls
    tokens = spending.tokens
    money = Money(picodollars: spending.picodollars)
    uncounted = spending.uncounted
    repaid = spending.repaid
  }
}

extension FolderStatus {
  /// How many documents there are.
  public var documents: Int { outcomes.values.reduce(0, +) }

  /// Documents of which there should be a record and is none.
  public var failed: Int { outcomes.failed + skips.missed.values.reduce(0, +) }

  /// The command that takes the work up again, as a shell would be given it; nothing if there is nothing
  /// to do, a run does it, or a program of one's own began it: that knows how to go on.
  public var next: String? {
    if run.isAlive { return nil }
    let isOpen = outcomes["open", default: 0] > 0 || run.code == nil
    if isOpen { return resumption.isEmpty ? nil : resumption.shellLine }
    let isOfCommand = resumption.starts(with: ["extract", "run"])
    return failed > 0 && isOfCommand ? "extract retry " + words.shellLine : nil
  }
}

extension RecordFolder {
  /// How the folder stands; also while a run is at work.
  public func status() throws(RecordFolderError) -> FolderStatus {
    let reader = try reader()
    let run = try lastRun(reader)
    return try RecordFolderError.of { () throws(LedgerError) in
      let versions = try reader.versions()
      // A run that came to the end of its documents named all that there are.
      let isWhole = run.code.map { [0, 1].contains($0) } ?? false
      let naming = isWhole ? run.number : nil
      let outcomes = try reader.counts(version: run.version, namedBy: naming)
      return FolderStatus(
        folder: path, words: words, run: run, outcomes: outcomes,
        skips: try reader.skips(version: run.version, namedBy: naming),
        versions: versions.map {
          FolderVersion(number: $0.number, items: $0.items, entry: $0.entry)
        },
        spent: FolderSpending(try reader.spending(versions.map(\.number))),
        spentByJob: FolderSpending(try reader.jobSpending()),
        // Of a run at work they are those that it is about to make.
        unknownCalls: run.isAlive ? 0 : try reader.unknownCalls())
    }
  }
}

extension LedgerReader {
  /// What all calls of several versions took.
  fileprivate func spending(_ versions: [Int]) throws(LedgerError) -> LedgerSpending {
    var sum = LedgerSpending()
    for version in versions {
      let spent = try spending(version: version)
      sum.calls += spent.calls
      sum.tokens += spent.tokens
      sum.picodollars += spent.picodollars
      sum.uncounted += spent.uncounted
      sum.repaid += spent.repaid
    }
    return sum
  }
}
