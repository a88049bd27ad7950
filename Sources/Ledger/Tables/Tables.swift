import Digest
import SQLite

/// The tables as the one thread sees them that writes them. Every function is a part of a transaction
/// that is open already.
final class Tables {
  let database: Database
  /// The rows of items that were claimed and have not ended, which are looked up at every step.
  var openItems: [ItemKey: Int] = [:]
  /// The version under which each run of this process works.
  var versions: [Int: Int] = [:]

  init(_ database: Database) {
    self.database = database
  }
}

extension Tables {
  /// The row of an item.
  func row(of key: ItemKey) throws(SQLiteError) -> Int? {
    if let known = openItems[key] { return known }
    return try database.statement("SELECT id FROM item WHERE key = ?")
      .first(.blob(key.digest.bytes)) { $0.integer(0) }
  }

  /// The row of an item that must be there.
  func knownRow(of key: ItemKey) throws(SQLiteError) -> Int {
    guard let row = try row(of: key) else { throw .damaged("there is no item \(key.digest)") }
    return row
  }

  /// The version under which a run works.
  func version(of run: Int) throws(SQLiteError) -> Int {
    if let known = versions[run] { return known }
    let version = try database.statement("SELECT version FROM run WHERE id = ?")
      .first(.integer(run)) { $0.integer(0) }
    guard let version else { throw .damaged("there is no run \(run)") }
    versions[run] = version
    return version
  }
}
