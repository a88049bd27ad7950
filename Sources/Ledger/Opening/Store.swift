import Files
private import Glibc
import SQLite

/// A ledger that is open for writing: its folder, its lock, and the one connection that writes.
///
/// While somebody writes it, the database has a write-ahead log; a ledger at rest has none and is one
/// file, which can be read without leaving anything beside it.
final class Store {
  static let name = Ledger.fileName
  /// What SQLite appends to the name of a database for the files that it keeps beside it.
  static let companions = ["-wal", "-shm", "-journal"]

  /// A name with something behind it.
  static func named(_ name: FilePath, _ suffix: String) -> FilePath {
    FilePath(name.bytes + Array(suffix.utf8)) ?? name
  }

  let database: Database
  /// What a person should know.
  let notices: [String]
  let path: FilePath
  private let folder: LedgerFolder
  private let hasLog: Bool
  private let lock: LockFile
  private var commits: Int
  /// Which file it is.
  private var identity: UInt64 = 0

  /// Opens a ledger, and makes it where it is missing.
  init(in folder: FilePath, on fileSystem: FileSystem? = nil) throws(LedgerError) {
    let folder = try LedgerFolder(folder, makes: true)
    self.folder = folder
    lock = try LockFile(in: folder)
    path = folder.path.appending(Self.name)
    if try !folder.has(Self.name) {
      guard lock.commits == 0 else { throw .lost(path, "is gone") }
      Glibc.close(try folder.open(Self.name, O_RDWR | O_CREAT | O_EXCL))
      try folder.sync()
    }
    // What another user had planted there, SQLite would use.
    for suffix in Self.companions { _ = try folder.has(Self.named(Self.name, suffix)) }
    switch fileSystem ?? FileSystem(of: folder.path) {
    case .local: (hasLog, notices) = (true, [])
    case .shared(let name):
      let notice = "\(folder.path): \(name) is slow for a ledger; --state DIR puts it elsewhere"
      (hasLog, notices) = (false, [notice])
    }
    do {
      database = try Database(at: path, .writing)
      commits = 0
    } catch {
      throw LedgerError(error, of: path)
    }
    do throws(LedgerError) {
      try Inspection(of: database, at: path).demandWhole(commits: lock.commits)
      try prepare()
    } catch {
      database.leaveLogOnClose()
      throw error
    }
  }

  private func prepare() throws(LedgerError) {
    do {
      // Pages can be given back after erasing; what is deleted is overwritten.
      try database.execute("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL")
      try database.execute(
        hasLog
          ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
          : "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA")
      try database.execute(
        "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2000")
      try database.execute("PRAGMA wal_autocheckpoint = 0")
      database.countLogPages()
      try LedgerFormat.migrate(database)
      commits = try database.number(of: "SELECT commits FROM ledger")
      if case .file(let number) = folder.place(of: Self.name) { identity = number }
    } catch {
      throw LedgerError(error, of: path)
    }
  }
}

extension Store {
  func begin() throws(LedgerError) {
    try attempt { () throws(SQLiteError) in try database.statement("BEGIN IMMEDIATE").run() }
  }

  /// Puts all since `begin` on the disk.
  func commit() throws(LedgerError) {
    try attempt { () throws(SQLiteError) in
      try database.statement("UPDATE ledger SET commits = ?, seen = ?")
        .run(.integer(commits + 1), .integer(wallClock()))
      try database.statement("COMMIT").run()
    }
    commits += 1
    try demandPlace()
    try lock.note(commits: commits)
    // Done by hand, because SQLite's own way overlooks a disk that refuses it.
    if database.logPages >= 2000 { try fold("PASSIVE") }
  }

  /// Puts the ledger back where somebody has taken it away, and throws: nothing more is asked for a folder
  /// in which somebody clears up. A folder that is moved has its ledger still.
  private func demandPlace() throws(LedgerError) {
    switch folder.place(of: Self.name) {
    case .unknown, .file(identity): return
    case .file:
      throw .storage(path, "another file stands in its place; bring it back, if you have it")
    case .nothing: try putBack()
    }
    throw .storage(path, "was taken away while it was written, and is back, whole; leave it there")
  }

  /// Writes all that is in the database to where it was.
  private func putBack() throws(LedgerError) {
    let gone = LedgerError.storage(
      path, "was taken away with its folder, and what it held is lost; bring back a copy")
    guard let file = try? folder.open(Self.name, O_RDWR | O_CREAT | O_EXCL) else { throw gone }
    defer { Glibc.close(file) }
    // By its path the database is written, so that has to lead here.
    guard let other = try? LedgerFolder(folder.path, makes: false),
      other.place(of: Self.name) == folder.place(of: Self.name)
    else {
      try folder.remove(Self.name)
      throw gone
    }
    // A log that is left would be taken for that of the new file.
    for suffix in Self.companions { try folder.remove(Self.named(Self.name, suffix)) }
    try attempt { () throws(SQLiteError) in
      try database.prepare("VACUUM INTO CAST(? AS TEXT)").run(.blob(path.bytes))
    }
    try folder.sync()
    if fsync(file) != 0 {
      throw .storage(path, FileError.refused(.writing, path, code: errno).reason)
    }
  }

  /// Takes out of all files what is in the database no more.
  func scrub() throws(LedgerError) {
    try attempt { () throws(SQLiteError) in
      try database.execute("PRAGMA incremental_vacuum")
    }
    if hasLog { try fold("TRUNCATE") }
  }

  /// Brings the log into the database, as far as no reader is in the way.
  private func fold(_ how: String) throws(LedgerError) {
    try attempt { () throws(SQLiteError) in
      try database.execute("PRAGMA wal_checkpoint(\(how))")
    }
  }

  /// Leaves one file. A reader may be in the way of that, and is in no danger.
  func close() throws(LedgerError) {
    do {
      try database.execute("PRAGMA journal_mode = DELETE")
    } catch  where error.kind == .busy {
    } catch {
      throw LedgerError(error, of: path)
    }
  }

  /// The disk is not to be asked for anything again.
  func giveUp() {
    database.leaveLogOnClose()
  }

  func attempt(_ body: () throws(SQLiteError) -> Void) throws(LedgerError) {
    do throws(SQLiteError) { try body() } catch { throw LedgerError(error, of: path) }
  }
}
