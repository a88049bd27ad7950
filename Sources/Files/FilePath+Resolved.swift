private import Glibc

extension FilePath {
  /// The one absolute path of what stands here, through all symbolic links.
  package func resolved() throws(FileError) -> FilePath {
    guard let found = realpath(cString, nil) else {
      throw .refused(.opening, self, code: errno)
    }
    defer { free(found) }
    return FilePath(cString: found)
  }

  /// Whether this is what stands in a folder, at any depth; both are resolved paths.
  package func isBelow(_ folder: FilePath) -> Bool {
    let prefix = folder.appending("").bytes
    return bytes.starts(with: prefix) && bytes.count > prefix.count
  }
}
