package import Files

/// Why the bytes of a body are not those that were promised.
package enum HTTPBodyError: Error, Sendable, Hashable {
  case unreadable(FileError)
  /// It is another file, or another length, or was written to since it was measured.
  case changed(FilePath)
  /// The file ended before its range did.
  case cutShort(FilePath, at: Int)
  /// The body is longer than whoever wants it in memory allows.
  case tooLarge(count: Int, limit: Int)
}

extension HTTPBodyError {
  /// Whether it says nothing of the file: this machine has no more to give.
  package var isShortage: Bool {
    if case .unreadable(let error) = self { error.isShortage } else { false }
  }
}

extension HTTPBodyError: CustomStringConvertible {
  /// One line: the file, what is wrong, and what to do.
  package var description: String {
    switch self {
    case .unreadable(let error): "\(error)"
    case .changed(let path):
      "\(path): was changed while it was being sent; send it again when nobody writes to it"
    case .cutShort(let path, let offset):
      "\(path): ended after \(offset) bytes while it was being sent; send it again when nobody "
        + "writes to it"
    case .tooLarge(let count, let limit):
      "The body has \(count) bytes, but at most \(limit) are allowed; send less."
    }
  }
}
