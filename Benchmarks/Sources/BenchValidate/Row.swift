import JSONSchema
import Measuring
import OrderedJSON

/// One way from an instance to a verdict.
struct Row {
  let job: Job
  let name: String
  /// Makes it ready for a set.
  let prepare: (DataSet) throws -> Contestant

  /// What a row starts from.
  enum Job: String, CaseIterable, Codable {
    case parsed, text

    /// The row that the others of the job are compared with.
    var yardstick: String {
      switch self {
      case .parsed: "jsonschema-rs"
      case .text: "orjson + jsonschema-rs"
      }
    }
  }
}

/// A row that is ready to run on one set.
struct Contestant {
  /// How many of the valid instances it accepts, and how many of the invalid ones it refuses.
  let verdicts: () throws -> Verdicts
  /// Runs for about so long, and gives the nanoseconds that a pass over the valid instances took.
  let measure: (Duration) throws -> Double
}

/// How many instances were judged in one way and in the other.
struct Verdicts: Codable, Equatable {
  let accepted: Int
  let refused: Int
}

extension Row {
  /// What we do.
  static var ours: [Row] {
    [
      Row(job: .parsed, name: "accepts(tape)") { set in
        let schema = try CompiledSchema(JSONTape(parsing: set.schema))
        let valid = try set.valid.map { try JSONTape(parsing: $0) }
        let invalid = try set.invalid.map { try JSONTape(parsing: $0) }
        return Contestant(set, valid, invalid) { schema.accepts($0.root) }
      },
      Row(job: .text, name: "JSONTape + accepts") { set in
        let schema = try CompiledSchema(JSONTape(parsing: set.schema))
        return Contestant(set, set.valid, set.invalid) {
          schema.accepts(try JSONTape(parsing: $0).root)
        }
      },
    ]
  }

  /// What `validate.py` can run where everything is installed.
  static let ofPeers: [(job: Job, name: String)] = [
    (.parsed, "jsonschema-rs"), (.parsed, "fastjsonschema"), (.text, "orjson + jsonschema-rs"),
    (.text, "pydantic validate_json"),
  ]

  /// The rows that the process can run.
  ///
  ///     → verdicts⇥jsonschema-rs⇥invoice
  ///     ← ok⇥64⇥16
  static func peers(_ process: PeerProcess) -> [Row] {
    ofPeers.filter { process.names.contains($0.name) }.map { job, name in
      Row(job: job, name: name) { set in
        Contestant(
          verdicts: {
            let numbers = try process.ask("verdicts", name, set.name).compactMap { Int($0) }
            guard numbers.count == 2 else { throw Trouble("validate.py gave no verdicts") }
            return Verdicts(accepted: numbers[0], refused: numbers[1])
          },
          measure: { slice in
            try process.measure(
              name, on: set.name, for: slice,
              stride: Stopwatch(slice, bytes: set.bytes).stride)
          })
      }
    }
  }
}

extension Contestant {
  /// Work that is done in this process.
  init<Instance>(
    _ set: DataSet, _ valid: [Instance], _ invalid: [Instance],
    _ accepts: @escaping (Instance) throws -> Bool
  ) {
    self.init(
      verdicts: {
        Verdicts(
          accepted: try valid.filter(accepts).count,
          refused: try invalid.count - invalid.filter(accepts).count)
      },
      measure: { slice in
        try Stopwatch(slice, bytes: set.bytes).time {
          for instance in valid where try !accepts(instance) {
            throw Trouble("a valid instance of \(set.name) is refused")
          }
        }
      })
  }
}
