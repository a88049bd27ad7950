package import Files
import SQLite

/// A document, and what became of it.
package struct LedgerRow: Sendable, Hashable {
  package var name: FilePath
  package var state: State

  package enum State: Sendable, Hashable {
    /// It is not done.
    case open
    case skipped(word: String, sentence: String)
    case ended(ItemKey, ItemEnd)
  }

  package init(name: FilePath, state: State) {
    self.name = name
    self.state = state
  }
}

/// The documents of a version are those that its runs found last, and those that have an item under it.
extension LedgerReader {
  /// Hands out every document of a version in the order of outputs, with what became of it: those of
  /// the last run by rank, then those that it did not name, by the bytes of their names. All are as they
  /// were at one moment.
  package func forEachDocument(
    version: Int, _ body: (LedgerRow) throws -> Void
  ) throws {
    try ask { () throws(SQLiteError) in try database.execute("BEGIN") }
    defer { try? database.execute("COMMIT") }
    let run = try ask { () throws(SQLiteError) in
      try database.statement("SELECT max(id) FROM run WHERE version = ?")
        .first(.integer(version)) { $0.integer(0) } ?? 0
    }
    try handOut("input.run = ?2 ORDER BY input.rank", run, version, body)
    let others = """
      input.run <> ?2 AND (claim.item IS NOT NULL OR input.run IN
        (SELECT id FROM run WHERE version = ?1)) ORDER BY input.name
      """
    try handOut(others, run, version, body)
  }

  private func handOut(
    _ which: String, _ run: Int, _ version: Int, _ body: (LedgerRow) throws -> Void
  ) throws {
    let query = """
      SELECT input.name, input.word, input.sentence, item.key, item.outcome, result.record,
        result.warnings, result.failure, result.model, result.seal
      FROM input
        LEFT JOIN claim ON claim.input = input.id AND claim.version = ?1 AND claim.stands
        LEFT JOIN item ON item.id = claim.item
        LEFT JOIN result ON result.item = item.id AND item.outcome IS NOT NULL
      WHERE \(which)
      """
    var failure: (any Error)?
    try ask { () throws(SQLiteError) in
      try database.prepare(query).forEach(.integer(version), .integer(run)) {
        row throws(SQLiteError) in
        let document = LedgerRow(name: try FilePath(row: row.blob(0)), state: try row.state())
        do { try body(document) } catch { failure = error }
        return failure == nil
      }
    }
    if let failure { throw failure }
  }

  /// How many documents of a version have which outcome: `record`, words of failures, `open` for those
  /// that are not done, and `skipped`. With a run, what is not done counts if it named that: nobody comes
  /// back to the others.
  package func counts(version: Int, namedBy run: Int? = nil) throws(LedgerError) -> [String: Int] {
    try ask { () throws(SQLiteError) in
      let rows = try database.statement(
        """
        SELECT CASE WHEN input.word IS NOT NULL THEN 'skipped'
            ELSE coalesce(item.outcome, 'open') END AS outcome, count(*)
        FROM input
          LEFT JOIN claim ON claim.input = input.id AND claim.version = ?1 AND claim.stands
          LEFT JOIN item ON item.id = claim.item
        WHERE (claim.item IS NOT NULL OR input.run IN (SELECT id FROM run WHERE version = ?1))
          AND (?2 IS NULL OR input.run = ?2 OR input.word IS NULL AND item.outcome IS NOT NULL)
        GROUP BY 1
        """
      ).all([.integer(version), .integer(run)]) { (outcome: $0.text(0), count: $0.integer(1)) }
      return Dictionary(rows.map { ($0.outcome, $0.count) }, uniquingKeysWith: +)
    }
  }

  /// How many documents of a version are skipped for which reason, in a word. With a run, those that it named.
  package func skips(
    version: Int, namedBy run: Int? = nil
  ) throws(LedgerError) -> [String: Int] {
    try ask { () throws(SQLiteError) in
      let rows = try database.statement(
        """
        SELECT input.word, count(*) FROM input
          LEFT JOIN claim ON claim.input = input.id AND claim.version = ?1 AND claim.stands
        WHERE input.word IS NOT NULL AND (?2 IS NULL OR input.run = ?2)
          AND (claim.item IS NOT NULL OR input.run IN (SELECT id FROM run WHERE version = ?1))
        GROUP BY 1
        """
      ).all([.integer(version), .integer(run)]) { (word: $0.text(0), count: $0.integer(1)) }
      return Dictionary(rows.map { ($0.word, $0.count) }, uniquingKeysWith: +)
    }
  }

  /// What is known of the document by that name, under a version.
  package func document(
    _ name: FilePath, version: Int
  ) throws(LedgerError) -> (input: InputEntry, state: ItemState?)? {
    let found = try ask { () throws(SQLiteError) in
      try database.statement(
        """
        SELECT input.rank, input.parts, input.word, input.sentence, item.key
        FROM input
          LEFT JOIN claim ON claim.input = input.id AND claim.version = ? AND claim.stands
          LEFT JOIN item ON item.id = claim.item
        WHERE input.name = ?
        """
      ).first(.integer(version), .blob(name.bytes)) { row throws(SQLiteError) in
        (rank: row.integer(0), parts: try row.parts(1), skip: row.skip(2), key: try row.key(4))
      }
    }
    guard let found else { return nil }
    let state = found.key.map { InputEntry.State.item($0) } ?? .listed
    let input = InputEntry(
      name: name, rank: found.rank, parts: found.parts, state: found.skip ?? state)
    return (input, try found.key.flatMap { key throws(LedgerError) in try item(key) })
  }
}

extension SQLiteRow {
  fileprivate func state() throws(SQLiteError) -> LedgerRow.State {
    if case .skipped(let word, let sentence)? = skip(1) {
      return .skipped(word: word, sentence: sentence)
    }
    guard let key = try key(3), !isNull(4) else { return .open }
    return .ended(key, try end(from: 4))
  }

  fileprivate func skip(_ column: Int32) -> InputEntry.State? {
    isNull(column) ? nil : .skipped(word: text(column), sentence: text(column + 1))
  }

  fileprivate func key(_ column: Int32) throws(SQLiteError) -> ItemKey? {
    isNull(column) ? nil : try ItemKey(row: blob(column))
  }
}
