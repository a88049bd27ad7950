import Measuring

/// Measures rows in turns: each row once a round, so that a slow minute of the machine hits them all.
struct Comparison {
  let pace: Pace
  let rows: [Row]

  /// Measures all rows, once all that make a schema agree on how many fields it has.
  func run() throws -> [Report.Figure] {
    for row in rows {
      guard case .schema(let schema) = try row.result() else { continue }
      let found = schema.declaredFields
      guard found == Claim.fieldCount else {
        throw Trouble("\(row.name) finds \(found) fields instead of \(Claim.fieldCount)")
      }
    }

    var turns: [[[Double]]] = Array(repeating: [], count: rows.count)
    for _ in 0..<pace.rounds {
      for (rank, row) in rows.enumerated() {
        turns[rank].append(try row.measure(.milliseconds(pace.millisecondsPerTurn)))
      }
    }
    return zip(rows, turns).map { row, own in
      let yardstick = rows.firstIndex { $0.name == row.job.yardstick }.map { turns[$0] }
      return Report.Figure(row, turns: own, yardstick: yardstick)
    }
  }
}
