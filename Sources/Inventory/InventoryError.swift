package import Files

/// Why nothing can be listed: what the caller wrote means nothing, or cannot be read.
package enum InventoryError: Error, Sendable, Hashable {
  case missing(FilePath)
  case noMatch(FilePath)
  /// The records would go where the documents are looked for.
  case leftOut(FilePath)
  /// There are records in the folder, and no documents.
  case records(FilePath)
  /// Standard input holds one list, and it was named twice.
  case standardInputTwice
  /// A glob that is longer than any path.
  case longGlob(FilePath)
  /// A pattern for groups without one pair of parentheses, or with a slash.
  case badPattern(FilePath)
  /// An ignore file that is no file, or is not readable: nobody knows what it would leave out.
  case ignoreFile(FileError)
  case file(FileError)
}

extension InventoryError: CustomStringConvertible {
  /// One line: the path, what is wrong, and what to do.
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such file or folder; check the path"
        + (Self.looksLikeURI(path) ? " (of URIs, https, http and gs are known)" : "")
    case .noMatch(let glob): "\(glob): no file has such a name; check the path, and where you are"
    case .leftOut(let path):
      "\(path): the records go here, so nothing in it is read; choose another folder for them"
    case .records(let path):
      "\(path): holds the records of a run; name the folder of the documents, or single files"
    case .standardInputTwice: "-: standard input can be read once; name it once"
    case .longGlob(let glob):
      "\(FilePath(glob.bytes.prefix(40)) ?? glob)…: "
        + "the glob has \(glob.bytes.count) bytes, of which \(Glob.longest) are allowed; shorten it"
    case .badPattern(let pattern):
      "\(pattern): is no pattern for groups; put parentheses around what the files of a document "
        + "share, as in '(*)-page-*.png'"
    case .ignoreFile(let error): "\(error.path): \(Self.ignoring(error))"
    case .file(let error): error.description
    }
  }

  private static func ignoring(_ error: FileError) -> String {
    switch error {
    case .isSpecial, .isFolder: "is not a file, so nobody knows what to leave out; make it one"
    case .tooLarge(_, let limit):
      "has more than \(limit) bytes, so nobody knows what to leave out; shorten it"
    case .refused(_, _, code: FileError.circle):
      "is a symbolic link, which is not followed; put the file itself there"
    case .refused, .changed: error.reason
    }
  }

  private static func looksLikeURI(_ path: FilePath) -> Bool {
    let bytes = path.bytes
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return false }
    return bytes[colon...].starts(with: "://".utf8)
  }
}
