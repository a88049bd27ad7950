private import CSQLite

/// What SQLite refused, with its own number and words.
package struct SQLiteError: Error, Sendable, Hashable {
  /// The extended result code, such as 1034 for an fsync that failed.
  package let code: Int32
  /// In the words of SQLite, which name no values.
  package let message: String
  /// What the system said (errno), if it was the system; else 0.
  package let systemCode: Int32

  package init(code: Int32, message: String, systemCode: Int32 = 0) {
    self.code = code
    self.message = message
    self.systemCode = systemCode
  }

  /// What it means for whoever has the file.
  package enum Kind: Sendable, Hashable {
    /// No space is left.
    case full
    /// The disk refused to read or write.
    case inputOutput
    /// The file is no database, or is damaged.
    case corrupt
    /// Somebody else has it locked.
    case busy
    /// It may not be written, or not be opened.
    case forbidden
    /// A mistake in what was asked.
    case other
  }

  package var kind: Kind {
    switch code & 0xff {
    case SQLITE_FULL: .full
    case SQLITE_IOERR: .inputOutput
    case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .forbidden
    default: .other
    }
  }

  /// Whether it was told to stop (see ``Database/whileAllowed(by:_:)``).
  package var isInterruption: Bool { code == SQLITE_INTERRUPT }

  /// What a connection said last.
  init(_ code: Int32, of connection: OpaquePointer?) {
    let message = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    self.code = code
    self.message = message.map { String(cString: $0) } ?? "error \(code)"
    // The number stays from earlier failures: it means something only where the system is asked.
    let asksSystem = [SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_FULL].contains(code & 0xff)
    self.systemCode = asksSystem ? connection.map { sqlite3_system_errno($0) } ?? 0 : 0
  }
}

extension SQLiteError: CustomStringConvertible {
  package var description: String { message }
}
