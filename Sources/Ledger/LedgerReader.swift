import Digest
package import Files
import SQLite

/// A look into a ledger, also while a run writes it. For one task at a time.
///
/// It never writes the ledger, and one at rest is read without leaving anything beside it: a writer that
/// comes to its end leaves one file, whose readers need no shared memory.
package final class LedgerReader {
  let database: Database
  let folder: LedgerFolder
  let path: FilePath

  /// Opens the ledger in a folder, such as `out/.extract`.
  package init(in folder: FilePath) throws(LedgerError) {
    self.folder = try LedgerFolder(folder, makes: false)
    path = self.folder.path.appending(Store.name)
    // Told before the database is looked at, it is never ahead of that.
    let commits = try LockFile.look(in: self.folder).commits
    guard try self.folder.has(Store.name) else {
      throw commits == 0 ? .missing(folder) : .lost(path, "is gone")
    }
    do { database = try Database(at: path, .reading) } catch { throw LedgerError(error, of: path) }
    let version = try Inspection(of: database, at: path).demandLedger(commits: commits)
    if version == 0 { throw .missing(folder) }
  }

  /// Reads, and says in the words of the ledger what is in the way.
  func ask<Answer>(
    _ body: () throws(SQLiteError) -> Answer
  ) throws(LedgerError) -> Answer {
    do throws(SQLiteError) { return try body() } catch { throw LedgerError(error, of: path) }
  }
}

extension LedgerReader {
  /// What the calls of a version took.
  package func spending(version: Int) throws(LedgerError) -> LedgerSpending {
    try ask { () throws(SQLiteError) in try database.spending(.ofVersion(version)) }
  }

  /// What is known of an item.
  package func item(_ key: ItemKey) throws(LedgerError) -> ItemState? {
    try ask { () throws(SQLiteError) in
      guard let item = try row(of: key) else { return nil }
      if let end = try database.end(of: item) { return .ended(end) }
      return .open(try database.calls(of: item, key).map(\.entry))
    }
  }

  /// The items that are done, and are to be asked about again.
  package func reopenedItems() throws(LedgerError) -> Set<ItemKey> {
    try ask { () throws(SQLiteError) in
      // A ledger of an older program has no such table before it is written to.
      guard try database.number(of: "PRAGMA user_version") > 1 else { return [] }
      let keys = try database.statement(
        "SELECT item.key FROM reopened JOIN item ON item.id = reopened.item"
      ).all { row throws(SQLiteError) in try ItemKey(row: row.blob(0)) }
      return Set(keys)
    }
  }

  /// The calls for an item, in order.
  package func calls(of key: ItemKey) throws(LedgerError) -> [CallEntry] {
    try ask { () throws(SQLiteError) in
      guard let item = try row(of: key) else { return [] }
      return try database.calls(of: item, key).map(\.entry)
    }
  }

  private func row(of key: ItemKey) throws(SQLiteError) -> Int? {
    try database.statement("SELECT id FROM item WHERE key = ?")
      .first(.blob(key.digest.bytes)) { $0.integer(0) }
  }

  /// All interactions that the API may still have, at an origin.
  package func interactions(at origin: String) throws(LedgerError) -> [String] {
    try ask { () throws(SQLiteError) in
      try database.statement(
        """
        SELECT DISTINCT call.interaction FROM call JOIN run ON run.id = call.run
        WHERE run.origin = ? AND call.interaction IS NOT NULL
          AND call.interaction NOT IN (SELECT interaction FROM forgotten)
        ORDER BY call.item, call.number
        """
      ).all(.text(origin)) { $0.text(0) }
    }
  }

  /// What was uploaded to an origin and not forgotten.
  package func uploads(to origin: String) throws(LedgerError) -> [UploadEntry] {
    try ask { () throws(SQLiteError) in try database.uploads(to: origin) }
  }

  package func outputs() throws(LedgerError) -> [OutputEntry] {
    try ask { () throws(SQLiteError) in
      try database.statement("SELECT path, digest, size FROM output ORDER BY path")
        .all { row throws(SQLiteError) in
          OutputEntry(
            path: try FilePath(row: row.blob(0)), digest: try row.digest(1), size: row.integer(2))
        }
    }
  }
}
