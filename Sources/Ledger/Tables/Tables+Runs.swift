import Digest
import Files
import SQLite

extension Tables {
  /// Begins a run, as part of the job that the last one left open.
  func begin(_ run: RunEntry, _ version: VersionEntry) throws(SQLiteError) -> RunStart {
    try database.statement(
      "UPDATE run SET seen = (SELECT seen FROM ledger) WHERE ended IS NULL AND seen IS NULL"
    ).run()
    let versionRow = try row(of: version)
    let job = try nextJob()
    let spent = try database.spending(.ofJob(job))
    try database.statement(
      """
      INSERT INTO run(job, version, words, process, begun, origin) VALUES (?, ?, ?, ?, ?, ?)
      """
    ).run(
      .integer(job), .integer(versionRow), .blob(RunEntry.bytes(of: run.words)),
      .integer(Int(run.process)),
      .integer(run.begun), .text(run.origin))
    let number = database.lastRow
    versions[number] = versionRow
    return RunStart(run: number, version: versionRow, spent: spent)
  }

  private func nextJob() throws(SQLiteError) -> Int {
    let last = try database.statement("SELECT job, is_complete FROM run ORDER BY id DESC LIMIT 1")
      .first { row in row.flag(1) ? row.integer(0) + 1 : row.integer(0) }
    return last ?? 1
  }

  private func row(of version: VersionEntry) throws(SQLiteError) -> Int {
    let known = try database.statement("SELECT id FROM version WHERE identity = ?")
      .first(.blob(version.identity.bytes)) { $0.integer(0) }
    if let known { return known }
    try database.statement("INSERT INTO version(identity, description, schema) VALUES (?, ?, ?)")
      .run(
        .blob(version.identity.bytes), .blob(version.description), .blob(version.schema))
    return database.lastRow
  }

  /// Says otherwise what a version asks; it stays known by what it was.
  func amend(version: Int, to entry: VersionEntry) throws(SQLiteError) {
    try database.statement("UPDATE version SET description = ?, schema = ? WHERE id = ?")
      .run(.blob(entry.description), .blob(entry.schema), .integer(version))
    if database.changes != 1 { throw .damaged("there is no version \(version)") }
  }

  /// Ends a run; without words, those that it began with stay.
  func end(
    run: Int, code: Int32, isComplete: Bool, words: [FilePath], at time: Int
  ) throws(SQLiteError) {
    try database.statement("UPDATE run SET ended = ?, code = ?, is_complete = ? WHERE id = ?")
      .run(.integer(time), .integer(Int(code)), .flag(isComplete), .integer(run))
    if database.changes != 1 { throw .damaged("there is no run \(run)") }
    if words.isEmpty { return }
    try database.statement("UPDATE run SET words = ? WHERE id = ?")
      .run(.blob(RunEntry.bytes(of: words)), .integer(run))
  }
}

extension RunEntry {
  /// The words, each with a NUL behind it.
  static func bytes(of words: [FilePath]) -> [UInt8] { words.flatMap { $0.bytes + [0] } }

  static func words(from bytes: [UInt8]) -> [FilePath] {
    bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().compactMap {
      FilePath($0)
    }
  }
}
