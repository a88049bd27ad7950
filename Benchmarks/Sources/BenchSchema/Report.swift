import Foundation
import Measuring

/// All that was measured.
struct Report: Codable {
  let machine: Machine
  let pace: Pace
  /// Of the schema.
  let fields: Int
  let checks: Int
  let bytes: Int
  let figures: [Figure]
  /// Rows of peers that are not installed.
  let leftOut: [String]

  /// One row.
  struct Figure: Codable {
    let job: Row.Job
    let row: String
    /// Milliseconds a pass.
    let median: Double
    let fastest: Double
    let slowest: Double
    /// How many times as fast as the yardstick of the job, if that was measured.
    let timesYardstick: Double?
  }
}

extension Report.Figure {
  /// Of the times of a row, round by round, and those of the row to compare it with.
  init(_ row: Row, turns: [[Double]], yardstick: [[Double]]?) {
    let times = turns.flatMap(\.self)
    job = row.job
    self.row = row.name
    median = times.median
    fastest = times.min() ?? 0
    slowest = times.max() ?? 0
    // Compared within each round, where the machine was equally busy for both.
    timesYardstick = yardstick.map { zip($0, turns).map { $0.median / $1.median }.median }
  }
}

extension Report {
  /// The table that people read.
  var text: String {
    var lines = [
      "\(machine.processor), \(machine.cores) cores, \(machine.system)",
      machine.versions.joined(separator: ", "),
      "ms: median, fastest..slowest of \(pace.rounds) rounds",
      "",
      "\(fields) fields, \(checks) checks, \(bytes) bytes of YAML",
    ]
    for job in Row.Job.allCases {
      lines.append("  \(job.rawValue)".padded(to: 58) + "× " + job.yardstick)
      lines += figures.filter { $0.job == job }.map(\.line)
    }
    if !leftOut.isEmpty { lines += ["", "Not installed: \(leftOut.joined(separator: ", "))"] }
    return lines.joined(separator: "\n")
  }
}

extension Report.Figure {
  fileprivate var line: String {
    func brief(_ time: Double) -> String { String(format: time < 100 ? "%.2f" : "%.0f", time) }
    let range = "\(brief(fastest))..\(brief(slowest))"
    let times = timesYardstick.map { String(format: "%.1f", $0) } ?? "–"
    return "    " + row.padded(to: 24) + brief(median).leftPadded(to: 8) + "  "
      + range.padded(to: 16) + times.leftPadded(to: 8)
  }
}
