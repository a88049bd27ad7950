import Foundation
import OrderedJSON

/// A file that lies beside the tests.
enum Fixture {
  static func bytes(_ name: String, in subfolder: String = "Fixtures") throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "\(subfolder)/\(name)")))
  }

  /// The values of a file that has one on each line.
  static func lines(_ name: String) throws -> [JSON] {
    try bytes(name).split(separator: UInt8(ascii: "\n")).map { try JSON(parsing: $0) }
  }
}
