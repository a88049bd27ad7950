import Foundation
import JSONCoding
import Measuring
import OrderedJSON

/// Compares how long a schema takes to be made with us and with others; see `README.md`.
@main
enum BenchSchema {
  static func main() {
    // A peer that died is told by the answer that does not come.
    signal(SIGPIPE, SIG_IGN)
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()), of: "schema")
      let report = try measure(options)
      print(options.isJSON ? try JSON(encoding: report).text() : report.text)
    } catch {
      complain("bench-schema: \(error)")
      exit(1)
    }
  }

  private static func measure(_ options: Options) throws -> Report {
    let claim = try Claim(in: options.documents)
    var rows = try Row.ours(claim) + Row.command(try commandBesideThis(), claim)
    var peers: PeerProcess?
    if let python = options.python {
      let process = try PeerProcess(
        python: python, script: options.peers, documents: options.documents)
      rows += Row.peers(process, python: python, script: options.peers, claim)
      rows.append(.python(python))
      peers = process
    }
    complain("measuring a schema of \(Claim.fieldCount) fields")
    let pace = options.isQuick ? Pace.quick : .full
    let figures = try Comparison(pace: pace, rows: rows).run()
    try peers?.finish()
    return Report(
      machine: Machine(versions: [options.swift] + (peers?.versions ?? [])), pace: pace,
      fields: Claim.fieldCount, checks: claim.outline.checks.count, bytes: claim.yaml.utf8.count,
      figures: figures,
      leftOut: Row.ofPeers.filter { name in !rows.contains { $0.name == name } })
  }

  /// The `extract` that was built with this.
  private static func commandBesideThis() throws -> String {
    guard let own = Bundle.main.executableURL else { throw Trouble("bench-schema has no path") }
    return own.deletingLastPathComponent().appending(path: "extract").path
  }

  private static func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
