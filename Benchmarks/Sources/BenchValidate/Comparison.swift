import Measuring

/// Measures rows in turns: each row once a round, so that a slow minute of the machine hits them all.
struct Comparison {
  let pace: Pace
  let rows: [Row]

  /// Measures all rows on a set, once all agree on what is valid.
  func run(on set: DataSet) throws -> Report.Section {
    let contestants = try rows.map { try $0.prepare(set) }
    let expected = Verdicts(accepted: set.valid.count, refused: set.invalid.count)
    for (row, contestant) in zip(rows, contestants) {
      let found = try contestant.verdicts()
      guard found == expected else {
        throw Trouble("\(row.name) judges \(set.name) with \(found) instead of \(expected)")
      }
    }

    var times: [[Double]] = Array(repeating: [], count: rows.count)
    for _ in 0..<pace.rounds {
      for (rank, contestant) in contestants.enumerated() {
        let time = try contestant.measure(.milliseconds(pace.millisecondsPerTurn))
        times[rank].append(time / Double(set.valid.count))
      }
    }
    let size = set.bytes / set.valid.count
    let figures = zip(rows, times).map { row, own in
      let yardstick = rows.firstIndex { $0.name == row.job.yardstick }.map { times[$0] }
      return Report.Figure(row, times: own, bytes: size, yardstick: yardstick)
    }
    return Report.Section(set: set.name, bytes: size, verdicts: expected, figures: figures)
  }
}
