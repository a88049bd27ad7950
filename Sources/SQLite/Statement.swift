private import CSQLite

/// A compiled statement, for the thread of its database. It holds no lock and no value between its runs.
package final class Statement {
  /// Stays open until the last of its statements is gone.
  private let connection: OpaquePointer
  private let statement: OpaquePointer
  private let places: Int

  init(_ sql: String, of database: Database) throws(SQLiteError) {
    var statement: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    try database.demand(
      sqlite3_prepare_v3(database.connection, sql, -1, flags, &statement, nil))
    guard let statement else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "there is no statement in an empty text")
    }
    self.connection = database.connection
    self.statement = statement
    self.places = Int(sqlite3_bind_parameter_count(statement))
  }

  deinit {
    sqlite3_finalize(statement)
  }

  /// Runs it once, for what it does.
  package func run(_ values: SQLiteValue...) throws(SQLiteError) {
    try withValues(values[...]) { () throws(SQLiteError) in
      while try step() {}
    }
  }

  /// Runs it once with as many values as a table may have columns; texts and blobs are copied.
  package func run(_ values: [SQLiteValue]) throws(SQLiteError) {
    precondition(values.count == places, "A statement has \(places) places for values.")
    defer { sqlite3_reset(statement) }
    for (rank, value) in values.enumerated() { try copy(value, to: Int32(rank) + 1) }
    while try step() {}
  }

  /// What `read` makes of the first row, if there is one.
  package func first<Answer>(
    _ values: SQLiteValue..., read: (SQLiteRow) throws(SQLiteError) -> Answer
  ) throws(SQLiteError) -> Answer? {
    try withValues(values[...]) { () throws(SQLiteError) in
      try step() ? try read(SQLiteRow(statement)) : nil
    }
  }

  /// What `read` makes of each row.
  package func all<Answer>(
    _ values: SQLiteValue..., read: (SQLiteRow) throws(SQLiteError) -> Answer
  ) throws(SQLiteError) -> [Answer] {
    try all(values, read: read)
  }

  /// What `read` makes of each row.
  package func all<Answer>(
    _ values: [SQLiteValue], read: (SQLiteRow) throws(SQLiteError) -> Answer
  ) throws(SQLiteError) -> [Answer] {
    try withValues(values[...]) { () throws(SQLiteError) in
      var answers: [Answer] = []
      while try step() { answers.append(try read(SQLiteRow(statement))) }
      return answers
    }
  }

  /// Hands out row after row, as long as `body` wants another.
  package func forEach(
    _ values: SQLiteValue..., body: (SQLiteRow) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    try forEach(values, body: body)
  }

  /// Hands out row after row, as long as `body` wants another.
  package func forEach(
    _ values: [SQLiteValue], body: (SQLiteRow) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    try withValues(values[...]) { () throws(SQLiteError) in
      while try step(), try body(SQLiteRow(statement)) {}
    }
  }
}

extension Statement {
  /// Whether there is a row.
  private func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    case let code: throw SQLiteError(code, of: connection)
    }
  }

  /// Runs `body` with the values in their places. Texts and blobs are lent for that time, not copied.
  private func withValues<Answer>(
    _ values: ArraySlice<SQLiteValue>, _ body: () throws(SQLiteError) -> Answer
  ) throws(SQLiteError) -> Answer {
    guard let value = values.first else {
      precondition(values.endIndex == places, "A statement has \(places) places for values.")
      defer { sqlite3_reset(statement) }
      return try body()
    }
    let place = Int32(values.startIndex) + 1
    switch value {
    case .null: try demand(sqlite3_bind_null(statement, place))
    case .integer(let value): try demand(sqlite3_bind_int64(statement, place, Int64(value)))
    case .real(let value): try demand(sqlite3_bind_double(statement, place, value))
    case .text(let text):
      return try text.utf8Span.span.withUnsafeBufferPointer { bytes throws(SQLiteError) in
        try demand(bind(text: bytes, at: place))
        return try withValues(values.dropFirst(), body)
      }
    case .blob(let bytes):
      return try bytes.span.bytes.withUnsafeBytes { bytes throws(SQLiteError) in
        try demand(bind(blob: bytes, at: place))
        return try withValues(values.dropFirst(), body)
      }
    }
    return try withValues(values.dropFirst(), body)
  }

  private func copy(_ value: SQLiteValue, to place: Int32) throws(SQLiteError) {
    switch value {
    case .null: try demand(sqlite3_bind_null(statement, place))
    case .integer(let value): try demand(sqlite3_bind_int64(statement, place, Int64(value)))
    case .real(let value): try demand(sqlite3_bind_double(statement, place, value))
    case .text(let text):
      let code = text.utf8Span.span.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { text in
          guard let start = text.baseAddress, !text.isEmpty else {
            return sqlite3_bind_text(statement, place, "", 0, csqlite_transient())
          }
          let encoding = UInt8(SQLITE_UTF8)
          return sqlite3_bind_text64(
            statement, place, start, UInt64(text.count), csqlite_transient(), encoding)
        }
      }
      try demand(code)
    case .blob(let bytes):
      let code = bytes.withUnsafeBytes { bytes in
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(statement, place, 0)
          : sqlite3_bind_blob64(
            statement, place, bytes.baseAddress, UInt64(bytes.count), csqlite_transient())
      }
      try demand(code)
    }
  }

  private func bind(text: UnsafeBufferPointer<UInt8>, at place: Int32) -> Int32 {
    text.withMemoryRebound(to: CChar.self) { text in
      // Without an address it would be NULL.
      guard let start = text.baseAddress, !text.isEmpty else {
        return sqlite3_bind_text(statement, place, "", 0, csqlite_transient())
      }
      let encoding = UInt8(SQLITE_UTF8)
      return sqlite3_bind_text64(statement, place, start, UInt64(text.count), nil, encoding)
    }
  }

  private func bind(blob: UnsafeRawBufferPointer, at place: Int32) -> Int32 {
    guard !blob.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
    return sqlite3_bind_blob64(statement, place, blob.baseAddress, UInt64(blob.count), nil)
  }

  private func demand(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw SQLiteError(code, of: connection) }
  }
}
