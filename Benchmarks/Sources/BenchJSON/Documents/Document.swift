import Foundation
import OrderedJSON

/// One text that every row reads, and what it holds.
struct Document {
  /// Its name in the table, and of its file for the rows of another process.
  let name: String
  let bytes: [UInt8]
  /// What is done with it.
  var jobs = Row.Job.allCases

  /// The four texts that are measured.
  static func all() throws -> [Document] {
    func compact(_ size: Int) -> String {
      var maker = InvoiceMaker(seed: 17)
      return maker.batch(ofBytes: size)
    }
    let long = compact(5_000_000)
    // The largest once more as people read it. Nobody writes it so: what is written is compact.
    let indented = try JSON(parsing: long).text(.indented)
    return [
      Document(name: "1 KB", bytes: Array(compact(1_000).utf8)),
      Document(name: "100 KB", bytes: Array(compact(100_000).utf8)),
      Document(name: "5 MB", bytes: Array(long.utf8)),
      Document(name: "5 MB indented", bytes: Array(indented.utf8), jobs: [.parse, .decode]),
    ]
  }

  /// Writes the text to a folder for the rows of another process.
  func save(in folder: URL) throws {
    try Data(bytes).write(to: folder.appending(path: name + ".json"))
  }
}
