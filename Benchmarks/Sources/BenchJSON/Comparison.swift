import JSONCoding
import Measuring

/// Measures rows in turns: each row once a round, so that a slow minute of the machine hits them all.
struct Comparison {
  let pace: Pace
  let rows: [Row]

  /// Measures all rows that have to do with a document, once all agree on what it holds.
  func run(on document: Document) throws -> Report.Section {
    let rows = rows.filter { document.jobs.contains($0.job) }
    let contestants = try rows.map { try $0.prepare(document) }
    let digest = try agreement(on: document, of: rows, contestants)

    var rates: [[Double]] = Array(repeating: [], count: rows.count)
    for _ in 0..<pace.rounds {
      for (rank, contestant) in contestants.enumerated() {
        let time = try contestant.measure(.milliseconds(pace.millisecondsPerTurn))
        // Bytes a nanosecond are GB/s.
        rates[rank].append(Double(document.bytes.count) / time * 1000)
      }
    }
    func all(of name: String) -> [Double] {
      rows.firstIndex { $0.name == name }.map { rates[$0] } ?? []
    }
    let figures = zip(rows, rates).map { row, own in
      Report.Figure(
        row, rates: own, yardstick: all(of: row.job.yardstick),
        floor: row.job == .decode ? all(of: Row.floor) : nil)
    }
    return Report.Section(
      document: document.name, bytes: document.bytes.count, lines: digest.lines, figures: figures)
  }

  private func agreement(
    on document: Document, of rows: [Row], _ contestants: [Contestant]
  ) throws -> Digest {
    let expected = Digest(try Batch(decoding: document.bytes))
    for (row, contestant) in zip(rows, contestants) {
      let found = try contestant.digest()
      guard found == expected, found.lines > 0 else {
        throw Trouble("\(row.name) reads \(document.name) as \(found), others as \(expected)")
      }
    }
    return expected
  }
}
