import SQLite

/// The tables of a ledger, and how those of an older one become them.
///
/// A new ledger takes every step; one of version 1 takes those behind the first. A step that was in a
/// release is never changed.
///
///     version ─ run ─────────────┐ what is asked, and each time that it was asked
///     input ─ claim ─ item ─ result  a document, the item that it is under a version, its record
///                       ├─ call ─ answer  what was asked about the item, and what came back
///                       └─ reopened  what is done, and is to be asked about again
///
/// The *seal* of a row is a hash of what was paid for, made when it was written.
enum LedgerFormat {
  /// How a ledger says that it is one (`PRAGMA application_id`): `Extr`.
  static let application = 0x4578_7472

  /// The version that this program writes.
  static var version: Int { steps.count }

  /// Each statement of the steps, as SQLite keeps it.
  static var statements: Set<String> {
    Set(
      steps.flatMap { $0.split(separator: ";") }.map { statement in
        String(statement.drop { $0.isWhitespace })
      })
  }

  static let steps = [
    """
    CREATE TABLE ledger(
      one INTEGER PRIMARY KEY CHECK (one = 1), commits INTEGER NOT NULL, seen INTEGER NOT NULL);
    INSERT INTO ledger VALUES (1, 0, 0);
    CREATE TABLE version(
      id INTEGER PRIMARY KEY, identity BLOB NOT NULL UNIQUE, description BLOB NOT NULL,
      schema BLOB NOT NULL);
    CREATE TABLE run(
      id INTEGER PRIMARY KEY, job INTEGER NOT NULL, version INTEGER NOT NULL, words BLOB NOT NULL,
      process INTEGER NOT NULL, begun INTEGER NOT NULL, origin TEXT NOT NULL,
      seen INTEGER, ended INTEGER, code INTEGER, is_complete INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE input(
      id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, rank INTEGER NOT NULL,
      run INTEGER NOT NULL, parts BLOB NOT NULL, word TEXT, sentence TEXT);
    CREATE INDEX input_rank ON input(run, rank);
    CREATE TABLE item(
      id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, run INTEGER, outcome TEXT);
    CREATE TABLE claim(
      input INTEGER NOT NULL, version INTEGER NOT NULL, item INTEGER NOT NULL,
      stands INTEGER NOT NULL, PRIMARY KEY (input, version, item)) WITHOUT ROWID;
    CREATE INDEX claim_item ON claim(item);
    CREATE TABLE result(
      item INTEGER PRIMARY KEY, record BLOB, warnings BLOB NOT NULL, failure BLOB,
      model TEXT NOT NULL, seal INTEGER NOT NULL);
    CREATE TABLE call(
      item INTEGER NOT NULL, number INTEGER NOT NULL, run INTEGER NOT NULL,
      purpose TEXT NOT NULL, footing INTEGER NOT NULL, model TEXT NOT NULL, request BLOB NOT NULL,
      is_repeat INTEGER NOT NULL, is_aside INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL,
      interaction TEXT, answer INTEGER, ending TEXT, status INTEGER, word TEXT, sentence TEXT,
      input_tokens INTEGER, output_tokens INTEGER, tokens INTEGER, picodollars INTEGER,
      is_exact INTEGER, milliseconds INTEGER, PRIMARY KEY (item, number)) WITHOUT ROWID;
    CREATE TABLE answer(id INTEGER PRIMARY KEY, raw BLOB NOT NULL, seal INTEGER NOT NULL);
    CREATE TABLE upload(
      origin TEXT NOT NULL, name TEXT NOT NULL, contents BLOB NOT NULL, type TEXT NOT NULL,
      uri TEXT NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY (origin, name)) WITHOUT ROWID;
    CREATE TABLE output(
      path BLOB PRIMARY KEY, digest BLOB NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE forgotten(interaction TEXT PRIMARY KEY) WITHOUT ROWID;
    """,
    """
    CREATE TABLE reopened(item INTEGER PRIMARY KEY);
    """,
  ]

  /// Brings a database from the version that it has to the last one, wholly or not at all.
  static func migrate(_ database: Database, by steps: [String] = steps) throws(SQLiteError) {
    try database.execute("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      let version = try database.number(of: "PRAGMA user_version")
      for step in steps.dropFirst(version) { try database.execute(step) }
      try database.execute("PRAGMA application_id = \(application)")
      try database.execute("PRAGMA user_version = \(max(version, steps.count))")
      try database.execute("COMMIT")
    } catch {
      try? database.execute("ROLLBACK")
      throw error
    }
  }
}

extension Database {
  /// The number in the first column of the first row, 0 if there is none.
  func number(of sql: String) throws(SQLiteError) -> Int {
    try prepare(sql).first { $0.integer(0) } ?? 0
  }
}
