private import Glibc

extension FilePath {
  /// The names of what lies in this folder, in byte order.
  package func names() throws(FileError) -> [FilePath] {
    guard let folder = opendir(cString) else { throw .refused(.opening, self, code: errno) }
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
}
