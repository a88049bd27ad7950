import Foundation
import Measuring

/// A schema with instances that are valid and instances that are not.
struct DataSet {
  let name: String
  let schema: [UInt8]
  let valid: [[UInt8]]
  let invalid: [[UInt8]]

  /// The bytes of all that is valid, which is what is measured.
  var bytes: Int { valid.map(\.count).reduce(0, +) }

  /// The sets in a folder, each a folder with `schema.json`, `valid.jsonl` and `invalid.jsonl`; small
  /// instances first.
  static func all(in folder: URL) throws -> [DataSet] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let sets = try names.map { name in
      let place = folder.appending(path: name)
      return DataSet(
        name: name, schema: Array(try Data(contentsOf: place.appending(path: "schema.json"))),
        valid: try lines(of: place.appending(path: "valid.jsonl")),
        invalid: try lines(of: place.appending(path: "invalid.jsonl")))
    }
    guard !sets.isEmpty, sets.allSatisfy({ !$0.valid.isEmpty }) else {
      throw Trouble("\(folder.path) holds no instances")
    }
    return sets.sorted { $0.bytes / $0.valid.count < $1.bytes / $1.valid.count }
  }

  private static func lines(of file: URL) throws -> [[UInt8]] {
    try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }
}
