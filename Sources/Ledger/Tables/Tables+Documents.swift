import Files
import SQLite

extension Tables {
  /// Takes in a document; what is known of it stays if its parts are what they were.
  func list(_ input: InputEntry, run: Int) throws(SQLiteError) {
    let parts = input.partBytes
    // Most documents of a first run are new, and a row that is there is found by the same look.
    if try insert(input, parts, run: run) { return }
    let known = try database.statement("SELECT id, parts, run FROM input WHERE name = ?")
      .first(.blob(input.name.bytes)) { row in
        (
          row: row.integer(0), isSame: row.withBlob(1) { $0.elementsEqual(parts) },
          run: row.integer(2)
        )
      }
    guard let known else { throw .damaged("there is no document \(input.name)") }
    let (word, sentence) = input.state.skip
    // Named twice in one run, it is what it was the first time, and not a duplicate of itself.
    if known.run == run, word != nil { return }
    try database.statement(
      "UPDATE input SET rank = ?, run = ?, parts = ?, word = ?, sentence = ? WHERE id = ?"
    ).run(
      .integer(input.rank), .integer(run), .blob(parts), .text(word), .text(sentence),
      .integer(known.row))
    if !known.isSame { try overtake(known.row) }
  }

  /// Enters a document, and says whether none had its name.
  private func insert(
    _ input: InputEntry, _ parts: [UInt8], run: Int
  ) throws(SQLiteError) -> Bool {
    let (word, sentence) = input.state.skip
    try database.statement(
      """
      INSERT INTO input(name, rank, run, parts, word, sentence) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT(name) DO NOTHING
      """
    ).run(
      .blob(input.name.bytes), .integer(input.rank), .integer(run), .blob(parts), .text(word),
      .text(sentence))
    return database.changes == 1
  }

  /// The document is another one by now. Which items it was is kept, so that it can be forgotten wholly.
  private func overtake(_ input: Int) throws(SQLiteError) {
    try database.statement("UPDATE claim SET stands = 0 WHERE input = ?").run(.integer(input))
  }

  /// Documents of a run that are not done.
  func open(after rank: Int, count: Int, run: Int) throws(SQLiteError) -> [InputEntry] {
    let version = try version(of: run)
    return try database.statement(
      """
      SELECT input.name, input.rank, input.parts, item.key
      FROM input
        LEFT JOIN claim ON claim.input = input.id AND claim.version = ? AND claim.stands
        LEFT JOIN item ON item.id = claim.item
      WHERE input.run = ? AND input.rank > ? AND input.word IS NULL
        AND (item.outcome IS NULL OR item.id IN (SELECT item FROM reopened))
      ORDER BY input.rank LIMIT ?
      """
    ).all(.integer(version), .integer(run), .integer(rank), .integer(count)) {
      row throws(SQLiteError) in
      let key = try row.optionalBlob(3).map { key throws(SQLiteError) in try ItemKey(row: key) }
      return try InputEntry(
        name: FilePath(row: row.blob(0)), rank: row.integer(1), parts: row.parts(2),
        state: key.map { .item($0) } ?? .listed)
    }
  }

  /// Notes that there is nothing to ask about in a document.
  func skip(_ name: FilePath, word: String, sentence: String) throws(SQLiteError) {
    try database.statement("UPDATE input SET word = ?, sentence = ? WHERE name = ?")
      .run(.text(word), .text(sentence), .blob(name.bytes))
    if database.changes != 1 { throw .damaged("there is no document \(name)") }
  }
}

extension InputEntry.State {
  fileprivate var skip: (word: String?, sentence: String?) {
    if case .skipped(let word, let sentence) = self { (word, sentence) } else { (nil, nil) }
  }
}
