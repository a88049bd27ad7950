package import Foundation

/// Rows that another process runs, which is asked line by line and answers line by line. First it says in
/// two lines which rows it has and what it runs on.
///
///     → measure⇥orjson.loads⇥100 KB⇥1⇥0.15
///     ← ok⇥301234.5
package final class PeerProcess {
  /// What it runs on, to be shown: `Python 3.11.7`, `orjson 3.13.0`.
  package let versions: [String]
  /// The rows that it can run.
  package let names: [String]
  private let process = Process()
  private let requests = Pipe()
  private var answers: LineReader

  /// Starts the script; it finds the documents in a folder.
  package init(python: String, script: String, documents: URL) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = [script, documents.path]
    process.standardInput = requests
    process.standardOutput = output
    try process.run()
    answers = LineReader(output.fileHandleForReading)
    names = try answers.next().components(separatedBy: "\t")
    versions = try answers.next().components(separatedBy: "\t")
  }

  /// The nanoseconds that a pass of a row took.
  package func measure(
    _ row: String, on document: String, for slice: Duration, stride: Int
  ) throws -> Double {
    let answer = try ask("measure", row, document, "\(stride)", "\(slice / .seconds(1))")
    guard let time = answer.first.flatMap(Double.init) else {
      throw Trouble("the peers gave no time")
    }
    return time
  }

  /// The words of the answer.
  package func ask(_ words: String...) throws -> [String] {
    let line = words.joined(separator: "\t") + "\n"
    try requests.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    let answer = try answers.next().components(separatedBy: "\t")
    guard answer.first == "ok" else {
      throw Trouble("the peers said: \(answer.joined(separator: " "))")
    }
    return Array(answer.dropFirst())
  }

  /// Ends the process, which stops where its input ends.
  package func finish() throws {
    try requests.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

/// Lines of a pipe.
private struct LineReader {
  private let handle: FileHandle
  private var rest = Data()

  init(_ handle: FileHandle) { self.handle = handle }

  mutating func next() throws -> String {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        defer { rest = Data(rest[(end + 1)...]) }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      let more = handle.availableData
      guard !more.isEmpty else { throw Trouble("the peers ended early") }
      rest.append(more)
    }
  }
}
