import Foundation
import Measuring

/// All that was measured.
struct Report: Codable {
  let machine: Machine
  let pace: Pace
  let sections: [Section]
  let hostile: HostilePattern
  /// Rows of peers that are not installed.
  let leftOut: [String]

  /// One set.
  struct Section: Codable {
    let set: String
    /// Of an instance, on average.
    let bytes: Int
    let verdicts: Verdicts
    let figures: [Figure]
  }

  /// One row on one set.
  struct Figure: Codable {
    let job: Row.Job
    let row: String
    /// Nanoseconds an instance.
    let median: Double
    let fastest: Double
    let slowest: Double
    let megabytesPerSecond: Double
    /// How many times as fast as the yardstick of the job, if that was measured.
    let timesYardstick: Double?
  }
}

extension Report.Figure {
  /// Of the times of a row, round by round, and those of the row to compare it with.
  init(_ row: Row, times: [Double], bytes: Int, yardstick: [Double]?) {
    job = row.job
    self.row = row.name
    median = times.median
    fastest = times.min() ?? 0
    slowest = times.max() ?? 0
    megabytesPerSecond = Double(bytes) / times.median * 1000
    // Compared within each round, where the machine was equally busy for both.
    timesYardstick = yardstick.map { zip($0, times).map { $0 / $1 }.median }
  }
}

extension Report {
  /// The tables that people read.
  var text: String {
    var lines = [
      "\(machine.processor), \(machine.cores) cores, \(machine.system)",
      machine.versions.joined(separator: ", "),
      "ns an instance: median of \(pace.rounds) rounds, fastest..slowest; MB/s of its text",
    ]
    for section in sections { lines += section.text }
    let time = String(format: "%.1f", hostile.milliseconds)
    lines += ["", "\(hostile.pattern) on \(hostile.bytes) bytes: given up after \(time) ms"]
    if !leftOut.isEmpty { lines += ["", "Not installed: \(leftOut.joined(separator: ", "))"] }
    return lines.joined(separator: "\n")
  }
}

extension Report.Section {
  fileprivate var text: [String] {
    var text = [
      "",
      "\(set): \(bytes) bytes an instance, \(verdicts.accepted) accepted, \(verdicts.refused) refused",
    ]
    for job in Row.Job.allCases {
      text.append("  \(job.rawValue)".padded(to: 70) + "× " + job.yardstick)
      text += figures.filter { $0.job == job }.map(line)
    }
    return text
  }

  private func line(_ figure: Report.Figure) -> String {
    func whole(_ number: Double) -> String { String(format: "%.0f", number) }
    let range = "\(whole(figure.fastest))..\(whole(figure.slowest))"
    let times = figure.timesYardstick.map { String(format: "%.2f", $0) } ?? "–"
    return "    " + figure.row.padded(to: 24) + whole(figure.median).leftPadded(to: 10) + "  "
      + range.padded(to: 18) + whole(figure.megabytesPerSecond).leftPadded(to: 6) + " MB/s"
      + times.leftPadded(to: 9)
  }
}
