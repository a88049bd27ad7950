private import Glibc

extension FilePath {
  /// The names of what lies in this folder, in byte order.
  package func names() throws(FileError) -> [FilePath] {
    try Folder(opening: self).names()
  }
}

extension FilePath {
  /// Makes a folder here, and those above it that are missing; one that is there stays as it is.
  package func makeFolder(mode: UInt32) throws(FileError) {
    do {
      try makeLastFolder(mode: mode)
    } catch .refused(_, _, code: ENOENT) where !folder.bytes.elementsEqual(bytes) {
      try folder.makeFolder(mode: mode)
      try makeLastFolder(mode: mode)
    }
  }

  /// The same where nothing above it is missing.
  private func makeLastFolder(mode: UInt32) throws(FileError) {
    do {
      try FileError.Operation.writing.attempt(on: self) { mkdir(cString, mode) }
    } catch .refused(_, _, code: EEXIST) {
      guard try FileStatus(of: self).kind == .folder else {
        throw .refused(.writing, self, code: ENOTDIR)
      }
    }
  }
}
