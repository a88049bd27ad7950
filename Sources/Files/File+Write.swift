private import Glibc

extension File {
  /// Puts a file with these bytes in place of what stood at a path, wholly or not at all.
  ///
  /// The bytes go to a new file in the same folder, which is renamed when they are on the disk.
  /// Readers see the old contents or the new, also after a power cut, and a symbolic link at the
  /// path is replaced, not followed. The mode is lessened by the user's umask.
  package static func write(
    _ bytes: [UInt8], to path: FilePath, mode: UInt32 = 0o600
  ) throws(FileError) {
    let replacement = try FileReplacement(of: path, mode: mode)
    try replacement.append(bytes)
    try replacement.takePlace()
  }
}

/// A new file on its way to its name, for bytes that come piece by piece; gone from the disk when it
/// does not get there.
package struct FileReplacement: ~Copyable {
  private let path: FilePath
  /// All names are looked up in the folder as it was opened, so that nobody can swap it meanwhile.
  private let folder: Int32
  private let descriptor: Int32
  private let temporaryName: [CChar]

  private static let writing = FileError.Operation.writing

  /// Makes a file without a name that anybody knows, in the folder of the path.
  package init(of path: FilePath, mode: UInt32 = 0o600) throws(FileError) {
    let name = Array(".\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp".utf8CString)
    let folder = try Self.writing.attempt(on: path) {
      open(path.folder.cString, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    do {
      self.descriptor = try Self.writing.attempt(on: path) {
        openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      }
    } catch {
      close(folder)
      throw error
    }
    self.path = path
    self.folder = folder
    self.temporaryName = name
  }

  deinit {
    close(descriptor)
    // Nothing is left under this name once the file has taken its place.
    unlinkat(folder, temporaryName, 0)
    close(folder)
  }

  /// Adds bytes at the end.
  package borrowing func append(_ bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      rest = try rest.dropFirst(
        Self.writing.attempt(on: path) {
          rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        })
    }
  }

  /// Puts the file in place of what stands at the path, once its bytes are on the disk.
  package consuming func takePlace() throws(FileError) {
    try Self.writing.attempt(on: path) { fsync(descriptor) }
    try Self.writing.attempt(on: path) {
      renameat(folder, temporaryName, folder, path.lastComponent.cString)
    }
    do {
      try Self.writing.attempt(on: path) { fsync(folder) }
    } catch .refused(_, _, code: EINVAL) {
      // Some file systems cannot sync a folder; the new name stands all the same.
    }
  }
}
