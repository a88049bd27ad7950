import Foundation

/// Rows that another process runs: `peers.py`, which is asked line by line and answers line by line.
///
///     → digest⇥orjson.loads⇥100 KB
///     ← ok⇥566⇥1234567⇥13579
///     → measure⇥orjson.loads⇥100 KB⇥1⇥0.15
///     ← ok⇥301234.5
final class Peers {
  /// What can be measured where everything is installed.
  static let all: [(job: Row.Job, name: String)] = [
    (.parse, "orjson.loads"), (.parse, "json.loads"), (.decode, "pydantic validate_json"),
    (.write, "orjson.dumps"),
  ]

  /// What it runs on, to be shown: `Python 3.11.7`, `orjson 3.13.0`.
  let versions: [String]
  private let names: [String]
  private let process = Process()
  private let requests = Pipe()
  private var answers: LineReader

  /// Starts the process; it finds the documents in a folder.
  init(python: String, script: String, documents: URL) throws {
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

  /// The rows that the process can run.
  var rows: [Row] {
    Self.all.filter { names.contains($0.name) }.map { job, name in
      Row(job: job, name: name) { document in
        Contestant(
          digest: {
            let numbers = try self.ask("digest", name, document.name).compactMap { Int($0) }
            guard numbers.count == 3 else { throw Trouble("peers.py gave no digest") }
            return Digest(lines: numbers[0], cents: numbers[1], letters: numbers[2])
          },
          measure: { slice in
            let stride = Stopwatch(slice, bytes: document.bytes.count).stride
            let answer = try self.ask(
              "measure", name, document.name, "\(stride)", "\(slice / .seconds(1))")
            guard let time = answer.first.flatMap(Double.init) else {
              throw Trouble("peers.py gave no time")
            }
            return time
          })
      }
    }
  }

  private func ask(_ words: String...) throws -> [String] {
    let line = words.joined(separator: "\t") + "\n"
    try requests.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    let answer = try answers.next().components(separatedBy: "\t")
    guard answer.first == "ok" else { throw Trouble("peers.py: \(answer.joined(separator: " "))") }
    return Array(answer.dropFirst())
  }

  /// Ends the process, which stops where its input ends.
  func finish() throws {
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
      guard !more.isEmpty else { throw Trouble("peers.py ended early") }
      rest.append(more)
    }
  }
}
