import Foundation
import Measuring

extension Report {
  /// The tables that people read.
  var text: String {
    var lines = [
      "\(machine.processor), \(machine.cores) cores, \(machine.system)",
      machine.versions.joined(separator: ", "),
      "MB/s of the document: median of \(pace.rounds) rounds, slowest..fastest",
    ]
    for section in sections { lines += section.text }
    if !leftOut.isEmpty { lines += ["", "Not installed: \(leftOut.joined(separator: ", "))"] }
    return lines.joined(separator: "\n")
  }
}

extension Report.Section {
  fileprivate var text: [String] {
    var text = ["", "\(document): \(bytes) bytes, \(lines) invoice lines"]
    for job in Row.Job.allCases {
      let figures = figures.filter { $0.job == job }
      if figures.isEmpty { continue }
      text.append("  \(job.rawValue)".padded(to: 62) + "× " + job.yardstick)
      text += figures.map(line)
    }
    return text
  }

  private func line(_ figure: Report.Figure) -> String {
    let range = "\(Self.brief(figure.slowest))..\(Self.brief(figure.fastest))"
    let times = String(format: "%.2f", figure.timesYardstick)
    let near = figure.timesFloor.map { String(format: "   %.0f %% of floor", $0 * 100) }
    return "    " + figure.row.padded(to: 26) + Self.brief(figure.median).leftPadded(to: 8) + "  "
      + range.padded(to: 18) + times.leftPadded(to: 8) + (near ?? "")
  }

  private static func brief(_ rate: Double) -> String {
    String(format: rate < 100 ? "%.1f" : "%.0f", rate)
  }
}
