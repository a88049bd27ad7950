private import Glibc

extension Folder {
  /// Hands out the name of everything in this folder, in no order, and what it is.
  package borrowing func forEachEntry(
    _ body: (UnsafeRawBufferPointer, FileStatus.Kind) -> Void
  ) throws(FileError) {
    try forEachName { name, type in
      // Not every file system says in passing what something is. What is gone by now is left out.
      let kind = Self.kind(type) ?? FilePath(name).flatMap { try? status(of: $0).kind }
      if let kind { body(name, kind) }
    }
  }

  /// Hands out every name in this folder, and what the file system says in passing that it is.
  borrowing func forEachName(
    _ body: (UnsafeRawBufferPointer, _ type: UInt8) -> Void
  ) throws(FileError) {
    let own = try FileError.Operation.opening.attempt(on: path) {
      openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard let stream = fdopendir(own) else {
      let code = errno
      close(own)
      throw .refused(.opening, path, code: code)
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = Self.name(of: entry)
      if !Self.isDots(name) { body(name, entry.pointee.d_type) }
    }
    if errno != 0 { throw .refused(.reading, path, code: errno) }
  }

  /// Whether this process may read what stands in this folder under a name; if not, what the system
  /// says (errno(3)). Nothing is opened for it.
  package borrowing func refusal(toRead name: FilePath) -> Int32? {
    faccessat(descriptor, name.cString, R_OK, AT_EACCESS) == 0 ? nil : errno
  }

  /// Where a symbolic link in this folder says that it leads.
  package borrowing func target(of name: FilePath) throws(FileError) -> FilePath {
    try name.linkTarget(in: descriptor, named: path.appending(name))
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> UnsafeRawBufferPointer {
    // A name may be longer than the array that the type declares.
    let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
    let count = strlen(start.assumingMemoryBound(to: CChar.self))
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  private static func isDots(_ name: UnsafeRawBufferPointer) -> Bool {
    let stop = UInt8(ascii: ".")
    return name.count <= 2 && name.allSatisfy { $0 == stop }
  }

  private static func kind(_ type: UInt8) -> FileStatus.Kind? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .special
    }
  }
}

extension FilePath {
  /// Whether this process may read what stands here; if not, what the system says (errno(3)).
  package func refusalToRead() -> Int32? {
    faccessat(AT_FDCWD, cString, R_OK, AT_EACCESS) == 0 ? nil : errno
  }

  /// Where the symbolic link that stands here says that it leads; nothing if none does.
  package var linkTarget: FilePath? { try? linkTarget(in: AT_FDCWD, named: self) }

  fileprivate func linkTarget(
    in folder: Int32, named path: FilePath
  ) throws(FileError) -> FilePath {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = try FileError.Operation.reading.attempt(on: path) {
      readlinkat(folder, cString, &buffer, buffer.count - 1)
    }
    return FilePath(cString: buffer[..<count] + [0])
  }
}
