private import CSQLite
package import Files

/// A database file that one thread at a time has open.
///
/// Nothing waits inside but for locks of other processes, up to a minute.
package final class Database {
  /// How a file is opened.
  package enum Mode: Sendable {
    /// Read and written, and made if there is none.
    case writing
    /// Read alone, beside whoever writes it.
    case reading
  }

  /// The version of SQLite, as in `3.40.1`.
  package static var versionInUse: String { String(cString: sqlite3_libversion()) }

  let connection: OpaquePointer
  private let pages: UnsafeMutablePointer<Int>
  /// By the address of its text, which is the same for each run of a line of code.
  private var statements: [UnsafePointer<UInt8>: Statement] = [:]

  /// Opens a file that is not reached through symbolic links.
  package init(at path: FilePath, _ mode: Mode) throws(SQLiteError) {
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW
    flags |= mode == .writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    // A name such as `file:x?mode=memory` is a URI to SQLite unless it begins like a path.
    let isAbsolute = path.bytes.first == UInt8(ascii: "/")
    let name =
      (isAbsolute ? path : FilePath(".").appending(path)).bytes.map(CChar.init(bitPattern:)) + [0]
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(name, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      defer { sqlite3_close_v2(opened) }
      throw SQLiteError(code, of: opened)
    }
    connection = opened
    pages = .allocate(capacity: 1)
    pages.initialize(to: 0)
    sqlite3_busy_timeout(connection, 60_000)
    try demand(csqlite_distrust_schema(connection))
  }

  deinit {
    // Others keep the connection until the last of them is gone.
    statements = [:]
    sqlite3_close_v2(connection)
    pages.deallocate()
  }

  /// Runs statements that need no values.
  package func execute(_ sql: String) throws(SQLiteError) {
    try demand(sqlite3_exec(connection, sql, nil, nil, nil))
  }

  /// Compiles a statement, to be run many times.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, of: self)
  }

  /// A statement of the program's own, compiled when it is first asked for and kept.
  package func statement(_ sql: StaticString) throws(SQLiteError) -> Statement {
    if let known = statements[sql.utf8Start] { return known }
    let new = try Statement(sql.description, of: self)
    statements[sql.utf8Start] = new
    return new
  }

  /// The number of the row that was inserted last.
  package var lastRow: Int { Int(sqlite3_last_insert_rowid(connection)) }

  /// How many rows the last statement changed.
  package var changes: Int { Int(sqlite3_changes64(connection)) }

  /// How many pages the write-ahead log had after the last commit, once they are counted.
  package var logPages: Int { pages.pointee }

  /// Begins to count the pages of the write-ahead log, instead of folding it into the file unasked.
  package func countLogPages() {
    let note:
      @convention(c) (
        UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32
      ) -> Int32 = { pages, _, _, count in
        pages?.assumingMemoryBound(to: Int.self).pointee = Int(count)
        return SQLITE_OK
      }
    sqlite3_wal_hook(connection, note, pages)
  }

  /// Leaves the write-ahead log as it is when the connection closes, for the disk has refused a write
  /// and must not be asked again.
  package func leaveLogOnClose() {
    _ = csqlite_leave_log_on_close(connection)
  }

  /// Breaks off what runs longer than some thousand steps of the virtual machine per call of `goesOn`
  /// as soon as that says no; while `body` runs.
  package func whileAllowed<Answer>(
    by goesOn: @escaping () -> Bool, _ body: () throws(SQLiteError) -> Answer
  ) throws(SQLiteError) -> Answer {
    var handler = Handler(goesOn: goesOn)
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    return try withUnsafeMutablePointer(to: &handler) { handler throws(SQLiteError) in
      let ask: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { handler in
        handler?.assumingMemoryBound(to: Handler.self).pointee.goesOn() == false ? 1 : 0
      }
      sqlite3_progress_handler(connection, 10_000, ask, handler)
      return try body()
    }
  }

  private struct Handler {
    let goesOn: () -> Bool
  }

  func demand(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw SQLiteError(code, of: connection) }
  }
}
