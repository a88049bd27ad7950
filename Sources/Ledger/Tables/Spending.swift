import SQLite

/// Which calls are added up.
enum SpendingScope {
  case ofJob(Int)
  case ofVersion(Int)
}

extension Database {
  /// What calls took. A call of which nothing came back yet is one whose cost nobody knows.
  func spending(_ scope: SpendingScope) throws(SQLiteError) -> LedgerSpending {
    let (runs, number) = scope.runs
    var spending = LedgerSpending()
    // Dollars and their parts by themselves: a sum of SQLite's has 64 bits, or it fails.
    let sums = """
      SELECT count(*), sum(tokens), sum(picodollars / ?3), sum(picodollars % ?3),
        sum(is_exact IS NOT 1), sum(is_repeat), count(DISTINCT item), sum(state IS ?2),
        sum(state IS ?2 AND is_exact IS NOT 1),
        sum(state IS ?2 AND is_exact IS NOT 1 AND tokens IS 0)
      FROM call WHERE run IN (SELECT id FROM run WHERE \(runs) = ?1)
      """
    let dollar = 1_000_000_000_000
    let values: [SQLiteValue] = [
      .integer(number), .integer(CallState.answered), .integer(dollar),
    ]
    for row in try prepare(sums).all(values, read: { row in (0...9).map { row.integer($0) } }) {
      spending.calls = row[0]
      spending.tokens = row[1]
      spending.picodollars = Int128(row[2]) * Int128(dollar) + Int128(row[3])
      spending.uncounted = row[4]
      spending.repaid = row[5]
      spending.documents = row[6]
      spending.answers = row[7]
      spending.inexactAnswers = row[8]
      spending.answersWithoutTokens = row[9]
    }
    // A run that was killed was at work at least until its last commit.
    let time = """
      SELECT sum(max(0, coalesce(ended, seen, (SELECT seen FROM ledger)) - begun))
      FROM run WHERE \(runs) = ?
      """
    spending.milliseconds = try prepare(time).first(.integer(number)) { $0.integer(0) } ?? 0
    return spending
  }
}

extension SpendingScope {
  fileprivate var runs: (column: String, number: Int) {
    switch self {
    case .ofJob(let number): ("job", number)
    case .ofVersion(let number): ("version", number)
    }
  }
}
