import Measuring

/// All that was measured.
struct Report: Codable {
  let machine: Machine
  let pace: Pace
  let sections: [Section]
  /// Rows of peers that are not installed.
  let leftOut: [String]

  /// One document.
  struct Section: Codable {
    let document: String
    let bytes: Int
    let lines: Int
    let figures: [Figure]
  }

  /// One row on one document, in MB/s.
  struct Figure: Codable {
    let job: Row.Job
    let row: String
    let median: Double
    let slowest: Double
    let fastest: Double
    /// How many times as fast as the yardstick of the job.
    let timesYardstick: Double
    /// Of typed rows, how many times as fast as the floor.
    let timesFloor: Double?
  }
}

extension Report.Figure {
  /// Of the rates of a row, round by round, and those of the rows to compare it with.
  init(_ row: Row, rates: [Double], yardstick: [Double], floor: [Double]?) {
    job = row.job
    self.row = row.name
    median = rates.median
    slowest = rates.min() ?? 0
    fastest = rates.max() ?? 0
    // Compared within each round, where the machine was equally busy for both.
    timesYardstick = zip(rates, yardstick).map { $0 / $1 }.median
    timesFloor = floor.map { zip(rates, $0).map { $0 / $1 }.median }
  }
}
