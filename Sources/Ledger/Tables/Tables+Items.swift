import Digest
import Files
import SQLite

extension Tables {
  /// Notes which item a document is under the version of a run, and says what is known of that item.
  func claim(_ input: InputEntry, as key: ItemKey, run: Int) throws(SQLiteError) -> ItemState {
    let document = try claimant(input, run: run)
    let version = try version(of: run)
    if let item = try row(of: key) {
      try stand(document, version, item)
      return try state(of: item, key)
    }
    try database.statement("INSERT INTO item(key) VALUES (?)").run(.blob(key.digest.bytes))
    let item = database.lastRow
    openItems[key] = item
    try stand(document, version, item)
    return .open([])
  }

  /// The row of a document, with its parts as they were read.
  private func claimant(_ input: InputEntry, run: Int) throws(SQLiteError) -> Int {
    let find: StaticString = "SELECT id, parts FROM input WHERE name = ?"
    let parts = input.partBytes
    let known = try database.statement(find).first(.blob(input.name.bytes)) { row in
      (row: row.integer(0), isSame: row.withBlob(1) { $0.elementsEqual(parts) })
    }
    if let known, known.isSame { return known.row }
    var listed = input
    listed.state = .listed
    try list(listed, run: run)
    return known?.row ?? database.lastRow
  }

  /// Lets one item, and no other, stand for a document under a version.
  private func stand(_ document: Int, _ version: Int, _ item: Int) throws(SQLiteError) {
    try database.statement(
      "UPDATE claim SET stands = 0 WHERE input = ? AND version = ? AND item <> ? AND stands"
    ).run(.integer(document), .integer(version), .integer(item))
    try database.statement(
      """
      INSERT INTO claim(input, version, item, stands) VALUES (?, ?, ?, 1)
      ON CONFLICT DO UPDATE SET stands = 1 WHERE NOT stands
      """
    ).run(.integer(document), .integer(version), .integer(item))
  }

  private func state(of item: Int, _ key: ItemKey) throws(SQLiteError) -> ItemState {
    if try !isReopened(item), let end = try database.end(of: item) { return .ended(end) }
    openItems[key] = item
    return .open(try database.calls(of: item, key).map { $0.isAside ? $0.entry.aside : $0.entry })
  }

  private func isReopened(_ item: Int) throws(SQLiteError) -> Bool {
    try database.statement("SELECT 1 FROM reopened WHERE item = ?").first(.integer(item)) { _ in }
      != nil
  }

  /// Ends an item. What has a record keeps it when it was asked about again, and that came to nothing.
  func end(_ key: ItemKey, with end: ItemEnd, run: Int) throws(SQLiteError) {
    let item = try knownRow(of: key)
    defer { openItems[key] = nil }
    try database.statement("DELETE FROM reopened WHERE item = ?").run(.integer(item))
    let wasReopened = database.changes > 0
    if wasReopened, end.hasFailed, try database.end(of: item)?.record != nil { return }
    try database.statement("UPDATE item SET outcome = ?, run = ? WHERE id = ?")
      .run(.text(end.outcome), .integer(run), .integer(item))
    try database.statement(
      """
      INSERT OR REPLACE INTO result(item, record, warnings, failure, model, seal)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).run(
      .integer(item), .blob(end.record), .blob(end.warnings), .blob(end.failure),
      .text(end.model), .integer(Seal(of: end).number))
  }
}

extension CallEntry {
  /// What a call is to those who ask again: one that took what it took, and brought nothing.
  fileprivate var aside: CallEntry {
    guard case .answered(let answer) = fate else { return self }
    var call = self
    call.fate = .failed(
      CallFailure(
        interaction: answer.interaction, status: nil, word: "set-aside",
        sentence: "its document was to be asked about again", bill: answer.bill))
    return call
  }
}
