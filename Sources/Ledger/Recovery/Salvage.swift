import SQLite

/// Copies what can be read of one ledger into another, row by row.
///
/// A damaged page hides its rows and, to a scan, all behind it. So each table is read from the front up
/// to the damage, then from the back, then each key in between by itself.
struct Salvage {
  private let source: Database
  private let target: Database

  init(from source: Database, to target: Database) {
    self.source = source
    self.target = target
  }

  /// Each table with the number by which its rows are found, if there is one.
  private static let tables: [(name: String, key: String?)] = [
    ("version", "id"), ("run", "id"), ("input", "id"), ("item", "id"), ("claim", "input"),
    ("result", "item"), ("call", "item"), ("answer", "id"), ("upload", nil), ("output", nil),
    ("forgotten", nil), ("reopened", "item"),
  ]

  /// Copies all tables, then lets go of what hangs in the air.
  func copy() throws(SQLiteError) {
    try target.execute("BEGIN")
    for table in Self.tables { try copy(table.name, by: table.key) }
    for (table, row) in try target.brokenSeals() {
      try target.execute("DELETE FROM \(table.rawValue) WHERE \(table.key) = \(row)")
    }
    for step in Self.tidying { try target.execute(step) }
    try target.execute("COMMIT")
  }

  /// What a record or an answer is without its seal is not known; an item without a result is judged again
  /// by its answers, which costs nothing as long as the ledger or the API has them.
  private static let tidying = [
    "DELETE FROM call WHERE item NOT IN (SELECT id FROM item)",
    "UPDATE call SET answer = NULL WHERE answer NOT IN (SELECT id FROM answer)",
    "DELETE FROM answer WHERE id NOT IN (SELECT answer FROM call WHERE answer IS NOT NULL)",
    "DELETE FROM result WHERE item NOT IN (SELECT id FROM item WHERE outcome IS NOT NULL)",
    "UPDATE item SET outcome = NULL WHERE id NOT IN (SELECT item FROM result)",
    """
    DELETE FROM claim WHERE item NOT IN (SELECT id FROM item)
      OR input NOT IN (SELECT id FROM input) OR version NOT IN (SELECT id FROM version)
    """,
    "DELETE FROM run WHERE version NOT IN (SELECT id FROM version)",
    "DELETE FROM reopened WHERE item NOT IN (SELECT id FROM item)",
  ]
}

extension Salvage {
  private func copy(_ table: String, by key: String?) throws(SQLiteError) {
    let columns = try columns(of: table)
    guard !columns.isEmpty else { return }
    let select = "SELECT \(columns.joined(separator: ", ")) FROM \(table) NOT INDEXED"
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try target.prepare(
      "INSERT OR IGNORE INTO \(table)(\(columns.joined(separator: ", "))) VALUES (\(places))")
    let keyPlace = key.flatMap { columns.firstIndex(of: $0) }
    var last: (front: Int, back: Int) = (0, .max)
    let isWhole = try read(select + order(key, "")) { row throws(SQLiteError) in
      try keep(row, insert, keyPlace, &last.front)
    }
    if isWhole { return }
    _ = try read(select + order(key, "DESC")) { row throws(SQLiteError) in
      try keep(row, insert, keyPlace, &last.back)
    }
    guard let key, last.front < last.back else { return }
    let (distance, isBeyond) = last.back.subtractingReportingOverflow(last.front)
    if isBeyond || distance >= Self.patience { return }
    for number in last.front...last.back {
      _ = try read("\(select) WHERE \(key) = ?", [.integer(number)]) { row throws(SQLiteError) in
        try keep(row, insert, nil, &last.front)
      }
    }
  }

  /// How many keys are tried one by one: a number out of its place may lead far away.
  private static let patience = 10_000_000

  private func order(_ key: String?, _ direction: String) -> String {
    key.map { " ORDER BY \($0) \(direction)" } ?? ""
  }

  /// The columns that both ledgers know; none if the table cannot be told.
  private func columns(of table: String) throws(SQLiteError) -> [String] {
    var known: Set<String> = []
    let info = "SELECT name FROM pragma_table_info('\(table)')"
    _ = try read(info) { row in _ = known.insert(row.text(0)) }
    return try target.prepare(info).all { $0.text(0) }.filter { known.contains($0) }
  }

  /// Reads as far as there is no damage. Says whether that was the end.
  private func read(
    _ query: String, _ values: [SQLiteValue] = [],
    _ body: (SQLiteRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Bool {
    do throws(SQLiteError) {
      try source.prepare(query).forEach(values) { row throws(SQLiteError) in
        try body(row)
        return true
      }
      return true
    } catch  where error.kind == .corrupt {
      return false
    }
  }

  /// Takes a row over, unless the new tables refuse it: then it is none.
  private func keep(
    _ row: SQLiteRow, _ insert: Statement, _ keyPlace: Int?, _ last: inout Int
  ) throws(SQLiteError) {
    let values = row.values
    if let keyPlace, case .integer(let key) = values[keyPlace] { last = key }
    do throws(SQLiteError) { try insert.run(values) } catch  where error.kind == .other {}
  }
}
