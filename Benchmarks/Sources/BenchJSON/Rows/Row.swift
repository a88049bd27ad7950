import Measuring

/// One way of doing one of the three jobs.
struct Row {
  let job: Job
  let name: String
  /// Makes it ready for a document.
  let prepare: (Document) throws -> Contestant

  enum Job: String, CaseIterable, Codable {
    case parse, decode, write
  }
}

extension Row.Job {
  /// The row that the others of the job are compared with.
  var yardstick: String {
    switch self {
    case .parse: "JSONSerialization"
    case .decode: "JSONDecoder"
    case .write: "JSONEncoder"
    }
  }
}

/// A row that is ready to run on one document.
struct Contestant {
  /// What it takes the document to hold, or writes of it.
  let digest: () throws -> Digest
  /// Runs for about so long, and gives the nanoseconds that one pass took.
  let measure: (Duration) throws -> Double
}

extension Contestant {
  /// Work that is done in this process; what a pass makes is also freed in its time.
  init<Result>(
    _ document: Document, _ work: @escaping () throws -> Result,
    digest: @escaping (Result) throws -> Digest
  ) {
    self.init(
      digest: { try digest(work()) },
      measure: { slice in
        try Stopwatch(slice, bytes: document.bytes.count).time { keep(try work()) }
      })
  }
}

/// A place to put a result where the optimiser cannot see that nobody needs it.
@inline(never)
private func keep<Value>(_ value: borrowing Value) {
  withExtendedLifetime(value) {}
}
