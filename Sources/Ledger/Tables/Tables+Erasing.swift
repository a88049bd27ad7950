import Digest
import Files
import SQLite

extension Tables {
  /// Opens items again that ended with one of these outcomes, with any at all if there are none in the
  /// set, and with any but `record` and `not-applicable` if there is no set. Their ends stand until others
  /// come.
  func reopen(
    outcomes: Set<String>?, run: Int
  ) throws(SQLiteError) -> Int {
    let items = try ended(run, outcomes)
    for item in items.sorted() { try reopen(item) }
    return items.count
  }

  /// Items of documents of a run that ended, under its version, with one of these outcomes.
  private func ended(
    _ run: Int, _ outcomes: Set<String>?
  ) throws(SQLiteError) -> [Int] {
    let rows = try database.prepare(
      """
      SELECT DISTINCT item.id, item.outcome
      FROM input JOIN claim ON claim.input = input.id AND claim.version = ? AND claim.stands
        JOIN item ON item.id = claim.item
      WHERE item.outcome IS NOT NULL AND input.run = ?
        AND item.id NOT IN (SELECT item FROM reopened)
      """
    ).all([.integer(try version(of: run)), .integer(run)]) {
      (item: $0.integer(0), outcome: $0.text(1))
    }
    return rows.filter { row in
      guard let outcomes else { return !["record", "not-applicable"].contains(row.outcome) }
      return outcomes.isEmpty || outcomes.contains(row.outcome)
    }.map(\.item)
  }

  private func reopen(_ item: Int) throws(SQLiteError) {
    try database.statement("INSERT OR IGNORE INTO reopened(item) VALUES (?)").run(.integer(item))
    try database.statement("UPDATE call SET is_aside = 1 WHERE item = ?").run(.integer(item))
  }
}

extension Tables {
  /// Takes the answers out of calls whose item is done, and says how many.
  func purgeAnswers() throws(SQLiteError) -> Int {
    let calls = "item IN (SELECT id FROM item WHERE outcome IS NOT NULL) AND answer IS NOT NULL"
    try database.execute(
      "DELETE FROM answer WHERE id IN (SELECT answer FROM call WHERE \(calls))")
    try database.execute("UPDATE call SET answer = NULL WHERE \(calls)")
    return database.changes
  }

  /// Takes out a document, and all items that it ever was and that no other document is.
  func forget(_ name: FilePath) throws(SQLiteError) -> Bool {
    let input = try database.statement("SELECT id FROM input WHERE name = ?")
      .first(.blob(name.bytes)) { $0.integer(0) }
    guard let input else { return false }
    let items = try database.statement("SELECT DISTINCT item FROM claim WHERE input = ?")
      .all(.integer(input)) { $0.integer(0) }
    try database.statement("DELETE FROM claim WHERE input = ?").run(.integer(input))
    try database.statement("DELETE FROM input WHERE id = ?").run(.integer(input))
    for item in items where try isUnclaimed(item) { try erase(item) }
    return true
  }

  private func isUnclaimed(_ item: Int) throws(SQLiteError) -> Bool {
    try database.statement("SELECT 1 FROM claim WHERE item = ?").first(.integer(item)) { _ in }
      == nil
  }

  private func erase(_ item: Int) throws(SQLiteError) {
    try database.statement(
      "DELETE FROM answer WHERE id IN (SELECT answer FROM call WHERE item = ?)"
    ).run(.integer(item))
    try database.statement("DELETE FROM call WHERE item = ?").run(.integer(item))
    try database.statement("DELETE FROM result WHERE item = ?").run(.integer(item))
    try database.statement("DELETE FROM reopened WHERE item = ?").run(.integer(item))
    try database.statement("DELETE FROM item WHERE id = ?").run(.integer(item))
    openItems = openItems.filter { $0.value != item }
  }
}
