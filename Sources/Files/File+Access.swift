private import Glibc

extension File {
  /// Who may do what with a file.
  package struct Access: Sendable, Hashable {
    /// Whether the file belongs to the user who runs this process.
    package let isOurs: Bool
    /// The permission bits, such as `0o600`.
    package let mode: UInt32

    /// Whether nobody else may read or change it.
    package var isPrivate: Bool { isOurs && mode & 0o077 == 0 }
  }

  /// Who may do what with the file that is open here, whatever stands at its path by now.
  package borrowing func access() throws(FileError) -> Access {
    var status = stat()
    try FileError.Operation.reading.attempt(on: path) { fstat(descriptor, &status) }
    return Access(isOurs: status.st_uid == geteuid(), mode: status.st_mode & 0o7777)
  }
}
