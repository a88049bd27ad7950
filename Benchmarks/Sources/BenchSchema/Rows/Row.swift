import Measuring
import OrderedJSON

/// One way from a schema's source to a schema, or the cost of a process that goes none.
struct Row {
  let job: Job
  let name: String
  /// The schema that it makes, for all to have the same fields; or a complaint about what it makes instead.
  let result: () throws -> Result
  /// Runs for about so long, and gives the milliseconds of passes: one figure for all of them where they
  /// are short, or one for each.
  let measure: (Duration) throws -> [Double]

  /// Where the work is done.
  enum Job: String, CaseIterable, Codable {
    case inProcess = "in process"
    case wholeProcess = "whole process"

    /// The row that the others of the job are compared with.
    var yardstick: String {
      switch self {
      case .inProcess: "pydantic"
      case .wholeProcess: "python, pydantic"
      }
    }
  }

  /// What a row makes.
  enum Result {
    /// A JSON Schema, whose fields are counted.
    case schema(JSON)
    /// No schema; what it says was looked at.
    case nothing
  }
}

extension Row {
  /// Work that is done here; what a pass makes is also freed in its time.
  static func here<Made>(
    _ name: String, _ work: @escaping () throws -> Made, makes schema: @escaping (Made) -> JSON
  ) -> Row {
    Row(
      job: .inProcess, name: name,
      result: { .schema(schema(try work())) },
      measure: { slice in
        // A pass takes long enough for a look at the clock after each.
        let time = try Stopwatch(slice, bytes: .max).time { keep(try work()) }
        return [time / 1_000_000]
      })
  }
}

/// A place to put a result where the optimiser cannot see that nobody needs it.
@inline(never)
private func keep<Value>(_ value: borrowing Value) {
  withExtendedLifetime(value) {}
}
