import Foundation
import Measuring
import OrderedJSON

extension Row {
  /// What `schema.py` can run where pydantic is installed.
  static let ofPeers = ["pydantic", "python, pydantic"]

  /// The rows of a process that is there, and of one that starts for every pass.
  ///
  ///     → schema⇥pydantic⇥claim
  ///     ← ok⇥{"$defs":…}
  static func peers(_ process: PeerProcess, python: String, script: String, _ claim: Claim) -> [Row]
  {
    guard process.names.contains("pydantic") else { return [] }
    let description = claim.file.deletingPathExtension().appendingPathExtension("json").path
    return [
      Row(
        job: .inProcess, name: "pydantic",
        result: {
          let answer = try process.ask("schema", "pydantic", Claim.name)
          guard let text = answer.first else { throw Trouble("schema.py gave no schema") }
          return .schema(try JSON(parsing: text))
        },
        measure: { slice in
          [try process.measure("pydantic", on: Claim.name, for: slice, stride: 1) / 1_000_000]
        }),
      .process("python, pydantic", Command([python, script, "--print", description])) {
        .schema(try JSON(parsing: $0))
      },
    ]
  }

  /// What every process of Python costs.
  static func python(_ path: String) -> Row {
    .process("python, nothing", Command([path, "-c", "print()"])) { _ in .nothing }
  }
}
