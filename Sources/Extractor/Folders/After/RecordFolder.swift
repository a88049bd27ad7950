package import Files
import Ledger

/// A folder of records, and the ledger by which they were made: what can be seen and done when a run has
/// ended, and partly while one is at work.
///
///     if let folder = RecordFolder("out") {
///       print(try folder.status())
///       print(try folder.document(named: "invoice-17.pdf").record ?? nil)
///     }
///
/// Nothing here asks a model, and nothing costs anything.
public struct RecordFolder: Sendable {
  package let path: FilePath
  package let ledgerFolder: FilePath

  /// Names the folder of the records, and that of the ledger if it is not within.
  public init?(_ folder: String, state: String? = nil) {
    guard let path = FilePath(folder) else { return nil }
    if let state {
      guard let state = FilePath(state) else { return nil }
      self.init(path, state: state)
    } else {
      self.init(path)
    }
  }

  /// Names the folder of the records, and that of the ledger if it is not within.
  package init(_ path: FilePath, state: FilePath? = nil) {
    self.path = path
    ledgerFolder = state ?? Self.innerFolder(of: path)
  }

  /// Where the ledger of a folder of records is, unless somebody says otherwise.
  package static func innerFolder(of path: FilePath) -> FilePath { path.appending(".extract") }

  /// Whether a folder holds a ledger itself.
  package static func isLedgerFolder(_ path: FilePath) -> Bool {
    (try? Folder(opening: path).hasFile(Ledger.fileName)) ?? false
  }
}

extension RecordFolder {
  /// A look into the ledger.
  func reader() throws(RecordFolderError) -> LedgerReader {
    try RecordFolderError.of { () throws(LedgerError) in try LedgerReader(in: ledgerFolder) }
  }

  /// The last run that began here.
  func lastRun(_ reader: LedgerReader) throws(RecordFolderError) -> LedgerReader.Run {
    let run = try RecordFolderError.of { () throws(LedgerError) in try reader.run() }
    guard let run else { throw RecordFolderError(.neverRun(path)) }
    return run
  }

  /// What that run asked.
  func version(
    of run: LedgerReader.Run, _ reader: LedgerReader
  ) throws(RecordFolderError) -> FolderVersion {
    let all = try RecordFolderError.of { () throws(LedgerError) in try reader.versions() }
    guard let found = all.first(where: { $0.number == run.version }) else {
      throw RecordFolderError(.ledger(.damaged(ledgerFolder, "a run has no version")))
    }
    return FolderVersion(number: found.number, items: found.items, entry: found.entry)
  }

  /// The words that name the folder on a command line.
  var words: [FilePath] {
    ledgerFolder == Self.innerFolder(of: path) ? [path] : [path, "--state", ledgerFolder]
  }
}
