import Files
private import Glibc

/// Paths with `*`, `?` or `[…]` in them, for shells that leave them as they are.
enum Globs {
  /// The files that a pattern matches, in byte order. A path that is there, or has no such sign in it,
  /// stands for itself; so does a pattern that matches nothing, to be complained of where it is opened.
  static func matches(_ path: FilePath) -> [FilePath] {
    let signs = Array("*?[".utf8)
    guard path.bytes.contains(where: signs.contains) else { return [path] }
    let text = path.bytes.map { CChar(bitPattern: $0) } + [0]
    if access(text, F_OK) == 0 { return [path] }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(text, GLOB_NOSORT, nil, &found) == 0 else { return [path] }
    var paths: [FilePath] = []
    for index in 0..<Int(found.gl_pathc) {
      if let match = found.gl_pathv[index] { paths.append(FilePath(cString: match)) }
    }
    return paths.sorted()
  }
}
