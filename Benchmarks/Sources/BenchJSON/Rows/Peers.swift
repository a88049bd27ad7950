import Measuring

/// The rows that `peers.py` runs.
///
///     → digest⇥orjson.loads⇥100 KB
///     ← ok⇥566⇥1234567⇥13579
struct Peers {
  /// What can be measured where everything is installed.
  static let all: [(job: Row.Job, name: String)] = [
    (.parse, "orjson.loads"), (.parse, "json.loads"), (.decode, "pydantic validate_json"),
    (.write, "orjson.dumps"),
  ]

  let process: PeerProcess

  /// The rows that the process can run.
  var rows: [Row] {
    Self.all.filter { process.names.contains($0.name) }.map { job, name in
      Row(job: job, name: name) { document in
        Contestant(
          digest: {
            let numbers = try process.ask("digest", name, document.name).compactMap { Int($0) }
            guard numbers.count == 3 else { throw Trouble("peers.py gave no digest") }
            return Digest(lines: numbers[0], cents: numbers[1], letters: numbers[2])
          },
          measure: { slice in
            let stride = Stopwatch(slice, bytes: document.bytes.count).stride
            return try process.measure(name, on: document.name, for: slice, stride: stride)
          })
      }
    }
  }
}
