import Foundation
import JSONCoding
import Measuring
import OrderedJSON

/// Compares our verdicts by JSON Schemas with those of others; see `README.md`.
@main
enum BenchValidate {
  static func main() {
    // A peer that died is told by the answer that does not come.
    signal(SIGPIPE, SIG_IGN)
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()), of: "validate")
      let report = try measure(options)
      print(options.isJSON ? try JSON(encoding: report).text() : report.text)
    } catch {
      complain("bench-validate: \(error)")
      exit(1)
    }
  }

  private static func measure(_ options: Options) throws -> Report {
    let sets = try DataSet.all(in: options.documents)
    let peers = try options.python.map {
      try PeerProcess(python: $0, script: options.peers, documents: options.documents)
    }
    let theirs = peers.map(Row.peers) ?? []
    let pace = options.isQuick ? Pace.quick : .full
    let comparison = Comparison(pace: pace, rows: Row.ours + theirs)
    let sections = try sets.map { set in
      complain("measuring \(set.name)")
      return try comparison.run(on: set)
    }
    complain("measuring a hostile pattern")
    let hostile = try HostilePattern.measure()
    try peers?.finish()
    return Report(
      machine: Machine(versions: [options.swift] + (peers?.versions ?? [])), pace: pace,
      sections: sections, hostile: hostile,
      leftOut: Row.ofPeers.map(\.name).filter { name in !theirs.contains { $0.name == name } })
  }

  private static func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
