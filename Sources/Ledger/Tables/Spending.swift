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
    let sums = """
      SELECT count(*), sum(tokens), sum(picodollars), sum(is_exact IS NOT 1), sum(is_repeat),
        count(DISTINCT item), sum(state IS ?2), sum(state IS ?2 AND is_exact IS NOT 1),
        sum(state IS ?2 AND is_exact IS NOT 1 AND tokens IS 0)
      FROM call WHERE run IN (SELECT id FROM run WHERE \(runs) = ?1)
      """
    _ = try prepare(sums).first(.integer(number), .integer(CallState.answered)) { row in
      spending.calls = row.integer(0)
      spending.tokens = row.integer(1)
      spending.picodollars = row.integer(2)
      spending.uncounted = row.integer(3)
      spending.repaid = row.integer(4)
      spending.documents = row.integer(5)
      spending.answers = row.integer(6)
      spending.inexactAnswers = row.integer(7)
      spending.answersWithoutTokens = row.integer(8)
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
