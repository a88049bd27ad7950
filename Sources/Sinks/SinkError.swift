package import Files
package import OrderedJSON

/// Why an output could not be written. What was there before is still there.
package enum SinkError: Error, Sendable, Hashable {
  case file(FileError)
  /// SQLite refused something, in its own words.
  case database(FilePath, String)
  /// What must be a folder of ours is a symbolic link, a file, or another thing.
  case notAFolder(FilePath)
  /// What was kept as the record of a document is no JSON.
  case notJSON(document: FilePath, JSONSyntaxError.Fault)
  /// A record has a value that its schema does not allow, so that there is no column for it.
  case noColumn(document: FilePath, JSONPointer)
}

extension SinkError: CustomStringConvertible {
  /// One line: where, what is wrong, and what to do.
  package var description: String {
    switch self {
    case .file(let error): error.description
    case .database(let path, let message):
      "\(path): cannot be written: \(TextPlace.visible(message)); free some space or choose another "
        + "folder, then run again"
    case .notAFolder(let path):
      "\(path): is no folder of its own, but a symbolic link or a file; take it away, or choose "
        + "another output folder"
    case .notJSON(let document, let fault):
      "\(document): its saved record is damaged: \(fault); check the ledger with extract verify"
    case .noColumn(let document, let pointer):
      "\(document): its saved record does not fit the schema at \(TextPlace.visible("\(pointer)")); "
        + "judge the saved answers anew with extract revalidate"
    }
  }
}

extension SinkError {
  /// Does something with files.
  static func ofFiles<Answer: ~Copyable>(
    _ body: () throws(FileError) -> Answer
  ) throws(SinkError) -> Answer {
    do throws(FileError) { return try body() } catch { throw .file(error) }
  }
}
