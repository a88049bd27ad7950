import SQLite

extension LedgerReader {
  /// What is wrong with the file, in lines; nothing if it is whole. Every page is read, and every answer
  /// and record compared with its seal.
  package func faults() throws(LedgerError) -> [String] {
    do throws(SQLiteError) {
      let lines = try database.prepare("PRAGMA integrity_check").all { $0.text(0) }
      let faults = lines.filter { $0 != "ok" }
      if !faults.isEmpty { return faults }
      return try database.brokenSeals().map { table, row in
        "\(table.name) \(row) is not what was written"
      }
    } catch  where error.kind == .corrupt {
      return [error.message]
    } catch {
      throw LedgerError(error, of: path)
    }
  }
}

/// A table whose rows have seals.
enum SealedTable: String, CaseIterable {
  case answer, result

  var key: String { self == .answer ? "id" : "item" }
  fileprivate var name: String { self == .answer ? "answer" : "the result of item" }
}

extension Database {
  /// Rows that are not what was written.
  func brokenSeals() throws(SQLiteError) -> [(table: SealedTable, row: Int)] {
    var broken: [(table: SealedTable, row: Int)] = []
    try prepare("SELECT id, raw, seal FROM answer").forEach { row throws(SQLiteError) in
      if Seal(of: row.blob(1)).number != row.integer(2) { broken.append((.answer, row.integer(0))) }
      return true
    }
    let results = """
      SELECT item, outcome, record, warnings, failure, model, seal
      FROM result JOIN item ON item.id = result.item WHERE outcome IS NOT NULL
      """
    try prepare(results).forEach { row throws(SQLiteError) in
      if (try? row.end(from: 1)) == nil { broken.append((.result, row.integer(0))) }
      return true
    }
    return broken
  }
}
