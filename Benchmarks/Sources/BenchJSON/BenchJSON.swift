import Foundation
import JSONCoding
import Measuring
import OrderedJSON

/// Compares our JSON with that of others; see `README.md`.
@main
enum BenchJSON {
  static func main() {
    // A peer that died is told by the answer that does not come.
    signal(SIGPIPE, SIG_IGN)
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()), of: "json")
      let report = try measure(options)
      print(options.isJSON ? try JSON(encoding: report).text() : report.text)
    } catch {
      complain("bench-json: \(error)")
      exit(1)
    }
  }

  private static func measure(_ options: Options) throws -> Report {
    let documents = try Document.all()
    try FileManager.default.createDirectory(
      at: options.documents, withIntermediateDirectories: true)
    for document in documents { try document.save(in: options.documents) }

    let peers = try options.python.map {
      Peers(
        process: try PeerProcess(
          python: $0, script: options.peers, documents: options.documents))
    }
    let theirs = peers?.rows ?? []
    let pace = options.isQuick ? Pace.quick : .full
    let comparison = Comparison(pace: pace, rows: Row.parsing + Row.decoding + Row.writing + theirs)
    let sections = try documents.map { document in
      complain("measuring \(document.name)")
      return try comparison.run(on: document)
    }
    try peers?.process.finish()
    return Report(
      machine: Machine(versions: [options.swift] + (peers?.process.versions ?? [])), pace: pace,
      sections: sections,
      leftOut: Peers.all.map(\.name).filter { name in !theirs.contains { $0.name == name } })
  }

  private static func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
