import Files
import SQLite

/// Whether a database is a ledger, and a whole one.
struct Inspection {
  private let database: Database
  private let path: FilePath

  init(of database: Database, at path: FilePath) {
    self.database = database
    self.path = path
  }

  /// How long a start may be held up by looking, in milliseconds. The small tables come first, on which
  /// depends what is asked and paid for; answers and records have seals, and are judged when they are read.
  private static let patience = 500
  private static let tables = [
    "ledger", "version", "run", "claim", "item", "input", "call", "upload", "output", "forgotten",
  ]

  /// Throws unless it can be written by this program: it is empty, or a ledger with all commits that were
  /// acknowledged.
  func demandWhole(commits: Int) throws(LedgerError) {
    let version = try demandLedger(commits: commits)
    guard version > 0 else { return }
    if version == LedgerFormat.version { try demandTables() }
    if let fault = try faults(within: Self.patience).first { throw .damaged(path, fault) }
  }

  /// Throws unless all tables are as they were made: a letter of that may be damaged, too, which SQLite
  /// does not find wrong.
  private func demandTables() throws(LedgerError) {
    let tables = try ask { () throws(SQLiteError) in
      try database.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        .all { (name: $0.text(0), statement: $0.text(1)) }
    }
    let statements = LedgerFormat.statements
    if let other = tables.first(where: { !statements.contains($0.statement) }) {
      throw .damaged(path, "its table \(other.name) is not as it was made")
    }
  }

  /// Throws unless this is a ledger that this program knows, with so many commits at least, or empty.
  /// Says of which version it is.
  func demandLedger(commits: Int) throws(LedgerError) -> Int {
    let version = try version()
    guard version > 0 else {
      if commits > 0 { throw .lost(path, "nothing is in it any more") }
      return 0
    }
    let found = try ask { () throws(SQLiteError) in
      try database.number(of: "SELECT commits FROM ledger")
    }
    if found < commits {
      throw .damaged(path, "\(commits - found) of its last commits are missing")
    }
    return version
  }

  /// The version of a ledger that this program knows; 0 for an empty file.
  func version() throws(LedgerError) -> Int {
    let (application, version, tables) = try ask { () throws(SQLiteError) in
      (
        try database.number(of: "PRAGMA application_id"),
        try database.number(of: "PRAGMA user_version"),
        try database.number(of: "SELECT count(*) FROM sqlite_schema")
      )
    }
    if application == 0, version == 0, tables == 0 { return 0 }
    if application != LedgerFormat.application { throw .notOurs(path, .otherProgram) }
    if version > LedgerFormat.version { throw .newer(path, version: version) }
    return version
  }

  /// What SQLite finds wrong, in so many milliseconds.
  private func faults(within milliseconds: Int) throws(LedgerError) -> [String] {
    let end = MonotonicTime.now + milliseconds
    do {
      return try database.whileAllowed(by: { .now < end }) { () throws(SQLiteError) in
        for table in Self.tables {
          let faults = try faults("PRAGMA integrity_check('\(table)')")
          if !faults.isEmpty { return faults }
        }
        return try faults("PRAGMA quick_check(1)")
      }
    } catch  where error.isInterruption {
      return []
    } catch {
      throw LedgerError(error, of: path)
    }
  }

  private func faults(_ check: String) throws(SQLiteError) -> [String] {
    let lines = try database.prepare(check).all { $0.text(0) }
    return lines.filter { $0 != "ok" }
  }

  private func ask<Answer>(
    _ body: () throws(SQLiteError) -> Answer
  ) throws(LedgerError) -> Answer {
    do throws(SQLiteError) { return try body() } catch { throw LedgerError(error, of: path) }
  }
}
