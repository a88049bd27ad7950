private import Glibc

/// What stands somewhere, seen from outside: nothing is opened for it.
package struct FileStatus: Sendable, Hashable {
  package let kind: Kind
  package let stamp: FileStamp

  package enum Kind: Sendable, Hashable {
    /// A file on a disk.
    case file
    case folder
    /// A symbolic link.
    case link
    /// A pipe, a socket, a device.
    case special
  }

  /// What stands at a path, through symbolic links.
  package init(of path: FilePath) throws(FileError) {
    var status = stat()
    try FileError.Operation.opening.attempt(on: path) {
      fstatat(AT_FDCWD, path.cString, &status, 0)
    }
    self.init(status)
  }

  /// What stands at a path, a symbolic link included.
  package init(ofLinkOr path: FilePath) throws(FileError) {
    var status = stat()
    try FileError.Operation.opening.attempt(on: path) {
      fstatat(AT_FDCWD, path.cString, &status, AT_SYMLINK_NOFOLLOW)
    }
    self.init(status)
  }
}

extension FileStatus {
  /// What was opened at a path.
  init(ofOpen descriptor: Int32, at path: FilePath) throws(FileError) {
    var status = stat()
    try FileError.Operation.opening.attempt(on: path) { fstat(descriptor, &status) }
    self.init(status)
  }
}

extension Folder {
  /// What stands in this folder under a name, a symbolic link included.
  package borrowing func status(of name: FilePath) throws(FileError) -> FileStatus {
    var status = stat()
    try FileError.Operation.opening.attempt(on: path.appending(name)) {
      fstatat(descriptor, name.cString, &status, AT_SYMLINK_NOFOLLOW)
    }
    return FileStatus(status)
  }

  /// What this folder itself is like.
  package borrowing func status() throws(FileError) -> FileStatus {
    var status = stat()
    try FileError.Operation.reading.attempt(on: path) { fstat(descriptor, &status) }
    return FileStatus(status)
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    stamp = FileStamp(status)
  }
}

extension FileStamp {
  fileprivate init(_ status: stat) {
    let nanoseconds = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size),
      modified: nanoseconds.partialValue &+ Int64(status.st_mtim.tv_nsec))
  }
}

extension File {
  /// What the open file is like at this moment.
  package borrowing func stamp() throws(FileError) -> FileStamp {
    var status = stat()
    try FileError.Operation.reading.attempt(on: path) { fstat(descriptor, &status) }
    return FileStamp(status)
  }
}
