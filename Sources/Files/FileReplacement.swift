private import Glibc

/// A new file on its way to its name, for bytes that come piece by piece; gone from the disk when it
/// does not get there.
package struct FileReplacement: ~Copyable {
  /// Where it is to stand.
  package let path: FilePath
  private let name: FilePath
  /// All names are looked up in the folder as it was opened, so that nobody can swap it meanwhile.
  private let folder: Folder
  private let descriptor: Int32
  /// Where the bytes are until the file takes its place, for those who write by path.
  package let temporary: FilePath
  private let temporaryName: FilePath

  private static let writing = FileError.Operation.writing

  /// Makes a file without a name that anybody knows, in the folder of the path.
  package init(of path: FilePath, mode: UInt32 = 0o600) throws(FileError) {
    let folder: Folder
    do {
      folder = try Folder(opening: path.folder)
    } catch {
      throw error.whileWriting(path)
    }
    try self.init(of: path.lastComponent, in: folder, mode: mode, path: path)
  }

  /// Makes a file in an open folder, for a name in it. What a crash may leave of it is a file whose name
  /// begins with `.`, the mark and `-`, and ends with `.tmp`.
  package init(of name: FilePath, in folder: borrowing Folder, mark: String) throws(FileError) {
    let path = folder.path.appending(name)
    try self.init(
      of: name, in: Folder(again: folder), mark: "\(mark)-", mode: 0o600, path: path)
  }

  private init(
    of name: FilePath, in folder: consuming Folder, mark: String = "", mode: UInt32, path: FilePath
  ) throws(FileError) {
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    guard let temporaryName = FilePath(".\(mark)\(random).tmp") else {
      throw .refused(.writing, path, code: EINVAL)
    }
    let parent = folder.descriptor
    descriptor = try Self.writing.attempt(on: path) {
      openat(
        parent, temporaryName.cString, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    }
    self.name = name
    self.temporaryName = temporaryName
    self.path = path
    temporary = folder.path.appending(temporaryName)
    self.folder = folder
  }

  deinit {
    close(descriptor)
    // Nothing is left under this name once the file has taken its place.
    unlinkat(folder.descriptor, temporaryName.cString, 0)
  }

  /// Adds bytes at the end.
  package borrowing func append(_ bytes: [UInt8]) throws(FileError) {
    try Self.writing.write(bytes, to: descriptor, at: path)
  }

  /// Waits until its bytes are on the disk.
  package borrowing func settle() throws(FileError) {
    try Self.writing.attempt(on: path) { fsync(descriptor) }
  }

  /// Puts the file in place of what stands at the path, once its bytes are on the disk.
  package consuming func takePlace() throws(FileError) {
    try settle()
    try Self.writing.attempt(on: path) {
      renameat(folder.descriptor, temporaryName.cString, folder.descriptor, name.cString)
    }
    do throws(FileError) {
      try folder.sync()
    } catch {
      throw error.whileWriting(path)
    }
  }
}

extension FileError.Operation {
  /// Writes all of some bytes.
  func write(_ bytes: [UInt8], to descriptor: Int32, at path: FilePath) throws(FileError) {
    var written = 0
    while written < bytes.count {
      written += try attempt(on: path) {
        bytes.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
        }
      }
    }
  }
}

extension FileError {
  /// What the system said of a folder, said of the file that is written there.
  fileprivate func whileWriting(_ path: FilePath) -> FileError {
    guard case .refused(_, _, let code) = self else { return self }
    return .refused(.writing, path, code: code)
  }
}
