private import Glibc

extension Folder {
  /// The names of what lies in here, in byte order.
  package borrowing func names() throws(FileError) -> [FilePath] {
    var names: [FilePath] = []
    try forEachName { name, _ in
      if let name = FilePath(name) { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether a file stands under that name, and neither a link nor anything else.
  package borrowing func hasFile(_ name: FilePath) -> Bool {
    var status = stat()
    return fstatat(descriptor, name.cString, &status, AT_SYMLINK_NOFOLLOW) == 0
      && status.st_mode & S_IFMT == S_IFREG
  }

  /// Makes a folder, for nobody but its owner, unless something has that name.
  package borrowing func makeFolder(_ name: FilePath) throws(FileError) {
    do {
      try FileError.Operation.writing.attempt(on: path.appending(name)) {
        mkdirat(descriptor, name.cString, 0o700)
      }
    } catch .refused(_, _, code: EEXIST) {
      // It is there.
    }
  }

  /// Makes a file of bytes under a name that nothing has.
  package borrowing func makeFile(_ name: FilePath, of bytes: [UInt8]) throws(FileError) {
    let writing = FileError.Operation.writing
    let path = path.appending(name)
    let file = try writing.attempt(on: path) {
      openat(
        descriptor, name.cString, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    defer { close(file) }
    try writing.write(bytes, to: file, at: path)
  }

  /// Waits until the bytes of a file are on the disk.
  package borrowing func settle(_ name: FilePath) throws(FileError) {
    let file = try file(name)
    try FileError.Operation.writing.attempt(on: file.path) { fsync(file.descriptor) }
  }

  /// Gives what has one name another, in place of what had it.
  package borrowing func rename(_ name: FilePath, to other: FilePath) throws(FileError) {
    try FileError.Operation.writing.attempt(on: path.appending(other)) {
      renameat(descriptor, name.cString, descriptor, other.cString)
    }
  }

  /// Takes away a file or a link, if one has that name.
  package borrowing func remove(_ name: FilePath) throws(FileError) {
    do {
      try FileError.Operation.writing.attempt(on: path.appending(name)) {
        unlinkat(descriptor, name.cString, 0)
      }
    } catch .refused(_, _, code: ENOENT) {
      // It is gone.
    }
  }

  /// Takes away an empty folder by its name; one that is not empty stays.
  package borrowing func removeFolder(_ name: FilePath) {
    unlinkat(descriptor, name.cString, AT_REMOVEDIR)
  }

  /// Waits until the names in here are on the disk.
  package borrowing func sync() throws(FileError) {
    do {
      try FileError.Operation.writing.attempt(on: path) { fsync(descriptor) }
    } catch .refused(_, _, code: EINVAL) {
      // Some file systems cannot sync a folder; the names stand all the same.
    }
  }
}
