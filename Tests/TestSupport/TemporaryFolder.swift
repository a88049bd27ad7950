package import Files
private import Glibc

/// A folder for one test, empty at first and gone with the last reference to it.
package final class TemporaryFolder: Sendable {
  package let path: FilePath

  /// Makes the folder where the system keeps what is temporary.
  package init() {
    var template = Array("/tmp/extract-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let path = FilePath(template.dropLast().map(UInt8.init)) else {
      fatalError("No folder can be made in /tmp: it has to be writable for tests.")
    }
    self.path = path
  }

  deinit {
    Self.remove(path)
  }

  /// What is or will be in the folder under a name.
  package func path(_ name: FilePath) -> FilePath {
    path.appending(name)
  }

  /// Makes a file with these bytes, and answers its path.
  package func file(_ name: FilePath, holding bytes: some Sequence<UInt8>) -> FilePath {
    let path = path(name)
    let bytes = Array(bytes)
    Self.withCString(path) { path in
      let file = fopen(path, "w")
      let written = fwrite(bytes, 1, bytes.count, file)
      guard fclose(file) == 0, written == bytes.count else {
        fatalError("A test file cannot be written: /tmp needs space.")
      }
    }
    return path
  }

  /// Makes a folder, a named pipe or another thing by a C function that takes a path.
  package func thing(_ name: FilePath, madeBy make: (UnsafePointer<CChar>) -> Int32) -> FilePath {
    let path = path(name)
    guard Self.withCString(path, make) == 0 else { fatalError("\(path): cannot be made.") }
    return path
  }

  /// The names of what is in the folder, in byte order.
  package var names: [FilePath] {
    Self.names(in: path)
  }

  private static func remove(_ path: FilePath) {
    if withCString(path, unlink) == 0 { return }
    for name in names(in: path) { remove(path.appending(name)) }
    _ = withCString(path, rmdir)
  }

  private static func names(in path: FilePath) -> [FilePath] {
    guard let folder = withCString(path, opendir) else { return [] }
    defer { closedir(folder) }
    var names: [FilePath] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { name in
        FilePath(name.prefix { $0 != 0 })
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func withCString<Answer>(
    _ path: FilePath, _ body: (UnsafePointer<CChar>) -> Answer
  ) -> Answer {
    let bytes = path.bytes.map { CChar(bitPattern: $0) } + [0]
    return bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { fatalError("A terminated text is never empty.") }
      return body(start)
    }
  }
}
