package import Files
import SQLite

// What is left of calls: at the API, and of those that a crash cut off.
extension LedgerReader {
  /// The interactions of a document that the API may still have and that no other document shares, and at
  /// which origin each is: of all that the document ever was, under all versions.
  package func interactions(
    of name: FilePath
  ) throws(LedgerError) -> [(id: String, origin: String)] {
    try ask { () throws(SQLiteError) in
      try database.statement(
        """
        SELECT DISTINCT call.interaction, run.origin
        FROM input JOIN claim ON claim.input = input.id JOIN call ON call.item = claim.item
          JOIN run ON run.id = call.run
        WHERE input.name = ? AND call.interaction IS NOT NULL
          AND call.interaction NOT IN (SELECT interaction FROM forgotten)
          AND NOT EXISTS (SELECT 1 FROM claim AS other
            WHERE other.item = claim.item AND other.input <> claim.input)
        """
      ).all(.blob(name.bytes)) { (id: $0.text(0), origin: $0.text(1)) }
    }
  }

  /// Every origin that a run asked.
  package func origins() throws(LedgerError) -> [String] {
    try ask { () throws(SQLiteError) in
      try database.statement("SELECT DISTINCT origin FROM run ORDER BY origin").all { $0.text(0) }
    }
  }

  /// How many calls were about to be made, with nothing known of them after that.
  package func unknownCalls() throws(LedgerError) -> Int {
    try ask { () throws(SQLiteError) in
      try database.statement("SELECT count(*) FROM call WHERE state = ?")
        .first(.integer(CallState.intended)) { $0.integer(0) } ?? 0
    }
  }

  /// How many calls were answered whose answer is not kept any more.
  package func purgedCalls() throws(LedgerError) -> Int {
    try ask { () throws(SQLiteError) in
      try database.statement("SELECT count(*) FROM call WHERE state = ? AND answer IS NULL")
        .first(.integer(CallState.answered)) { $0.integer(0) } ?? 0
    }
  }

  /// What the job of the last run took, all its runs together.
  package func jobSpending() throws(LedgerError) -> LedgerSpending {
    try ask { () throws(SQLiteError) in
      let job = try database.statement("SELECT job FROM run ORDER BY id DESC LIMIT 1")
        .first { $0.integer(0) }
      return try job.map { job throws(SQLiteError) in try database.spending(.ofJob(job)) }
        ?? LedgerSpending()
    }
  }
}
